"""Thousands of hostile files, each opened by every opener, in Python and by the page's scripts.

The seed is the day: fresh each day, so that new inputs are tried, and the same in all runs of a
day, so that a failed run fails again.  `docs/contributing/testing.md` says how to run more.
"""

import datetime
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CI, ROOT
from tests.fuzz.heavy import HEAVY
from tests.fuzz.numbered import numbered

INPUTS = int(os.environ.get("SO_TAY_FUZZ", 10_000 if CI else 1_000))
SEED = os.environ.get("SO_TAY_FUZZ_SEED") or datetime.datetime.now(datetime.UTC).date().isoformat()
_PROCESSES = 2
_SHOWN = 10


@pytest.fixture(scope="module")
def page_files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What the page has to make of the inputs, a file a process."""
    folder = tmp_path_factory.mktemp("fuzz")
    return [folder / f"{number}.jsonl" for number in range(_PROCESSES)]


@pytest.fixture(scope="module")
def python_faults(page_files: list[Path]) -> list[dict[str, Any]]:
    """The inputs that an opener in Python did not withstand, and how."""
    with ThreadPoolExecutor(_PROCESSES) as processes:
        found = processes.map(_opened_in_python, range(_PROCESSES), page_files)
    return [fault for faults in found for fault in faults]


def test_python_refuses_in_vietnamese_or_takes_over_without_loss(
    python_faults: list[dict[str, Any]],
) -> None:
    assert python_faults == [], said(python_faults)


@pytest.mark.usefixtures("python_faults")
def test_the_page_reads_and_refuses_as_python_does(node: str, page_files: list[Path]) -> None:
    script = Path(__file__).with_name("page.mjs")
    done = subprocess.run(
        [node, str(script), *map(str, page_files)],
        capture_output=True,
        encoding="utf-8",
        timeout=600 + INPUTS // 10,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    assert found["faults"] == [], said(found["faults"])
    assert found["count"] > INPUTS // 3


def test_an_input_is_the_same_every_time_and_another_by_another_number() -> None:
    numbers = range(len(HEAVY), len(HEAVY) + 20)
    made = [numbered("one", number) for number in numbers]
    assert made == [numbered("one", number) for number in numbers]
    assert len({one.data for one in (*made, *(numbered("two", n) for n in numbers))}) > 35


def said(faults: list[dict[str, Any]]) -> str:
    """What failed, and how to have each input again."""
    lines = [f"{len(faults)} of {INPUTS} inputs with the seed {SEED!r}:"]
    for fault in faults[:_SHOWN]:
        lines.append(f"python -m tests.fuzz.numbered {SEED} {fault['number']} > FILE")
        lines.append(fault["fault"])
    return "\n".join(lines)


def _opened_in_python(part: int, page_file: Path) -> list[dict[str, Any]]:
    """The faults of every `_PROCESSES`-th input; that the process itself ends is one."""
    numbers = (str(part), str(_PROCESSES), str(INPUTS))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.fuzz.run", SEED, *numbers, str(page_file)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode:
        lines = done.stderr.splitlines()
        begun = [int(line) for line in lines if line.isdecimal()]
        why = "\n".join(line for line in lines if not line.isdecimal())
        ended = f"the process ended with {done.returncode}:\n{why[-2000:]}"
        found.append({"number": begun[-1] if begun else -1, "fault": ended})
    return found
