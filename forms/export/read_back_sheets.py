"""A spreadsheet that was just made, read again cell by cell."""

import datetime
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from xlsxwriter.utility import xl_cell_to_rowcol

from forms.codec import cut_for_paper
from forms.definition import FormDefinition
from forms.errors import ReadBackError, WordFileError
from forms.export import xlsx
from forms.export.archive import parse
from forms.export.read_back import UNREADABLE, Held, places_said, whole
from forms.export.workbook import FIRST_ROW, Cell, Sheet, cell_text
from forms.naming import named
from forms.response import Response

Cells = dict[tuple[int, int], str | float]
"""By row and column, counted from 0."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# A text that looks like the code of a control character is written with its first sign as one.
_ESCAPED = re.compile("_x005F(_x[0-9A-Fa-f]{4}_)")
_DAY_ZERO = datetime.date(1899, 12, 30)
"""From which spreadsheets count the days of every year that is taken for one."""


def spreadsheet(data: bytes, definition: FormDefinition, response: Response, *, date: str) -> Held:
    """Read a spreadsheet that was made of a response on the day `date`.

    Raises:
        ReadBackError: it is damaged, or a cell holds anything else than it should.
    """
    meant = xlsx.sheets(definition, cut_for_paper(response, definition), date)
    wrong = differing(data, [sheet for _, sheet in meant])
    if wrong:
        raise ReadBackError(places_said([named(meant[place][0]) for place in wrong]))
    return Held(tables=len(meant), rows=sum(len(sheet.rows) for _, sheet in meant))


def differing(data: bytes, meant: Sequence[Sheet]) -> list[int]:
    """Which of the sheets, counted from 0, hold anything else than they should.

    Raises:
        ReadBackError: the file is damaged, or has other sheets.
    """
    found = _read(whole(data))
    if len(found) != len(meant):
        raise ReadBackError(f"Tệp có {len(found)} bảng, lẽ ra có {len(meant)} bảng.")
    return [
        place
        for place, (sheet, cells) in enumerate(zip(meant, found, strict=True))
        if _wanted(sheet) != {at: cells[at] for at in cells if at[0] > FIRST_ROW}
    ]


def _wanted(sheet: Sheet) -> Cells:
    return {(down, across): _kept(cell) for down, across, cell in sheet.cells()}


def _kept(cell: Cell) -> str | float:
    """What the file has for a cell."""
    if isinstance(cell, str):
        return cell_text(cell)
    if isinstance(cell, Decimal):
        # Spreadsheets keep so many digits.
        return float(f"{float(cell):.16G}")
    return float((cell - _DAY_ZERO).days)


def _read(parts: Mapping[str, bytes]) -> list[Cells]:
    """The cells of every sheet, in the book's order."""
    try:
        strings = _strings(parse(parts["xl/sharedStrings.xml"]))
        count = len(list(parse(parts["xl/workbook.xml"]).iter(f"{_MAIN}sheet")))
        trees = [parse(parts[f"xl/worksheets/sheet{place + 1}.xml"]) for place in range(count)]
        return [
            {
                xl_cell_to_rowcol(cell.get("r", "")): _value(cell, strings)
                for cell in tree.iter(f"{_MAIN}c")
                if cell.find(f"{_MAIN}v") is not None
            }
            for tree in trees
        ]
    except (KeyError, IndexError, ValueError, WordFileError) as error:
        raise ReadBackError(UNREADABLE) from error


def _strings(root: Element) -> list[str]:
    return [
        _ESCAPED.sub(r"\1", "".join(text.text or "" for text in item.iter(f"{_MAIN}t")))
        for item in root
    ]


def _value(cell: Element, strings: list[str]) -> str | float:
    text = cell.findtext(f"{_MAIN}v", "")
    return strings[int(text)] if cell.get("t") == "s" else float(text)
