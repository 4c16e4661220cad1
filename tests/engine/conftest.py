"""The built engine, taken from the cache of the site's build."""

from pathlib import Path

import pytest

from macros.engine import build_engine

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the site ships as `assets/engine`."""
    folder = tmp_path_factory.mktemp("engine") / "engine"
    build_engine(folder, ROOT / "build")
    return folder
