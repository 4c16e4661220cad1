"""The labels of what another form's questions offer, for a form that takes its answers over."""

from collections.abc import Sequence

from forms.question import NO, NOT_APPLICABLE, YES
from macros.catalog import Catalog
from macros.model.form import Form
from macros.model.items import Scale
from macros.model.question import Option, Question, question_id
from macros.model.reckoning import Take

Labels = dict[str, str]
"""What may be chosen -> how it reads."""


def labels_taken(catalog: Catalog, take: Take) -> dict[str, Labels]:
    """Labels under the names that a take uses, of their questions and columns alone.

    A column stands under its own id when its table's rows are taken, and under `<table>.<column>`
    when the table is taken as an answer.
    """
    theirs: Form = catalog.get("form", take.form)
    found: dict[str, Labels] = {}
    for question in (question for section in theirs.sections for question in section.questions):
        name = question_id(question)
        if name == take.source:
            found |= {c.id: _options(c.options) for c in question.columns if c.options}
        elif not take.source:
            found[name] = _labels(catalog, theirs, question)
            found |= {f"{name}.{c.id}": _options(c.options) for c in question.columns}
    named = set(take.names.values())
    return {
        name: labels
        for name, labels in found.items()
        if labels and (name in named or name.partition(".")[0] in named)
    }


def _labels(catalog: Catalog, form: Form, question: Question) -> Labels:
    if question.trigger or question.kind == "yes_no":
        return {YES: "Có", NO: "Không"}
    if not question.criterion:
        return _options(question.options)
    scale: Scale = catalog.get("scale", form.scale)
    labels = {level.id: level.label for level in scale.levels}
    return labels | ({NOT_APPLICABLE: scale.not_applicable} if scale.not_applicable else {})


def _options(options: Sequence[Option]) -> Labels:
    return {option.id: option.label for option in options}
