"""Every golden case again, answered by the Python that the site ships."""

import base64
import io
import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from forms.bridge import handle
from macros.word import template_for
from tests.golden import cases as golden
from tests.golden.cases import Case, cases, differences
from tests.macros.large_paper import FORM, LARGE

CASES = cases()
_LARGE = {"response": golden.response("large"), "date": "2026-11-22"}
PAPERS: dict[str, dict[str, Any]] = {
    "paper": {
        "action": "export_docx",
        "definition": golden.definition("large") | {"ballot": None},
        "template": template_for(FORM, None),
        "with_data": True,
    },
    "ballots": {
        "action": "export_docx",
        "definition": golden.definition("large"),
        "template": template_for(LARGE, None),
        "with_data": True,
    },
    "spreadsheet": {"action": "export_xlsx", "definition": golden.definition("large")},
}
"""Requests for files of the form with every kind of question."""


def paper(name: str) -> str:
    return json.dumps(PAPERS[name] | _LARGE)


@pytest.fixture(scope="session", params=["snapshot", "compiled"])
def told(request: pytest.FixtureRequest, engine: Path, node: str) -> dict[str, Any]:
    """What the Python of each way of starting says; it starts once for all cases."""
    asked = [
        {"name": name, "request": json.dumps(one)}
        for case in CASES
        for name, one in case.requests()
    ]
    asked += [{"name": name, "request": paper(name)} for name in PAPERS]
    done = subprocess.run(
        [node, str(Path(__file__).with_name("run_cases.mjs")), str(engine), request.param],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.fixture(scope="session")
def answers(told: dict[str, Any]) -> dict[str, Any]:
    """Case name -> answer."""
    return {one["name"]: json.loads(one["answer"]) for one in told["answers"]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pyodide_answers_as_expected(case: Case, answers: dict[str, Any]) -> None:
    assert differences(case.expect, answers[case.name]) == []


@pytest.mark.parametrize("name", PAPERS)
def test_pyodide_makes_the_same_files(name: str, answers: dict[str, Any]) -> None:
    here, there = json.loads(handle(paper(name)))["result"], answers[name]["result"]
    assert there["code"] == here["code"]
    assert parts(there["base64"]) == parts(here["base64"])


def test_snapshot_holds_all_that_was_asked_for(told: dict[str, Any]) -> None:
    assert told["lacked"] == []


def parts(encoded: str) -> dict[str, bytes]:
    """The parts of a zip; how they are packed may differ."""
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(encoded))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
