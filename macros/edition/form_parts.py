"""A form as an edition keeps it: its lines about the person, its periods, questions, columns."""

from collections.abc import Iterator

from macros.catalog import Catalog
from macros.edition.frozen import FrozenPart
from macros.model.form import Form
from macros.model.items import Criterion, Trigger
from macros.model.question import Question, Section, question_id
from macros.text import plain

LINE = "respondent."
PERIOD = "period."
_TEXTS = ("hint", "origin")


def form_parts(catalog: Catalog, form: Form) -> dict[str, FrozenPart]:
    """All that a save file names, by the names that `forms.replacement` has for it."""
    parts = {LINE + line.id: FrozenPart(label=plain(line.label)) for line in form.identity}
    for name in form.periods:
        if catalog.has("period", name):
            period = catalog.get("period", name)
            parts[PERIOD + period.length] = FrozenPart(label=plain(period.title))
    for section in form.sections:
        for question in section.questions:
            parts |= _question(catalog, form, section, question)
    return parts


def _question(
    catalog: Catalog, form: Form, section: Section, question: Question
) -> dict[str, FrozenPart]:
    """A question, then its columns."""
    name = question_id(question)
    choices = question.options or question.rows
    parts = {
        name: FrozenPart(
            label=plain(_label(catalog, question)),
            meaning=dict(_meaning(form, section, question)),
            values={choice.id: plain(choice.label) for choice in choices},
            texts={
                key: (plain(text).strip(),) for key in _TEXTS if (text := getattr(question, key))
            },
        )
    }
    for column in question.columns:
        parts[f"{name}.{column.id}"] = FrozenPart(
            label=plain(column.label),
            meaning={"kind": column.kind},
            values={option.id: plain(option.label) for option in column.options},
        )
    return parts


def _meaning(form: Form, section: Section, question: Question) -> Iterator[tuple[str, str]]:
    """What an answer's value refers to, and whose answer it is."""
    if question.criterion:
        yield from (("kind", "scale"), ("criterion", question.criterion), ("scale", form.scale))
    elif question.trigger:
        yield from (("kind", "yes_no"), ("trigger", question.trigger))
    else:
        yield "kind", question.kind
    yield "by", section.by


def _label(catalog: Catalog, question: Question) -> str:
    """As the compiled form asks it."""
    if question.label:
        return question.label
    if catalog.has("criterion", question.criterion):
        criterion: Criterion = catalog.get("criterion", question.criterion)
        return criterion.statement
    if catalog.has("trigger", question.trigger):
        trigger: Trigger = catalog.get("trigger", question.trigger)
        return trigger.condition
    return ""
