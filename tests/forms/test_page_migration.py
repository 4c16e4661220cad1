"""The page keeps marks and the appendix of older answers as `forms` does."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from forms import retired
from forms.codec import decode, definition_from_data, definition_to_json, encode
from forms.wording import unconfirmed
from tests.conftest import calls_in
from tests.golden import cases as golden
from tests.golden.cases import cases, response

Run = Callable[..., list[Any]]
CASES = [case for case in cases("migrate", "open") if "changes" in case.expect.get("result", {})]
NOW = "2026-11-22T03:42:10Z"


@pytest.fixture(scope="session")
def run(node: str) -> Run:
    """Calls of the page's scripts -> their answers."""
    return calls_in(node, Path(__file__).with_name("page_scripts.mjs"))


def definition(data: dict[str, Any]) -> dict[str, Any]:
    """A form as a page gets it: with every member."""
    made: dict[str, Any] = json.loads(definition_to_json(definition_from_data(data)))
    return made


def small(**changes: object) -> dict[str, Any]:
    return definition({**golden.definition("small"), **changes})


def text_of(base: str, change: object = None) -> str:
    return json.dumps(response(base, change), ensure_ascii=False)


def test_every_migrated_response_has_the_same_marks_and_appendix(run: Run) -> None:
    forms = [definition(case.request["definition"]) for case in CASES]
    texts = [json.dumps(case.expect["result"]["response"]) for case in CASES]
    asked = [{"text": t, "definition": d} for t, d in zip(texts, forms, strict=True)]
    waiting = run(*({"call": "waiting", **members} for members in asked))
    appendices = run(*({"call": "retired", **members} for members in asked))
    assert any(waiting)
    assert any(appendices)
    for data, text, marks, appendix in zip(forms, texts, waiting, appendices, strict=True):
        form, opened = definition_from_data(data), decode(text)
        assert marks == [question.id for question in unconfirmed(form, opened)]
        assert appendix == [
            {"wording": retired.wording(entry), "lines": list(retired.said(form, entry))}
            for entry in retired.entries(opened.retired_answers)
            if retired.said(form, entry)
        ]


def test_entries_that_cannot_be_read_are_not_shown(run: Run) -> None:
    entries = {
        "a": {"wording": "Câu a", "answer": {"value": "tot", "seq": "1"}},
        "b": {"wording": 1, "answer": {}},
        "c": {"wording": "Câu c"},
        "d": [],
        "e": {"wording": "Câu e", "answer": {"note": " "}},
        "doan-ket": {"wording": "Câu f", "answer": {"value": "tot", "newer": 1}},
    }
    text = text_of("empty", {"retired_answers": entries})
    (found,) = run({"call": "retired", "text": text, "definition": small()})
    assert [one["wording"] for one in found] == ["Câu f"]
    form = definition_from_data(small())
    readable = retired.entries(decode(text).retired_answers)
    assert [one.wording for one in readable if retired.said(form, one)] == ["Câu f"]


def test_a_confirmed_answer_has_the_wording_of_today_and_nothing_else_changes(run: Run) -> None:
    text = text_of("complete", {"questions": {"doan-ket": "Lời cũ", "uu-diem": "Ưu điểm cũ"}})
    (encoded,) = run({"call": "confirm", "text": text, "definition": small(), "id": "doan-ket"})
    before, after = json.loads(text), json.loads(encoded)
    assert encode(decode(encoded)) == encoded
    assert after.pop("questions") == before.pop("questions") | {
        "doan-ket": "Giữ gìn đoàn kết trong đơn vị"
    }
    assert after == before


def test_an_answer_keeps_the_old_wording_until_it_changes(run: Run) -> None:
    before = response("complete", {"questions": {"doan-ket": "Lời cũ", "uu-diem": "Lời khác"}})
    kept = before["answers"]["doan-ket"]
    call = {
        "call": "update",
        "definition": small(),
        "now": NOW,
        "text": json.dumps(before),
        "respondent": before["respondent"],
        "period": None,
        "answers": {
            "doan-ket": {k: kept[k] for k in ("value", "note", "evidence")},
            "uu-diem": {"value": "Đã sửa"},
        },
    }
    (encoded,) = run(call)
    assert json.loads(encoded)["questions"] == {"doan-ket": "Lời cũ", "uu-diem": "Ưu điểm"}


@pytest.mark.parametrize(
    ("after", "edition", "fits"),
    [("2026.1", "2026.1", False), ("2026.1", "2026.2", True), ("0", "2026.1", True)],
)
def test_a_step_that_waits_is_not_passed_over(
    run: Run, after: str, edition: str, fits: bool
) -> None:
    step = {"question": "doan-ket", "after": after, "replaced_by": ["doan-ket"]}
    form = small(editions=["2026.1", "2026.2"], edition="2026.2", replacements=[step])
    text = text_of("complete", {"form": {"edition": edition}})
    assert run({"call": "fits", "text": text, "definition": form}) == [fits]


ONLY = [{"kind": "year", "label": "Một năm"}]


@pytest.mark.parametrize(
    ("periods", "name", "year", "period"),
    [
        (ONLY, "", None, None),
        (ONLY, "A", None, {"kind": "year", "year": None, "index": None}),
        (ONLY, "", 2026, {"kind": "year", "year": 2026, "index": None}),
        (
            [*ONLY, {"kind": "month", "label": "Tháng"}],
            "",
            None,
            {"kind": "year", "year": None, "index": None},
        ),
    ],
)
def test_the_only_kind_of_period_alone_fills_nothing_in(
    run: Run, periods: object, name: str, year: int | None, period: object
) -> None:
    call = {
        "call": "update",
        "definition": small(periods=periods),
        "now": NOW,
        "respondent": {"ho-ten": name, "cap-bac": "", "chuc-vu": ""},
        "period": {"kind": "year", "year": year, "index": None},
        "answers": {},
    }
    (encoded,) = run(call)
    assert json.loads(encoded)["period"] == period
    assert run({"call": "isEmpty", "text": encoded}) == [period is None]


def test_what_holds_retired_answers_alone_is_not_empty(run: Run) -> None:
    text = text_of("empty", {"retired_answers": {"a": {}}})
    assert run({"call": "isEmpty", "text": text}) == [False]
