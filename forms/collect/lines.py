"""A gathering as lines of JSON: its questions, its files, its answers.

`schemas/lines.schema.json` in the built site is made of these classes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from forms.asked import asked
from forms.collect.hiding import Names
from forms.collect.settle import Entry
from forms.definition import By, FormDefinition
from forms.question import Question, QuestionKind
from forms.response import Answer, Row, piece_said


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChoice:
    """What may be chosen at a question."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineColumn:
    """A column of a table."""

    id: str
    label: str
    kind: Literal["text", "date", "number", "choice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question of a form, once."""

    record: Literal["question"] = "question"
    form: str
    question: str
    """Its id; ids do not change while a question keeps its meaning."""
    section: str
    by: By
    """Whose answers these are."""
    number: str
    label: str
    kind: QuestionKind
    scale: str
    """The scale's id (kind `scale`), else empty."""
    choices: tuple[LineChoice, ...]
    """In the form's order; a scale goes from the best level to the worst."""
    columns: tuple[LineColumn, ...]
    """Of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """A file that counts."""

    record: Literal["file"] = "file"
    file: str
    """The first 16 hex letters of its text's SHA-256."""
    form: str
    edition: str
    """Of the content that it was filled in with."""
    name: str
    way: tuple[str, ...]
    """The files that it came out of, the outermost first."""
    person: dict[str, str]
    """Lines about the person by their ids; empty when names are hidden."""
    period_kind: str
    """`month`, `quarter`, `half`, `year`, `ad_hoc`, or empty."""
    period_year: int | None
    period_index: int | None
    changed: str
    """The day of its last change, as in `2026-11-22`; empty when nothing says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """What a file says at a question that it is asked."""

    record: Literal["answer"] = "answer"
    file: str
    form: str
    question: str
    value: str
    """A level, `not_applicable`, `yes`, `no`, an option, a text, a day, a number as it was typed;
    empty when unanswered or a table."""
    rows: tuple[Row, ...]
    """Of a table."""
    note: str
    evidence: tuple[str, ...]
    not_applicable_reason: str


Line = QuestionLine | FileLine | AnswerLine


def lines_of(
    forms: Mapping[str, FormDefinition | None], entries: Sequence[Entry], names: Names
) -> Iterator[Line]:
    """The questions of every form, then the files, then the answers file by file."""
    used = {entry.member.form for entry in entries}
    there = {id_: form for id_, form in sorted(forms.items()) if form and id_ in used}
    for definition in there.values():
        for question in definition.questions():
            yield _question(definition, question)
    for entry in entries:
        yield _file(entry, names)
    for entry in entries:
        for question in asked(there[entry.member.form], entry.taken.shown):
            yield _answer(entry, question)


def written(line: Line) -> str:
    """The line, with its line feed."""
    return json.dumps(asdict(line), ensure_ascii=False, separators=(",", ":")) + "\n"


def _question(definition: FormDefinition, question: Question) -> QuestionLine:
    section = next(s for s in definition.sections if question in s.questions)
    return QuestionLine(
        form=definition.id,
        question=question.id,
        section=section.id,
        by=section.by,
        number=question.number,
        label=question.label,
        kind=question.kind,
        scale=question.scale,
        choices=tuple(
            LineChoice(id=id_, label=label) for id_, label in definition.choices(question).items()
        ),
        columns=tuple(
            LineColumn(id=one.id, label=one.label, kind=one.kind) for one in question.columns
        ),
    )


def _file(entry: Entry, names: Names) -> FileLine:
    taken, place = entry.taken, entry.member.places[0]
    period = taken.shown.period
    return FileLine(
        file=entry.key,
        form=entry.member.form,
        edition=taken.edition,
        name=names.file(entry.key, place.name),
        way=names.way(place.way),
        person={} if names.hidden else dict(taken.shown.respondent),
        period_kind=period.kind if period else "",
        period_year=period.year if period else None,
        period_index=period.index if period else None,
        changed=taken.changed.day,
    )


def _answer(entry: Entry, question: Question) -> AnswerLine:
    answer = entry.taken.shown.answers.get(question.id, Answer())
    return AnswerLine(
        file=entry.key,
        form=entry.member.form,
        question=question.id,
        value=answer.value if isinstance(answer.value, str) else "",
        rows=() if isinstance(answer.value, str) else answer.value,
        note=answer.note,
        evidence=tuple(said for piece in answer.evidence if (said := piece_said(piece))),
        not_applicable_reason=answer.not_applicable_reason,
    )
