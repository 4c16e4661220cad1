"""Older answers in other browsers from a double click: `migration.mjs` travels."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from forms.definition import FormDefinition
from macros import environment
from tests.browser.form_page import FORM, FORM_ID
from tests.browser.local_servers import from_pages
from tests.browser.other_browsers import arrived, has_browser
from tests.browser.test_migration import GONE, NOTE, OLD, older, scales
from tests.browser.visitor import address
from tests.conftest import ROOT, missing

__all__ = ["older"]
pytestmark = pytest.mark.browser

FIELD = "respondent.ho-ten"
NAME = "Người điền bản cũ"
LONGEST = 600.0
"""Seconds for a whole journey on a busy computer, two starts of Python included."""


@pytest.fixture(params=["firefox", "chrome109"])
def record(
    request: pytest.FixtureRequest,
    node: str,
    site: Path,
    tmp_path: Path,
    older: Path,
    form_definition: FormDefinition,
) -> dict[str, Any]:
    """What one browser saw on its whole way."""
    browser = request.param
    if not has_browser(node, browser):
        missing(browser)
    for name in ("profile", "downloads"):
        (tmp_path / name).mkdir()
    first, second, _ = scales(form_definition)
    split = {"question": "cau-goc", "after": "0", "replaced_by": [first.id, second.id]}
    plan = {
        "browser": browser,
        "start": address(site, FORM),
        "profile": str(tmp_path / "profile"),
        "downloads": str(tmp_path / "downloads"),
        "form": FORM_ID,
        "split": {**split, "values": {}, "note": NOTE},
        "file": str(older),
        "field": FIELD,
    }
    (tmp_path / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    driver = ROOT / "tests" / "browser" / "migration.mjs"
    subprocess.run(
        [node, driver, tmp_path / "plan.json", tmp_path / "record.json"],
        env={**os.environ, "SO_TAY_CHROMIUM": environment.chromium() or ""},
        check=True,
        timeout=LONGEST,
    )
    return arrived(json.loads((tmp_path / "record.json").read_text(encoding="utf-8")))


def test_older_answers_are_shown_taken_over_and_kept(
    record: dict[str, Any], form_definition: FormDefinition, tmp_path: Path
) -> None:
    assert record["complaints"] == []
    assert from_pages(record["asked"]) == []
    # Seen before anything changed.
    for said in (OLD, NOTE, GONE, "Tách thành nhiều câu: 1", "Không còn hỏi: 1"):
        assert said in record["older"]["text"]
    assert record["older"]["before"] == {}
    # Taken over, with what is to be confirmed marked.
    ids = [question.id for question in scales(form_definition)]
    assert record["older"]["values"][FIELD] == NAME
    assert record["older"]["marks"] == ids
    saved = json.loads((tmp_path / "downloads" / record["save"]["name"]).read_text("utf-8"))
    assert saved["history"] == "giữ nguyên"
    assert set(saved["retired_answers"]) == {"cau-goc", "cau-bo"}
    # The draft outlives a power cut as it was.
    assert record["comeBack"] == {name: record["older"][name] for name in ("values", "marks")}
    # What an older site left among the states goes the same way, and back.
    assert OLD in record["state"]["shown"]
    assert record["state"]["values"] == record["older"]["values"]
    assert record["state"]["after"] == record["older"]["values"] | {FIELD: "Đã sửa"}
