"""What became of old questions: the `replaced` of a form, and of the scales it answers by."""

from collections.abc import Iterator

from forms.replacement import Replacement
from macros.catalog import Catalog
from macros.edition.frozen import BEFORE
from macros.model.form import Form
from macros.model.items import Scale
from macros.model.question import question_id
from macros.model.replaced import Replaced

_Step = tuple[str, str]
"""A question, and the last edition that had it as it was."""


def replacements(catalog: Catalog, form: Form) -> tuple[Replacement, ...]:
    """Every step that older answers of a form go through, at most one a question and edition."""
    found = {(entry.id, entry.after): _of_question(entry) for entry in form.replaced}
    for scale in catalog.items("scale"):
        for after in dict.fromkeys(entry.after for entry in scale.replaced):
            entries = tuple(entry for entry in scale.replaced if entry.after == after)
            for question in _answered_by(catalog, form, scale, after):
                step = question, after
                found[step] = _with_levels(found.get(step), step, scale, entries)
    names = [BEFORE, *(edition.name for edition in catalog.editions)]
    # A preview also compiles what the check refuses.
    known = (each for each in found.values() if each.after in names)
    return tuple(sorted(known, key=lambda each: names.index(each.after)))


def added(catalog: Catalog, form: Form) -> dict[str, str]:
    """Question -> the last edition whose form did not ask it; only of those that came later."""
    forms = [(edition.name, edition.item(("form", form.id))) for edition in catalog.editions]
    found: dict[str, str] = {}
    for question in (q for section in form.sections for q in section.questions):
        name = question_id(question)
        without = [edition for edition, frozen in forms if frozen and name not in frozen.parts]
        if without:
            found[name] = without[-1]
    return found


def _of_question(entry: Replaced) -> Replacement:
    return Replacement(
        question=entry.id,
        after=entry.after,
        replaced_by=entry.replaced_by,
        values=entry.values,
        note=entry.note,
    )


def _with_levels(
    own: Replacement | None, step: _Step, scale: Scale, entries: tuple[Replaced, ...]
) -> Replacement:
    """A question's step with what became of the levels that it was answered by."""
    question, after = step
    levels = {
        entry.id: next(iter(entry.replaced_by), "") for entry in entries if entry.id != scale.id
    }
    notes = [own.note] if own and own.note else []
    return Replacement(
        question=question,
        after=after,
        replaced_by=own.replaced_by if own else (question,),
        values=levels | (own.values if own else {}),
        note=" ".join(dict.fromkeys([*notes, *(entry.note for entry in entries)])),
    )


def _answered_by(catalog: Catalog, form: Form, scale: Scale, after: str) -> Iterator[str]:
    """The questions that an edition's form answered by a scale; today's, of no frozen one."""
    edition = next((edition for edition in catalog.editions if edition.name == after), None)
    frozen = edition.item(("form", form.id)) if edition else None
    if frozen:
        for name, part in frozen.parts.items():
            if part.meaning.get("scale") == scale.id:
                yield name
    elif edition is None and form.scale == scale.id:
        for question in (q for section in form.sections for q in section.questions):
            if question.criterion:
                yield question_id(question)
