"""The calendar's scripts, run in Node."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = tuple[str, list[Any]]
Run = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def run(node: str) -> Run:
    """Calls such as `("days.before", [20000, 3, "working"])` -> their answers."""

    def answers(*calls: Call) -> list[Any]:
        done = subprocess.run(
            [node, str(Path(__file__).with_name("calendar_scripts.mjs"))],
            input=json.dumps(calls),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found: list[Any] = json.loads(done.stdout)
        return found

    return answers
