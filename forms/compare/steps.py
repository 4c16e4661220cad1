"""The way from one file's answer to the next one's: a direction, a sentence, and the pieces."""

from dataclasses import dataclass

from forms.compare.cells import EVIDENCE, NOTE, REASON, RowFigures, in_columns, value_said
from forms.compare.comparison import SIGNS, Detail, Direction, Step
from forms.compare.files import Filled
from forms.compare.pieces import Piece, became, evidence, sentences, table
from forms.definition import FormDefinition
from forms.question import Question
from forms.response import Answer
from forms.shown import says_anything

_SENTENCES = "Từng câu"
_ROWS = "Từng dòng"
_CHOSEN = ("scale", "yes_no", "choice")
_GONE = "Kỳ này chưa trả lời."
STILL = ("same", "none")
"""Directions of a step in which nothing changed."""


@dataclass(frozen=True, slots=True)
class Said:
    """A file at one question."""

    file: Filled
    figures: RowFigures
    is_asked: bool
    """Whether the form asked it then, and asks it of such a response."""

    def answer(self, question: Question) -> Answer:
        """What stands on its paper."""
        return self.file.shown.answers.get(question.id, Answer())

    def asked_as(self, question: Question) -> tuple[str, ...]:
        """The older questions that the answer was given to, where it says little of today's."""
        marks = self.file.marks.get(question.id, ())
        return tuple(sorted({old for mark in marks for old in mark.asked_as}))


def step_between(definition: FormDefinition, question: Question, old: Said, new: Said) -> Step:
    """What happened to a question between two files."""
    if not (old.is_asked and new.is_asked):
        return _unasked(old, new)
    before, after = old.answer(question), new.answer(question)
    said = says_anything(question, before), says_anything(question, after)
    if not any(said):
        return step("none", "Cả hai kỳ đều chưa trả lời.")
    if not all(said):
        return step("new", "Kỳ trước chưa trả lời.") if said[1] else step("gone", _GONE)
    if old.asked_as(question) != new.asked_as(question):
        return step(
            "unclear",
            "Câu hỏi đã được tách hoặc gộp giữa hai kỳ nên không nói được lên hay xuống; "
            "hãy đọc cả hai câu trả lời.",
        )
    details = _details(definition, question, old, new)
    if question.kind in _CHOSEN:
        direction, sentence = _chosen(definition, question, before, after)
    else:
        direction, sentence = _entered(definition, question, before, after, details)
    if any(is_change(detail) for detail in details):
        if direction == "same" and question.kind in _CHOSEN:
            return step("other", f"{sentence} Nội dung kèm theo có đổi.", details)
        return step(direction, sentence, details)
    return step(direction, sentence, details if direction not in STILL else ())


def plain_step(before: str, after: str) -> Step:
    """What happened to a line about the person, or to a figure."""
    before, after = " ".join(before.split()), " ".join(after.split())
    if before == after:
        return step("same", "Giữ nguyên.") if after else step("none", "Cả hai kỳ đều để trống.")
    if not before:
        return step("new", "Kỳ trước để trống.")
    if not after:
        return step("gone", "Kỳ này để trống.")
    return step("other", f"Đổi từ “{before}” thành “{after}”.")


def step(direction: Direction, sentence: str, details: tuple[Detail, ...] = ()) -> Step:
    """A step with the sign of its direction."""
    sign = SIGNS[direction]
    return Step(between="", direction=direction, sign=sign, sentence=sentence, details=details)


def is_change(detail: Detail) -> bool:
    """Whether any piece was added, taken away or changed."""
    return bool(detail.added or detail.removed or detail.changed)


def _unasked(old: Said, new: Said) -> Step:
    if not old.is_asked and not new.is_asked:
        return step("none", "Cả hai kỳ đều không hỏi câu này.")
    if new.is_asked:
        return step("none", "Kỳ trước không hỏi câu này.")
    return step("none", "Kỳ này không hỏi câu này.")


def _chosen(
    definition: FormDefinition, question: Question, before: Answer, after: Answer
) -> tuple[Direction, str]:
    """The direction between two values that are chosen; only levels of a scale have an order."""
    old, new = _label(definition, question, before), _label(definition, question, after)
    if before.value == after.value:
        return "same", f"Giữ nguyên: “{new}”." if new else "Cả hai kỳ đều chưa chọn mức."
    if not old or not new:
        direction: Direction = "new" if new else "gone"
        return direction, "Kỳ trước chưa chọn." if new else "Kỳ này chưa chọn."
    if question.kind == "scale":
        levels = [level.id for level in definition.scale(question.scale).levels]
        if before.value in levels and after.value in levels:
            # A scale's levels go from the best to the worst.
            if levels.index(str(after.value)) < levels.index(str(before.value)):
                return "up", f"Lên mức: từ “{old}” lên “{new}”."
            return "down", f"Xuống mức: từ “{old}” xuống “{new}”."
    return "other", f"Đổi từ “{old}” sang “{new}”."


def _label(definition: FormDefinition, question: Question, answer: Answer) -> str:
    return value_said(definition, question, str(answer.value)) if answer.value else ""


def _entered(
    definition: FormDefinition,
    question: Question,
    before: Answer,
    after: Answer,
    details: tuple[Detail, ...],
) -> tuple[Direction, str]:
    if question.kind in ("text", "table"):
        changed = any(is_change(detail) for detail in details)
        return ("other", "Nội dung có thay đổi.") if changed else ("same", "Giữ nguyên.")
    texts = [value_said(definition, question, str(answer.value)) for answer in (before, after)]
    made = plain_step(texts[0], texts[1])
    return made.direction, made.sentence


def _details(
    definition: FormDefinition, question: Question, old: Said, new: Said
) -> tuple[Detail, ...]:
    before, after = old.answer(question), new.answer(question)
    found: list[Detail] = []
    if question.kind == "text":
        found.append(became(_SENTENCES, _text(before), _text(after)))
    if question.kind == "table":
        rows = [
            table(question, in_columns(definition, question, said.answer(question), said.figures))
            for said in (old, new)
        ]
        found.append(became(_ROWS, rows[0], rows[1]))
    found.append(became(NOTE, sentences(before.note), sentences(after.note)))
    found.append(became(EVIDENCE, evidence(before.evidence), evidence(after.evidence)))
    reasons = [sentences(answer.not_applicable_reason) for answer in (before, after)]
    found.append(became(REASON, reasons[0], reasons[1]))
    return tuple(detail for detail in found if detail.sentence)


def _text(answer: Answer) -> list[Piece]:
    return sentences(answer.value) if isinstance(answer.value, str) else []
