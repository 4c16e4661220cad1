"""A gathering as spreadsheets: persons, answers, questions, remedies; and counts without names."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal

from forms import rows
from forms.asked import asked
from forms.collect import extract as counts
from forms.collect.gathering import Gathering
from forms.collect.left import path
from forms.collect.outputs import Output, name_of, shown
from forms.collect.remedies import STATES
from forms.collect.settle import Entry
from forms.collect.view import SIDES, View
from forms.collect.viewing import Wish, form_of, shown_files
from forms.days import is_date
from forms.definition import FormDefinition
from forms.export.table_rows import in_words, labelled
from forms.export.workbook import Cell, Page, Sheet, cut_for_foot, number_of, write_book
from forms.question import Question
from forms.response import Answer, piece_said
from forms.shown import says_anything

_PERSONS, _ANSWERS, _QUESTIONS, _REMEDIES = (
    "Người nộp",
    "Câu trả lời",
    "Từng câu",
    "Biện pháp, thời hạn",
)
_EXTRACT = "Thống kê không tên"
_LIMITS = "Giới hạn"
_NAME, _TEXT, _LONG, _DAY, _COUNT = 26, 34, 60, 13, 10
"""Widths in letters."""


def answers(gathering: Gathering, wish: Wish) -> Output:
    """Everything as a .xlsx, the same bytes for the same input.

    Raises:
        RequestError: no file counts.
    """
    found = shown(gathering, wish)
    definition = form_of(gathering, wish.form)
    entries = shown_files(gathering, wish)
    whose = [file.whose for file in found.files]
    sheets = {
        _PERSONS: _persons(found),
        _ANSWERS: _answers(definition, entries, whose),
        _QUESTIONS: _questions(found),
        _REMEDIES: _remedies(found),
    }
    pages = [Page(title, _heading(found, title), sheet) for title, sheet in sheets.items()]
    foot = f"{cut_for_foot(found.handbook)} · {found.form}"
    return Output(name_of(wish, ".xlsx"), write_book(found.title, foot, pages))


def extract(gathering: Gathering, wish: Wish) -> Output:
    """Counts without names as a .xlsx, the same bytes for the same input.

    Raises:
        RequestError: there are too few files.
    """
    view = shown(gathering, wish)
    found = counts.extract(view)
    heads = (("Phần", _TEXT), ("Số", 6), ("Câu", _LONG), ("Câu trả lời", _TEXT), ("Số bản", _COUNT))
    body = tuple(
        (row.section, row.number, row.question, row.answer, Decimal(row.count))
        for row in found.rows
    )
    omitted = ", ".join(found.omitted)
    limits: list[tuple[Cell, ...]] = [(limit,) for limit in counts.LIMITS]
    if omitted:
        limits.append((f"Các câu bị bỏ vì không gộp đủ: {omitted}.",))
    heading = (_EXTRACT, found.title, found.period, f"Số bản: {found.files}")
    pages = [
        Page(_EXTRACT, heading, Sheet(heads, body, (), filtered=True)),
        Page(_LIMITS, heading, Sheet(((_LIMITS, 100),), tuple(limits), ())),
    ]
    foot = f"{cut_for_foot(view.handbook)} · {_EXTRACT} · {view.form}"
    data = write_book(_EXTRACT, foot, pages)
    return Output(name_of(wish, "_thong-ke.xlsx"), data)


def _heading(found: View, title: str) -> tuple[str, ...]:
    return (title, found.title, found.period, f"Số bản: {len(found.files)}", found.disclaimer)


def _persons(found: View) -> Sheet:
    sides = [side.by for side in found.files[0].sides]
    heads = (
        (found.whose_label, _NAME),
        *((label, _NAME) for label in found.line_labels),
        ("Kỳ", 18),
        ("Ngày sửa", _DAY),
        *(
            (f"{SIDES[by]}: {said}", _COUNT)
            for by in sides
            for said in ("số câu đã trả lời", "số câu được hỏi")
        ),
        ("Tệp", _TEXT),
        ("Lấy từ", _TEXT),
    )
    body = tuple(
        (
            file.whose,
            *file.lines,
            file.period_said,
            _day(file.day),
            *(Decimal(count) for side in file.sides for count in (side.answered, side.asked)),
            file.name,
            path(file.way),
        )
        for file in found.files
    )
    return Sheet(heads, body, (), filtered=True)


def _answers(definition: FormDefinition, entries: Sequence[Entry], whose: Sequence[str]) -> Sheet:
    heads = (
        (definition.identity[0].label, _NAME),
        ("Kỳ", 18),
        ("Phần", _TEXT),
        ("Số", 6),
        ("Câu", _TEXT),
        ("Trả lời", _TEXT),
        ("Ngày", _DAY),
        ("Số liệu", _COUNT),
        ("Thuyết minh", _LONG),
        ("Minh chứng", _TEXT),
    )
    sections = {q.id: section.title for section in definition.sections for q in section.questions}
    body = tuple(
        (
            name,
            entry.taken.period_said,
            sections[question.id],
            question.number,
            question.label,
            *_answer(definition, question, entry.taken.shown.answers[question.id]),
        )
        for name, entry in zip(whose, entries, strict=True)
        for question in asked(definition, entry.taken.shown)
        if question.id in entry.taken.shown.answers
        and says_anything(question, entry.taken.shown.answers[question.id])
    )
    return Sheet(heads, body, (), filtered=True)


def _answer(definition: FormDefinition, question: Question, answer: Answer) -> Iterator[Cell]:
    """What was answered, also as a day or a number where it is one, and what goes with it."""
    value = answer.value if isinstance(answer.value, str) else ""
    yield definition.choices(question).get(value, value) or _rows(question, answer)
    yield _day(value) if question.kind == "date" else ""
    yield number_of(value) if question.kind == "number" and _is_number(value) else ""
    yield "\n".join(filter(None, (answer.note, answer.not_applicable_reason)))
    yield "\n".join(said for piece in answer.evidence if (said := piece_said(piece)))


def _is_number(text: str) -> bool:
    return isinstance(number_of(text), Decimal)


def _rows(question: Question, answer: Answer) -> str:
    """A table's rows, one a line."""
    if isinstance(answer.value, str):
        return ""
    lines = []
    for label, row in labelled(question, answer.value):
        if rows.is_written(question, row):
            cells = [in_words(question, column, row, "") for column in question.columns]
            lines.append("; ".join(filter(None, (label, *cells))))
    return "\n".join(lines)


