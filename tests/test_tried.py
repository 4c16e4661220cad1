"""The table of what was tried where names tests that there are, and all that use other browsers."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = (ROOT / "docs/contributing/tried.md").read_text(encoding="utf-8")


def test_every_test_that_is_named_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", TABLE)
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_what_old_browsers_try_is_named() -> None:
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    using = [file for file in files if '"chrome109"' in file.read_text(encoding="utf-8")]
    names = {file.relative_to(ROOT).as_posix() for file in using}
    assert names - {"tests/test_tried.py"} <= set(re.findall(r"`(tests/[\w/]+\.py)`", TABLE))
