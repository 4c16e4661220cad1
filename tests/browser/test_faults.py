"""What was confirmed as saved survives every fault, and the page says what happened.

Disk full, storage refused, killed in the midst of a save, clock set back, two tabs, closed while
exporting, asleep, a store of an older site or of a newer one: `faults.mjs` brings them about.
"""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from forms import codec
from forms.file_text import text_of_file
from tests.browser.form_page import FORM, FORM_ID
from tests.browser.local_servers import from_pages
from tests.browser.other_browsers import HERE, arrived, has_browser
from tests.browser.visitor import address
from tests.conftest import ROOT, missing

pytestmark = pytest.mark.browser

BROWSERS = ("chromium", "firefox", "chrome109")
LONGEST = 900.0
FIRST = {
    "respondent.ho-ten": "Nguyễn Đình Ước",
    "doan-ket-noi-bo": "tot-co-minh-chung",
    "uu-diem": "Giữ nền nếp giao ban.",
}
SECOND = {
    "respondent.chuc-vu": "Trợ lý",
    "khuyet-diem-nguyen-nhan": "Chưa sâu sát cơ sở.",
}
REWORDED = "doan-ket-noi-bo"
OLD_WORDING = "Lời cũ của câu này."
TO_FILE = "Hãy bấm “Lưu bản để điền tiếp” để giữ nội dung trong một tệp."

Record = dict[str, Any]


def released_draft() -> str:
    """A draft of the first release, with a wording that has been mended since."""
    file = ROOT / "tests" / "responses" / f"{FORM_ID}-1.json"
    draft = json.loads(file.read_text(encoding="utf-8"))
    draft["questions"][REWORDED] = OLD_WORDING
    return json.dumps(draft, ensure_ascii=False)


