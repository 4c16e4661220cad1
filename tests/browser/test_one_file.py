"""A form in one file: filled in, saved, opened, printed and given away, with nothing beside it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, Route

from forms.codec import cut_for_paper, decode, definition_from_data
from forms.definition import FormDefinition
from macros.catalog import load_catalog
from macros.pages.generate import Pages
from macros.policy import standing_alone
from tests.browser.by_example import fields_of, type_in, worked_example
from tests.browser.filling import TEXTS, fill_all, shown_texts
from tests.browser.form_page import FORM_ID, FormPage, read_script
from tests.browser.form_visit import DESK
from tests.browser.other_browsers import arrived, seen_in
from tests.browser.test_accessibility import violations
from tests.browser.test_every_form import FORMS
from tests.browser.test_hostile import hostile_file, write
from tests.browser.test_layout import PHONE, unreadable
from tests.browser.test_print import BUTTONS, PRINTS, on_paper, pdftotext, squeezed
from tests.browser.visitor import Visitor, address, wait_for
from tests.sites.conftest import SMALL
from tests.sites.hostile import poisoned

__all__ = ["pdftotext"]

pytestmark = pytest.mark.browser

SHORT_FORM = "ban-tu-phe-binh"
LARGEST = 650_000
"""Bytes; the handbook's longest form has forty tables of evidence.  Mail takes ten times that."""
FIXED_PART = 170_000
"""Of them, what stands in every file: scripts and styles."""
STORED = """async () => [
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(navigator.locks ? (await navigator.locks.query()).held : []).map(({ name }) => name),
]"""

ADDS_SCRIPT = """() => {
    const script = document.createElement("script");
    script.textContent = "window.__ran = true";
    document.body.append(script);
}"""
NOT_RECKONED = (
    ": bấm “Rà soát nội dung” để phiếu tính, trước khi in.",
    ": phiếu trong một tệp không tính; mở tệp đã lưu trong sổ tay đầy đủ để tính.",
)
"""In place of figures, on the form's page and in the file."""


def one_file(form_id: str = FORM_ID) -> str:
    return f"forms/{form_id}.one.html"


def opened(page: Page, site: Path, form_id: str = FORM_ID) -> FormPage:
    """The form of a file, ready to be filled in."""
    page.goto(address(site, one_file(form_id)))
    return FormPage(page, None, form_id)


def said(form: FormPage) -> str:
    """What the bar says of saving, once it says what the fields hold."""
    form.page.evaluate("document.activeElement.blur()")
    text = "?"
    while text != (text := form.page.locator(".st-bar-line").inner_text()):
        form.page.wait_for_timeout(400)  # longer than the page waits for more typing
    return text


def saved(form: FormPage) -> str:
    """The text of the save file."""
    text = form.download("save").path().read_text(encoding="utf-8")
    form.close_message()
    return text


