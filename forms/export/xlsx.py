"""The tables of a form as a spreadsheet: one sheet a table, to go on with in an office program.

Whatever a person typed is written as a text and never as a formula or a link; only a cell of a
date or number column that says one is written as one.
"""

import datetime
import io
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from forms import number
from forms.asked import asked
from forms.codec import cut_for_paper
from forms.days import is_date
from forms.definition import FormDefinition
from forms.errors import RequestError
from forms.export.archive import Archive, pack
from forms.export.docx import clean
from forms.export.table_rows import (
    ROW_LABEL_TITLE,
    figure_title,
    figures_of,
    in_words,
    labelled,
)
from forms.figures import Reckoned, reckon
from forms.paper_code import paper_code
from forms.period import period_in_words
from forms.question import Column, Question
from forms.response import Response, Row

NO_TABLES = "Phiếu này không có bảng nào để tải về dạng bảng tính."
FIRST_ROW = 6
"""The head of the table, counted from 0: over it stand what it is, whose, when and which."""

_LONGEST_CELL = 32_767
_CUT = "… (còn nữa, xem bản Word)"
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]+")
_CREATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_A4 = 9
_FOOT = 60
_LINE_HEIGHT = 16
_TALLEST_ROW = 409
"""Both in points; programs do not all find a row's height by themselves."""
_WIDTHS = {"text": 28, "date": 13, "number": 11, "choice": 18, "label": 36, "figure": 22}
"""In letters."""

Cell = str | Decimal | datetime.date


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as rows of cells, under its heads."""

    heads: tuple[tuple[str, int], ...]
    """Each with the width of its column in letters."""
    rows: tuple[tuple[Cell, ...], ...]
    figures: tuple[tuple[str, Cell], ...]
    """What the section of the table reckons, label and value, under the rows."""

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        """All that stands under the heads, each with its row and column, counted from 0."""
        for down, row in enumerate(self.rows, FIRST_ROW + 1):
            for across, cell in enumerate(row):
                yield down, across, cell
        for down, (label, cell) in enumerate(self.figures, FIRST_ROW + len(self.rows) + 2):
            yield down, 1, label
            yield down, 2, cell


def write(definition: FormDefinition, response: Response, *, date: str) -> bytes:
    """Every table that the form asks, as a .xlsx: the same bytes for the same input.

    `date` is today, as in `2026-11-22`, for what is overdue.

    Raises:
        RequestError: the form asks no table.
    """
    shown = cut_for_paper(response, definition)
    meant = sheets(definition, shown, date)
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True})
    book.set_properties({"title": clean(definition.title), "created": _CREATED})
    looks = _looks(book)
    names: set[str] = set()
    for table, sheet in meant:
        page = book.add_worksheet(_name(table, names))
        _fill(page, sheet, _heading(definition, table, shown), looks)
        _print(page, definition)
    book.close()
    archive = Archive(made.getvalue())
    return pack({name: archive.read(name) for name in archive.names})


def sheets(
    definition: FormDefinition, shown: Response, date: str
) -> tuple[tuple[Question, Sheet], ...]:
    """Every table that is asked, with what stands in its sheet; `shown` is cut for paper.

    Raises:
        RequestError: the form asks no table.
    """
    tables = [question for question in asked(definition, shown) if question.kind == "table"]
    if not tables:
        raise RequestError(NO_TABLES)
    figures = reckon(definition, shown)
    return tuple((table, _sheet(definition, table, shown, figures, date)) for table in tables)


def _sheet(
    definition: FormDefinition,
    table: Question,
    shown: Response,
    figures: tuple[Reckoned, ...],
    date: str,
) -> Sheet:
    own = figures_of(definition, table)
    texts = {(figure.id, figure.row): figure.text for figure in figures}
    heads = [("TT", 5)]
    heads += [(ROW_LABEL_TITLE, _WIDTHS["label"])] if table.rows else []
    heads += [(column.label, _WIDTHS[column.kind]) for column in table.columns]
    heads += [(figure_title(table, figure), _WIDTHS["figure"]) for figure in own]
    rows = [
        (
            Decimal(place),
            *((label,) if table.rows else ()),
            *(_cell(table, column, row, date) for column in table.columns),
            *(_number(texts.get((figure.id, row["row_id"]), "")) for figure in own),
        )
        for place, (label, row) in enumerate(labelled(table, shown.rows(table.id)), 1)
    ]
    section = next(s for s in definition.sections if table in s.questions)
    first = next(q for q in section.questions if q.kind == "table")
    below = tuple(
        (figure.label, _number(figure.text))
        for figure in figures
        if figure.section == section.id and table is first
    )
    return Sheet(tuple(heads), tuple(rows), below)


def _cell(table: Question, column: Column, row: Row, date: str) -> Cell:
    text = row.get(column.id, "")
    if column.kind == "date" and is_date(text):
        return datetime.date.fromisoformat(text)
    if column.kind == "number":
        return _number(text)
    return in_words(table, column, row, date)


def _number(text: str) -> Cell:
    found = number.read(text)
    return text if found is None else found


def _name(table: Question, taken: set[str]) -> str:
    """A sheet's name: number and label, without what such names may not hold, like no other."""
    name = _NOT_IN_NAMES.sub(" ", clean(f"{table.number} {table.label}"))
    whole = " ".join(name.split())[:_LONGEST_NAME].strip()
    place = 1
    name = whole
    while name.casefold() in taken or not name:
        place += 1
        ending = f" ({place})"
        name = whole[: _LONGEST_NAME - len(ending)] + ending
    taken.add(name.casefold())
    return name


