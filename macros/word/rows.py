"""A table of a report whose rows are filled in later, under a head that comes on every page."""

from collections.abc import Mapping, Sequence

from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.shared import Mm
from docx.table import Table

from macros.word.tables import repeat_header
from macros.word.typed import begin, end, field, write

SMALL = "Chữ trong bảng nhỏ"
_HEAD = "Đầu bảng nhỏ"


def add_rows(
    document: DocumentObject, rows: str, fields: Sequence[str], heads: Mapping[str, int]
) -> None:
    """A table of `fields` for every row of `rows`; heads with widths in millimetres."""
    table = headed_table(document, list(heads.items()))
    first, last = 0, len(fields) - 1
    for place, name in enumerate(fields):
        before = begin(rows) if place == first else ""
        after = end(rows) if place == last else ""
        write(table.cell(1, place), before + field(name) + after, SMALL)


def headed_table(document: DocumentObject, columns: Sequence[tuple[str, int]]) -> Table:
    """A head that comes again on every page, and a row to be filled; widths in millimetres."""
    table: Table = document.add_table(2, len(columns), style="Table Grid")
    table.autofit = False
    repeat_header(table)
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for place, (head, width) in enumerate(columns):
        table.columns[place].width = Mm(width)
        for row in table.rows:
            row.cells[place].width = Mm(width)
        write(table.cell(0, place), head, _HEAD)
    return table
