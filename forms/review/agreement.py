"""The rules for numbers that must agree with each other, or with a choice."""

from collections.abc import Iterator
from decimal import Decimal

from forms import number
from forms.definition import Check, Threshold
from forms.operands import Numbers
from forms.question import Question, label_of
from forms.response import Row
from forms.review.filled import Filled
from forms.review.finding import Finding, found, said

_DISAGREES = {"equals": "không bằng", "at_most": "lớn hơn"}


def agreement(filled: Filled) -> Iterator[Finding]:
    """Every check and threshold that has something to say, in the form's order of rules."""
    for check in filled.definition.checks:
        yield from _check(filled, check)
    for threshold in filled.definition.thresholds:
        yield from _threshold(filled, threshold)


def _check(filled: Filled, check: Check) -> Iterator[Finding]:
    numbers = filled.numbers
    if not check.table:
        about = numbers.first_asked((*check.left, *check.right))
        if about and (wrong := _disagreement(numbers, check, None, {})):
            yield found(about, "contradiction", f"{wrong}. {check.sentence}")
    elif table := numbers.table(check.table):
        for name, row, _ in filled.named_rows(table):
            if wrong := _disagreement(numbers, check, table, row):
                yield found(table, "contradiction", f"ở {name}, {wrong}. {check.sentence}")


def _disagreement(numbers: Numbers, check: Check, table: Question | None, row: Row) -> str:
    """The numbers that do not agree, as in `20 + 3 = 23 không bằng 25`; empty when they do."""
    left = numbers.of(check.left, table, row)
    right = numbers.of(check.right, table, row)
    if left is None or right is None:
        return ""
    most, least = sum(left), sum(right)
    agrees = most == least if check.relation == "equals" else most <= least
    return "" if agrees else f"{_added(left)} {_DISAGREES[check.relation]} {_added(right)}"


def _added(found_: tuple[Decimal, ...]) -> str:
    total = number.said(sum(found_, Decimal(0)))
    if len(found_) == 1:
        return total
    return f"{' + '.join(number.said(one) for one in found_)} = {total}"


def _threshold(filled: Filled, threshold: Threshold) -> Iterator[Finding]:
    """Whether the points of a choice are reached, and nothing about the choice itself."""
    numbers = filled.numbers
    question = numbers.asked.get(threshold.question)
    chosen = filled.response.text(threshold.question)
    least = number.read(threshold.at_least.get(chosen, ""))
    if question is None or least is None:
        return
    label = label_of(question.options, chosen)
    needed = f"ngưỡng điểm (từ {number.said(least)}) của mức “{label}”"
    total = numbers.total(threshold.of)
    if total is None:
        what = f"đã chọn mức “{label}” nhưng chưa đủ điểm để cộng. Hãy ghi đủ các điểm."
        yield found(question, "missing", what)
    elif total < least:
        what = f"tổng điểm {number.said(total)} chưa đạt {needed}. Hãy xem lại điểm và mức đã chọn."
        yield found(question, "contradiction", what)
    else:
        closing = threshold.sentence.strip().rstrip(".")
        yield said(question, "hint", f"Tổng điểm {number.said(total)} đạt {needed}; {closing}.")
