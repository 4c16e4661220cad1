"""The numbers of one response that checks, figures and thresholds name by operands.

`forms.definition` says how operands are written.  A question that is not asked adds nothing.  A
number that is missing, or is none, leaves a sum unknown: what a person has not written is never
taken for 0.
"""

from collections.abc import Iterable
from decimal import Decimal

from forms import number, rows
from forms.asked import asked
from forms.definition import FormDefinition, Operands
from forms.question import Column, Question
from forms.response import Response, Row


class Numbers:
    """Looks up operands in one response."""

    def __init__(self, definition: FormDefinition, response: Response) -> None:
        self.response = response
        self.known = {question.id: question for question in definition.questions()}
        self.asked = {question.id: question for question in asked(definition, response)}

    def table(self, table_id: str) -> Question | None:
        """The table of a rule, if it is asked."""
        return self.asked.get(table_id)

    def rows(self, table: Question) -> tuple[Row, ...]:
        """The rows of a table that a rule looks at, one by one."""
        entered = rows.shown(table, self.response.rows(table.id))
        return tuple(row for row in entered if table.rows or rows.is_written(table, row))

    def of(
        self, operands: Operands, table: Question | None = None, row: Row | None = None
    ) -> tuple[Decimal, ...] | None:
        """The numbers that are asked for, in order; `None` when one is unknown or none is asked."""
        found: list[Decimal] = []
        for operand in operands:
            if not self._is_asked(operand, table):
                continue
            value = self._number(operand, table, row or {})
            if value is None:
                return None
            found.append(value)
        return tuple(found) or None

    def total(
        self, operands: Operands, table: Question | None = None, row: Row | None = None
    ) -> Decimal | None:
        """The sum of the operands; `None` when it is unknown."""
        found = self.of(operands, table, row)
        return None if found is None else sum(found, Decimal(0))

    def named(self, operand: str, table: Question | None) -> str:
        """The label of what an operand names; empty for a number itself."""
        if table and (column := table.column(operand)):
            return column.label
        question_id, _, column_id = operand.partition(".")
        question = self.known.get(question_id)
        if question and (summed := question.column(column_id)):
            return summed.label
        return question.label if question else ""

    def first_asked(self, operands: Operands) -> Question | None:
        """The first question that the operands name and the form asks."""
        ids = (operand.partition(".")[0] for operand in operands)
        return next((self.asked[id_] for id_ in ids if id_ in self.asked), None)

    def _is_asked(self, operand: str, table: Question | None) -> bool:
        question_id = operand.partition(".")[0]
        if table and table.column(operand):
            return True
        return question_id in self.asked or question_id not in self.known

    def _number(self, operand: str, table: Question | None, row: Row) -> Decimal | None:
        if table and table.column(operand):
            return number.read(row.get(operand, ""))
        question_id, _, column_id = operand.partition(".")
        question = self.known.get(question_id)
        if question is None:
            return number.read(operand)
        if column := question.column(column_id):
            return self._sum_of_column(question, column)
        return number.read(self.response.text(question_id))

    def _sum_of_column(self, table: Question, column: Column) -> Decimal | None:
        cells = [row.get(column.id, "").strip() for row in self.rows(table)]
        return _sum(number.read(cell) for cell in cells if cell or column.required)


def _sum(found: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of numbers that are all known, and at least one."""
    known: list[Decimal] = []
    for one in found:
        if one is None:
            return None
        known.append(one)
    return sum(known, Decimal(0)) if known else None
