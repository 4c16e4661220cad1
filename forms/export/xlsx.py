"""The tables of a form as a spreadsheet: one sheet a table, to go on with in an office program.

Only a cell of a date or number column that says one is written as one; all else is text.
"""

import datetime
from decimal import Decimal

from forms.asked import asked
from forms.codec import cut_for_paper
from forms.days import is_date
from forms.definition import FormDefinition
from forms.errors import RequestError
from forms.export.table_rows import (
    ROW_LABEL_TITLE,
    figure_title,
    figures_of,
    in_words,
    labelled,
)
from forms.export.workbook import Cell, Page, Sheet, cut_for_foot, number_of, write_book
from forms.figures import Reckoned, reckon
from forms.paper_code import paper_code
from forms.period import period_in_words
from forms.question import Column, Question
from forms.response import Response, Row

NO_TABLES = "Phiếu này không có bảng nào để tải về dạng bảng tính."
_WIDTHS = {"text": 28, "date": 13, "number": 11, "choice": 18, "label": 36, "figure": 22}
"""In letters."""


def write(definition: FormDefinition, response: Response, *, date: str) -> bytes:
    """Every table that the form asks, as a .xlsx: the same bytes for the same input.

    `date` is today, as in `2026-11-22`, for what is overdue.

    Raises:
        RequestError: the form asks no table.
    """
    shown = cut_for_paper(response, definition)
    meant = sheets(definition, shown, date)
    pages = [
        Page(f"{table.number} {table.label}", _heading(definition, table, shown), sheet)
        for table, sheet in meant
    ]
    foot = f"{cut_for_foot(definition.handbook)} · {definition.id}"
    return write_book(definition.title, foot, pages)


def sheets(
    definition: FormDefinition, shown: Response, date: str
) -> tuple[tuple[Question, Sheet], ...]:
    """Every table that is asked, with what stands in its sheet; `shown` is cut for paper.

    Raises:
        RequestError: the form asks no table.
    """
    tables = [question for question in asked(definition, shown) if question.kind == "table"]
    if not tables:
        raise RequestError(NO_TABLES)
    figures = reckon(definition, shown)
    return tuple((table, _sheet(definition, table, shown, figures, date)) for table in tables)


def _sheet(
    definition: FormDefinition,
    table: Question,
    shown: Response,
    figures: tuple[Reckoned, ...],
    date: str,
) -> Sheet:
    own = figures_of(definition, table)
    texts = {(figure.id, figure.row): figure.text for figure in figures}
    heads = [("TT", 5)]
    heads += [(ROW_LABEL_TITLE, _WIDTHS["label"])] if table.rows else []
    heads += [(column.label, _WIDTHS[column.kind]) for column in table.columns]
    heads += [(figure_title(table, figure), _WIDTHS["figure"]) for figure in own]
    rows = [
        (
            Decimal(place),
            *((label,) if table.rows else ()),
            *(_cell(table, column, row, date) for column in table.columns),
            *(number_of(texts.get((figure.id, row["row_id"]), "")) for figure in own),
        )
        for place, (label, row) in enumerate(labelled(table, shown.rows(table.id)), 1)
    ]
    section = next(s for s in definition.sections if table in s.questions)
    first = next(q for q in section.questions if q.kind == "table")
    below = tuple(
        (figure.label, number_of(figure.text))
        for figure in figures
        if figure.section == section.id and table is first
    )
    return Sheet(tuple(heads), tuple(rows), below)


def _cell(table: Question, column: Column, row: Row, date: str) -> Cell:
    text = row.get(column.id, "")
    if column.kind == "date" and is_date(text):
        return datetime.date.fromisoformat(text)
    if column.kind == "number":
        return number_of(text)
    return in_words(table, column, row, date)


def _heading(definition: FormDefinition, table: Question, shown: Response) -> tuple[str, ...]:
    """The lines over a table; empty ones keep their place."""
    name = definition.identity[0]
    period = period_in_words(definition, shown.period)
    return (
        definition.title,
        f"{name.label}: {shown.respondent.get(name.id, '')}",
        f"{definition.period_label}: {period}" if definition.periods else "",
        f"Mã bản điền: {paper_code(shown)}",
        table.label,
    )
