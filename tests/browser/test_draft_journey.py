"""Drafts in real browsers from a double click: `drafts.mjs` travels, the tests read its record."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from macros import environment
from tests.browser.form_page import FORM
from tests.browser.local_servers import from_pages
from tests.browser.other_browsers import arrived, has_browser
from tests.browser.visitor import address
from tests.conftest import ROOT, missing

pytestmark = pytest.mark.browser

FIRST = {"respondent.ho-ten": "Trần Thị Bưởi"}
MORE = {"respondent.don-vi": "Đơn vị A"}
SECOND = {"respondent.ho-ten": "Lê Văn Cam"}
NAME = "Bản của tổ 2"
LONGEST = 400.0
"""Seconds for a whole journey on a busy computer."""


@pytest.fixture(scope="module", params=["chromium", "firefox", "chrome109"])
def record(
    request: pytest.FixtureRequest, node: str, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What one browser saw on its whole way."""
    browser = request.param
    if browser == "chromium":
        request.getfixturevalue("chromium")
    elif not has_browser(node, browser):
        missing({"chrome109": "Chrome 109"}.get(browser, browser.capitalize()))
    folder = tmp_path_factory.mktemp(f"drafts-{browser}")
    for name in ("profile", "downloads"):
        (folder / name).mkdir()
    plan = {
        "browser": browser,
        "start": address(site, FORM),
        "profile": str(folder / "profile"),
        "downloads": str(folder / "downloads"),
        "first": FIRST,
        "second": SECOND,
        "more": MORE,
        "name": NAME,
        "password": "con sông quê hương",
    }
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    driver = ROOT / "tests" / "browser" / "drafts.mjs"
    subprocess.run(
        [node, driver, folder / "plan.json", folder / "record.json"],
        env={**os.environ, "SO_TAY_CHROMIUM": environment.chromium() or ""},
        check=True,
        timeout=LONGEST,
    )
    return arrived(json.loads((folder / "record.json").read_text(encoding="utf-8")))


def test_drafts_are_kept_apart_locked_and_erased(record: dict[str, Any]) -> None:
    assert record["complaints"] == []
    assert from_pages(record["asked"]) == []
    # Whose it is shows before anything of it.
    assert record["first"] == FIRST
    [offered] = record["windows"]["list"]
    assert "Bản nháp của Trần Thị Bưởi" in offered
    assert record["windows"]["values"] == {}
    # Under a password nothing is stored in clear.
    assert "Đã đặt mật khẩu" in record["second"]["message"]
    assert NAME in record["second"]["stored"]
    assert "Lê Văn Cam" not in record["second"]["stored"]
    assert "Trần Thị Bưởi" in record["second"]["stored"]
    # After a power cut both are there.
    assert [said.split("\n")[0] for said in record["comeBack"]["list"]] == [
        NAME,
        "Bản nháp của Trần Thị Bưởi",
    ]
    assert "Mật khẩu không đúng" in record["comeBack"]["refused"]
    assert record["comeBack"]["values"] == SECOND
    assert record["other"] == {"empty": {}, "values": FIRST | MORE}
    # Nothing of ours is left, and all of others.
    assert "không còn gì" in record["erase"]["message"]
    assert record["erase"]["kept"]["locks"] == []
    for kind in ("databases", "keys"):
        assert [one for one in record["erase"]["kept"][kind] if "so-tay" in one] == []
        assert "ghi-chu" in record["erase"]["kept"][kind]
