"""The search of a built site, asked under Node."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bench.synthetic import write
from tests.conftest import ROOT

HERE = Path(__file__).parent
ITEMS = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query finds."""

    pages: list[str]
    """Best first."""
    missing: list[str]
    """Typed words that the best page is said to miss."""
    marked: list[str]
    """What is marked in the best page's best part."""
    torn: list[str]
    """Where markup is torn."""


Ask = Callable[..., list[Answer]]


@pytest.fixture(scope="session")
def ask(node: str, site: Path) -> Ask:
    """Ask a site many things at once: `ask(queries, docs=None, site=…)`."""

    def asked(queries: list[str], docs: object = None, site: Path = site) -> list[Answer]:
        request = json.dumps({"queries": queries, "docs": docs or None})
        return [Answer(**found) for found in _run(node, request, "ask.mjs", site)]

    return asked


@pytest.fixture(scope="session")
def call(node: str) -> Callable[[list[tuple[str, list[str]]]], list[Any]]:
    """Call functions of `macros/search/words.js`."""

    def called(calls: list[tuple[str, list[str]]]) -> list[Any]:
        part = ROOT / "macros" / "search" / "words.js"
        return _run(node, json.dumps(calls), "call.mjs", part)

    return called


@pytest.fixture(scope="session")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of a thousand items."""
    folder = tmp_path_factory.mktemp("thousand")
    write(ITEMS, folder / "data", ROOT / "data")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder / "site")],
        cwd=ROOT,
        check=True,
        env={**os.environ, "SO_TAY_DATA": str(folder / "data"), "NO_MKDOCS_2_WARNING": "1"},
    )
    return folder / "site"


def _run(node: str, request: str, script: str, *arguments: Path) -> list[Any]:
    done = subprocess.run(
        [node, str(HERE / script), *map(str, arguments)],
        input=request,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found
