"""The rules for tables: rows that are begun but not done, and rows that are overdue."""

from collections.abc import Iterator

from forms.days import NO_DAY, day, is_date
from forms.question import Column, Question, label_of
from forms.response import Row
from forms.review.entered import wrong_number
from forms.review.filled import Filled
from forms.review.finding import Finding, found
from forms.shown import offers


def table(filled: Filled, question: Question) -> Iterator[Finding]:
    """Whether there are rows where some are asked for, and what is wrong with each."""
    matched = list(_remedies_match(filled, question)) if question is filled.remedies else []
    yield from matched
    if question.required and not matched and not filled.is_written(question):
        yield found(question, "missing", "còn trống. Hãy điền bảng này.")
    for name, row, at_most in filled.named_rows(question):
        yield from _row(question, name, row, at_most)
        yield from _overdue(filled, question, name, row)


def _remedies_match(filled: Filled, remedies: Question) -> Iterator[Finding]:
    shortcomings, written = filled.shortcomings, filled.is_written(remedies)
    if shortcomings is None:
        return
    if filled.shortcomings_written() and not written:
        yield found(
            remedies,
            "missing",
            f"còn trống, trong khi câu {shortcomings.number} đã ghi khuyết điểm. "
            "Hãy ghi ít nhất một biện pháp.",
        )
    elif written and not filled.shortcomings_written():
        yield found(
            remedies,
            "hint",
            f"đã ghi biện pháp, trong khi câu {shortcomings.number} còn trống. "
            "Hãy xem lại có cần ghi khuyết điểm không.",
        )


def _row(question: Question, name: str, row: Row, at_most: str) -> Iterator[Finding]:
    empty = [c.label for c in question.columns if c.required and not row.get(c.id, "").strip()]
    if empty:
        columns = ", ".join(f"“{label}”" for label in empty)
        yield found(question, "missing", f"{name} còn trống cột {columns}. Hãy điền nốt.")
    for column in question.columns:
        wrong = _wrong_cell(column, row.get(column.id, "").strip(), at_most)
        if wrong:
            yield found(question, "contradiction", f"{name}, cột “{column.label}” {wrong}")


def _wrong_cell(column: Column, text: str, at_most: str) -> str:
    """What is wrong with what stands in a cell; empty when nothing is."""
    if not text:
        return ""
    if column.kind == "date" and not is_date(text):
        return f"{NO_DAY}. Hãy chọn lại ngày."
    if column.kind == "number":
        return wrong_number(text, at_most)
    if not offers(column, text):
        return "có nội dung không thuộc các lựa chọn của phiếu. Hãy chọn lại."
    return ""


def _overdue(filled: Filled, question: Question, name: str, row: Row) -> Iterator[Finding]:
    deadline = question.deadline
    if not deadline or row.get(deadline.state, "") in deadline.done:
        return
    date = row.get(deadline.date, "").strip()
    if not filled.today or not is_date(date) or date >= filled.today:
        return
    yield found(
        question,
        "hint",
        f"{name} có thời hạn {day(date)}, đã quá hạn{_state(question, deadline.state, row)}. "
        "Hãy ghi lại tình trạng, hoặc ghi rõ vì sao chưa xong và thời hạn mới.",
    )


def _state(question: Question, column_id: str, row: Row) -> str:
    column, chosen = question.column(column_id), row.get(column_id, "")
    if not column or not chosen:
        return ""
    return f", tình trạng đang ghi là “{label_of(column.options, chosen)}”"
