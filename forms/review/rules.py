"""All rules over one form and one response, in the form's order."""

from collections.abc import Callable, Iterator

from forms.definition import FormDefinition
from forms.question import Question, QuestionKind
from forms.response import Response
from forms.review.agreement import agreement
from forms.review.entered import choice, day, quantity, text
from forms.review.filled import Filled
from forms.review.finding import Finding, found
from forms.review.heading import heading
from forms.review.judged import scale, yes_no
from forms.review.tables import table
from forms.shown import says_anything
from forms.wording import old_wording

_RULES: dict[QuestionKind, Callable[[Filled, Question], Iterator[Finding]]] = {
    "scale": scale,
    "yes_no": yes_no,
    "choice": choice,
    "text": text,
    "date": day,
    "number": quantity,
    "table": table,
}


def review(definition: FormDefinition, response: Response, today: str = "") -> tuple[Finding, ...]:
    """Everything to look at again, in the form's order; none when there is nothing.

    `today`, as in `2026-11-22`, tells overdue rows; without it none is overdue.
    """
    filled = Filled(definition, response, today)
    findings = list(heading(definition, response))
    disagreeing = list(agreement(filled))
    waiting = _left_to_others(filled)
    for question in filled.questions:
        if question.id not in waiting:
            findings += _about(filled, question)
        findings += [finding for finding in disagreeing if finding.question == question.id]
    return tuple(findings)


def _about(filled: Filled, question: Question) -> Iterator[Finding]:
    if old_wording(filled.response, question):
        yield found(
            question,
            "hint",
            "câu hỏi nay khác với lúc trả lời. Hãy đọc lời mới rồi bấm “Câu trả lời vẫn đúng” "
            "ở câu này, hoặc trả lời lại.",
        )
    if filled.definition.accepts(question, filled.answer(question).value):
        yield from _RULES[question.kind](filled, question)
    else:
        yield found(
            question,
            "contradiction",
            "câu trả lời trong tệp không thuộc các lựa chọn của phiếu. Hãy trả lời lại.",
        )


def _left_to_others(filled: Filled) -> set[str]:
    """Questions of sections that others fill in later, and have not begun."""
    begun = {
        question.id
        for question in filled.questions
        if says_anything(question, filled.answer(question))
    }
    return {
        question.id
        for section in filled.definition.sections
        if section.by != "self" and begun.isdisjoint(q.id for q in section.questions)
        for question in section.questions
    }
