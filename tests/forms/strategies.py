"""Any response that a save file can hold, likely and unlikely, for the property tests."""

from dataclasses import fields
from typing import Any

from hypothesis import strategies as st

from forms.codec import definition_from_data
from forms.definition import FormDefinition
from forms.question import Column, Question
from forms.response import Answer, Evidence, FormRef, Period, Response, Row
from tests.golden.cases import definition

QUESTIONS = ["doan-ket", "phan-cong", "mat-doan-ket", "uu-diem", "khuyet-diem", "bien-phap"]
VALUES = ["", "tot", "con-han-che", "chua-dat", "not_applicable", "yes", "no", " ", "__proto__"]
FORM = FormRef(id="phieu-nho", edition="0", meaning="sha256:a", wording="sha256:b")
WHOLE = st.integers(-(10**30), 10**30)

texts = st.one_of(
    st.sampled_from(["", " ", "{{7*7}}", "<script>", "a\r\nb", "2026-12-15"]), st.text()
)
names = st.one_of(st.sampled_from(QUESTIONS), st.text(max_size=8))
anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | WHOLE | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)
rows = st.lists(
    st.tuples(st.text(min_size=1, max_size=4), st.dictionaries(names, texts, max_size=3)),
    max_size=3,
    unique_by=lambda row: row[0],
).map(lambda made: tuple({**columns, "row_id": row_id} for row_id, columns in made))


def extra(cls: type) -> st.SearchStrategy[dict[str, Any]]:
    """Members that a class does not know; those of the file's head are known as well."""
    known = {field.name for field in fields(cls)} - {"extra"} | {"format", "format_version"}
    unknown = st.text(max_size=8).filter(lambda name: name not in known)
    return st.dictionaries(st.just("extra") | unknown, anything, max_size=2)


evidence: st.SearchStrategy[Evidence] = texts | st.sampled_from(
    [
        {},
        {"name": "", "number": "12", "date": "2026-02-30", "place": ""},
        {"name": "Sổ họp", "number": "", "date": "2026-02-03", "place": "Tủ", "newer": "x"},
        {"place": "a\nb"},
    ]
)
answers = st.builds(
    Answer,
    by=st.sampled_from(["self", "collective", "reviewer"]),
    value=st.sampled_from(VALUES) | texts | rows,
    note=texts,
    evidence=st.lists(evidence, max_size=3).map(tuple),
    not_applicable_reason=texts,
    updated_at=texts,
    seq=WHOLE,
    extra=extra(Answer),
)
periods = st.builds(
    Period,
    kind=st.sampled_from(["month", "quarter", "half", "year", "ad_hoc"]),
    year=st.none() | st.integers(1900, 2200) | WHOLE,
    index=st.none() | st.integers(-1, 13) | WHOLE,
    extra=extra(Period),
)
responses = st.builds(
    Response,
    tool_version=texts,
    form=st.just(FORM)
    | st.builds(
        FormRef, id=texts, edition=texts, meaning=texts, wording=texts, extra=extra(FormRef)
    ),
    questions=st.dictionaries(names, texts, max_size=4),
    respondent=st.dictionaries(st.sampled_from(["ho-ten", "chuc-vu"]) | names, texts, max_size=3),
    period=st.none() | periods,
    answers=st.dictionaries(names, answers, max_size=6),
    retired_answers=st.dictionaries(names, anything, max_size=2),
    extra=extra(Response),
)
"""Any `Response`, of the form `phieu-nho` mostly."""

LARGE = definition_from_data(definition("large"))
"""The form with every kind of question."""
_NO_VALUE: st.SearchStrategy[Any] = st.just(({"row_id": "r1", "x": "y"},))
"""Rows where no table is."""
_NUMBERS = ["", "0", "3", "7,5", "1.200", "20", "-1", "ba"]
HOSTILE = (
    "\u202eđảo ngược\u202c", "\u2067\u0623\u0628\u2069", "\u200f", "a\x00b\x1b[31m\x7f",
    "\x85\u2028\u2029",
    "\ufffe\uffff", "\t=1+1", "\r=1+1", "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0",
    "_x000D_",
    "{{ho-ten}}", "]]>&lt;<w:t>", "\ue000x\ue001", "  ", "a\u0301" * 20, "😀" * 5,
)  # fmt: skip
"""What turns, ends, commands or starts something elsewhere."""
_SHORT = st.sampled_from(["", " ", "{{7*7}}", "a\nb", *HOSTILE]) | st.text(max_size=3)
_DAYS = ["", "2026-02-30", "2026-10-01", "2026-12-15", "mai"]


def _values(form: FormDefinition, question: Question) -> st.SearchStrategy[Any]:
    if question.kind == "table":
        fixed = [row.id for row in question.rows]
        ids = st.sampled_from(fixed or ["r1", "r2"]) | st.text(min_size=1, max_size=3)
        cells = st.fixed_dictionaries({}, optional={c.id: _cells(c) for c in question.columns})
        return st.lists(st.tuples(ids, cells), max_size=3, unique_by=lambda row: row[0]).map(_rows)
    choices = [*form.choices(question), ""]
    likely = {"number": _NUMBERS, "date": _DAYS, "text": ["", " ", "một hai"]}
    return st.sampled_from(likely.get(question.kind, choices)) | _SHORT | _NO_VALUE


def _cells(column: Column) -> st.SearchStrategy[str]:
    options = [option.id for option in column.options]
    likely = {"number": _NUMBERS, "date": _DAYS, "choice": ["", *options]}
    return st.sampled_from(likely.get(column.kind, ["", "Việc"])) | _SHORT


def _rows(made: list[tuple[str, Row]]) -> tuple[Row, ...]:
    return tuple({"row_id": row_id, **cells} for row_id, cells in made)


def _answers(form: FormDefinition) -> st.SearchStrategy[dict[str, Answer]]:
    return st.fixed_dictionaries(
        {},
        optional={
            question.id: st.builds(
                Answer,
                by=st.sampled_from(["self", "collective"]),
                value=_values(form, question),
                note=_SHORT,
                evidence=st.lists(evidence, max_size=2).map(tuple),
                not_applicable_reason=_SHORT,
                seq=st.integers(0, 9),
            )
            for question in form.questions()
        },
    )


def responses_of(form: FormDefinition) -> st.SearchStrategy[Response]:
    """Responses to a form, with values that its questions offer and with others."""
    return st.builds(
        Response,
        form=st.just(FormRef(id=form.id, edition="0", meaning=form.meaning, wording=form.wording)),
        respondent=st.fixed_dictionaries({}, optional={f.id: _SHORT for f in form.identity}),
        period=st.none() | periods,
        answers=_answers(form),
    )
