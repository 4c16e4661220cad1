"""The end of a paper: place and date, and who signs, side by side and never torn off."""

from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from forms.definition import FormDefinition, Signature
from forms.export.word_fields import DATE
from macros.word.head import borderless, first_line
from macros.word.typed import DOTS, field, line, literal, spacer

_IN_A_ROW = 4


def add_signatures(document: DocumentObject, definition: FormDefinition, page: int) -> None:
    """One block on the right, or several in columns; `page` is the text's width in millimetres.

    All of it stands in one cell that no page tears: office programs part paragraphs that are only
    asked to stay together.
    """
    signatures = definition.signatures
    if not signatures:
        return
    _hold_to_what_follows(document)
    block = borderless(document, (page,)).rows[0].cells[0]
    date = first_line(block, "Dòng ngăn" if definition.letterhead else "Địa danh, ngày tháng")
    if definition.letterhead:
        date.paragraph_format.space_before = Pt(18)
    else:
        date.add_run(f"{DOTS[:9]}, {field(DATE)}")
    if len(signatures) == 1:
        _alone(block, signatures[0])
    else:
        for start in range(0, len(signatures), _IN_A_ROW):
            _side_by_side(block, signatures[start : start + _IN_A_ROW], page)
    spacer(document)


def _hold_to_what_follows(document: DocumentObject) -> None:
    """Keep the last answer with the signatures, so that these never stand on a page alone."""
    for element in reversed(document.element.body):
        if element.tag == qn("w:tbl"):
            return
        if element.tag == qn("w:p"):
            paragraph = Paragraph(element, document)
            paragraph.paragraph_format.keep_with_next = True
            # One that begins with a field's mark may be left out.
            if not paragraph.text.startswith("{{#") and not paragraph.text.startswith("{{/"):
                return


def _alone(block: _Cell, signature: Signature) -> None:
    line(block, "Signature", "").add_run(literal(signature.title)).bold = True
    line(block, "Signature", "").add_run(literal(signature.note)).italic = True
    line(block, "Họ tên người ký", _name(signature))


def _side_by_side(block: _Cell, row: tuple[Signature, ...], page: int) -> None:
    """Titles above, names below, so that names stand level whatever the titles' length."""
    table = borderless(block, (page // len(row),) * len(row), rows=2)
    for above, below, signature in zip(*(r.cells for r in table.rows), row, strict=True):
        title = first_line(above, "Signature")
        title.add_run(literal(signature.title)).bold = True
        note = line(above, "Signature", "")
        note.add_run(literal(signature.note)).italic = True
        name = first_line(below, "Họ tên người ký")
        name.add_run(_name(signature))
        for paragraph in (title, note, name):
            paragraph.paragraph_format.left_indent = Mm(0)
    spacer(block)


def _name(signature: Signature) -> str:
    return field(signature.name) if signature.name else ""