@pytest.fixture(scope="module", params=BROWSERS)
def record(
    request: pytest.FixtureRequest,
    site: Path,
    web: str,
    node: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Record:
    """What one browser saw of all the faults."""
    browser = request.param
    if not has_browser(node, browser):
        missing(browser)
    folder = tmp_path_factory.mktemp(f"faults-{browser}")
    (folder / "downloads").mkdir()
    plan = {
        "browser": browser,
        "profile": str(folder / "profile"),
        "downloads": str(folder / "downloads"),
        "server": web,
        # Kilobytes for all sites together.
        "prefs": {"dom.quotaManager.temporaryStorage.fixedLimit": 2048},
        "form": address(site, FORM),
        "web": f"http://{web}/{FORM}",
        "beside": address(site, "licenses.html"),
        "formId": FORM_ID,
        "first": FIRST,
        "second": SECOND,
        "bulky": "uu-diem",
        "older": released_draft(),
    }
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    subprocess.run(
        [node, str(HERE / "faults.mjs"), "plan.json", "record.json"],
        cwd=folder,
        env={**os.environ, "TZ": "Asia/Ho_Chi_Minh"},
        check=True,
        timeout=LONGEST,
    )
    found: Record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    return arrived(found) | {"browser": browser, "folder": folder}


def saved_file(record: Record, fault: str) -> dict[str, Any]:
    """The save file that the person took away while the store gave nothing."""
    name = record[fault]["file"]["name"]
    text = (record["folder"] / "downloads" / name).read_text(encoding="utf-8")
    found: dict[str, Any] = codec.encode_data(codec.decode(text))
    return found


def test_pages_complain_of_nothing_and_ask_nobody(record: Record) -> None:
    assert record["lacking"] == []
    assert record["complaints"] == []
    assert from_pages(record["asked"]) == []


def is_whole(seen: Record, confirmed: dict[str, str]) -> None:
    """Who comes back is offered one draft, and finds in it what was confirmed."""
    after = seen["after"]
    assert after["values"] == confirmed
    assert after["state"] == "choosing"
    assert "Trên máy này có một bản nháp của phiếu này" in after["offered"]
    assert "Nguyễn Đình Ước" in after["offered"]
    assert after["status"].startswith("Đã lưu trên máy này lúc ")


def test_store_is_full(record: Record) -> None:
    seen = record["full"]
    assert seen["confirmed"]["values"] == FIRST
    assert seen["said"].startswith("Chưa lưu được trên máy này: bộ nhớ dành cho trình duyệt đã đầy")
    assert TO_FILE in seen["said"]
    assert "có 3/" in seen["file"]["message"]
    assert saved_file(record, "full")["respondent"]["chuc-vu"] == "Trợ lý"
    is_whole(seen, FIRST)


def test_browser_comes_to_its_own_limit(record: Record) -> None:
    seen = record["quota"]
    assert seen["said"].startswith("Chưa lưu được trên máy này: bộ nhớ dành cho trình duyệt đã đầy")
    # A page that is left tries once more, and by then there may be room.
    after = seen["after"]["values"]
    assert after in (seen["confirmed"]["values"], seen["typed"])
    is_whole(seen, after)


def test_store_is_refused(record: Record) -> None:
    seen = record["refused"]
    assert seen["state"] == "unavailable"
    for said in (seen["atFirst"], seen["said"]):
        assert said == f"Chưa lưu được trên máy này: trình duyệt không cho lưu. {TO_FILE}"
    assert saved_file(record, "refused")["respondent"]["chuc-vu"] == "Trợ lý"
    is_whole(seen, FIRST)


def test_killed_in_the_midst_of_a_save(record: Record) -> None:
    seen = record["killed"]
    # What is not saved yet is not said to be: the line keeps the last time.
    assert seen["said"] == seen["confirmed"]["status"]
    is_whole(seen, FIRST)


def test_clock_set_back(record: Record) -> None:
    seen = record["clock"]
    assert seen["confirmed"]["values"] == FIRST | SECOND
    drafts = sorted(seen["stored"], key=lambda draft: draft["seq"])
    # Saved later, and later in the list, though both clocks say otherwise.
    assert [draft["seq"] for draft in drafts] == [2, 3]
    assert drafts[0]["saved_at"] > drafts[1]["saved_at"]
    assert len(seen["order"]) == 2
    assert seen["after"]["values"] == FIRST | SECOND
    year = drafts[0]["saved_at"][:4]
    assert seen["before"]["stored"][0]["saved_at"] > drafts[0]["saved_at"]
    assert f"/{year}." in seen["after"]["status"]


def test_two_tabs(record: Record) -> None:
    seen = record["tabs"]
    assert seen["second"]["values"] == FIRST
    assert seen["second"]["status"].startswith("Cửa sổ này chỉ đọc.")
    assert "đang được điền ở một cửa sổ khác" in seen["message"]
    assert seen["moved"]["values"] == FIRST | SECOND
    assert seen["said"].startswith("Cửa sổ này chỉ đọc.")
    assert seen["shown"] == FIRST | SECOND
    assert len(seen["moved"]["stored"]) == 1
    is_whole(seen, FIRST | SECOND)


def test_closed_while_exporting(record: Record) -> None:
    seen = record["closed"]
    is_whole(seen, FIRST)
    # Nothing was given away, or a whole file.
    for name in seen["files"]:
        file = record["folder"] / "downloads" / name
        assert codec.decode(text_of_file(file.read_bytes(), name)).form.id == FORM_ID


def test_computer_was_asleep(record: Record) -> None:
    seen = record["asleep"]
    assert seen["before"]["values"] == FIRST
    assert seen["said"].startswith("Đã lưu trên máy này lúc ")
    assert seen["confirmed"]["values"] == FIRST | SECOND
    is_whole(seen, FIRST | SECOND)


def test_tab_wakes_up_and_its_draft_was_taken(record: Record) -> None:
    seen = record["frozen"]
    if record["browser"] == "firefox":
        assert seen is None  # It has no way to put one tab to sleep.
        return
    assert "ở một cửa sổ khác" in seen["said"]
    is_whole(seen, FIRST | SECOND)


def test_newer_site_over_an_older_draft(record: Record) -> None:
    seen = record["older"]
    assert seen["state"] == "choosing"
    assert "Nguyễn Văn A" in seen["offered"]
    assert "Quý III năm 2026; sửa lúc 15:00 ngày 31/01/2026" in seen["offered"]
    # Before anything is agreed to, the draft is as it was.
    assert [draft["text"] for draft in seen["waiting"]] == [released_draft()]
    assert OLD_WORDING in seen["said"]
    assert "chuyển sang bản đang mở" in seen["message"]
    old = json.loads(released_draft())
    stored = [json.loads(draft["text"]) for draft in seen["taken"]["stored"]]
    assert [draft["respondent"] for draft in stored] == [old["respondent"]]
    assert set(stored[0]["answers"]) == set(old["answers"])
    assert seen["after"]["values"] == seen["taken"]["values"]


def test_password_is_guessed_at(record: Record) -> None:
    seen = record["guessed"]
    assert seen["offered"] is True
    assert "chữ của" not in json.dumps(seen["locked"], ensure_ascii=False)
    assert seen["guess"].startswith("Mật khẩu không đúng")
    assert seen["text"] == "chữ của người khác"
    assert seen["leaked"] == "InvalidAccessError"


def test_older_site_over_a_newer_store(record: Record) -> None:
    seen = record["newer"]
    reason = "bản nháp ở đây do bản sổ tay mới hơn lưu, hãy mở phiếu bằng bản đó"
    for said in (seen["said"], seen["atFirst"]):
        assert said == f"Chưa lưu được trên máy này: {reason}. {TO_FILE}"
    assert seen["state"] == "unavailable"
    assert seen["stored"] == seen["confirmed"]["stored"]
