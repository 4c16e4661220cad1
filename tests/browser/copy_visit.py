"""A visit to a copy of the handbook that was given out: `bundle.mjs` goes there in one browser."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from macros import environment
from tests.browser.form_page import FORM_ID
from tests.browser.local_servers import from_pages
from tests.browser.other_browsers import arrived, has_browser
from tests.conftest import ROOT, missing

LONGEST = 400.0
"""Seconds for a visit, two starts of Python included."""
NAME = "Nguyễn Văn A"
WORDS = "doan ket"


def visited(node: str, browser: str, start: str, folder: Path, server: str = "") -> dict[str, Any]:
    """What the browser saw on its way from the address `start`; skips without the browser."""
    if not has_browser(node, browser):
        missing(browser)
    for name in ("profile", "downloads"):
        (folder / name).mkdir(parents=True)
    plan = {
        "browser": browser,
        "start": start,
        "server": server or None,
        "profile": str(folder / "profile"),
        "downloads": str(folder / "downloads"),
        "words": WORDS,
        "path": ["forms/index.html", f"{FORM_ID}.html"],
        "fields": {"respondent.ho-ten": NAME},
    }
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    driver = ROOT / "tests" / "browser" / "bundle.mjs"
    subprocess.run(
        [node, driver, folder / "plan.json", folder / "record.json"],
        env={**os.environ, "SO_TAY_CHROMIUM": environment.chromium() or ""},
        check=True,
        timeout=LONGEST,
    )
    record: dict[str, Any] = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    return arrived(record)


def check(record: dict[str, Any], folder: Path) -> None:
    """All that such a visit must have seen, wherever the copy lay."""
    assert record["complaints"] == []
    assert from_pages(record["asked"]) == []
    assert any("đoàn kết" in title.lower() for title in record["search"]), record["search"]
    assert record["form"]["lacking"] == []
    assert "Đã lưu trên máy này" in record["form"]["status"]
    assert "chưa trả lời" in record["review"].lower(), record["review"]
    word = folder / "downloads" / record["word"]["name"]
    assert word.read_bytes().startswith(b"PK")
    assert word.name in record["word"]["message"]
    tried = record["selftest"]
    assert [text for outcome, text in tried["lines"] if outcome == "failed"] == []
    assert len(tried["lines"]) == 11
    assert "dùng được sổ tay" in tried["said"]


def untouched(record: dict[str, Any]) -> bool:
    """Whether drafts and settings were after the trial what they were before it."""
    tried = record["selftest"]
    before, after = tried["before"], tried["after"]
    return (
        len(before["drafts"]) == 1
        and NAME in json.dumps(before, ensure_ascii=False)
        and (before == after)
    )
