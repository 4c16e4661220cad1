"""A comparison as a spreadsheet: one sheet of questions, and one of the files."""

import datetime
from collections.abc import Iterator

from forms.compare.comparison import Cell as Compared
from forms.compare.comparison import Comparison, Row
from forms.compare.lines import cell_lines, shown_groups, step_lines
from forms.days import is_date
from forms.export.workbook import Cell, Page, Sheet, cut_for_foot, number_of, write_book

TITLE = "So sánh các kỳ"
_FILES_TITLE = "Các tệp"
_NUMBERS = ("number", "figure")
_SECTION, _QUESTION, _PERIOD, _CHANGE = 20, 34, 32, 40
"""Widths in letters."""


def write(comparison: Comparison, *, only_changed: bool) -> bytes:
    """The comparison as a .xlsx, the same bytes for the same input."""
    foot = f"{cut_for_foot(comparison.handbook)} · {TITLE} · {comparison.form}"
    return write_book(TITLE, foot, pages(comparison, only_changed=only_changed))


def pages(comparison: Comparison, *, only_changed: bool) -> tuple[Page, Page]:
    """The sheet of the questions, and that of the files."""
    heading = (TITLE, comparison.title, comparison.whose, comparison.disclaimer)
    return (
        Page(TITLE, heading, _questions(comparison, only_changed=only_changed)),
        Page(_FILES_TITLE, heading, _files(comparison)),
    )


def _questions(comparison: Comparison, *, only_changed: bool) -> Sheet:
    periods = [(file.period, _PERIOD) for file in comparison.files]
    heads = [("Phần", _SECTION), ("Số", 6), ("Câu", _QUESTION), *periods, ("Thay đổi", _CHANGE)]
    rows = [
        (
            title,
            row.number,
            row.label,
            *(_cell(row, cell) for cell in row.cells),
            "\n".join(step_lines(row)),
        )
        for title, rows in shown_groups(comparison, only_changed=only_changed)
        for row in rows
    ]
    return Sheet(tuple(heads), tuple(rows), ())


def _cell(row: Row, cell: Compared) -> Cell:
    """A day or a number as such; all else as text, with what was asked otherwise under it."""
    if cell.asked and not cell.marks:
        if row.kind == "date" and is_date(cell.value):
            return datetime.date.fromisoformat(cell.value)
        if row.kind in _NUMBERS and not isinstance(found := number_of(cell.value), str):
            return found
    return "\n".join([*cell_lines(cell), *(f"({mark})" for mark in cell.marks)])


def _files(comparison: Comparison) -> Sheet:
    heads = (
        ("Kỳ", _PERIOD),
        ("Tệp", _PERIOD),
        ("Phiên bản nội dung", 12),
        ("Mã bản điền", 12),
        ("Số câu đã trả lời", 12),
        ("Lưu ý", _CHANGE),
    )
    return Sheet(heads, tuple(_file_rows(comparison)), ())


def _file_rows(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    for file in comparison.files:
        answered = number_of(str(file.answered))
        notes = "\n".join(file.notes)
        yield file.period, file.name, file.edition, file.code, answered, notes
    for left in comparison.left:
        yield "", left.name, "", "", "", f"Chưa so. {left.sentence}"
