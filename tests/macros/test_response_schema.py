"""The published schema of save files: fresh, and of one mind with what opens them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from forms.codec import WRONG, encode
from forms.response import Response
from macros.response_schema import schema, texts
from tests.conftest import ROOT
from tests.forms.strategies import responses
from tests.golden.cases import FOLDER, Case, cases
from tests.macros.json_schema import Schema

SCHEMA = Schema(schema())
SAVED = sorted(
    [*(ROOT / "tests" / "responses").glob("*.json"), *(FOLDER / "responses").glob("*.json")]
)
_BEYOND = ("row_id", "format_version")
"""What a schema does not say in the same way: rows of one name, and how versions are refused."""


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.name)
def test_the_published_schemas_are_fresh(path: Path) -> None:
    made = texts()[path]
    assert path.read_text(encoding="utf-8") == made, "run python -m macros.response_schema"


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name)
def test_saved_files_fit(path: Any) -> None:
    assert SCHEMA.faults(json.loads(path.read_text(encoding="utf-8"))) == []


@settings(max_examples=50)
@given(responses)
def test_any_response_fits(response: Response) -> None:
    assert SCHEMA.faults(json.loads(encode(response))) == []


def of_one_mind() -> list[Case]:
    """Cases of the codec that opens, or refuses for the type of a member."""
    found = cases("codec")
    return [
        case
        for case in found
        if case.expect["ok"] or case.expect["error"]["sentence"].strip() == WRONG
    ]


@pytest.mark.parametrize("case", of_one_mind(), ids=lambda case: case.name)
def test_what_the_codec_refuses_does_not_fit_and_what_it_opens_does(case: Case) -> None:
    try:
        data = json.loads(case.request["text"].removeprefix("\ufeff"))
    except ValueError:
        pytest.skip("no JSON for Python's own reader")
    found = SCHEMA.faults(data)
    if case.expect["ok"]:
        assert found == []
    elif not any(name in json.dumps(case.expect, ensure_ascii=False) for name in _BEYOND):
        assert found
