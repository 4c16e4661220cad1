"""What is to be done, by whom and by when, as the tables of the files say it."""

from collections.abc import Iterator, Sequence

from forms import rows
from forms.collect.view import Remedy, Text
from forms.days import is_date
from forms.definition import FormDefinition
from forms.export.table_rows import in_words, labelled
from forms.question import Column, Question, label_of
from forms.response import Response, Row

OPEN, DONE, OVERDUE = "open", "done", "overdue"
STATES = {OPEN: "chưa xong", DONE: "đã xong", OVERDUE: "quá hạn", "": ""}
_NEVER = "9999"


def remedies(
    definition: FormDefinition, files: Sequence[Response], today: str
) -> tuple[Remedy, ...]:
    """Every row of the tables of remedies, by day; the files are cut for paper."""
    tables = [question for question in definition.questions() if is_of_remedies(question)]
    found = [
        _remedy(table, label, row, index, today)
        for index, file in enumerate(files)
        for table in tables
        for label, row in labelled(table, file.rows(table.id))
        if rows.is_written(table, row)
    ]
    return tuple(sorted(found, key=lambda one: (one.date or _NEVER, one.of)))


def is_of_remedies(question: Question) -> bool:
    """Whether the form says that rows of this table are to be carried out."""
    return question.kind == "table" and (
        question.role == "remedies" or question.deadline is not None
    )


def day_column(table: Question) -> Column | None:
    """The column of the day by which a row is to be done, as far as the form says which it is."""
    if table.deadline:
        return table.column(table.deadline.date)
    days = table.columns_of("date")
    return days[0] if len(days) == 1 else None


def _remedy(table: Question, label: str, row: Row, index: int, today: str) -> Remedy:
    column = day_column(table)
    text = row.get(column.id, "").strip() if column else ""
    date = text if is_date(text) else ""
    state, state_label = _state(table, row, date, today)
    return Remedy(
        of=index,
        question=table.id,
        number=table.number,
        row=row.get("row_id", ""),
        texts=tuple(_texts(table, label, row, column if date else None)),
        date=date,
        date_label=column.label if column else "",
        state=state,
        state_label=state_label,
    )


def _state(table: Question, row: Row, date: str, today: str) -> tuple[str, str]:
    deadline = table.deadline
    if deadline is None:
        return "", ""
    chosen = row.get(deadline.state, "")
    column = table.column(deadline.state)
    label = label_of(column.options, chosen) if column else chosen
    if chosen in deadline.done:
        return DONE, label
    return OVERDUE if date and today and date < today else OPEN, label


def _texts(table: Question, label: str, row: Row, day: Column | None) -> Iterator[Text]:
    if label:
        yield Text(label="", text=label)
    state = table.deadline.state if table.deadline else ""
    for column in table.columns:
        text = in_words(table, column, row, "").strip()
        if text and column is not day and column.id != state:
            yield Text(label=column.label, text=text)
