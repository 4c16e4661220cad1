"""The main journey in real browsers: `journey.mjs` travels, the tests read what it wrote down."""

import base64
import io
import json
import os
import re
import subprocess
import zipfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest

from forms import bridge, codec
from forms.definition import FormDefinition
from macros import environment
from tests.browser.filling import fill_all, shown_texts
from tests.browser.form_page import FORM, FORM_ID, read_script
from tests.browser.local_servers import from_pages
from tests.browser.other_browsers import arrived, has_browser
from tests.browser.word_text import word_text
from tests.conftest import ROOT, missing

pytestmark = pytest.mark.browser

TRAVELS = [("chromium", "file"), ("firefox", "file"), ("chrome109", "file"), ("chromium", "http")]
PATH = [
    "directives/index.html",
    "chi-thi-53.html",
    "../index.html",
    "forms/index.html",
    f"{FORM_ID}.html",
]
NAME = {"respondent.ho-ten": "Nguyễn Đình Ước"}
"""Typed key by key; the rest is put into the fields at once."""
LEFT_OPEN = "respondent.chi-bo"
"""Not filled in, so that the review has something to say."""
LONGEST = 600.0
"""Seconds for a whole journey, three starts of a browser and two of Python included."""

Record = dict[str, Any]


@pytest.fixture(scope="session")
def refused_files(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, str]:
    """Files that no form takes over, with a word of the sentence that says so."""
    folder = tmp_path_factory.mktemp("refused")
    head: dict[str, Any] = {"format": "so-tay/response", "format_version": 1}
    form = {"id": FORM_ID, "edition": "0", "meaning": "sha256:0", "wording": "sha256:0"}
    texts = {
        "broken.json": ('{"format": "so-tay/resp', "hỏng"),
        "broken.docx": ("PK\x03\x04 only the first bytes of an archive", "hỏng"),
        "foreign.json": ('{"format": "other"}', "không phải"),
        "newer.json": (json.dumps(head | {"format_version": 2, "form": form}), "mới hơn"),
        "other-form.json": (
            json.dumps(head | {"form": form | {"id": "phieu-khac"}}),
            "“phieu-khac”",
        ),
        "wrong.json": (json.dumps(head | {"form": form, "respondent": []}), "không đúng"),
    }
    found = {}
    for name, (text, word) in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        found[folder / name] = word
    docx.Document().save(str(folder / "foreign.docx"))
    return found | {folder / "foreign.docx": "không kèm dữ liệu"}


