"""Which questions a form asks of this response, by its period and its earlier answers."""

from forms.definition import FormDefinition
from forms.question import Question
from forms.response import Response


def asked(definition: FormDefinition, response: Response) -> tuple[Question, ...]:
    """The questions that are asked, in the form's order.

    A condition looks at questions that are asked themselves; while no period is chosen, the
    questions of all periods are asked.
    """
    kind = response.period.kind if response.period else ""
    values: dict[str, str] = {}
    found: list[Question] = []
    for question in definition.questions():
        in_period = not kind or not question.periods or kind in question.periods
        if in_period and definition.holds(question.condition, values):
            values[question.id] = response.text(question.id)
            found.append(question)
    return tuple(found)
