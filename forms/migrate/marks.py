"""The mark of an answer that is to be confirmed: the wording that it was given to.

Where the wording alone would not tell, for it is today's or unknown, the reason stands behind it.
"""

from forms.definition import FormDefinition
from forms.migrate.change import ChangeKind
from forms.migrate.held import Held
from forms.naming import shortened
from forms.question import Question
from forms.response import Response
from forms.said import retired_said

_UNKNOWN = "Bản lưu không ghi lời câu hỏi cũ"
_WHY: dict[ChangeKind, str] = {
    "reworded": "câu hỏi nay có nghĩa khác",
    "moved": "trước đây là câu khác",
    "split": "trước đây hỏi chung trong một câu",
    "merged": "trước đây hỏi ở nhiều câu",
}


def marked(definition: FormDefinition, question: Question, response: Response, held: Held) -> str:
    """The wording to save with an answer that took a step; today's when nothing is to confirm.

    What the question offers no more is to be answered anew, not confirmed.
    """
    is_renamed_only = held.kind == "moved" and not held.in_part
    is_to_answer = held.kind == "values" and (held.is_cut or not held.answer.value)
    if held.wording == question.label and (is_renamed_only or is_to_answer):
        return question.label
    if held.wording and held.wording != question.label:
        return held.wording
    return f"{held.wording or _UNKNOWN} ({_why(definition, response, held)})"


def _why(definition: FormDefinition, response: Response, held: Held) -> str:
    if held.columns:
        return "các cột của bảng đã đổi"
    if held.answer.value and not isinstance(held.answer.value, str):
        return "bảng nay có dòng khác"
    if held.kind in ("values", "moved") and held.in_part:
        (source,) = held.sources
        before = " ".join(retired_said(definition, source, response.answers[source])[:1])
        return f"đã trả lời: {shortened(before)}"
    return _WHY[held.kind]
