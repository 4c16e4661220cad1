"""The page's scripts read and write save files as `forms.codec` does, byte for byte."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms import codec
from forms.errors import SaveFileError
from tests.conftest import calls_in
from tests.golden import cases as golden
from tests.golden.cases import Case, cases, response

CASES = cases("codec")
NOW = "2026-11-22T03:42:10.999Z"


Run = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def run(node: str) -> Run:
    """Calls of the page's scripts -> their answers."""
    return calls_in(node, Path(__file__).with_name("page_scripts.mjs"))


def by_codec(text: str) -> dict[str, Any]:
    """What `forms.codec` makes of a text, in the words of `page_scripts.mjs`."""
    try:
        return {"text": codec.encode(codec.decode(text))}
    except SaveFileError as error:
        problems = [{"path": p.path, "sentence": p.sentence} for p in error.problems]
        return {"sentence": str(error), "problems": problems}


def definition(name: str) -> dict[str, Any]:
    """A form as a page gets it: with every member."""
    compiled = codec.definition_from_data(golden.definition(name))
    data: dict[str, Any] = json.loads(codec.definition_to_json(compiled))
    return data


def text_of(base: str = "complete", change: object = None) -> str:
    return json.dumps(response(base, change), ensure_ascii=False)


# Reading and writing again


@pytest.fixture(scope="module")
def recoded(run: Run) -> dict[str, Any]:
    answers = run(*({"call": "recode", "text": case.request["text"]} for case in CASES))
    return dict(zip((case.name for case in CASES), answers, strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_page_reads_and_writes_as_codec_does(case: Case, recoded: dict[str, Any]) -> None:
    assert recoded[case.name] == by_codec(case.request["text"])


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.large_base_example])
@given(st.lists(st.tuples(JSON_VALUES, st.booleans()), min_size=40, max_size=60))
def test_whatever_a_newer_site_adds_comes_back_the_same(
    run: Run, values: list[tuple[Any, bool]]
) -> None:
    texts = [
        json.dumps({**response("complete"), "newer": value}, ensure_ascii=ascii_only)
        for value, ascii_only in values
    ]
    answers = run(*({"call": "recode", "text": text} for text in texts))
    assert answers == [by_codec(text) for text in texts]


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(0, 2000), min_size=50, max_size=50), st.data())
def test_a_damaged_file_is_refused_by_both_or_by_none(
    run: Run, cuts: list[int], data: st.DataObject
) -> None:
    whole = text_of()
    texts = [
        whole[: at % len(whole)] + data.draw(st.sampled_from(["", '"', "{", "\x00", "1", "\\"]))
        + whole[at % len(whole) + 1 :]
        for at in cuts
    ]  # fmt: skip
    answers = run(*({"call": "recode", "text": text} for text in texts))
    assert answers == [by_codec(text) for text in texts]


# File names


NAMES = [
    ("Đặng Thị Ðào", None, "phieu-nho_dang-thi-dao_chua-ghi-ky.json"),
    ("Ướt", {"kind": "month", "year": 2026, "index": 11}, "phieu-nho_uot_2026-thang-11.json"),
    ("Ướt", {"kind": "quarter", "year": 2026, "index": 4}, "phieu-nho_uot_2026-quy-4.json"),
    ("A", {"kind": "half", "year": 2026, "index": 1}, "phieu-nho_a_2026-6-thang-dau-nam.json"),
    ("A", {"kind": "half", "year": 2026, "index": 2}, "phieu-nho_a_2026-6-thang-cuoi-nam.json"),
    ("A", {"kind": "year", "year": 2026, "index": None}, "phieu-nho_a_2026.json"),
    ("A", {"kind": "ad_hoc", "year": None, "index": None}, "phieu-nho_a_dot-xuat.json"),
    ("A", {"kind": "month", "year": None, "index": 3}, "phieu-nho_a_chua-ghi-ky.json"),
    ("A", {"kind": "month", "year": 2026, "index": None}, "phieu-nho_a_chua-ghi-ky.json"),
    ("", None, "phieu-nho_chua-ghi-ten_chua-ghi-ky.json"),
    ("😀 ../..\\", None, "phieu-nho_chua-ghi-ten_chua-ghi-ky.json"),
    ("../etc/passwd\x00.exe", None, "phieu-nho_etc-passwd-exe_chua-ghi-ky.json"),
    ("a" * 500, None, f"phieu-nho_{'a' * 60}_chua-ghi-ky.json"),
]  # fmt: skip
"""Name, period, what the file is called after the form's id."""


