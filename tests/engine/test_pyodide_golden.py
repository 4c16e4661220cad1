"""Every golden case again, answered by the Python that the site ships."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.golden.cases import Case, cases, differences

CASES = cases()


@pytest.fixture(scope="session")
def answers(engine: Path, node: str) -> dict[str, Any]:
    """Case name -> answer; Python starts once for all of them."""
    asked = [{"name": case.name, "request": json.dumps(case.request)} for case in CASES]
    done = subprocess.run(
        [node, str(Path(__file__).with_name("run_cases.mjs")), str(engine)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {one["name"]: json.loads(one["answer"]) for one in json.loads(done.stdout)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pyodide_answers_as_expected(case: Case, answers: dict[str, Any]) -> None:
    assert differences(case.expect, answers[case.name]) == []
