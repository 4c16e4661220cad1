"""How many questions of a section stand at which level; no totals, no averages, no rating.

Only questions that are asked are counted.
"""

from collections import Counter
from dataclasses import dataclass

from forms.asked import asked
from forms.definition import FormDefinition, Section
from forms.question import Question
from forms.response import Response

UNANSWERED = "unanswered"
"""The id of the row of questions without an answer."""
UNANSWERED_LABEL = "Chưa trả lời"


@dataclass(frozen=True, slots=True)
class Row:
    """One level and how many questions stand at it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SectionSummary:
    """The rows of one section, or of one scale in it when it uses several."""

    section: str
    title: str
    rows: tuple[Row, ...]


def summarise(definition: FormDefinition, response: Response) -> tuple[SectionSummary, ...]:
    """One entry a section with scale questions, in the form's order."""
    ids = frozenset(question.id for question in asked(definition, response))
    return tuple(
        entry
        for section in definition.sections
        for entry in _entries(definition, section, response, ids)
    )


def _entries(
    definition: FormDefinition, section: Section, response: Response, ids: frozenset[str]
) -> list[SectionSummary]:
    by_scale: dict[str, list[Question]] = {}
    for question in section.questions:
        if question.kind == "scale" and question.id in ids:
            by_scale.setdefault(question.scale, []).append(question)
    entries = []
    for scale_id, questions in by_scale.items():
        title = section.title
        if len(by_scale) > 1:
            title = f"{section.title} – {definition.scale(scale_id).title}"
        entries.append(SectionSummary(section.id, title, _rows(definition, questions, response)))
    return entries


def _rows(
    definition: FormDefinition, questions: list[Question], response: Response
) -> tuple[Row, ...]:
    choices = definition.choices(questions[0])
    counts = Counter(
        value if value in choices else ""
        for value in (response.text(question.id) for question in questions)
    )
    rows = [Row(choice, label, counts[choice]) for choice, label in choices.items()]
    return (*rows, Row(UNANSWERED, UNANSWERED_LABEL, counts[""]))
