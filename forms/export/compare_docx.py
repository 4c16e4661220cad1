"""A comparison as a Word file; `macros/word/comparison.py` makes the template at build."""

from collections.abc import Mapping
from typing import Any

from forms.compare.comparison import Cell, ComparedFile, Comparison, Row
from forms.compare.lines import cell_lines, head_line, shown_groups, step_lines
from forms.days import day
from forms.export.archive import pack
from forms.export.docx import Scope, broken_template_said, fill

COUNTS = {2: "hai", 3: "ba", 4: "bon"}
"""How many files are compared -> the field that has a text then, and only then."""
ONLY_CHANGED = "Chỉ ghi các câu có thay đổi."

TITLE, WHOSE, FORM_NOTE, HANDBOOK, DATE, FILTER = (
    "phieu",
    "cua",
    "loi-dan",
    "so-tay",
    "ngay",
    "loc",
)
FILES, LEFT, GROUPS, ROWS, NOTHING = "tep", "tep-bo", "phan", "cau", "khong-co"


def period_field(place: int) -> str:
    """The head of a file's column, from 1."""
    return f"ky-{place}"


def cell_field(place: int) -> str:
    """What a file says, from 1."""
    return f"o-{place}"


def mark_field(place: int) -> str:
    """What was asked otherwise of a file's answer, from 1."""
    return f"dau-{place}"


_PLACES = range(1, max(COUNTS) + 1)
EVERYWHERE = frozenset(
    {TITLE, WHOSE, FORM_NOTE, HANDBOOK, DATE, FILTER, NOTHING}
    | set(COUNTS.values())
    | {period_field(place) for place in _PLACES}
)
"""The names that a template may use anywhere."""
FILE_FIELDS = ("tep.ky", "tep.ten", "tep.phien-ban", "tep.ma", "tep.tra-loi", "tep.luu-y")
TABLES: Mapping[str, tuple[str, ...]] = {
    FILES: FILE_FIELDS,
    LEFT: ("tep.ten", "tep.luu-y"),
    GROUPS: ("phan.ten", ROWS),
    ROWS: (
        "cau.ten",
        "cau.doi",
        *map(cell_field, _PLACES),
        *map(mark_field, _PLACES),
    ),
}
"""What has rows, and the names in a row."""


def write(
    comparison: Comparison, template: Mapping[str, Any], *, date: str, only_changed: bool
) -> bytes:
    """The comparison as a .docx, the same bytes for the same input; it carries no data.

    `date` is the day of the paper as in `2026-11-22`.

    Raises:
        DefinitionError: the template is broken or made for something else.
    """
    with broken_template_said():
        parts = fill(template, fields(comparison, date=date, only_changed=only_changed))
        return pack({name: part.encode() for name, part in parts.items()})


def fields(comparison: Comparison, *, date: str, only_changed: bool) -> Scope:
    """Every name that the template may use, with its text or its rows."""
    count = len(comparison.files)
    periods = [file.period for file in comparison.files]
    groups = shown_groups(comparison, only_changed=only_changed)
    return {
        TITLE: comparison.title,
        WHOSE: comparison.whose,
        FORM_NOTE: comparison.disclaimer,
        HANDBOOK: comparison.handbook,
        DATE: day(date),
        FILTER: ONLY_CHANGED if only_changed else "",
        NOTHING: "" if groups else "Không có câu nào thay đổi.",
        FILES: [_file(file) for file in comparison.files],
        LEFT: [{"tep.ten": file.name, "tep.luu-y": file.sentence} for file in comparison.left],
        GROUPS: [{"phan.ten": title, ROWS: [_row(row) for row in rows]} for title, rows in groups],
        **{name: "x" if count == files else "" for files, name in COUNTS.items()},
        **{period_field(place): _at(periods, place) for place in _PLACES},
    }


def _file(file: ComparedFile) -> Scope:
    texts = (
        file.period,
        file.name,
        file.edition,
        file.code,
        str(file.answered),
        "\n".join(file.notes),
    )
    return dict(zip(FILE_FIELDS, texts, strict=True))


def _row(row: Row) -> Scope:
    said = ["\n".join(cell_lines(cell)) for cell in row.cells]
    marks = [_marks(cell) for cell in row.cells]
    return {
        "cau.ten": head_line(row),
        "cau.doi": "\n".join(step_lines(row)),
        **{cell_field(place): _at(said, place) for place in _PLACES},
        **{mark_field(place): _at(marks, place) for place in _PLACES},
    }


def _marks(cell: Cell) -> str:
    return "\n".join(f"({mark})" for mark in cell.marks)


def _at(texts: list[str], place: int) -> str:
    return texts[place - 1] if place <= len(texts) else ""
