"""Answers that were given to another wording of their question, until the person confirms them.

The mark is the wording itself: `Response.questions` has the one that was answered.
"""

from forms.definition import FormDefinition
from forms.question import Question
from forms.response import Response
from forms.shown import says_anything


def old_wording(response: Response, question: Question) -> str:
    """The wording that was answered, when it is not today's; empty when nothing is to confirm."""
    answer = response.answers.get(question.id)
    wording = response.questions.get(question.id, "")
    if answer is None or wording == question.label or not says_anything(question, answer):
        return ""
    return wording


def unconfirmed(definition: FormDefinition, response: Response) -> tuple[Question, ...]:
    """The questions whose answers are still to be confirmed, in the form's order."""
    return tuple(q for q in definition.questions() if old_wording(response, q))
