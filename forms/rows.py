"""The rows of a table question: which say anything, and those that a table always has."""

from forms.question import FixedRow, Question
from forms.response import Row


def is_written(question: Question, row: Row) -> bool:
    """Whether a row says anything in a column that the form shows."""
    return any(row.get(column.id, "").strip() for column in question.columns)


def written(question: Question, rows: tuple[Row, ...]) -> list[tuple[int, Row]]:
    """The rows that say anything, each with its place in the table from 1."""
    return [(place, row) for place, row in enumerate(rows, 1) if is_written(question, row)]


def fixed(question: Question, rows: tuple[Row, ...]) -> list[tuple[FixedRow, Row]]:
    """Every row that the table always has, with what was entered there; empty when nothing was."""
    entered = {row.get("row_id", ""): row for row in rows}
    return [(row, entered.get(row.id, {"row_id": row.id})) for row in question.rows]


def shown(question: Question, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows as the form shows them: all the fixed ones in the form's order, or those entered."""
    if question.rows:
        return tuple(row for _, row in fixed(question, rows))
    return rows
