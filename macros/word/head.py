"""The top of a paper: letterhead, title, what it is not, who fills it in and for which period."""

from docx.document import Document as DocumentObject
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from forms.definition import FormDefinition, IdentityField, Letterhead
from forms.export.word_fields import DATE, PERIOD
from macros.word.typed import DOTS, Place, field, line, literal, spacer, unless

_LEFT_SHARE = 0.44
_LETTERHEAD_SIZE = 13
_POINT = 25.4 / 72
_BOLD_CAPITAL = 0.78
_BLANK = 0.25
"""Widths of Times New Roman in bold, as parts of the letters' size, of a wide text."""


def add_head(document: DocumentObject, definition: FormDefinition, page: int) -> None:
    """All that stands before the first section; `page` is the text's width in millimetres."""
    if definition.letterhead:
        _letterhead(document, definition, definition.letterhead, page)
    line(document, "Title", literal(definition.title))
    line(document, "Lời dặn", literal(definition.disclaimer))
    if definition.notice:
        line(document, "Lời cảnh báo", literal(definition.notice))
    in_letterhead = definition.letterhead.left if definition.letterhead else ()
    for identity in definition.identity:
        if identity.id not in in_letterhead:
            line(document, "Normal", f"{literal(identity.label)}: {_or_dots(identity.id)}")
    if definition.periods:
        label = literal(definition.period_label)
        line(document, "Normal", f"{label}: {_or_dots(PERIOD)}")
    used = {question.scale for question in definition.questions()}
    for scale in definition.scales:
        if scale.id in used:
            levels = "; ".join(level.label for level in scale.levels)
            line(document, "Chú dẫn", literal(f"{scale.title}: {levels}. {scale.note}"))


def _or_dots(name: str) -> str:
    return field(name) + unless(name, DOTS)


def _letterhead(
    document: DocumentObject, definition: FormDefinition, letterhead: Letterhead, page: int
) -> None:
    """Two columns without borders: the bodies, from the upper to the own; the title of state."""
    left = round(page * _LEFT_SHARE)
    table = borderless(document, (left, page - left))
    identity = {one.id: one for one in definition.identity}
    first, second = table.rows[0].cells
    for number, name in enumerate(letterhead.left):
        is_last = number == len(letterhead.left) - 1
        _body(first, identity[name], is_first=number == 0, bold=is_last)
    heading = first_line(second, "Đầu giấy")
    run = heading.add_run(literal(letterhead.right))
    run.bold = True
    run.font.size = Pt(_LETTERHEAD_SIZE)
    _rule(heading, letterhead.right, page - left)
    place = line(second, "Đầu giấy", f"{DOTS[:6]}, {field(DATE)}")
    place.paragraph_format.space_before = Pt(6)
    place.runs[0].italic = True
    place.runs[0].font.size = Pt(_LETTERHEAD_SIZE)
    spacer(document)


def borderless(place: Place, columns: tuple[int, ...], rows: int = 1) -> Table:
    """A table whose rows no page tears; the columns' widths in millimetres."""
    table: Table = place.add_table(rows, len(columns))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, columns, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, columns, strict=True):
            cell.width = Mm(width)
    return table


def first_line(cell: _Cell, style: str) -> Paragraph:
    """A cell's own first paragraph."""
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.style = style
    return paragraph


def _body(cell: _Cell, identity: IdentityField, *, is_first: bool, bold: bool) -> None:
    paragraph = first_line(cell, "Đầu giấy") if is_first else cell.add_paragraph(style="Đầu giấy")
    dots = f"{literal(identity.label)} {DOTS[:6]}"
    run = paragraph.add_run(field(identity.id) + unless(identity.id, dots))
    run.font.all_caps = True
    run.font.size = Pt(_LETTERHEAD_SIZE)
    run.bold = bold


def _rule(paragraph: Paragraph, text: str, column: int) -> None:
    """A line under a text, about as long as the text, within a column of so many millimetres."""
    capitals = sum(not letter.isspace() for letter in text)
    ems = capitals * _BOLD_CAPITAL + (len(text) - capitals) * _BLANK
    margins = max(0, (column - ems * _LETTERHEAD_SIZE * _POINT) / 2 - 2)
    paragraph.paragraph_format.left_indent = Mm(margins)
    paragraph.paragraph_format.right_indent = Mm(margins)
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
