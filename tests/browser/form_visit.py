"""One visit to one form: typed in, left, reviewed, taken away, printed, erased and opened again."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import ViewportSize

from forms.definition import FormDefinition
from tests.browser.by_example import type_in
from tests.browser.form_page import FormPage
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import PHONE, unreadable
from tests.browser.test_print import PRINTS
from tests.browser.visitor import Visitor, wait_for

DESK: ViewportSize = {"width": 1366, "height": 768}
_REVIEW = (Path(__file__).parent / "review_in_page.js").read_text(encoding="utf-8")
_KEPT = """async () => [
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
].filter((name) => name.startsWith('so-tay'))"""


@dataclass(slots=True)
class Seen:
    """What there was to see; fields are named as in `fields_in_page.js`."""

    typed: dict[str, str] = field(default_factory=dict)
    returned: dict[str, str] = field(default_factory=dict)
    """After leaving the page and coming back."""
    findings: dict[str, list[str]] = field(default_factory=dict)
    """Heading of the review -> its sentences."""
    figures: list[str] = field(default_factory=list)
    """The text of every place that shows figures."""
    violations: dict[str, list[str]] = field(default_factory=dict)
    unreadable: dict[str, Any] = field(default_factory=dict)
    saved: str = ""
    word: bytes = b""
    tables: bytes = b""
    codes: list[str] = field(default_factory=list)
    """Said when a paper was made and when it was opened."""
    kept: list[str] = field(default_factory=list)
    """What the browser still keeps after erasing."""
    erased: dict[str, str] = field(default_factory=dict)
    reopened: dict[str, str] = field(default_factory=dict)
    """After opening the Word file in the erased form."""
    resaved: str = ""
    complaints: list[str] = field(default_factory=list)


def visit(
    visitor: Visitor, site: Path, definition: FormDefinition, fields: dict[str, str], folder: Path
) -> Seen:
    """Do all of it in one window; what is made lies in `folder` as `paper.docx`, `paper.pdf`."""
    seen = Seen()
    form = FormPage(visitor.page(scripts=(PRINTS,), viewport=DESK), site, definition.id)
    type_in(form, definition, fields)
    seen.typed = form.values()
    form.saved()
    form = _come_back(form, site, definition)
    seen.returned = form.values()
    _review(form, seen)
    _look(form, seen)
    _take_away(form, seen, folder)
    _erase(form, seen, definition)
    _open_again(form, seen, folder)
    _erase(form, seen, definition)
    seen.erased = _come_back(form, site, definition).values()
    seen.complaints = visitor.complaints
    return seen


def _come_back(form: FormPage, site: Path, definition: FormDefinition) -> FormPage:
    form.page.goto("about:blank")
    return FormPage(form.page, site, definition.id)


def _review(form: FormPage, seen: Seen) -> None:
    form.review()
    shown = form.page.evaluate(f"({_REVIEW})()")
    seen.findings, seen.figures = shown["findings"], shown["figures"]


def _look(form: FormPage, seen: Seen) -> None:
    seen.violations["desk"] = violations(form.page)
    form.page.set_viewport_size(PHONE)
    seen.violations["phone"] = violations(form.page)
    seen.unreadable = unreadable(form.page)
    form.page.set_viewport_size(DESK)


def _take_away(form: FormPage, seen: Seen, folder: Path) -> None:
    seen.saved = form.download("save").path().read_text(encoding="utf-8")
    form.close_message()
    form.download("word").save_as(folder / "paper.docx")
    seen.word = (folder / "paper.docx").read_bytes()
    seen.codes.append(_code(form))
    if form.page.locator('[data-action="xlsx"]').count():
        seen.tables = form.download("xlsx").path().read_bytes()
        seen.codes.append(_code(form))
    form.press("print")
    assert form.page.evaluate("window.printed")
    form.page.pdf(path=folder / "paper.pdf", format="A4")


def _code(form: FormPage) -> str:
    """The code that the page says of a file; the message is taken away."""
    found = re.search(r"Mã bản điền (\S+),", form.message())
    form.close_message()
    return found[1] if found else ""


def untouched(definition: FormDefinition) -> dict[str, str]:
    """What stands in an empty form: a kind of period where no other is offered."""
    kinds = [period.kind for period in definition.periods]
    return {"period.kind": kinds[0]} if len(kinds) == 1 else {}


def _erase(form: FormPage, seen: Seen, definition: FormDefinition) -> None:
    form.press("erase")
    form.answered()
    empty = untouched(definition)
    wait_for(form.page, "the form to be empty", lambda: form.values() == empty)
    seen.kept += form.page.evaluate(_KEPT)


def _open_again(form: FormPage, seen: Seen, folder: Path) -> None:
    form.open(folder / "paper.docx")
    seen.codes.append(_code(form))
    seen.reopened = form.values()
    seen.resaved = form.download("save").path().read_text(encoding="utf-8")
    form.close_message()
