"""The calendar's scripts, run in Node."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import calls_in

Run = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def run(node: str) -> Run:
    """Calls such as `("days.before", [20000, 3, "working"])` -> their answers."""
    return calls_in(node, Path(__file__).with_name("calendar_scripts.mjs"))
