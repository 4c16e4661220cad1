"""A file of an older edition: seen before it is opened, taken back, confirmed, printed in full."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator

from forms.codec import decode
from forms.definition import FormDefinition
from forms.export import word_file
from forms.question import Question
from tests.browser.form_page import FORM_ID, FormPage
from tests.browser.test_accessibility import violations
from tests.browser.visitor import PYTHON_PATIENCE, Visitor, wait_for
from tests.golden.cases import paragraphs

pytestmark = pytest.mark.browser

OLD = "Đoàn kết và phân công có rõ ràng không?"
GONE = "Câu hỏi mà phiếu nay không còn"
NOTE = "Tách cho rõ từng việc."
SPLIT = """([id, first, second, note]) => {
    SoTay.forms[id].definition.replacements.push(
        {question: "cau-goc", after: "0", replaced_by: [first, second], values: {}, note},
    );
}"""
"""Makes the page's form one that has split a question since edition 0."""

STORED = """async (id) => {
    const [draft] = await SoTay.drafts.list(id);
    return draft.content.text;
}"""
"""The text of the form's only draft."""
MAKE_OLDER = """async ([id, gone]) => {
    const [{content, ...stored}] = await SoTay.drafts.list(id);
    const data = JSON.parse(content.text);
    data.form.meaning = data.form.wording = "sha256:0";
    data.answers[gone] = {value: "Một câu cũ"};
    data.questions[gone] = "Câu hỏi không còn nữa";
    const text = JSON.stringify(data);
    await SoTay.drafts.save({...stored, text: content.text, key: null}, text, false);
    return text;
}"""
"""Makes the stored draft one that a site of another edition has left, with a question more."""
KEEP_OLDER = """async ([id, text]) => {
    const [{id: draft, seq}] = await SoTay.drafts.list(id);
    await SoTay.store.run("readwrite", ({states}) =>
        states.put({saved_at: "2026-01-02T03:04:05.000Z", text}, [draft, seq - 1]));
}"""
"""Puts a text among the states of the form's only draft."""
KEPT = """() => SoTay.store.run("readonly", ({states}) => states.getAll())
    .then(({result}) => result.map(({text}) => text))"""
"""The texts of all states."""


@pytest.fixture
def form(visitor: Visitor, site: Path, form_definition: FormDefinition) -> FormPage:
    """A form that has split a question, with something filled in."""
    form = FormPage(visitor.page(viewport={"width": 1366, "height": 768}), site)
    first, second, _ = scales(form_definition)
    form.page.evaluate(SPLIT, [FORM_ID, first.id, second.id, NOTE])
    form.fill({"respondent.ho-ten": "Trần Thị Bưởi"})
    return form


@pytest.fixture
def older(form_definition: FormDefinition, tmp_path: Path) -> Path:
    """A save file of edition 0: one answer to split, one reworded, one that is asked no more."""
    first, _, third = scales(form_definition)
    level = form_definition.scale(first.scale).levels[1].id
    data = {
        "format": "so-tay/response",
        "format_version": 1,
        "form": {"id": FORM_ID, "edition": "0", "meaning": "sha256:0", "wording": "sha256:0"},
        "questions": {"cau-goc": OLD, third.id: "Lời cũ của câu thứ ba", "cau-bo": GONE},
        "respondent": {"ho-ten": "Người điền bản cũ"},
        "answers": {
            "cau-goc": {"value": level, "note": "Ghi ở bản cũ", "evidence": ["Sổ họp"]},
            third.id: {"value": level},
            "cau-bo": {"value": "Câu trả lời cũ"},
        },
        "history": "giữ nguyên",
    }
    path = tmp_path / "cu.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def scales(definition: FormDefinition) -> list[Question]:
    """The first three questions with a scale."""
    return [question for question in definition.questions() if question.kind == "scale"][:3]


def preview(form: FormPage, file: Path) -> Locator:
    """The preview that opening a file brings."""
    with form.page.expect_file_chooser() as waiting:
        form.press("open")
    waiting.value.set_files(file)
    dialog = form.page.locator('dialog[data-part="preview"]')
    wait_for(form.page, "the preview", dialog.is_visible, PYTHON_PATIENCE)
    return dialog


