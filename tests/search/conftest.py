"""What the tests of search share."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.synthetic import write
from tests.conftest import ROOT, calls_in
from tests.search.asking import Answer, ask_site

ITEMS = 1000

Ask = Callable[..., list[Answer]]


@pytest.fixture(scope="session")
def ask(node: str, site: Path) -> Ask:
    """Ask the built site, or another one: `ask(queries, docs=None, site=…)`."""

    def asked(queries: list[str], docs: Any = None, site: Path = site) -> list[Answer]:
        return ask_site(node, site, queries, docs)

    return asked


@pytest.fixture(scope="session")
def call(node: str) -> Callable[..., list[Any]]:
    """Functions of `macros/search/words.js`: `call((name, [arguments]), …)`."""
    return calls_in(node, Path(__file__).with_name("call.mjs"))


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
