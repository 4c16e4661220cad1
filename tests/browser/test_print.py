"""What comes out of the printer: every answer whole, an empty form, pages without their frame."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from forms.definition import FormDefinition
from tests.browser.filling import LONG, TEXTS, fill_all, shown_texts
from tests.browser.form_page import FormPage
from tests.browser.other_browsers import has_browser
from tests.browser.pages import KINDS
from tests.browser.visitor import Visitor, address
from tests.conftest import missing

pytestmark = pytest.mark.browser

PRINTS = "window.print = () => { window.printed = true }"
"""The window of the printer cannot be answered; the paper is made by the driver instead."""
FRAME = ["Trong trang này", "Về đầu trang", "Chuyển sang nền", "A+"]
BUTTONS = ["Rà soát nội dung", "Lưu bản để điền tiếp", "Xóa bản nháp", "Bỏ chọn", "Thêm dòng"]


@pytest.fixture(scope="session")
def pdftotext() -> str:
    """The program that reads a PDF."""
    found = shutil.which("pdftotext")
    if not found:
        missing("pdftotext (poppler-utils)")
    assert found
    return found


def squeezed(text: str) -> str:
    """Without spaces: on paper a line may break anywhere."""
    return re.sub(r"\s+", "", text)


def on_paper(form: FormPage, pdftotext: str, pdf: Path) -> str:
    form.page.pdf(path=pdf, format="A4")
    return text_of(pdftotext, pdf)


def text_of(pdftotext: str, pdf: Path) -> str:
    # In the order of writing, for a cell of a table is to come out whole.
    done = subprocess.run(
        [pdftotext, "-raw", "-nopgbrk", pdf, "-"], capture_output=True, text=True, check=True
    )
    return squeezed(done.stdout)


def test_filled_form_is_printed_whole(
    visitor: Visitor, site: Path, form_definition: FormDefinition, pdftotext: str, tmp_path: Path
) -> None:
    form = FormPage(visitor.page(scripts=(PRINTS,)), site)
    fields = fill_all(form_definition)
    form.fill(fields)
    form.press("print")
    assert form.page.evaluate("window.printed")
    text = on_paper(form, pdftotext, tmp_path / "filled.pdf")
    # No font of the test's computer need have these pictures.
    emoji = {*TEXTS["emoji"].split("\n")}
    lines = shown_texts(fields, form_definition) - emoji
    assert LONG in lines
    assert [line for line in lines if squeezed(line) not in text] == []
    assert [q.label for q in form_definition.questions() if squeezed(q.label) not in text] == []
    assert [word for word in FRAME + BUTTONS if squeezed(word) in text] == []
    assert form.values() == fields


def test_empty_form_is_printed_without_answers(
    visitor: Visitor, site: Path, form_definition: FormDefinition, pdftotext: str, tmp_path: Path
) -> None:
    form = FormPage(visitor.page(scripts=(PRINTS,)), site)
    fields = fill_all(form_definition)
    form.fill(fields)
    form.press("print-blank")
    text = on_paper(form, pdftotext, tmp_path / "blank.pdf")
    labels = {
        text for q in form_definition.questions() for text in form_definition.choices(q).values()
    }
    answers = shown_texts(fields, form_definition) - labels
    assert [line for line in answers if len(line) > 3 and squeezed(line) in text] == []
    assert [label for label in labels if squeezed(label) not in text] == []
    assert [q.label for q in form_definition.questions() if squeezed(q.label) not in text] == []
    assert [word for word in FRAME + BUTTONS if squeezed(word) in text] == []
    # What was filled in is still on the page, and a second print has it again.
    assert form.values() == fields


@pytest.mark.parametrize("kind", ["start", "directive", "criterion", "procedure", "sources"])
def test_pages_are_printed_without_their_frame(
    visitor: Visitor, site: Path, pdftotext: str, tmp_path: Path, kind: str
) -> None:
    page = visitor.page()
    page.goto(address(site, KINDS[kind]))
    title = page.locator("main h1").first.inner_text().replace("¶", "")
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    text = text_of(pdftotext, tmp_path / "page.pdf")
    assert squeezed(title) in text
    assert len(text) > 300
    assert [word for word in FRAME if squeezed(word) in text] == []


def sheet_of(page: Page, pdf: Path) -> None:
    """Print as the button does."""
    page.evaluate("window.printed = false")
    page.get_by_role("button", name="In một trang").click()
    assert page.evaluate("window.printed")
    page.pdf(path=pdf, prefer_css_page_size=True)


def pages_of(pdftotext: str, pdf: Path) -> int:
    done = subprocess.run([pdftotext, pdf, "-"], capture_output=True, text=True, check=True)
    return done.stdout.count("\f")


def test_keys_are_printed_on_the_two_sides_of_a_sheet(
    visitor: Visitor, site: Path, pdftotext: str, tmp_path: Path
) -> None:
    page = visitor.page()
    page.goto(address(site, KINDS["keys"]))
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    assert pages_of(pdftotext, tmp_path / "page.pdf") == 2


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("look", ["light", "dark", "large text"])
def test_procedure_is_printed_on_one_sheet(
    visitor: Visitor, site: Path, pdftotext: str, tmp_path: Path, look: str
) -> None:
    items = json.loads((site / "catalog.json").read_text(encoding="utf-8"))["items"]
    procedures = [item for item in items if item["kind"] == "procedure"]
    assert procedures
    page = visitor.page(
        scripts=(PRINTS,),
        color_scheme="dark" if look == "dark" else "light",
        viewport={"width": 1024, "height": 768},
    )
    for item in procedures:
        page.goto(address(site, item["address"]))
        larger = page.locator('[data-text-size-step="1"]')
        while look == "large text" and larger.get_attribute("aria-disabled") != "true":
            larger.click()
        pdf = tmp_path / f"{item['id']}.pdf"
        sheet_of(page, pdf)
        text = text_of(pdftotext, pdf)
        assert pages_of(pdftotext, pdf) == 1, item["id"]
        cells = page.locator(".hb-sheet-table :is(th, td)").all_text_contents()
        titles = page.locator(".hb-step-title").all_text_contents()
        assert len(cells) == 5 * (1 + len(titles))
        assert [cell for cell in cells if squeezed(cell) not in text] == []
        assert [title for title in titles if in_one_line(title) not in cells] == []
        edition = (page.locator(".hb-footer__last").text_content() or "").split(".")[0]
        source = page.locator(".hb-sheet > p").last.text_content() or ""
        said = [item["title"], source, edition]
        assert [each for each in said if squeezed(each) not in text] == []
        actions = page.locator(".hb-step > p:first-of-type").all_text_contents()
        assert [action for action in actions if squeezed(action) in text] == []
        assert [word for word in [*FRAME, "In một trang"] if squeezed(word) in text] == []


def test_page_is_printed_whole_after_its_sheet(
    visitor: Visitor, site: Path, pdftotext: str, tmp_path: Path
) -> None:
    page = visitor.page(scripts=(PRINTS,))
    page.goto(address(site, KINDS["procedure"]))
    pdf = tmp_path / "page.pdf"
    page.pdf(path=pdf)
    before = text_of(pdftotext, pdf)
    sheet_of(page, tmp_path / "sheet.pdf")
    page.pdf(path=pdf)
    assert text_of(pdftotext, pdf) == before
    actions = page.locator(".hb-step > p:first-of-type").all_text_contents()
    assert len(actions) == 13
    assert [action for action in actions if squeezed(action) not in before] == []
    assert pages_of(pdftotext, pdf) > 1
    assert squeezed("In một trang") not in before


@pytest.mark.parametrize("browser", ["firefox", "chrome109"])
def test_other_browsers_print_the_longest_on_one_sheet(
    site: Path, node: str, pdftotext: str, tmp_path: Path, browser: str
) -> None:
    if not has_browser(node, browser):
        missing(browser)
    script = Path(__file__).parent / "sheet.mjs"
    pdf = tmp_path / "sheet.pdf"
    page = address(site, KINDS["procedure"])
    subprocess.run(
        [node, script, browser, page, tmp_path / "profile", pdf], check=True, timeout=180
    )
    assert pages_of(pdftotext, pdf) == 1
    text = text_of(pdftotext, pdf)
    # First and last on the sheet.
    assert squeezed("Chỉ định người tự phê bình và phê bình") in text
    assert squeezed("Phiên bản nội dung") in text
    assert squeezed("In một trang") not in text
