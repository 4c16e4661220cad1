"""A form whose paper is sheets of equal ballots, to be cut apart and filled in by hand."""

from docx.document import Document as DocumentObject
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

from forms.definition import Ballot, FormDefinition
from forms.export.word_fields import PERIOD, ROW_NUMBER
from forms.question import Column
from macros.word.head import borderless, first_line
from macros.word.tables import repeat_header
from macros.word.typed import DOTS, begin, end, field, line, literal, spacer, unless, when, write

BOX = "☐"
_MARGIN = 15
"""Around a sheet in millimetres: alike on all sides, since it is cut."""
_WIDTH = 210 - 2 * _MARGIN
_HEIGHT = 297 - 2 * _MARGIN - 3
_PADDING = 4
_SIDE_BY_SIDE = 4
"""So many ballots on a sheet stand in two columns."""
_NUMBER_WIDTH = 9
_BOX_WIDTH = 18
_SMALL_BOX_WIDTH = 16


def add_ballots(document: DocumentObject, definition: FormDefinition, ballot: Ballot) -> None:
    """One sheet; a list that is longer than its share of the sheet lets the ballots grow."""
    page = document.sections[0]
    page.left_margin = page.right_margin = Mm(_MARGIN)
    page.top_margin = page.bottom_margin = Mm(_MARGIN)
    across = 2 if ballot.copies >= _SIDE_BY_SIDE else 1
    down = -(-ballot.copies // across)
    sheet = borderless(document, (_WIDTH // across,) * across, rows=down)
    _cut_lines(sheet)
    for row in sheet.rows:
        row.height = Mm(_HEIGHT // down)
        row.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell in row.cells:
            _ballot(cell, definition, ballot, _WIDTH // across - 2 * _PADDING)
    spacer(document)


def _cut_lines(sheet: Table) -> None:
    """Broken lines between ballots, and room beside them."""
    properties = sheet._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for name in ("w:insideH", "w:insideV"):
        border = OxmlElement(name)
        for attribute, value in (("val", "dashed"), ("sz", "6"), ("space", "0"), ("color", "auto")):
            border.set(qn(f"w:{attribute}"), value)
        borders.append(border)
    margins = OxmlElement("w:tblCellMar")
    for name in ("w:top", "w:left", "w:bottom", "w:right"):
        margin = OxmlElement(name)
        margin.set(qn("w:w"), str(Mm(_PADDING).twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    for element in (borders, margins):
        properties.insert_element_before(element, "w:tblLook")


def _ballot(cell: _Cell, definition: FormDefinition, ballot: Ballot, width: int) -> None:
    name = definition.identity[0]
    where = first_line(cell, "Chữ trên lá phiếu")
    run = where.add_run(field(name.id) + unless(name.id, f"{literal(name.label)}: {DOTS}"))
    run.bold = True
    line(cell, "Tên lá phiếu", literal(ballot.title))
    if definition.periods:
        line(cell, "Chữ trên lá phiếu", f"({field(PERIOD)})", only_with=PERIOD)
    note = line(cell, "Chữ trên lá phiếu", "")
    note.add_run(literal(ballot.note)).italic = True
    _people(cell, definition, ballot, width)
    disclaimer = line(cell, "Chữ trên lá phiếu", literal(definition.disclaimer))
    disclaimer.paragraph_format.space_before = Pt(6)
    disclaimer.runs[0].italic = True
    disclaimer.runs[0].font.size = Pt(9)
    if definition.notice:
        line(cell, "Chữ trên lá phiếu", literal(definition.notice)).runs[0].bold = True


def _people(cell: _Cell, definition: FormDefinition, ballot: Ballot, width: int) -> None:
    levels = definition.scale(ballot.scale).levels
    is_small = ballot.copies >= _SIDE_BY_SIDE
    columns = _columns(definition, ballot, together=is_small)
    box = _SMALL_BOX_WIDTH if is_small else _BOX_WIDTH
    share = (width - _NUMBER_WIDTH - box * len(levels)) // len(columns)
    widths = [_NUMBER_WIDTH, *[share] * len(columns), *[box] * len(levels)]
    titles = ["TT", *(title for title, _ in columns), *(literal(level.label) for level in levels)]
    texts = [field(ROW_NUMBER), *(text for _, text in columns), *[BOX] * len(levels)]
    table = cell.add_table(3, len(widths))
    table.style = "Table Grid"
    table.autofit = False
    repeat_header(table)
    small = " nhỏ" if is_small else ""
    for index, title in enumerate(titles):
        table.columns[index].width = Mm(widths[index])
        for row in table.rows:
            row.cells[index].width = Mm(widths[index])
            row.cells[index].vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        write(table.cell(0, index), title, "Đầu bảng nhỏ")
        text = write(table.cell(1, index), "", f"Chữ trong bảng{small}")
        if texts[index] == BOX:
            text.style = "Ô đánh dấu"
        opening = begin(ballot.people) if index == 0 else ""
        closing = end(ballot.people) if index == len(titles) - 1 else ""
        text.add_run(opening + texts[index] + closing)
    empty = table.cell(2, 0).merge(table.cell(2, len(widths) - 1))
    write(empty, unless(ballot.people, "Chưa ghi"), "Chữ trong bảng nhỏ")


def _columns(
    definition: FormDefinition, ballot: Ballot, *, together: bool
) -> list[tuple[str, str]]:
    """Heads and fields of what is said of a person; all in one column on a narrow ballot."""
    people = definition.question(ballot.people)
    wanted: list[Column] = [
        column for column in (people.columns if people else ()) if column.id in ballot.columns
    ]
    if not together:
        return [(literal(column.label), field(column.id)) for column in wanted]
    first, *others = wanted
    more = "".join(when(column.id, f", {field(column.id)}") for column in others)
    return [(literal(first.label), field(first.id) + more)]
