"""A table question on paper: columns, their widths, and where a page has to lie on its side."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.shared import Mm
from docx.table import Table

from forms.definition import FormDefinition
from forms.export.table_rows import ROW_LABEL_TITLE, figure_title, figures_of
from forms.export.word_fields import ROW_LABEL, ROW_NUMBER, figure_field
from forms.question import ColumnKind, Question
from macros.word.typed import begin, end, field, literal, unless, write

UPRIGHT = 165
"""Of the text on the page, in millimetres: 210 less the margins of 30 and 15."""
ON_ITS_SIDE = 252
"""The same on a page that lies on its side."""

_MANY = 5
"""Columns that fit in letters of 13 points; with more of them letters are smaller."""
_NARROWEST = 24
"""Of a column of running text, in millimetres; with less a page lies on its side."""
_NUMBER_WIDTH = 12
_FIGURE_WIDTH = 30
_WIDTHS: dict[ColumnKind, int] = {"date": 27, "number": 19, "choice": 28, "text": 0}
"""In millimetres; 0 shares what the others leave."""


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of the paper: its head, the field in it, its width as in `_WIDTHS`."""

    title: str
    text: str
    width: int


def columns_of(definition: FormDefinition, question: Question) -> tuple[PaperColumn, ...]:
    """The row's number, its label where rows are fixed, what is entered, what is reckoned."""
    return tuple(_columns(definition, question))


def _columns(definition: FormDefinition, question: Question) -> Iterator[PaperColumn]:
    yield PaperColumn("TT", field(ROW_NUMBER), _NUMBER_WIDTH)
    if question.rows:
        yield PaperColumn(ROW_LABEL_TITLE, field(ROW_LABEL), 0)
    for column in question.columns:
        yield PaperColumn(literal(column.label), field(column.id), _WIDTHS[column.kind])
    for figure in figures_of(definition, question):
        title = literal(figure_title(question, figure))
        yield PaperColumn(title, field(figure_field(figure)), _FIGURE_WIDTH)


def is_wide(definition: FormDefinition, question: Question) -> bool:
    """Whether an upright page would leave its running text too little room."""
    columns = columns_of(definition, question)
    shared = [w for c, w in zip(columns, widths(columns, UPRIGHT), strict=True) if not c.width]
    return min(shared, default=UPRIGHT) < _NARROWEST


def widths(columns: tuple[PaperColumn, ...], page: int) -> list[int]:
    """In millimetres, together as wide as the page; without running text all grow alike."""
    fixed = sum(column.width for column in columns)
    sharing = sum(not column.width for column in columns)
    if not sharing:
        return [column.width * page // fixed for column in columns]
    share = (page - fixed) // sharing
    return [column.width or share for column in columns]


def add_table(
    document: DocumentObject, definition: FormDefinition, question: Question, page: int
) -> Table:
    """A header row that comes again on every page, the answer's rows, or one that says none."""
    columns = columns_of(definition, question)
    has_none = not question.rows
    table: Table = document.add_table(2 + has_none, len(columns), style="Table Grid")
    table.autofit = False
    repeat_header(table)
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    small = " nhỏ" if len(columns) > _MANY else ""
    texts = [column.text for column in columns]
    texts[0] = begin(question.id) + texts[0]
    texts[-1] += end(question.id)
    for index, width in enumerate(widths(columns, page)):
        table.columns[index].width = Mm(width)
        for row in table.rows:
            row.cells[index].width = Mm(width)
        write(table.cell(0, index), columns[index].title, f"Đầu bảng{small}")
        write(table.cell(1, index), texts[index], f"Chữ trong bảng{small}")
    if has_none:
        empty = table.cell(2, 0).merge(table.cell(2, len(columns) - 1))
        write(empty, unless(question.id, "Chưa ghi"), f"Chữ trong bảng{small}")
    return table


def repeat_header(table: Table) -> None:
    """Let the first row come again at the top of every page."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader"):
        properties.append(OxmlElement(name))
