"""What a person entered: the model of the save file.

Members that a newer site may have added are kept in `extra` and written back unchanged.
"""

from dataclasses import dataclass, field
from typing import Any, Self

from forms.days import DAY
from forms.definition import By, FormDefinition
from forms.question import PeriodKind

FORMAT = "so-tay/response"
FORMAT_VERSION = 1

Row = dict[str, str]
"""A row of a table: `row_id` and one text a column."""
Value = str | tuple[Row, ...]
Evidence = str | dict[str, str]
"""A piece of evidence: its name alone, or a dict with `EVIDENCE_MEMBERS`, `""` where unknown."""
EVIDENCE_MEMBERS = ("name", "number", "date", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRef:
    """Which form, in which edition and wording, was answered."""

    id: str
    edition: str
    meaning: str
    wording: str
    extra: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, definition: FormDefinition) -> Self:
        """Today's form."""
        return cls(
            id=definition.id,
            edition=definition.edition,
            meaning=definition.meaning,
            wording=definition.wording,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What the answers are about: a month, a quarter, a half, a year, or one occasion."""

    kind: PeriodKind
    year: int | None = None
    index: int | None = None
    """1–12, 1–4 or 1–2 by kind; `None` for a year and for one occasion."""
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question; a question without an entry is unanswered."""

    by: By = "self"
    value: Value = ""
    """A level or `not_applicable`, `yes`/`no`, an option, a text, a day as in `2026-11-22`, a
    number as it was typed, or rows; `""` with a note alone."""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    not_applicable_reason: str = ""
    updated_at: str = ""
    """UTC, as in `2026-11-22T03:42:10Z`; empty in a Word file."""
    seq: int = 0
    """The save that this answer last changed in; the clock may go back, this does not."""
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A whole filled form."""

    tool_version: str = ""
    form: FormRef
    questions: dict[str, str] = field(default_factory=dict)
    """Question id -> the wording that was answered, for the questions in `answers`."""
    respondent: dict[str, str] = field(default_factory=dict)
    """Identity field id -> text."""
    period: Period | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    retired_answers: dict[str, Any] = field(default_factory=dict)
    """Question id -> `{"wording", "answer"}` for questions that the form no longer has."""
    extra: dict[str, Any] = field(default_factory=dict)

    def rows(self, question_id: str) -> tuple[Row, ...]:
        """The rows of a table question; none when unanswered."""
        answer = self.answers.get(question_id)
        return answer.value if answer and isinstance(answer.value, tuple) else ()

    def text(self, question_id: str) -> str:
        """The value of a question that is no table; empty when unanswered."""
        answer = self.answers.get(question_id)
        return answer.value if answer and isinstance(answer.value, str) else ""


def piece_said(piece: Evidence) -> str:
    """A piece of evidence in a line, as in `Nghị quyết, số 12-NQ/CB, ngày 03/02/2026, lưu ở …`."""
    if isinstance(piece, str):
        return piece
    day = DAY.sub(r"\3/\2/\1", piece.get("date", ""))
    said = (("", piece.get("name", "")), ("số ", piece.get("number", "")), ("ngày ", day))
    parts = [before + text for before, text in said if text]
    place = piece.get("place", "")
    return ", ".join([*parts, *([f"lưu ở {place}"] if place else [])])
