"""What stands in the cells of a table question, on the Word paper and in a spreadsheet."""

from forms import rows
from forms.days import day, is_date
from forms.definition import Figure, FormDefinition
from forms.question import Column, FixedRow, Question, label_of
from forms.response import Row

ROW_LABEL_TITLE = "Nội dung"
"""Over the labels of a table that has rows of its own."""
OVERDUE = "quá hạn"


def labelled(question: Question, entered: tuple[Row, ...]) -> tuple[tuple[str, Row], ...]:
    """The rows as the form shows them, each with its label; `""` in a table that grows."""
    if not question.rows:
        return tuple(("", row) for row in entered)
    return tuple((row_label(row), found) for row, found in rows.fixed(question, entered))


def row_label(row: FixedRow) -> str:
    """As in `Nhóm tiêu chí chung (tối đa 30)`."""
    return f"{row.label} (tối đa {row.at_most})" if row.at_most else row.label


def figures_of(definition: FormDefinition, question: Question) -> tuple[Figure, ...]:
    """The figures that every row of a table has, as further columns."""
    return tuple(figure for figure in definition.figures if figure.table == question.id)


def figure_title(question: Question, figure: Figure) -> str:
    """The head of a figure's column; told apart from a column that has the same name."""
    same = any(column.label == figure.label for column in question.columns)
    return f"{figure.label} (tỷ lệ)" if same else figure.label


def in_words(question: Question, column: Column, row: Row, today: str) -> str:
    """A cell as people read it; a state that is overdue on the day `today` says so."""
    text = row.get(column.id, "")
    if column.kind == "date":
        return day(text)
    if column.kind == "choice":
        text = label_of(column.options, text)
    if question.deadline and column.id == question.deadline.state:
        overdue = is_overdue(question, row, today)
        return " ".join(filter(None, (text, f"({OVERDUE})"))) if overdue else text
    return text


def is_overdue(question: Question, row: Row, today: str) -> bool:
    """Whether a row's day has passed while its state leaves it open; both days as `2026-11-22`."""
    if question.deadline is None:
        return False
    until = row.get(question.deadline.date, "")
    is_open = row.get(question.deadline.state, "") not in question.deadline.done
    return is_open and is_date(until) and is_date(today) and until < today
