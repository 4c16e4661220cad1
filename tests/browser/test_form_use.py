"""What the form page does for a person between filling in and taking away."""

import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page

from forms import codec
from forms.definition import FormDefinition
from forms.question import NOT_APPLICABLE, Question
from tests.browser.filling import PERIOD, fill_all
from tests.browser.form_page import FormPage
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

NAME = {"respondent.ho-ten": "Trần Thị Bưởi"}
OLDER_DRAFT = """(gone) => SoTay.store.run("readwrite", ({drafts}) => {
    const request = drafts.openCursor();
    request.onsuccess = () => {
        const draft = JSON.parse(request.result.value.text);
        draft.form.meaning = draft.form.wording = "sha256:0";
        draft.answers[gone] = {value: "Một câu cũ"};
        draft.questions[gone] = "Câu hỏi không còn nữa";
        request.result.update({...request.result.value, text: JSON.stringify(draft)});
    };
})"""
"""Makes the stored draft one that a site of another edition has left, with a question more."""


@pytest.fixture
def form(visitor: Visitor, site: Path) -> FormPage:
    """An empty form."""
    return FormPage(visitor.page(), site)


def first(definition: FormDefinition, kind: str) -> Question:
    return next(question for question in definition.questions() if question.kind == kind)


def visible(page: Page, selector: str) -> bool:
    return page.locator(selector).first.is_visible()


def test_what_belongs_to_an_answer_shows_with_it(
    form: FormPage, form_definition: FormDefinition
) -> None:
    page = form.page
    scale, trigger = first(form_definition, "scale"), first(form_definition, "yes_no")
    reason, consequence = f'[data-reason="{scale.id}"]', f'[data-consequence="{trigger.id}"]'
    assert not visible(page, reason)
    assert not visible(page, consequence)
    form.fill({scale.id: NOT_APPLICABLE, trigger.id: "yes"})
    assert visible(page, reason)
    assert trigger.consequence in page.locator(consequence).inner_text()
    assert "không phải kết luận" in page.locator(consequence).inner_text()
    form.fill({trigger.id: "no"})
    assert not visible(page, consequence)
    page.locator(f'[data-clear="{scale.id}"]').click()
    assert not visible(page, reason)
    assert form.values() == {trigger.id: "no"}


def test_period_asks_for_what_its_kind_has(form: FormPage) -> None:
    def shown() -> tuple[bool, bool, int]:
        index = form.page.locator('[name="period.index"] option:not([disabled])')
        return (
            visible(form.page, '[data-period="year"]'),
            visible(form.page, '[data-period="index"]'),
            index.count() - 1,
        )

    assert shown()[:2] == (False, False)
    for kind, expected in {
        "month": (True, True, 12),
        "quarter": (True, True, 4),
        "half": (True, True, 2),
    }.items():
        form.fill({"period.kind": kind})
        assert shown() == expected
    form.fill({"period.kind": "year"})
    assert shown()[:2] == (True, False)


def test_next_unanswered_question_takes_the_focus(
    form: FormPage, form_definition: FormDefinition
) -> None:
    questions = form_definition.questions()
    left = {questions[2].id, questions[-1].id}
    fields = fill_all(form_definition)
    form.fill({n: v for n, v in fields.items() if n.split(".")[0].split("[")[0] not in left})
    for expected in (questions[2], questions[-1], questions[2]):
        form.press("next-unanswered")
        assert form.page.evaluate("document.activeElement.id") == f"q-{expected.id}"
    assert f"{len(questions) - 2}/{len(questions)}" not in form.part("status")
    rest = {name: value for name, value in fields.items() if name not in form.values()}
    form.fill(rest)
    form.press("next-unanswered")
    assert "đã trả lời" in form.message()