def _heading(definition: FormDefinition, table: Question, shown: Response) -> tuple[str, ...]:
    """The lines over a table; empty ones keep their place."""
    name = definition.identity[0]
    period = period_in_words(definition, shown.period)
    return (
        definition.title,
        f"{name.label}: {shown.respondent.get(name.id, '')}",
        f"{definition.period_label}: {period}" if definition.periods else "",
        f"Mã bản điền: {paper_code(shown)}",
        table.label,
    )


def _looks(book: Workbook) -> dict[str, Any]:
    """The formats of cells by what they hold."""
    cell = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "border": 1}
    line = {"font_name": "Times New Roman", "font_size": 12}
    return {
        "title": book.add_format({**line, "bold": True, "font_size": 14}),
        "line": book.add_format(line),
        "head": book.add_format(
            {**cell, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"}
        ),
        "text": book.add_format({**cell, "text_wrap": True}),
        "number": book.add_format(cell),
        "date": book.add_format({**cell, "num_format": "dd/mm/yyyy", "align": "left"}),
    }


def _fill(page: Worksheet, sheet: Sheet, heading: tuple[str, ...], looks: dict[str, Any]) -> None:
    for place, text in enumerate(heading):
        _put(page, (place, 0), text, looks | {"text": looks["line" if place else "title"]})
    for place, (head, width) in enumerate(sheet.heads):
        page.set_column(place, place, width)
        _put(page, (FIRST_ROW, place), head, looks | {"text": looks["head"]})
    page.freeze_panes(FIRST_ROW + 1, 0)
    widths = [width for _, width in sheet.heads]
    page.set_row(FIRST_ROW, _height([head for head, _ in sheet.heads], widths))
    for down, row in enumerate(sheet.rows, FIRST_ROW + 1):
        page.set_row(down, _height(row, widths))
    for down, (label, cell) in enumerate(sheet.figures, FIRST_ROW + len(sheet.rows) + 2):
        page.set_row(down, _height((label, cell), widths[1:]))
    for down, across, cell in sheet.cells():
        _put(page, (down, across), cell, looks)


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """The height in points that shows the longest text of a row whole, where a row may be so."""
    lines = [
        sum(math.ceil(len(line) / width) or 1 for line in clean(cell).split("\n"))
        for cell, width in zip(cells, widths, strict=False)
        if isinstance(cell, str)
    ]
    return min(max(lines, default=1) * _LINE_HEIGHT, _TALLEST_ROW)


def _put(page: Worksheet, place: tuple[int, int], cell: Cell, looks: dict[str, Any]) -> None:
    if isinstance(cell, Decimal):
        page.write_number(*place, float(cell), looks["number"])
    elif isinstance(cell, datetime.date):
        page.write_datetime(*place, cell, looks["date"])
    else:
        page.write_string(*place, cell_text(cell), looks["text"])


def cell_text(text: str) -> str:
    """A text as a cell holds it, which takes no more than so many letters."""
    text = clean(text)
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - len(_CUT)] + _CUT


def _print(page: Worksheet, definition: FormDefinition) -> None:
    """A4 on its side, as wide as the paper, the head on every page."""
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    page.fit_to_pages(1, 0)
    page.repeat_rows(FIRST_ROW)
    # Longer than 255 letters, doubled signs and all, no foot is taken.
    handbook = clean(definition.handbook)[:_FOOT].replace("&", "&&")
    page.set_footer(f"&L{handbook} · {definition.id}&R&P/&N")
