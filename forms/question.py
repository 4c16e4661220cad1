"""One question of a compiled form, with all that its kind may need.

All texts are Vietnamese and plain: no HTML, no Markdown.
"""

from dataclasses import dataclass
from typing import Literal

QuestionKind = Literal["scale", "yes_no", "choice", "text", "date", "number", "table"]
ColumnKind = Literal["text", "date", "number", "choice"]
PeriodKind = Literal["month", "quarter", "half", "year", "ad_hoc"]
QuestionRole = Literal["", "strengths", "shortcomings", "remedies"]
Carry = Literal["keep", "drop", "open"]

NOT_APPLICABLE = "not_applicable"
"""The value of a scale question that does not apply; ids have no `_`, so it is never a level."""
YES = "yes"
NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a scale, from the best to the worst in the scale's order."""

    id: str
    label: str
    needs_evidence: bool = False
    """The label itself claims evidence, so an answer without any contradicts itself."""
    needs_note: bool = False
    """The level says that something is lacking, so the review asks what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An ordered set of answers; never a number, never summed."""

    id: str
    title: str
    note: str
    """Whose scale it is, said to the reader."""
    levels: tuple[Level, ...]
    not_applicable: str = ""
    """The label of "does not apply"; empty when the scale has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a question comes from, and its page in the handbook."""

    text: str
    href: str
    """Address relative to the site's root, as in `criteria/doan-ket.html`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer of a `choice` question or column."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table question."""

    id: str
    label: str
    kind: ColumnKind = "text"
    options: tuple[Option, ...] = ()
    """What may be chosen (kind `choice`)."""
    required: bool = True
    """Whether the review asks for it in a row that has anything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedRow:
    """A row that a table always has; its label stands in a column before all others."""

    id: str
    label: str
    at_most: str = ""
    """The largest number that the row's number columns may hold; empty when nobody has set one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Which column of a table is a day by which a row must be done, and how "done" is said."""

    date: str
    """A column of kind `date`."""
    state: str
    """A column of kind `choice`."""
    done: tuple[str, ...]
    """The state's options that close a row; the others leave it open, and overdue after its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A span of days before the answer of a `date` question in which something is to be done."""

    label: str
    """What is to be done, and by whom."""
    earliest_days: int
    latest_days: int
    note: str = ""
    """What the source leaves open, as whether working days are meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A question is asked only while another one has one of these values."""

    question: str
    """A `scale`, `yes_no` or `choice` question that stands earlier in the form."""
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; `kind` tells which of the optional members it uses."""

    id: str
    kind: QuestionKind
    label: str
    number: str
    """Its number on the page and on paper, as in `2.3`."""
    hint: str = ""
    evidence_hint: str = ""
    addressed_to: str = ""
    """Said when the duty lies with others than the respondent alone."""
    origin: str = ""
    """Said when the question is not from the directive itself."""
    citations: tuple[Citation, ...] = ()
    required: bool = False
    """The review asks for an answer; scale and yes_no questions are always asked for."""
    scale: str = ""
    evidence_from: str = ""
    """A level of the scale: this one and every better one need evidence (kind `scale`)."""
    options: tuple[Option, ...] = ()
    """What may be chosen (kind `choice`)."""
    words_at_most: int = 0
    """More words, told apart by blanks, make the review speak (kind `text`); 0 for no limit."""
    short: bool = False
    """A line is room enough (kind `text`)."""
    at_most: str = ""
    """The largest number that is plausible (kind `number`); empty for none."""
    leads: tuple[Lead, ...] = ()
    """Days to know before this one (kind `date`)."""
    columns: tuple[Column, ...] = ()
    rows: tuple[FixedRow, ...] = ()
    """The rows of a table that takes no others; empty for one that grows."""
    deadline: Deadline | None = None
    consequence: str = ""
    """What follows from "yes" (kind `yes_no`)."""
    contradicts: str = ""
    """A question whose best level cannot stand beside "yes" here (kind `yes_no`)."""
    role: QuestionRole = ""
    """What the review takes this question for, whatever its wording."""
    condition: Condition | None = None
    periods: tuple[PeriodKind, ...] = ()
    """Asked for these periods only; empty for all."""
    carry: Carry = "keep"
    """What a copy of last period's form takes over: the answer, nothing, or the open rows."""

    def column(self, column_id: str) -> Column | None:
        """The column with this id, if the table has it."""
        return next((column for column in self.columns if column.id == column_id), None)

    def columns_of(self, kind: ColumnKind) -> tuple[Column, ...]:
        """The table's columns of one kind."""
        return tuple(column for column in self.columns if column.kind == kind)


def label_of(options: tuple[Option, ...], value: str) -> str:
    """An option's label; a value that is no option stays as it is, so that nothing is lost."""
    return next((option.label for option in options if option.id == value), value)