def saved(form: FormPage) -> dict[str, Any]:
    """What the save file holds now."""
    if form.part("message"):
        form.close_message()
    text = form.download("save").path().read_text(encoding="utf-8")
    form.close_message()
    data: dict[str, Any] = json.loads(text)
    return data


def marks(form: FormPage) -> list[str]:
    """The questions that wait for a confirmation."""
    found: list[str] = form.page.evaluate(
        "Array.from(document.querySelectorAll('[data-reworded]'), (one) => one.dataset.reworded)"
    )
    return found


def test_an_older_file_is_shown_first_and_left_when_it_is_not_wanted(
    form: FormPage, form_definition: FormDefinition, older: Path
) -> None:
    before = form.values()
    dialog = preview(form, older)
    text = dialog.inner_text()
    first, second, third = scales(form_definition)
    for said in (OLD, NOTE, first.label, second.label, third.label, GONE, "Ghi ở bản cũ"):
        assert said in text
    for count in ("Đổi lời câu hỏi: 1", "Tách thành nhiều câu: 1", "Không còn hỏi: 1"):
        assert count in text
    found = {}
    for width in (1366, 360):
        form.page.set_viewport_size({"width": width, "height": 740})
        found[width] = violations(form.page)
        assert dialog.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    assert found == {1366: [], 360: []}
    # By keyboard: it begins at the top, its buttons are next, and Escape leaves all as it was.
    assert form.page.evaluate("document.activeElement.id") == "st-preview--title"
    form.page.keyboard.press("Tab")
    assert form.page.evaluate("document.activeElement.hasAttribute('data-dialog-yes')")
    form.page.keyboard.press("Escape")
    assert "Chưa mở tệp “cu.json”" in form.message()
    assert form.values() == before
    assert saved(form)["retired_answers"] == {}


def test_an_older_file_is_taken_over_confirmed_and_taken_back(
    form: FormPage, form_definition: FormDefinition, older: Path
) -> None:
    preview(form, older)
    assert "Người điền bản cũ" in form.answered()
    first, second, third = scales(form_definition)
    assert marks(form) == [first.id, second.id, third.id]
    data = saved(form)
    assert data["history"] == "giữ nguyên"
    assert {data["questions"][one.id] for one in (first, second)} == {OLD}
    assert set(data["retired_answers"]) == {"cau-goc", "cau-bo"}
    assert "lúc trả lời" in form.review()

    form.page.locator(f'[data-confirm="{first.id}"]').click()
    best = form_definition.scale(second.scale).levels[0].id
    form.fill({second.id: best})
    wait_for(form.page, "one mark to be left", lambda: marks(form) == [third.id])
    data = saved(form)
    assert data["questions"] == {
        first.id: first.label,
        second.id: second.label,
        third.id: "Lời cũ của câu thứ ba",
    }
    assert data["answers"][first.id]["note"] == "Ghi ở bản cũ"

    # A mark outlives the page, as the answer does.
    form.saved()
    form.page.reload()
    form.settled()
    assert marks(form) == [third.id]
    now = form.values()
    form.page.evaluate(SPLIT, [FORM_ID, first.id, second.id, NOTE])
    form.open(older)
    assert marks(form) == [first.id, second.id, third.id]
    form.page.get_by_role("button", name="Lấy lại nội dung trước khi mở tệp").click()
    assert form.values() == now
    assert marks(form) == [third.id]