def test_file_names(run: Run) -> None:
    texts = [text_of("empty", {"respondent": {"ho-ten": n}, "period": p}) for n, p, _ in NAMES]
    names = run(*({"call": "fileName", "text": t, "extension": "json"} for t in texts))
    assert names == [expected for *_, expected in NAMES]


def test_decomposed_letters_give_the_same_file_name(run: Run) -> None:
    composed, decomposed = "Đỗ Ngữ", "Đo\u0302\u0303 Ngu\u031b\u0303"
    texts = [text_of("empty", {"respondent": {"ho-ten": n}}) for n in (composed, decomposed)]
    first, second = run(*({"call": "fileName", "text": t, "extension": "docx"} for t in texts))
    assert first == second == "phieu-nho_do-ngu_chua-ghi-ky.docx"


# What the page can show by itself


FITS: list[tuple[object, bool]] = [
    ({}, True),
    ({"form": {"edition": "9"}}, True),
    ({"form": {"id": "phieu-khac"}}, False),
    ({"form": {"meaning": "sha256:0"}}, False),
    ({"form": {"wording": "sha256:0"}}, False),
    ({"answers": {"doan-ket": {"value": "muc-khac"}}}, False),
    ({"answers": {"doan-ket": {"value": "not_applicable"}}}, True),
    ({"answers": {"mat-doan-ket": {"value": "not_applicable"}}}, False),
    ({"answers": {"bien-phap": {"value": "chữ"}}}, False),
    ({"answers": {"uu-diem": {"value": [{"row_id": "r1"}]}}}, False),
    ({"answers": {"constructor": {"value": "tot"}}}, False),
]
"""What differs from a complete response to the form, and whether the page can show it."""


def test_fits(run: Run) -> None:
    form = definition("small")
    texts = [text_of("complete", change) for change, _ in FITS]
    answers = run(*({"call": "fits", "text": text, "definition": form} for text in texts))
    assert answers == [expected for _, expected in FITS]


# From the fields to the next response


def fields(**answers: Any) -> dict[str, Any]:
    """The fields of the small form; `doan_ket=…` is question `doan-ket`."""
    entered = {"ho-ten": "Nguyễn Văn A", "cap-bac": "", "chuc-vu": ""}
    return {
        "call": "update",
        "definition": definition("small"),
        "now": NOW,
        "respondent": entered,
        "period": {"kind": "quarter", "year": 2026, "index": 4},
        "answers": {name.replace("_", "-"): answer for name, answer in answers.items()},
    }


def updated(run: Run, call: dict[str, Any], text: str = "") -> dict[str, Any]:
    (encoded,) = run({**call, "text": text})
    # What the page writes, `forms.codec` would have written.
    assert codec.encode(codec.decode(encoded)) == encoded
    data: dict[str, Any] = json.loads(encoded)
    return data


def test_an_unanswered_question_has_no_entry(run: Run) -> None:
    data = updated(run, fields(doan_ket={"value": "", "note": "", "evidence": []}))
    assert data["answers"] == {}
    assert data["questions"] == {}
    assert data["respondent"] == {"ho-ten": "Nguyễn Văn A", "cap-bac": "", "chuc-vu": ""}
    assert data["period"] == {"kind": "quarter", "year": 2026, "index": 4}


def test_only_what_changed_gets_a_new_stamp(run: Run) -> None:
    before = response("complete")
    after = updated(
        run,
        fields(
            doan_ket={"value": "tot", "note": "mới", "evidence": []},
            uu_diem={"value": before["answers"]["uu-diem"]["value"]},
        ),
        json.dumps(before),
    )
    highest = max(answer["seq"] for answer in before["answers"].values())
    assert after["answers"]["doan-ket"]["seq"] == highest + 1
    assert after["answers"]["doan-ket"]["updated_at"] == "2026-11-22T03:42:10Z"
    assert after["answers"]["uu-diem"] == before["answers"]["uu-diem"]
    assert list(after["answers"]) == ["doan-ket", "uu-diem"]


