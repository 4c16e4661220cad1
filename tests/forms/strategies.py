"""Any response that a save file can hold, likely and unlikely, for the property tests."""

from dataclasses import fields
from typing import Any

from hypothesis import strategies as st

from forms.response import Answer, FormRef, Period, Response

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


answers = st.builds(
    Answer,
    by=st.sampled_from(["self", "collective", "reviewer"]),
    value=st.sampled_from(VALUES) | texts | rows,
    note=texts,
    evidence=st.lists(texts, max_size=3).map(tuple),
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
