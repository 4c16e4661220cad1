"""What comes out of the printer: every answer whole, an empty form, pages without their frame."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from forms.definition import FormDefinition
from tests.browser.filling import LONG, TEXTS, fill_all, shown_texts
from tests.browser.form_page import FormPage
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