def test_unknown_members_stay(run: Run) -> None:
    before = response(
        "complete",
        {
            "newer": {"2": 1, "1": 1.0},
            "form": {"newer": 1},
            "period": {"newer": 2},
            "respondent": {"newer": "x"},
            "answers": {
                "doan-ket": {"newer": [3], "by": "collective"},
                "unknown": {"value": "x"},
                "bien-phap": {"value": [{"row_id": "r1", "viec": "a", "newer": "b"}]},
            },
            "retired_answers": {"__proto__": {"wording": "w", "answer": {}}},
        },
    )
    after = updated(
        run,
        fields(
            doan_ket={"value": "con-han-che", "note": "", "evidence": []},
            bien_phap={"value": [{"row_id": "r1", "viec": "c"}]},
        ),
        json.dumps(before),
    )
    assert after["newer"] == before["newer"]
    assert after["form"]["newer"] == 1
    assert after["period"]["newer"] == 2
    assert after["respondent"]["newer"] == "x"
    assert after["answers"]["doan-ket"]["newer"] == [3]
    assert after["answers"]["doan-ket"]["by"] == "collective"
    assert after["answers"]["unknown"]["value"] == "x"
    assert after["answers"]["bien-phap"]["value"] == [{"row_id": "r1", "viec": "c", "newer": "b"}]
    assert after["retired_answers"] == before["retired_answers"]


def test_evidence_is_kept_as_it_was_written(run: Run) -> None:
    pieces = ["Nghị quyết", {"place": "", "name": "Biên bản"}, {"name": "Sổ", "newer": "x"}]
    before = response("complete", {"answers": {"doan-ket": {"evidence": pieces}}})
    kept = before["answers"]["doan-ket"]
    same = ["Nghị quyết", "Biên bản", {"name": "Sổ", "number": "", "newer": "x"}]
    field = {"value": kept["value"], "note": kept["note"]}
    after = updated(run, fields(doan_ket={**field, "evidence": same}), json.dumps(before))
    assert after["answers"]["doan-ket"] == kept
    fuller = [*same[:2], {"name": "Sổ", "number": "12", "newer": "x"}]
    after = updated(run, fields(doan_ket={**field, "evidence": fuller}), json.dumps(before))
    assert after["answers"]["doan-ket"]["evidence"] == fuller
    assert after["answers"]["doan-ket"]["seq"] > kept["seq"]


def test_each_side_signs_its_own_answers(run: Run) -> None:
    call = fields(doan_ket={"value": "tot"}, uu_diem={"value": "Gương mẫu"})
    sections = call["definition"]["sections"]
    for section in sections:
        asked = {question["id"] for question in section["questions"]}
        section["by"] = "collective" if "uu-diem" in asked else "self"
    answers = updated(run, call)["answers"]
    assert {id_: answer["by"] for id_, answer in answers.items()} == {
        "doan-ket": "self",
        "uu-diem": "collective",
    }


def test_form_without_periods_keeps_the_one_of_the_file(run: Run) -> None:
    call = fields(doan_ket={"value": "tot"})
    del call["period"]
    assert updated(run, call)["period"] is None
    before = response("complete")
    assert before["period"]
    assert updated(run, call, json.dumps(before))["period"] == before["period"]


def test_a_count_too_large_for_javascript_does_not_spoil_the_next(run: Run) -> None:
    before = response("complete", {"answers": {"doan-ket": {"seq": 10**20}}})
    others = [a["seq"] for id_, a in before["answers"].items() if id_ != "doan-ket"]
    after = updated(run, fields(uu_diem={"value": "mới"}), json.dumps(before))
    assert after["answers"]["uu-diem"]["seq"] == max(others) + 1


def test_text_of_a_field_is_cleaned(run: Run) -> None:
    asked = ["a\r\nb\rc", "Đo\u0302\u0303", "x\ud800y", "😀\t "]
    answers = run(*({"call": "clean", "text": text} for text in asked))
    assert answers == ["a\nb\nc", "Đỗ", "x\ufffdy", "😀\t "]
