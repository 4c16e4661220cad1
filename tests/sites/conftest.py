"""Small sites, built by the `mkdocs` command as an editor would."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sites.hostile import poisoned

SMALL = Path(__file__).parent / "small"
EDITIONS = Path(__file__).parent / "editions"


def build(
    data: Path, out: Path, program: str = "mkdocs", umask: int = -1, **around: str
) -> subprocess.CompletedProcess[str]:
    """Build a data folder; what the program says stands in the result.

    `around` are environment variables beside those of this process.
    """
    return subprocess.run(
        [sys.executable, "-m", program, "build", "-q", "--strict", "-d", str(out)],
        cwd=ROOT,
        env={**os.environ, "SO_TAY_DATA": str(data), "NO_MKDOCS_2_WARNING": "1", **around},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )


def built(data: Path, out: Path, program: str = "mkdocs", umask: int = -1, **around: str) -> Path:
    done = build(data, out, program, umask, **around)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of `small/`: one item of every kind and of every variant, in Vietnamese."""
    return built(SMALL, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The same site with every text replaced by what must not run; and these texts."""
    data = tmp_path_factory.mktemp("hostile-data")
    texts = poisoned(SMALL, data)
    return built(data, tmp_path_factory.mktemp("hostile")), texts
