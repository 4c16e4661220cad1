"""What a comparison consists of; page, Word file and spreadsheet show nothing else."""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["up", "down", "same", "other", "new", "gone", "none", "unclear"]
SIGNS: dict[Direction, str] = {
    "up": "↑",
    "down": "↓",
    "same": "=",
    "other": "≠",
    "new": "+",
    "gone": "−",
    "none": "·",
    "unclear": "?",
}
"""Beside the words, never in place of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftFile:
    """A file that takes no part."""

    name: str
    sentence: str
    """Why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFile:
    """A file that takes part: a column of the comparison."""

    name: str
    period: str
    """In words, as at the head of its column."""
    edition: str
    """Of the content that it was filled in with."""
    code: str
    """As on its paper, where today's form shows all of it."""
    answered: int
    """Questions that have any answer."""
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of what was answered: the answer itself, its note, its evidence."""

    label: str
    """Empty for the answer itself."""
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a file says at a question."""

    parts: tuple[Part, ...]
    value: str
    """The answer as it is saved; empty for a table, and where nothing is answered."""
    asked: bool
    marks: tuple[str, ...]
    """What was asked otherwise when this was answered, with the old wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What became of the pieces of a text, of the evidence, or of a table's rows."""

    sentence: str
    """As in `Minh chứng: giữ nguyên 2, thêm 1.`"""
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The way from one file's answer to the next one's."""

    between: str
    """The two periods, where there are several steps to tell apart."""
    direction: Direction
    sign: str
    sentence: str
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A question, a line about the person, or a figure, in every file."""

    id: str
    number: str
    label: str
    kind: str
    """A question's kind, or `identity`, `figure`, `retired`."""
    scale: str
    """The id of the scale that its values are levels of (kind `scale`)."""
    changed: bool
    cells: tuple[Cell, ...]
    """One a file, in time order."""
    steps: tuple[Step, ...]
    """One fewer; a single one where nothing ever changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """Rows under one heading."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLevel:
    """A place on the picture's lines."""

    id: str
    """A level, `not_applicable`, or empty for "not answered"."""
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownScale:
    """A scale as the picture has it: from the lowest level to the best, then what is no level."""

    id: str
    title: str
    note: str
    levels: tuple[ShownLevel, ...]
    ordered: int
    """So many of them, from the first, are levels with an order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that is said of the files of one person and one form."""

    form: str
    title: str
    whose: str
    """The first line about the person, as in `Họ và tên: Nguyễn Văn A`."""
    files: tuple[ComparedFile, ...]
    """In time order."""
    left: tuple[LeftFile, ...]
    groups: tuple[RowGroup, ...]
    """Empty while there are not two files to compare."""
    scales: tuple[ShownScale, ...]
    disclaimer: str
    handbook: str
