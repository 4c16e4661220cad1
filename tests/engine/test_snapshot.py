"""The snapshot, loaded again under Node: chance is renewed, and what was left out is noticed."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from macros.engine.wheels import LATER
from tests.engine.shipped import manifest


@pytest.fixture(scope="session")
def loads(engine: Path, node: str) -> list[dict[str, Any]]:
    """What two loads of the same snapshot say."""
    command = [node, str(Path(__file__).with_name("wake.mjs")), str(engine)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=300)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    return [json.loads(one) for one in said]


def test_chance_is_renewed(loads: list[dict[str, Any]]) -> None:
    first, second = loads
    assert first["before"]["random"] == second["before"]["random"]
    assert first["before"]["names"] == second["before"]["names"]
    for source in ("random", "names", "system"):
        assert first["after"][source] != second["after"][source]


def test_snapshot_says_what_it_was_made_of(loads: list[dict[str, Any]], engine: Path) -> None:
    ways = {way["name"]: way for way in manifest(engine)["ways"]}
    assert {load["made_of"] for load in loads} == {ways["snapshot"]["snapshot"]["made_of"]}


def test_what_was_left_out_is_noticed_when_it_is_asked_for(loads: list[dict[str, Any]]) -> None:
    assert [load["lacking"] for load in loads] == [[False, True, '["wave"]']] * 2


def test_what_comes_later_is_not_in_it(engine: Path) -> None:
    listed = manifest(engine)
    parts = {part["name"]: part for part in listed["parts"]}
    for later in listed["later"].values():
        assert later["package"] in LATER.values()
        assert "file" not in parts[later["part"]]
        assert [way["name"] for way in listed["ways"] if later["part"] in way["parts"]] == []
