"""What an editor would type into a template, and the paragraphs that it is typed into."""

from docx.document import Document as DocumentObject
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from forms.export.word_fields import BRACES

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
    paragraph = place.add_paragraph(style=style)
    if only_with:
        paragraph.add_run(begin(only_with))
    if label:
        paragraph.add_run(label, style="Nhãn")
        paragraph.add_run(" ")
    paragraph.add_run(text + (end(only_with) if only_with else ""))
    return paragraph


def write(cell: _Cell, text: str, style: str) -> Paragraph:
    """Put text into a cell that is still empty."""
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(text)
    return paragraph


def spacer(place: Place) -> Paragraph:
    """An empty line of no height: Word joins tables that touch, and a paragraph ends all."""
    return place.add_paragraph(style="Dòng ngăn")