def test_the_appendix_stands_on_paper_only_when_it_is_wanted(form: FormPage, older: Path) -> None:
    preview(form, older)
    form.answered()
    form.close_message()
    appendix = form.page.locator('[data-part="retired"]')
    appendix.locator("summary").click()
    assert GONE in appendix.inner_text()
    assert "Câu trả lời cũ" in appendix.inner_text()
    assert violations(form.page) == []

    def word() -> tuple[list[str], dict[str, Any]]:
        data = form.download("word").path().read_bytes()
        form.close_message()
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert archive.testzip() is None
        return paragraphs(data), decode(word_file.read(data)).retired_answers

    def on_paper() -> bool:
        form.page.emulate_media(media="print")
        form.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        shown = appendix.is_visible() and GONE in appendix.inner_text()
        form.page.evaluate("dispatchEvent(new Event('afterprint'))")
        form.page.emulate_media(media="screen")
        return shown

    assert not on_paper()
    texts, carried = word()
    assert GONE not in texts
    assert carried == {}
    form.page.locator("[data-retired-print]").check()
    assert on_paper()
    texts, carried = word()
    assert GONE in texts
    assert set(carried) == {"cau-goc", "cau-bo"}


def test_a_draft_of_an_older_edition_is_shown_first_and_can_be_given_back(
    form: FormPage, form_definition: FormDefinition
) -> None:
    question = scales(form_definition)[0]
    form.fill({question.id: form_definition.scale(question.scale).levels[1].id})
    form.saved()
    stored = form.page.evaluate(MAKE_OLDER, [FORM_ID, "cau-cu"])
    form.page.reload()
    dialog = form.page.locator('dialog[data-part="preview"]')
    wait_for(form.page, "the preview", dialog.is_visible, PYTHON_PATIENCE)
    dialog.locator("[data-dialog-no]").click()
    wait_for(form.page, "the message", lambda: "vẫn còn nguyên" in form.part("message"))
    assert form.page.evaluate(STORED, FORM_ID) == stored
    form.page.get_by_role("button", name="Xem lại bản chuyển").click()
    wait_for(form.page, "the preview", dialog.is_visible, PYTHON_PATIENCE)
    dialog.locator("[data-dialog-yes]").click()
    form.saved()
    assert form.page.evaluate(STORED, FORM_ID) != stored
    form.page.get_by_role("button", name="Trả lại bản nháp cũ").click()
    wait_for(form.page, "the list of drafts", lambda: form.draft_state() == "choosing")
    assert form.page.evaluate(STORED, FORM_ID) == stored


def test_an_older_state_of_a_draft_is_shown_first_and_can_be_taken_back(
    form: FormPage, form_definition: FormDefinition, older: Path
) -> None:
    form.saved()
    text = older.read_text(encoding="utf-8")
    form.page.evaluate(KEEP_OLDER, [FORM_ID, text])
    before = form.values()
    form.page.locator('[data-part="drafts"] > summary').click()
    form.page.locator('[data-draft-do="states"]').click()
    states = form.page.locator('[data-part="states"]')
    states.wait_for()
    assert "bản phiếu khác" in states.inner_text()
    back = states.get_by_role("button", name="Lấy lại bản này")
    label = back.inner_html()
    back.click()
    dialog = form.page.locator('dialog[data-part="preview"]')
    wait_for(form.page, "the preview", dialog.is_visible, PYTHON_PATIENCE)
    assert dialog.inner_text().startswith("Phiếu đã đổi từ khi bản này được lưu")
    assert "Bản lưu lúc" in dialog.inner_text()
    assert OLD in dialog.inner_text()
    form.page.keyboard.press("Escape")
    wait_for(form.page, "the message", lambda: "Chưa lấy lại bản lưu" in form.part("message"))
    assert form.values() == before
    assert back.inner_html() == label
    form.close_message()

    back.click()
    wait_for(form.page, "the preview", dialog.is_visible, PYTHON_PATIENCE)
    dialog.locator("[data-dialog-yes]").click()
    wait_for(form.page, "the message", lambda: "Đã lấy lại bản lưu" in form.part("message"))
    first, second, third = scales(form_definition)
    assert marks(form) == [first.id, second.id, third.id]
    assert form.values()["respondent.ho-ten"] == "Người điền bản cũ"
    form.page.get_by_role("button", name="Trở lại nội dung vừa thay").click()
    assert form.values() == before
    assert marks(form) == []
    # The state is there as it was left.
    kept = form.page.evaluate(KEPT)
    assert text in kept
