"""The rules for questions that are answered by text, a number, a day or one of some options."""

from collections.abc import Iterator

from forms import number
from forms.days import NO_DAY, is_date
from forms.naming import numbers
from forms.question import Question
from forms.review.filled import Filled
from forms.review.finding import Finding, found

_NUMBERS_NAMED = 6


def text(filled: Filled, question: Question) -> Iterator[Finding]:
    """A text that is there, not too long, and beside what the levels say."""
    written = filled.response.text(question.id)
    lacking = filled.lacking() if question is filled.shortcomings else []
    if lacking and not written.strip():
        yield found(
            question,
            "missing",
            f"còn trống, trong khi câu {numbers(lacking, _NUMBERS_NAMED)} cho thấy còn việc "
            "phải khắc phục. Hãy ghi khuyết điểm và nguyên nhân.",
        )
    elif question.required and not written.strip():
        yield found(question, "missing", "còn trống. Hãy trả lời câu này.")
    words = len(written.split())
    if 0 < question.words_at_most < words:
        yield found(
            question,
            "hint",
            f"dài {words} chữ, trong khi phiếu dành cho câu này nhiều nhất "
            f"{question.words_at_most} chữ. Hãy viết gọn lại.",
        )


def choice(filled: Filled, question: Question) -> Iterator[Finding]:
    """One of the options, where an answer is asked for."""
    if question.required and not filled.answer(question).value:
        yield found(question, "missing", "chưa trả lời. Hãy chọn một câu trả lời.")


def day(filled: Filled, question: Question) -> Iterator[Finding]:
    """A day of the calendar."""
    written = filled.response.text(question.id).strip()
    if written and not is_date(written):
        yield found(question, "contradiction", f"câu trả lời {NO_DAY}. Hãy chọn lại ngày.")
    elif question.required and not written:
        yield found(question, "missing", "còn trống. Hãy chọn ngày.")


def quantity(filled: Filled, question: Question) -> Iterator[Finding]:
    """A number that is one, and not too large."""
    written = filled.response.text(question.id).strip()
    if written:
        wrong = wrong_number(written, question.at_most)
        if wrong:
            yield found(question, "contradiction", f"câu trả lời {wrong}")
    elif question.required:
        yield found(question, "missing", "còn trống. Hãy ghi số.")


def wrong_number(written: str, at_most: str) -> str:
    """What is wrong with a number as it was typed; empty when nothing is.

    `at_most` is the largest that may stand there, or empty.
    """
    value = number.read(written)
    if value is None:
        return "không phải một số. Hãy ghi bằng chữ số, như 12 hoặc 7,5."
    largest = number.read(at_most)
    if largest is not None and value > largest:
        return f"lớn hơn {number.said(largest)}. Hãy ghi số từ 0 đến {number.said(largest)}."
    return ""
