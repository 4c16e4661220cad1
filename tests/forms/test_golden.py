"""The golden cases in CPython; the same run again from the wheel in Pyodide."""

import base64
import json
from typing import Any

import pytest
import yaml

from forms.bridge import handle
from tests.golden.cases import FOLDER, STAGES, Case, cases, differences, files, response
from tests.golden.cases import definition as compiled
from tests.golden.handbook_forms import FILES


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    *_, answer = [json.loads(handle(json.dumps(one))) for _, one in case.requests()]
    assert differences(case.expect, answer) == []


@pytest.mark.parametrize("stage", STAGES)
def test_every_file_says_why_it_is_there(stage: str) -> None:
    silent = []
    for path in files(stage):
        text = path.read_text(encoding="utf-8")
        if not (text.startswith("# ") or yaml.safe_load(text).get("name")):
            silent.append(path.name)
    assert files(stage)
    assert silent == []


def test_codec_cases_have_no_other_keys() -> None:
    known = {"name", "text", "encoded", "error", "problems"}
    for path in files("codec"):
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert set(written) <= known, path.name
        assert ("encoded" in written) != ("error" in written), path.name
        assert "problems" not in written or "error" in written, path.name


def test_no_file_is_in_a_folder_of_no_stage() -> None:
    folders = {path.parent for path in FOLDER.rglob("*.yml")}
    assert folders == {FILES, *(FOLDER / stage for stage in STAGES)}


@pytest.mark.parametrize(
    ("expect", "answer"),
    [
        ({"ok": True}, {"ok": False}),
        ({"ok": True}, {"ok": 1}),
        ({"ok": True}, {"ok": True, "result": {}}),
        ({"result": {"findings": []}}, {"result": {}}),
        ({"result": {"findings": []}}, {"result": {"findings": [{}]}}),
        ({"result": {"findings": [{"a": 1}]}}, {"result": {"findings": [{"a": 1, "b": 2}]}}),
        ({"result": {"text": "a"}}, {"result": {"text": "ạ"}}),
        ({"result": {"n": [1, 2]}}, {"result": {"n": [2, 1]}}),
    ],
)
def test_comparison_sees_a_difference(expect: Any, answer: Any) -> None:
    assert differences(expect, answer) != []


def test_comparison_lets_a_case_leave_members_of_the_result_out() -> None:
    answer = {"ok": True, "result": {"findings": [], "summary": [1]}}
    assert differences({"ok": True, "result": {"findings": []}}, answer) == []


def exported(**members: object) -> dict[str, Any]:
    request = next(c.request for c in cases("word") if c.name == "word/complete")
    answer: dict[str, Any] = json.loads(handle(json.dumps(request | members)))
    return answer


def test_comparison_looks_into_word_files() -> None:
    answer = exported()
    shown = {"has": ["Họ và tên: Nguyễn Văn A"]}
    expect = {"ok": True, "result": {"base64": {"$word": shown}}}
    assert differences(expect, answer) == []
    expect["result"] = {"base64": {"$word": {"has": ["Họ và tên: Nguyễn Văn B"]}}}
    assert len(differences(expect, answer)) == 1
    expect["result"] = {"base64": {"$word": {"response": response("empty")}}}
    assert differences(expect, answer) != []
    expect["result"] = {"base64": {"$word": {"response": None}}}
    assert differences(expect, answer) != []


def test_word_file_has_the_same_bytes_every_time() -> None:
    assert exported() == exported()
    assert base64.b64decode(exported()["result"]["base64"]).startswith(b"PK")


def test_base_responses_are_written_as_the_codec_writes_them() -> None:
    for path in (FOLDER / "responses").glob("*.json"):
        request = {"action": "recode", "text": path.read_text(encoding="utf-8")}
        answer = json.loads(handle(json.dumps(request)))
        assert answer["result"]["text"] == request["text"], path.name


def test_shorthands_expand() -> None:
    case = next(c for c in cases("review") if c.name == "review/period-none-offered")
    assert case.request["definition"] == compiled("small") | {"periods": []}
    assert case.request["response"] == {
        name: value for name, value in response("complete").items() if name != "period"
    }
