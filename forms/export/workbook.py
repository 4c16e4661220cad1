"""Sheets of cells as a .xlsx, the same bytes for the same input.

Whatever a person typed is written as a text and never as a formula or a link.
"""

import datetime
import io
import math
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from forms import alive, number
from forms.export.archive import repacked
from forms.export.docx import clean

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

Cell = str | Decimal | datetime.date


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as rows of cells, under its heads."""

    heads: tuple[tuple[str, int], ...]
    """Each with the width of its column in letters."""
    rows: tuple[tuple[Cell, ...], ...]
    figures: tuple[tuple[str, Cell], ...]
    """What the section of the table reckons, label and value, under the rows."""
    filtered: bool = False
    """Whether its rows can be narrowed by what stands in a column."""

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        """All that stands under the heads, each with its row and column, counted from 0."""
        for down, row in enumerate(alive.signing(self.rows), FIRST_ROW + 1):
            for across, cell in enumerate(row):
                yield down, across, cell
        for down, (label, cell) in enumerate(self.figures, FIRST_ROW + len(self.rows) + 2):
            yield down, 1, label
            yield down, 2, cell


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with what stands over it."""

    title: str
    """Its name is made of it."""
    heading: tuple[str, ...]
    """The lines over the table; empty ones keep their place."""
    sheet: Sheet


def write_book(title: str, foot: str, pages: Sequence[Page]) -> bytes:
    """The pages as a file; `foot` stands at the foot of each on paper."""
    made = io.BytesIO()
    _write(made, title, foot, pages)
    # What was made here may be larger than a file that is opened.
    with zipfile.ZipFile(made) as archive:
        return repacked(archive)


def _write(made: io.BytesIO, title: str, foot: str, pages: Sequence[Page]) -> None:
    """The pages as the library writes them, which leaves times and systems in the file."""
    book = Workbook(made, {"in_memory": True})
    book.set_properties({"title": clean(title), "created": _CREATED})
    looks = _looks(book)
    names: set[str] = set()
    for one in pages:
        page = book.add_worksheet(_name(one.title, names))
        _fill(page, one.sheet, one.heading, looks)
        _print(page, foot)
    book.close()


def number_of(text: str) -> Cell:
    """A number that a text says, as a cell; the text where it says none."""
    found = number.read(text)
    return text if found is None else found


def cut_for_foot(text: str) -> str:
    """A title as a foot has room for: longer than 255 letters no foot is taken."""
    return text[:_FOOT]


def _name(title: str, taken: set[str]) -> str:
    """A sheet's name: its title without what such names may not hold, like no other."""
    name = _NOT_IN_NAMES.sub(" ", clean(title))
    whole = " ".join(name.split())[:_LONGEST_NAME].strip()
    place = 1
    name = whole
    while name.casefold() in taken or not name:
        place += 1
        ending = f" ({place})"
        name = whole[: _LONGEST_NAME - len(ending)] + ending
    taken.add(name.casefold())
    return name


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
    if sheet.filtered and sheet.rows:
        page.autofilter(FIRST_ROW, 0, FIRST_ROW + len(sheet.rows), len(sheet.heads) - 1)
    widths = [width for _, width in sheet.heads]
    page.set_row(FIRST_ROW, _height([head for head, _ in sheet.heads], widths))
    for down, row in enumerate(alive.signing(sheet.rows), FIRST_ROW + 1):
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
        if isinstance(cell, str) and (len(cell) > width or not cell.isprintable())
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


def _print(page: Worksheet, foot: str) -> None:
    """A4 on its side, as wide as the paper, the head on every page."""
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    page.fit_to_pages(1, 0)
    page.repeat_rows(FIRST_ROW)
    doubled = clean(foot).replace("&", "&&")
    page.set_footer(f"&L{doubled}&R&P/&N")
