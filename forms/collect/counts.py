"""How many files stand at which answer, question by question; a number names its files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from forms.asked import asked
from forms.collect.view import Count, Counts, Of, SectionCounts, Shortcoming, Trigger
from forms.definition import FormDefinition, Section
from forms.question import YES, Question
from forms.response import Response
from forms.shown import says_anything
from forms.summary import UNANSWERED, UNANSWERED_LABEL

ANSWERED = "answered"
NOT_ASKED = "not_asked"
_ANSWERED_LABEL = "Đã trả lời"
_NOT_ASKED_LABEL = "Không hỏi"
_CHOSEN = ("scale", "yes_no", "choice")

Places = Mapping[str, Mapping[str, list[int]]]
"""Question -> answer -> the files that gave it."""


def places_of(definition: FormDefinition, files: Iterable[Response]) -> Places:
    """Where every file stands at every question; the files are cut for paper."""
    questions = definition.questions()
    choices = {q.id: frozenset(definition.choices(q)) for q in questions}
    found: dict[str, dict[str, list[int]]] = {q.id: {} for q in questions}
    for index, file in enumerate(files):
        are_asked = {question.id for question in asked(definition, file)}
        for question in questions:
            place = (
                _place(question, choices[question.id], file)
                if question.id in are_asked
                else NOT_ASKED
            )
            found[question.id].setdefault(place, []).append(index)
    return found


def _place(question: Question, choices: frozenset[str], file: Response) -> str:
    answer = file.answers.get(question.id)
    if question.kind in _CHOSEN:
        value = answer.value if answer else ""
        return value if isinstance(value, str) and value in choices else UNANSWERED
    return ANSWERED if answer and says_anything(question, answer) else UNANSWERED


def sections(definition: FormDefinition, places: Places) -> tuple[SectionCounts, ...]:
    """Every section with the numbers of its questions, and of its scales."""
    return tuple(
        SectionCounts(
            id=section.id,
            title=section.title,
            by=section.by,
            scales=tuple(_scales(definition, section, places)),
            questions=tuple(
                _counts(definition, question, places[question.id]) for question in section.questions
            ),
        )
        for section in definition.sections
    )


def _counts(
    definition: FormDefinition, question: Question, places: Mapping[str, list[int]]
) -> Counts:
    return Counts(
        id=question.id,
        number=question.number,
        label=question.label,
        kind=question.kind,
        scale=question.scale,
        rows=tuple(_rows(definition, question, places)),
    )


def _rows(
    definition: FormDefinition, question: Question, places: Mapping[str, list[int]]
) -> Iterator[Count]:
    """Every answer that there is, also those that nobody gave."""
    labels = definition.choices(question) or {ANSWERED: _ANSWERED_LABEL}
    labels = {**labels, UNANSWERED: UNANSWERED_LABEL}
    if places.get(NOT_ASKED):
        labels[NOT_ASKED] = _NOT_ASKED_LABEL
    for id_, label in labels.items():
        yield _count(id_, label, places.get(id_, ()))


def _count(id_: str, label: str, of: Sequence[int]) -> Count:
    return Count(id=id_, label=label, count=len(of), of=tuple(of))


def _scales(definition: FormDefinition, section: Section, places: Places) -> Iterator[Counts]:
    by_scale: dict[str, list[Question]] = {}
    for question in section.questions:
        if question.kind == "scale":
            by_scale.setdefault(question.scale, []).append(question)
    for scale, questions in by_scale.items():
        labels = {**definition.choices(questions[0]), UNANSWERED: UNANSWERED_LABEL}
        rows = []
        for id_, label in labels.items():
            every = [index for q in questions for index in places[q.id].get(id_, ())]
            of: Of = tuple(sorted(set(every)))
            rows.append(Count(id=id_, label=label, count=len(every), of=of))
        title = definition.scale(scale).title
        yield Counts(id=scale, number="", label=title, kind="scale", scale=scale, rows=tuple(rows))


def triggers(definition: FormDefinition, places: Places) -> tuple[Trigger, ...]:
    """Every question whose "yes" has a consequence."""
    return tuple(
        Trigger(
            question=question.id,
            number=question.number,
            label=question.label,
            consequence=question.consequence,
            rows=tuple(_rows(definition, question, places[question.id])),
        )
        for question in definition.questions()
        if question.kind == "yes_no" and question.consequence
    )


def said_yes(trigger: Trigger) -> Count:
    """The files that say "yes"."""
    return next(row for row in trigger.rows if row.id == YES)


def shortcomings(definition: FormDefinition, places: Places) -> tuple[Shortcoming, ...]:
    """What says that something is lacking, as far as the form itself says which answers do."""
    return tuple(
        found
        for question in definition.questions()
        for found in _lacking(definition, question, places[question.id])
        if found.count
    )


def _lacking(
    definition: FormDefinition, question: Question, places: Mapping[str, list[int]]
) -> Iterator[Shortcoming]:
    if question.role == "shortcomings":
        yield _shortcoming(question, "", "", places.get(ANSWERED, ()))
    if question.kind == "scale":
        for level in definition.scale(question.scale).levels:
            if level.needs_note:
                yield _shortcoming(question, level.id, level.label, places.get(level.id, ()))


def _shortcoming(question: Question, level: str, label: str, of: Sequence[int]) -> Shortcoming:
    return Shortcoming(
        question=question.id,
        number=question.number,
        label=question.label,
        level=level,
        level_label=label,
        count=len(of),
        of=tuple(of),
    )