def _questions(found: View) -> Sheet:
    heads = (
        ("Phần", _TEXT),
        ("Số", 6),
        ("Câu", _LONG),
        ("Câu trả lời", _TEXT),
        ("Số bản", _COUNT),
        (found.whose_label, _LONG),
    )
    body = tuple(
        (
            section.title,
            question.number,
            question.label,
            row.label,
            Decimal(row.count),
            "; ".join(found.files[place].whose for place in row.of),
        )
        for section in found.sections
        for question in section.questions
        for row in question.rows
    )
    return Sheet(heads, body, (), filtered=True)


def _remedies(found: View) -> Sheet:
    heads = (
        (found.whose_label, _NAME),
        ("Kỳ", 18),
        ("Số câu", 8),
        ("Nội dung", _LONG),
        ("Thời hạn", _DAY),
        ("Tình trạng", 18),
        ("Đối chiếu hôm nay", 18),
    )
    body = tuple(
        (
            found.files[one.of].whose,
            found.files[one.of].period_said,
            one.number,
            "\n".join(f"{t.label}: {t.text}" if t.label else t.text for t in one.texts),
            _day(one.date),
            one.state_label,
            STATES[one.state],
        )
        for one in found.remedies
    )
    return Sheet(heads, body, (), filtered=True)


def _day(text: str) -> Cell:
    return datetime.date.fromisoformat(text) if is_date(text) else ""
