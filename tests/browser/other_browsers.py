"""The browsers that `browsers.mjs` drives: run a script of ours in one, and hear what it saw."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, missing

HERE = Path(__file__).parent
_PATIENCE = 180


@cache
def has_browser(node: str, browser: str) -> bool:
    """Whether `browsers.mjs` can start this browser here."""
    code = f'import("./tests/browser/browsers.mjs").then(b => console.log(b.program("{browser}")))'
    done = subprocess.run([node, "-e", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip() != "null"


def seen_in(browser: str, node: str, script: str, *arguments: str | Path) -> Any:
    """The JSON that a script beside this file prints after its visit; skips without the browser."""
    if not has_browser(node, browser):
        missing(browser)
    done = subprocess.run(
        [node, str(HERE / script), browser, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=_PATIENCE,
    )
    return json.loads(done.stdout)


def arrived(found: dict[str, Any]) -> dict[str, Any]:
    """What a journey saw; fails with the step at which it ended before its time."""
    if "failure" in found:
        pytest.fail(
            f"{found['step']}: {found['failure']}\n{found['said']} {found['complaints']}",
            pytrace=False,
        )
    return found