@pytest.fixture(scope="session")
def journeys(
    site: Path,
    node: str,
    web: str,
    form_definition: FormDefinition,
    refused_files: dict[Path, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, str], Record]:
    """Travels when asked, once for each browser and way, and gives the record."""
    fields = fill_all(form_definition)
    for name in (*NAME, LEFT_OPEN):
        del fields[name]

    @cache
    def travel(browser: str, way: str) -> Record:
        folder = tmp_path_factory.mktemp(f"{browser}-{way}")
        for name in ("profile", "downloads"):
            (folder / name).mkdir()
        plan = {
            "browser": browser,
            "start": f"http://{web}/index.html"
            if way == "http"
            else (site / "index.html").as_uri(),
            "server": web if way == "http" else None,
            "profile": str(folder / "profile"),
            "downloads": str(folder / "downloads"),
            "path": PATH,
            "typed": NAME,
            "fields": fields,
            "refusedFiles": [str(file) for file in refused_files],
        }
        (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        driver = ROOT / "tests" / "browser" / "journey.mjs"
        subprocess.run(
            [node, driver, folder / "plan.json", folder / "record.json"],
            env={**os.environ, "SO_TAY_CHROMIUM": environment.chromium() or ""},
            check=True,
            timeout=LONGEST,
        )
        record: Record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
        record["folder"] = folder / "downloads"
        return record

    return travel


@pytest.fixture(params=TRAVELS, ids="-".join)
def record(
    request: pytest.FixtureRequest, node: str, journeys: Callable[[str, str], Record]
) -> Record:
    """What one browser saw on its whole way."""
    browser, way = request.param
    if browser == "chromium":
        request.getfixturevalue("chromium")
    elif not has_browser(node, browser):
        missing({"chrome109": "Chrome 109"}.get(browser, browser.capitalize()))
    return arrived(journeys(browser, way))


@pytest.fixture
def filled(form_definition: FormDefinition) -> dict[str, str]:
    """What was written into the form."""
    fields = fill_all(form_definition) | NAME
    del fields[LEFT_OPEN]
    return fields


def test_it_ends_without_a_complaint_and_nothing_leaves(record: Record) -> None:
    assert record["complaints"] == []
    assert from_pages(record["asked"]) == []


def test_the_way_leads_through_links_to_the_form(record: Record) -> None:
    assert record["arrive"]["notices"] == 0
    assert len(record["arrive"]["visited"]) == len(PATH) + 1
    assert record["arrive"]["visited"][-1].endswith(FORM)


def test_what_is_written_is_there_and_counted(record: Record, filled: dict[str, str]) -> None:
    assert record["fill"]["lacking"] == []
    assert record["fill"]["values"] == filled
    assert all(re.search(r"\b0/[1-9]", line) for line in record["fill"]["before"])
    assert all(re.search(r"\b([1-9]\d*)/\1\b", line) for line in record["fill"]["after"])
    assert re.match(
        r"Đã lưu trên máy này lúc \d{1,2}:\d\d.*không nằm trong USB", record["fill"]["status"]
    )


def test_a_killed_browser_loses_nothing(record: Record, filled: dict[str, str]) -> None:
    assert record["comeBack"]["values"] == filled
    assert "Đã lưu trên máy này" in record["comeBack"]["status"]


def test_review_takes_the_focus_and_its_links_give_it_on(record: Record) -> None:
    review = record["review"]
    assert review["held"]
    assert review["target"] == LEFT_OPEN.replace(".", "-")
    assert review["focused"] == review["target"]
    assert "Chi bộ" in review["text"]


def test_word_file_has_every_answer(
    record: Record, filled: dict[str, str], form_definition: FormDefinition
) -> None:
    name = record["word"]["name"]
    assert re.fullmatch(rf"{FORM_ID}_nguyen-dinh-uoc_2026-quy-3\.docx", name)
    assert name in record["word"]["message"]
    assert "Bật chỉnh sửa" in record["word"]["message"]
    text = word_text((record["folder"] / name).read_bytes())
    assert [line for line in shown_texts(filled, form_definition) if line not in text] == []


def test_word_file_is_the_one_that_this_python_writes(record: Record, site: Path) -> None:
    script = read_script(site)
    file = record["folder"] / record["word"]["name"]
    request = {
        "action": "export_docx",
        "definition": script["definition"],
        "template": script["template"],
        # What the Word file brought back is what went into it.
        "response": json.loads((record["folder"] / record["save"]["name"]).read_text("utf-8")),
        "date": datetime.fromtimestamp(file.stat().st_mtime).astimezone().date().isoformat(),
        "with_data": True,
    }
    answer = json.loads(bridge.handle(json.dumps(request)))
    assert _members(file.read_bytes()) == _members(base64.b64decode(answer["result"]["base64"]))


def _members(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_erased_is_gone(record: Record) -> None:
    erased = record["erase"]
    assert "so-tay" not in erased["databases"]
    assert [key for key in erased["keys"] if "so-tay" in key] == []
    assert erased["values"] == {}
    assert "Đã lưu" not in erased["status"]


def test_word_file_opens_again_exactly(record: Record, filled: dict[str, str]) -> None:
    assert record["openWord"]["values"] == filled


def test_saved_file_is_the_one_that_python_writes(record: Record) -> None:
    assert record["save"]["name"].endswith("_nguyen-dinh-uoc_2026-quy-3.json")
    saved = (record["folder"] / record["save"]["name"]).read_bytes()
    assert codec.encode(codec.decode(saved.decode("utf-8"))).encode("utf-8") == saved


def test_a_file_that_does_not_fit_is_refused_and_changes_nothing(
    record: Record, filled: dict[str, str], refused_files: dict[Path, str]
) -> None:
    said = record["refuse"]["said"]
    assert [name for name in refused_files if refused_files[name] not in said[name.name]] == [], (
        said
    )
    assert record["refuse"]["values"] == filled
