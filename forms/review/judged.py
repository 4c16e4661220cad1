"""The rules for questions that are answered by a level, or by yes or no."""

from collections.abc import Iterator

from forms.days import is_date
from forms.question import NOT_APPLICABLE, YES, Level, Question
from forms.response import Answer, piece_said
from forms.review.filled import Filled
from forms.review.finding import Finding, found
from forms.shown import has_evidence


def scale(filled: Filled, question: Question) -> Iterator[Finding]:
    """A level, its evidence and its note; a reason where the question does not apply."""
    answer = filled.answer(question)
    if not answer.value:
        yield found(question, "missing", _unanswered(filled, question))
    elif answer.value == NOT_APPLICABLE:
        if not answer.not_applicable_reason.strip():
            label = filled.definition.choices(question)[NOT_APPLICABLE]
            what = f"đã chọn “{label}” nhưng chưa nêu lý do. Hãy ghi lý do."
            yield found(question, "missing", what)
    elif level := filled.level(question):
        yield from _evidence(filled, question, level)
        if level.needs_note and not answer.note.strip():
            yield found(
                question,
                "missing",
                f"đã chọn mức “{level.label}” nhưng chưa nói rõ còn thiếu gì. "
                "Hãy ghi vào phần thuyết minh của câu.",
            )
    yield from _pieces(question, answer)


def yes_no(filled: Filled, question: Question) -> Iterator[Finding]:
    """An answer; what "yes" was about, and whether it can stand beside the best level elsewhere."""
    answer = filled.answer(question)
    if not answer.value:
        yield found(question, "missing", _unanswered(filled, question))
    if answer.value != YES or not question.consequence:
        return
    if not answer.note.strip() and filled.shortcomings and not filled.shortcomings_written():
        yield found(
            question,
            "missing",
            "đã trả lời “Có” nhưng chưa nói rõ sự việc. Hãy ghi vào phần thuyết minh của câu "
            f"hoặc vào câu {filled.shortcomings.number}.",
        )
    yield from _beside_best(filled, question)


def _evidence(filled: Filled, question: Question, level: Level) -> Iterator[Finding]:
    if has_evidence(question, filled.answer(question)):
        return
    start = f"đã chọn mức “{level.label}” nhưng chưa ghi minh chứng nào"
    mend = "Hãy ghi minh chứng, hoặc chọn mức khác."
    if level.needs_evidence:
        yield found(question, "contradiction", f"{start}. {mend}")
        return
    levels = filled.levels(question)
    lowest = next((other for other in levels if other.id == question.evidence_from), None)
    if lowest and levels.index(level) <= levels.index(lowest):
        from_ = f"từ mức “{lowest.label}” trở lên phải có minh chứng"
        yield found(question, "missing", f"{start}, trong khi {from_}. {mend}")


def _pieces(question: Question, answer: Answer) -> Iterator[Finding]:
    """Rows of evidence that nobody could find again."""
    for place, piece in enumerate(answer.evidence, 1):
        if isinstance(piece, str) or not piece_said(piece).strip():
            continue
        if not piece.get("name", "").strip():
            what = f"minh chứng thứ {place} chưa có tên. Hãy ghi tên minh chứng."
            yield found(question, "missing", what)
        date = piece.get("date", "").strip()
        if date and not is_date(date):
            what = (
                f"ngày của minh chứng thứ {place} không phải một ngày có thật. Hãy chọn lại ngày."
            )
            yield found(question, "contradiction", what)


def _beside_best(filled: Filled, question: Question) -> Iterator[Finding]:
    other = filled.numbers.asked.get(question.contradicts)
    level = filled.level(other) if other else None
    if other and level and filled.is_best(other, level):
        yield found(
            question,
            "contradiction",
            f"đã trả lời “Có”, trong khi câu {other.number} chọn mức “{level.label}”. "
            "Hãy xem lại hai câu này.",
        )


def _unanswered(filled: Filled, question: Question) -> str:
    answer = filled.answer(question)
    choose = "chọn một mức" if question.kind == "scale" else "chọn “Có” hoặc “Không”"
    if answer.note.strip() or has_evidence(question, answer):
        return f"đã ghi thuyết minh hoặc minh chứng nhưng chưa trả lời. Hãy {choose}."
    not_applicable = filled.definition.choices(question).get(NOT_APPLICABLE)
    instead = f", hoặc “{not_applicable}”" if not_applicable else ""
    return f"chưa trả lời. Hãy {choose}{instead}."