def test_rows_are_added_taken_away_and_brought_back(
    form: FormPage, form_definition: FormDefinition
) -> None:
    table = first(form_definition, "table")
    column = table.columns[0].id
    rows = {f"{table.id}[{row}].{column}": f"Việc {row}" for row in range(4)}
    form.fill(rows)
    form.page.locator(f'[data-table="{table.id}"] [data-remove-row]').nth(1).click()
    assert list(form.values().values()) == ["Việc 0", "Việc 2", "Việc 3"]
    form.page.get_by_role("button", name="Lấy lại dòng vừa bỏ").click()
    assert form.values() == rows
    form.saved()
    form.page.reload()
    form.settled()
    assert form.values() == rows


def test_opening_a_file_asks_before_it_replaces_and_can_be_undone(
    form: FormPage, form_definition: FormDefinition, tmp_path: Path
) -> None:
    form.fill(NAME | PERIOD)
    saved = tmp_path / "saved.json"
    form.download("save").save_as(saved)
    form.close_message()
    mine = {"respondent.ho-ten": "Người khác", form_definition.questions()[0].id: NOT_APPLICABLE}
    form.fill(mine)

    with form.page.expect_file_chooser() as waiting:
        form.press("open")
    waiting.value.set_files(saved)
    dialog = form.page.locator("dialog[open]")
    dialog.wait_for()
    assert "Người khác" in dialog.inner_text()
    assert "Trần Thị Bưởi" in dialog.inner_text()
    dialog.locator("[data-dialog-no]").click()
    assert form.values() == NAME | PERIOD | mine

    assert "Trần Thị Bưởi" in form.open(saved)
    assert form.values() == NAME | PERIOD
    form.page.get_by_role("button", name="Lấy lại nội dung trước khi mở tệp").click()
    assert form.values() == NAME | PERIOD | mine


def test_draft_of_an_older_form_is_carried_over_with_a_note(
    form: FormPage, form_definition: FormDefinition
) -> None:
    question = first(form_definition, "scale")
    form.fill(NAME | {question.id: form_definition.scale(question.scale).levels[1].id})
    form.saved()
    form.page.evaluate(OLDER_DRAFT, "cau-cu")
    before = form.values()
    form.page.reload()
    message = form.answered()
    form.settled()
    assert "không còn 1 câu hỏi" in message
    assert form.values() == before
    form.close_message()
    with form.page.expect_download() as waiting:
        form.press("save")
    kept = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    assert kept["form"]["meaning"] == form_definition.meaning
    assert kept["retired_answers"]["cau-cu"]["answer"]["value"] == "Một câu cũ"


def test_word_file_without_data_has_none(form: FormPage, tmp_path: Path) -> None:
    form.fill(NAME | PERIOD)
    plain, whole = tmp_path / "plain.docx", tmp_path / "whole.docx"
    form.download("word-plain").save_as(plain)
    form.close_message()
    form.download("word").save_as(whole)
    with zipfile.ZipFile(plain) as opened:
        assert not [name for name in opened.namelist() if "custom" in name.lower()]
    with zipfile.ZipFile(whole) as opened:
        assert [name for name in opened.namelist() if "custom" in name.lower()]
    form.close_message()
    assert "không kèm dữ liệu" in form.open(plain)


def test_empty_form_saves_and_comes_back(form: FormPage, tmp_path: Path) -> None:
    saved = tmp_path / "empty.json"
    download = form.download("save")
    assert download.suggested_filename.endswith("_chua-ghi-ten_chua-ghi-ky.json")
    download.save_as(saved)
    assert codec.decode(saved.read_text(encoding="utf-8")).answers == {}
    form.open(saved)
    assert form.values() == {}


def test_the_only_kind_of_period_is_chosen_and_fills_nothing_in(
    visitor: Visitor, site: Path
) -> None:
    form = FormPage(visitor.page(), site, "ke-hoach-khac-phuc")
    assert form.values() == {"period.kind": "year"}
    assert visible(form.page, '[data-period="year"]')
    assert form.page.locator('[data-part="status"]').get_attribute("data-state") == "empty"
    assert form.page.evaluate("SoTay.drafts.list('ke-hoach-khac-phuc')") == []
    form.page.reload()
    assert form.draft_state() == "ready"
    assert "chưa có năm" in form.review()
