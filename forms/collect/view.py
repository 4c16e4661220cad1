"""What a gathering shows of one form and period; page, papers and files say nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.collect.left import Way
from forms.collect.member import Side
from forms.collect.roster import Roster
from forms.definition import By

Of = tuple[int, ...]
"""Places in `View.files`, counted from 0: the files behind a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewFile:
    """A file that counts."""

    key: str
    name: str
    way: Way
    whose: str
    """The first line about the person; empty when it is not filled in."""
    lines: tuple[str, ...]
    period_said: str
    day: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many stand at one answer."""

    id: str
    """A level, `not_applicable`, `yes`, `no`, an option, `answered`, `unanswered`, `not_asked`."""
    label: str
    count: int
    of: Of


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was answered to a question, or at a scale of a section."""

    id: str
    number: str
    label: str
    kind: str
    scale: str
    rows: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionCounts:
    """What was answered in a section."""

    id: str
    title: str
    by: By
    scales: tuple[Counts, ...]
    """Answers at each level, not files; the questions are the way down."""
    questions: tuple[Counts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A question whose "yes" has a consequence."""

    question: str
    number: str
    label: str
    consequence: str
    rows: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcoming:
    """Files that say that something is lacking."""

    question: str
    number: str
    label: str
    level: str
    """A level that says so; empty for what is written at a question of shortcomings."""
    level_label: str
    count: int
    of: Of


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A column's text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """A row of a table of remedies, or of one with deadlines."""

    of: int
    question: str
    number: str
    row: str
    """The row's id."""
    texts: tuple[Text, ...]
    """What is written in the other columns."""
    date: str
    """As in `2026-11-22`; empty when there is none."""
    date_label: str
    """The label of its column; empty where the table has no one column of days."""
    state: str
    """`open`, `done` or `overdue`; empty where nothing says whether it is done."""
    state_label: str
    """The state as it was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An answer in lines."""

    question: str
    number: str
    label: str
    by: By
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinions:
    """What a person and the others say in one file."""

    of: int
    own: tuple[Said, ...]
    others: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A gathering of one form."""

    form: str
    title: str
    disclaimer: str
    handbook: str
    period: str
    """In words; empty for all periods, or a form without."""
    today: str
    whose_label: str
    line_labels: tuple[str, ...]
    files: tuple[ViewFile, ...]
    roster: Roster | None
    sections: tuple[SectionCounts, ...]
    triggers: tuple[Trigger, ...]
    shortcomings: tuple[Shortcoming, ...]
    remedies: tuple[Remedy, ...]
    opinions: tuple[Opinions, ...]
    notes: tuple[str, ...]


SIDES: Mapping[By, str] = {"self": "Tự đánh giá", "collective": "Tập thể", "reviewer": "Người xét"}
"""Whose answers, as heads of columns."""