def asked_on_leaving(page: Page) -> bool:
    """Whether the browser asks before it leaves the page, which stays."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.evaluate("setTimeout(() => { location.href = 'about:blank#left' })")
    wait_for(page, "the browser to ask or to leave", lambda: asked or page.url.endswith("#left"))
    page.remove_listener("dialog", stay)
    return asked == ["beforeunload"]


def test_every_form_is_filled_in_and_saved_as_on_its_page(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=DESK, offline=True)
    for form_id in FORMS:
        file = (site / one_file(form_id)).read_bytes()
        assert len(file) < LARGEST, form_id
        assert sum(map(len, re.findall(rb"<style.*?</style>|<script.*?</script>", file, re.S))) < (
            FIXED_PART + len(str(read_script(site, form_id)["definition"]).encode())
        )
        definition = definition_from_data(read_script(site, form_id)["definition"])
        example = worked_example(site, form_id)
        fields = fields_of(example, definition)
        form = opened(page, site, form_id)
        type_in(form, definition, fields)
        assert form.values() == fields, form_id
        assert cut_for_paper(decode(saved(form)), definition) == example, form_id


def test_files_go_to_and_fro_between_the_page_and_the_one_file(
    visitor: Visitor, site: Path, form_definition: FormDefinition, tmp_path: Path
) -> None:
    fields = fill_all(form_definition)
    alone, whole = tmp_path / "alone.json", tmp_path / "whole.json"
    form = opened(visitor.page(), site)
    form.fill(fields)
    alone.write_text(saved(form), encoding="utf-8", newline="")
    page = FormPage(visitor.page(), site)
    assert "Đã mở tệp" in page.open(alone)
    assert page.values() == fields
    page.close_message()
    assert saved(page) == alone.read_text(encoding="utf-8")
    page.fill({"respondent.ho-ten": "Người khác"})
    whole.write_text(saved(page), encoding="utf-8", newline="")
    assert "Đã mở tệp" in form.open(whole)
    assert form.values() == {**fields, "respondent.ho-ten": "Người khác"}
    form.close_message()
    assert saved(form) == whole.read_text(encoding="utf-8") != alone.read_text(encoding="utf-8")


def test_what_is_in_no_file_is_counted_and_asked_for(
    visitor: Visitor, site: Path, tmp_path: Path
) -> None:
    form = opened(visitor.page(), site)
    assert "Chưa điền gì" in said(form)
    form.page.locator('[name="respondent.ho-ten"]').click()
    form.fill({"respondent.ho-ten": "Nguyễn Văn Thử", "respondent.chuc-vu": "Trưởng phòng"})
    assert "Lưu ra tệp (2 mục chưa lưu)" in said(form)
    assert "đóng trang là mất" in said(form)
    assert asked_on_leaving(form.page)
    file = tmp_path / "saved.json"
    file.write_text(saved(form), encoding="utf-8")
    assert "đã có trong tệp" in said(form)
    form.fill({"respondent.chuc-vu": "Phó phòng", "period.kind": "quarter"})
    assert "Lưu ra tệp (2 mục chưa lưu)" in said(form)
    # Out of a file and not changed since: nothing would be lost.
    form.open(file)
    form.close_message()
    assert form.values()["respondent.chuc-vu"] == "Trưởng phòng"
    assert "đã có trong tệp" in said(form)
    assert not asked_on_leaving(form.page)


def test_nothing_is_asked_for_and_nothing_is_kept(
    visitor: Visitor, site: Path, form_definition: FormDefinition
) -> None:
    page = visitor.page()
    asked: list[str] = []

    def let_through(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.context.route("**/*", let_through)
    form = opened(page, site)
    before = page.evaluate(STORED)
    form.fill(fill_all(form_definition))
    form.press("next-unanswered")
    saved(form)
    assert page.evaluate(STORED) == before == []
    assert asked == [address(site, one_file())]
    visitor.deaf = True  # of what the policy stops now
    for attempt in ("fetch('data:,x')", "import('data:text/javascript,1')"):
        assert page.evaluate(f"{attempt}.then(() => 'done', () => 'stopped')") == "stopped", attempt
    page.evaluate(ADDS_SCRIPT)
    assert page.evaluate("window.__ran") is None
    page.context.unroute_all(behavior="wait")


def test_what_needs_the_handbook_is_said(
    visitor: Visitor, site: Path, form_definition: FormDefinition, tmp_path: Path
) -> None:
    form = opened(visitor.page(), site)
    form.fill({"respondent.ho-ten": "Nguyễn Văn Thử"})
    before = form.values()
    for action in ("review", "word", "word-plain", "xlsx", "take", "erase"):
        assert form.page.locator(f'[data-action="{action}"]').count() == 0
    content = hostile_file(form_definition, "chữ", "sha256:other")
    older = form.open(write(tmp_path, content))
    assert "phiên bản khác của phiếu này" in older
    assert "sổ tay đầy đủ" in older
    content["form"]["id"] = "phieu-khac"
    assert "là của phiếu khác (mã phiếu phieu-khac)" in form.open(write(tmp_path, content))
    word = site / "assets" / "forms" / f"{FORM_ID}-vi-du.docx"
    assert "chỉ mở tệp .json" in form.open(word)
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": ', encoding="utf-8")
    assert "hỏng" in form.open(broken)
    assert form.values() == before
    assert form.engine == ""


@pytest.mark.parametrize("form_id", ["ra-soat-cong-tac-can-bo", "bien-ban-sinh-hoat"])
def test_paper_is_that_of_the_forms_page(
    visitor: Visitor, site: Path, pdftotext: str, tmp_path: Path, form_id: str
) -> None:
    definition = definition_from_data(read_script(site, form_id)["definition"])
    fields = fields_of(worked_example(site, form_id), definition)
    texts = {}
    for name in (f"forms/{form_id}.html", one_file(form_id)):
        page = visitor.page(scripts=(PRINTS,))
        page.goto(address(site, name))
        form = FormPage(page, None, form_id)
        type_in(form, definition, fields)
        for action in ("print", "print-blank"):
            form.press(action)
            assert page.evaluate("window.printed")
            text = on_paper(form, pdftotext, tmp_path / "paper.pdf")
            # With another font, pages end elsewhere, and heads of tables come again elsewhere.
            for head in page.locator("table[data-table] > thead").all_text_contents():
                text = text.replace(squeezed(head), "")
            text = text.split(squeezed("Người biên soạn:"))[0]
            for line in NOT_RECKONED:
                text = text.replace(squeezed(line), ":")
            texts[name, action] = text
            page.evaluate("dispatchEvent(new Event('afterprint'))")
    for action in ("print", "print-blank"):
        one, other = (texts[name, action] for name in (f"forms/{form_id}.html", one_file(form_id)))
        assert one == other
        assert [word for word in [*BUTTONS, "Lưu ra tệp"] if squeezed(word) in one] == []
    lines = shown_texts(fields, definition)
    assert [line for line in lines if squeezed(line) not in texts[one_file(form_id), "print"]] == []


def test_ballots_are_printed(visitor: Visitor, site: Path, pdftotext: str, tmp_path: Path) -> None:
    form_id = "phieu-tin-nhiem"
    definition = definition_from_data(read_script(site, form_id)["definition"])
    ballot = definition.ballot
    assert ballot
    form = opened(visitor.page(scripts=(PRINTS,)), site, form_id)
    type_in(form, definition, fields_of(worked_example(site, form_id), definition))
    names = [t for n, t in form.values().items() if n.startswith(f"{ballot.people}[")]
    form.press("print-ballots")
    text = on_paper(form, pdftotext, tmp_path / "ballots.pdf")
    assert text.count(squeezed(ballot.title)) == ballot.copies
    assert [name for name in names if squeezed(name) not in text] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_telephone_shows_all(
    visitor: Visitor, site: Path, scheme: str
) -> None:
    form = opened(visitor.page(color_scheme=scheme, viewport=DESK), site, SHORT_FORM)
    form.page.locator("[name^='respondent.']").first.fill(TEXTS["vietnamese"])
    assert violations(form.page) == []
    form.download("save")
    form.page.set_viewport_size(PHONE)
    assert violations(form.page) == []
    assert unreadable(form.page) == {}
    form.close_message()
    assert unreadable(form.page) == {}


def test_keys_reach_what_matters(visitor: Visitor, site: Path) -> None:
    page = opened(visitor.page(), site, SHORT_FORM).page
    reached = []
    for _ in range(200):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.dataset.action || ''"))
        if reached[-1] == "save":
            break
    assert [action for action in reached if action] == ["open", "print-blank", "print", "save"]
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".json")


def test_editors_texts_stay_texts(visitor: Visitor, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    texts = poisoned(SMALL, data)
    pages = Pages(load_catalog(data, shown="data"))
    page = visitor.page()
    for name, html in pages.one_files():
        file = tmp_path / Path(name).name
        file.write_text(standing_alone(html), encoding="utf-8", newline="")
        page.goto(file.as_uri())
        form = FormPage(page, None, file.name.removesuffix(".one.html"))
        assert page.locator("h1").inner_text() in {" ".join(text.split()) for text in texts}
        assert page.locator("script").count() == page.locator("body > script").count() == 2
        assert page.locator("main :is(b, img, script, iframe, a[href^='javascript:'])").count() == 0
        form.page.locator("[name^='respondent.']").first.fill(texts[0])
        assert texts[0].split()[0] in saved(form)


def test_page_without_scripts_says_where_to_fill_it_in(visitor: Visitor, site: Path) -> None:
    page = visitor.page(java_script_enabled=False, viewport=PHONE)
    page.goto(address(site, one_file()))
    assert page.get_by_text("Chưa điền ở đây:").is_visible()
    assert page.locator('[data-action="save"]').is_hidden()


def test_forms_page_gives_it_and_nothing_else_lists_it(
    visitor: Visitor, site: Path, web: str
) -> None:
    page = visitor.page()
    page.goto(f"http://{web}/forms/{FORM_ID}.html")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải phiếu một tệp để gửi đi").click()
    assert waiting.value.suggested_filename == Path(one_file()).name
    assert waiting.value.path().read_bytes() == (site / one_file()).read_bytes()
    for listing in ("catalog.json", "search/search_index.json", "sitemap.xml"):
        assert Path(one_file()).name not in (site / listing).read_text(encoding="utf-8")
    assert list(site.rglob("one-file.*")) == []


@pytest.mark.parametrize("browser", ["chromium", "firefox", "chrome109"])
def test_given_away_filled_in_saved_and_opened_in_every_browser(
    site: Path, node: str, form_definition: FormDefinition, tmp_path: Path, browser: str
) -> None:
    fields = fill_all(form_definition)
    for folder in ("downloads", "profile"):
        (tmp_path / folder).mkdir()
    plan: dict[str, Any] = {
        "browser": browser,
        "downloads": str(tmp_path / "downloads"),
        "profile": str(tmp_path / "profile"),
        "file": address(site, one_file()),
        "page": address(site, f"forms/{FORM_ID}.html"),
        "fields": fields,
    }
    (tmp_path / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    found = arrived(seen_in(browser, node, "one_file.mjs", tmp_path / "plan.json"))
    assert found["complaints"] == found["asked"] == []
    assert found["lacking"] == []
    assert found["given"] == f"{FORM_ID}.one.html"
    assert "2 mục chưa lưu" not in found["empty"]
    assert "mục chưa lưu" in found["filled"]
    assert found["stored"] == []
    assert found["values"] == fields
    assert found["again"] == found["first"] != ""
