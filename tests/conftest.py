"""What many tests share: the built site, and programs that may be missing."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros import environment

ROOT = Path(__file__).parent.parent
CI = os.environ.get("CI", "").lower() == "true"


def missing(what: str) -> None:
    """Skip by name; on CI, where everything must be there, fail."""
    if CI:
        pytest.fail(f"{what} is missing", pytrace=False)
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; `make test` builds it anew, a bare pytest takes the one that is there.

    `SO_TAY_SITE` names another folder, as of an unpacked copy.
    """
    folder = Path(os.environ.get("SO_TAY_SITE", ROOT / "site")).resolve()
    if not (folder / "index.html").exists():
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "--strict"],
            cwd=ROOT,
            check=True,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
    return folder


@pytest.fixture(scope="session")
def node() -> str:
    """A Node that can run what the page runs."""
    found = environment.node()
    if not found or (environment.node_version() or 0) < environment.NODE:
        missing(f"Node {environment.NODE}")
    assert found
    return found


def calls_in(node: str, script: Path) -> Callable[..., list[Any]]:
    """Calls of our scripts in Node: what `script` reads as JSON -> the list that it prints."""

    def answers(*calls: Any) -> list[Any]:
        done = subprocess.run(
            [node, str(script)],
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


@pytest.fixture(scope="session")
def chromium() -> str:
    """The program of a Chromium."""
    found = environment.chromium()
    if not found:
        missing("Chromium")
    assert found
    return found


@pytest.fixture(scope="session")
def soffice() -> str:
    """The program of LibreOffice."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if not found:
        missing("LibreOffice")
    assert found
    return found
