"""Sums and shares reckoned from what was entered, as page and paper show them; never entered."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms import number
from forms.definition import Figure, FormDefinition, Operands
from forms.naming import inside
from forms.operands import Numbers
from forms.question import Question, label_of
from forms.response import Response, Row


@dataclass(frozen=True, slots=True)
class Reckoned:
    """One figure of one response."""

    id: str
    label: str
    text: str
    """As in `25` or `20/25 (80,0% số phiếu hợp lệ)`; empty while a number is missing.

    A base without a name, as `30` points, gives no percentage: `25/30`.
    """
    section: str
    """The section that shows it; empty for the figure of a table."""
    table: str
    row: str
    """The row's `row_id`, for a figure that every row of a table has."""


def reckon(definition: FormDefinition, response: Response) -> tuple[Reckoned, ...]:
    """Every figure in the form's order, those of a table row by row."""
    numbers = Numbers(definition, response)
    return tuple(
        reckoned for figure in definition.figures for reckoned in _reckoned(numbers, figure)
    )


def _reckoned(numbers: Numbers, figure: Figure) -> Iterator[Reckoned]:
    if not figure.table:
        text = _text(numbers, figure, None, {})
        yield Reckoned(figure.id, figure.label, text, figure.section, "", "")
    elif table := numbers.table(figure.table):
        for row in numbers.rows(table):
            text = _text(numbers, figure, table, row)
            yield Reckoned(figure.id, figure.label, text, "", table.id, row["row_id"])


def _text(numbers: Numbers, figure: Figure, table: Question | None, row: Row) -> str:
    total = numbers.total(figure.of, table, row)
    if total is None:
        return ""
    if not figure.base and not figure.base_from:
        return number.said(total)
    base, name = _base(numbers, figure, table)
    of = numbers.total(base, table, row)
    if not of:
        return ""
    part = f"{number.said(total)}/{number.said(of)}"
    return f"{part} ({number.percentage(total, of)} {name})" if name else part


def _base(numbers: Numbers, figure: Figure, table: Question | None) -> tuple[Operands, str]:
    """What a share is a share of, and how it is named."""
    if figure.base_from:
        question = numbers.asked.get(figure.base_from)
        chosen = numbers.response.text(figure.base_from) if question else ""
        if not question or chosen not in {option.id for option in question.options}:
            return (), ""
        return (chosen,), inside(label_of(question.options, chosen))
    labels = [inside(numbers.named(operand, table)) for operand in figure.base]
    named = [label for label in labels if label]
    return figure.base, f"tổng {', '.join(named)}" if len(named) > 1 else "".join(named)
