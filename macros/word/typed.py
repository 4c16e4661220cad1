"""What an editor would type into a template, and the paragraphs that it is typed into."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.styles import BabelFish
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from forms.export.word_fields import BRACES

_BASE = Path(__file__).parent / "base"
_BRACE_FIELDS = {brace: f"{{{{{name}}}}}" for name, brace in BRACES.items()}
DOTS = "…" * 20
"""Room to write by hand."""

Place = DocumentObject | _Cell
"""Where paragraphs may stand."""


def literal(text: str) -> str:
    """An editor's text so that no brace in it begins a field."""
    return "".join(_BRACE_FIELDS.get(character, character) for character in text)


def field(name: str) -> str:
    """As an editor types it."""
    return f"{{{{{name}}}}}"


def begin(name: str) -> str:
    """The beginning of what stands there when the field has any text or rows."""
    return f"{{{{#{name}}}}}"


def end(name: str) -> str:
    """The end of it."""
    return f"{{{{/{name}}}}}"


def when(name: str, text: str) -> str:
    """Text that stands there when the field has any."""
    return f"{begin(name)}{text}{end(name)}"


def unless(name: str, text: str) -> str:
    """Text that stands there when the field has none."""
    return f"{{{{^{name}}}}}{text}{end(name)}"


def line(place: Place, style: str, text: str, *, label: str = "", only_with: str = "") -> Paragraph:
    """A paragraph, its label in a style of its own; only when field `only_with` has any text."""
    paragraph = _paragraph(place, style)
    if only_with:
        paragraph.add_run(begin(only_with))
    if label:
        paragraph.add_run(label)._r.style = _style_id("Nhãn")
        paragraph.add_run(" ")
    paragraph.add_run(text + (end(only_with) if only_with else ""))
    return paragraph


def write(cell: _Cell, text: str, style: str) -> Paragraph:
    """Put text into a cell that is still empty."""
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph._p.style = _style_id(style)
    paragraph.add_run(text)
    return paragraph


def spacer(place: Place) -> Paragraph:
    """An empty line of no height: Word joins tables that touch, and a paragraph ends all."""
    return _paragraph(place, "Dòng ngăn")


def _paragraph(place: Place, style: str) -> Paragraph:
    paragraph: Paragraph = place.add_paragraph()
    paragraph._p.style = _style_id(style)
    return paragraph


def _style_id(name: str) -> str | None:
    """A style's id, none for the one that everything has that names no style.

    python-docx looks through all styles for each paragraph: a third of a template's time.

    Raises:
        KeyError: the base has no such style.

    """
    return _style_ids()[BabelFish.ui2internal(name)]


@cache
def _style_ids() -> dict[str, str | None]:
    styles = ElementTree.parse(_BASE / "word/styles.xml").iter(qn("w:style"))  # noqa: S314 - our own file
    return {
        name.get(qn("w:val"), ""): None
        if style.get(qn("w:default"))
        else style.get(qn("w:styleId"))
        for style in styles
        if (name := style.find(qn("w:name"))) is not None
    }
