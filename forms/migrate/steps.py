"""The steps that an older response takes, in the order of the editions, and what each does."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from forms.definition import FormDefinition
from forms.migrate import columns
from forms.migrate.change import ChangeKind
from forms.migrate.held import Held, joined
from forms.migrate.values import mapped
from forms.replacement import Replacement
from forms.response import FormRef

FIRST = "0"
"""The content before the first edition."""
Answers = dict[str, Held]
"""By id, in the file's order."""
Gone = list[Held]
"""Answers to questions that are asked no more."""


def is_known(form: FormRef, definition: FormDefinition) -> bool:
    """Whether the form knows the edition that a response was filled in on."""
    return form.edition in (FIRST, *definition.editions)


def is_before(form: FormRef, definition: FormDefinition, after: str) -> bool:
    """Whether a response was filled in before what came after an edition."""
    order = (FIRST, *definition.editions)
    if form.edition not in order or after not in order:
        return False
    same = (definition.edition, definition.meaning)
    return order.index(form.edition) <= order.index(after) and (form.edition, form.meaning) != same


def pending(form: FormRef, definition: FormDefinition) -> Iterator[tuple[Replacement, ...]]:
    """The steps to take, those of one edition together, oldest first."""
    for edition in (FIRST, *definition.editions):
        group = tuple(step for step in definition.replacements if step.after == edition)
        if group and is_before(form, definition, edition):
            yield group


def taken(answers: Answers, steps: Sequence[Replacement]) -> tuple[Answers, Gone]:
    """The answers after the steps of one edition, which are taken at once, and those that left."""
    whole = {step.question: step for step in steps if not _is_column(step)}
    answers = {id_: _with_columns(id_, held, steps) for id_, held in answers.items()}
    offered: dict[str, list[Held]] = {
        id_: [held] for id_, held in answers.items() if id_ not in whole
    }
    gone: Gone = []
    for id_, held in answers.items():
        if id_ not in whole:
            continue
        step = whole[id_]
        if not step.replaced_by:
            gone.append(held.stepped("kept", step.note))
        for successor in step.replaced_by:
            offered.setdefault(successor, []).append(_arrived(held, step, successor, steps))
    met = {id_: joined(those) if len(those) > 1 else those[0] for id_, those in offered.items()}
    return met, gone


def _with_columns(id_: str, held: Held, steps: Sequence[Replacement]) -> Held:
    own = [step for step in steps if _is_column(step) and step.question.partition(".")[0] == id_]
    return columns.stepped(held, own) if own else held


def _arrived(held: Held, step: Replacement, successor: str, steps: Sequence[Replacement]) -> Held:
    """An answer as one of its successors gets it."""
    value = mapped(held.answer.value, step.values)
    is_other = value != held.answer.value
    kind: ChangeKind
    if sum(successor in other.replaced_by for other in steps) > 1:
        kind = "merged"
    elif len(step.replaced_by) > 1:
        kind = "split"
    elif successor != step.question:
        kind = "moved"
    else:
        kind = "values" if is_other else "reworded"
    in_part = kind in ("split", "merged") or is_other
    arrived = replace(held, answer=replace(held.answer, value=value))
    return arrived.stepped(kind, step.note, in_part=in_part)


def _is_column(step: Replacement) -> bool:
    return "." in step.question
