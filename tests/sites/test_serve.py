"""`mkdocs serve`: an edit is seen where it belongs and nowhere else, and errors do not stop it."""

import html
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sites.conftest import SMALL
from tests.sites.served import Served

PATIENCE = 120  # seconds; a busy old computer keeps this


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    shutil.copytree(SMALL, tmp_path / "data")
    served = Served(tmp_path / "data", tmp_path / "site")
    yield served
    served.close()


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before | after if before.get(name) != after.get(name)}


def locations(site: dict[str, bytes]) -> list[str]:
    return [entry["location"] for entry in json.loads(site["search/search_index.json"])["docs"]]


def test_an_edit_changes_the_pages_that_show_it_and_no_others(served: Served) -> None:
    before = served.build()
    assert changed(before, served.build()) == set()
    served.edit("criteria/outcome.yml", "title: ", "title: Đã sửa ")
    after = served.build()
    pages = {name for name in changed(before, after) if name.endswith(".html")}
    title = {
        name for name, text in after.items() if name.endswith(".html") and "Đã sửa" in text.decode()
    }
    assert pages == title
    assert {"criteria/outcome.html", "criteria/index.html"} <= pages
    assert len(pages) < len([name for name in after if name.endswith(".html")]) / 2
    assert locations(after) == locations(before)
    found = json.loads(after["search/search_index.json"])["docs"]
    assert {e["location"].partition("#")[0] for e in found if "Đã sửa" in e["title"]} == {
        "criteria/outcome.html"
    }


def test_after_many_edits_the_site_is_what_a_new_start_would_build(served: Served) -> None:
    served.build()
    served.edit("directives/chi-thi-thu.yml", "short_title: ", "short_title: Sửa ")
    served.edit("handbook.yml", "editor: ", "editor: Sửa ")
    served.build()
    text = (served.data / "criteria" / "outcome.yml").read_text(encoding="utf-8")
    (served.data / "criteria" / "them-mot.yml").write_text(text, encoding="utf-8")
    served.edit("forms/phieu-thu.yml", "audience: ", "audience: Sửa ")
    (served.data / "criteria" / "doan-ket.yml").rename(served.data / "kept.txt")
    served.build()
    (served.data / "kept.txt").rename(served.data / "criteria" / "doan-ket.yml")
    (served.data / "criteria" / "them-mot.yml").unlink()
    served.edit("terms/cap-uy.yml", "explanation: ", "explanation: Sửa. ")
    after = served.build()
    again = Served(served.data, served.site.with_name("again")).build()
    assert changed(after, again) == set()


def test_a_broken_item_has_a_red_box_and_the_others_build(served: Served) -> None:
    before = served.build()
    served.edit("criteria/doan-ket.yml", "sign: positive", "sign: tich-cuc")
    broken = served.build()
    assert broken.keys() == before.keys()
    page = broken["criteria/doan-ket.html"].decode("utf-8")
    assert "Giữ đoàn kết nội bộ" in page
    box = re.search(r'<div class="hb-box hb-box--broken" role="alert".*?</div>', page, re.DOTALL)
    assert box
    for said in (
        "data/criteria/doan-ket.yml</code>, dòng 3, cột 7",
        "“tich-cuc” không phải một lựa chọn",
        "chọn một trong: positive, negative",
    ):
        assert said in html.unescape(box[0])
    assert 'role="alert"' in broken["criteria/index.html"].decode("utf-8")
    assert 'role="alert"' in broken["index.html"].decode("utf-8")
    assert 'role="alert"' not in broken["criteria/outcome.html"].decode("utf-8")
    served.edit("criteria/doan-ket.yml", "sign: tich-cuc", "sign: positive")
    assert changed(before, served.build()) == set()


def test_a_broken_word_template_and_a_wrong_macro_do_not_stop_it(served: Served) -> None:
    (served.data / "forms" / "phieu-thu.docx").write_bytes(b"no docx")
    pages = served.data / "pages"
    pages.mkdir()
    (pages / "trang.md").write_text(
        "---\ntitle: Trang\ndescription: Trang.\n---\n{{ khong_co() }}\n", encoding="utf-8"
    )
    site = served.build()
    assert 'role="alert"' in site["forms/phieu-thu.html"].decode("utf-8")
    assert "khong_co" in site["pages/trang.html"].decode("utf-8")
    assert "assets/forms/phieu-thu.js" not in site


def test_the_server_shows_an_edit_by_itself(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(SMALL, data)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    environment = {**os.environ, "SO_TAY_DATA": str(data), "NO_MKDOCS_2_WARNING": "1"}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        page = f"http://127.0.0.1:{port}/criteria/outcome.html"
        until(lambda: "Diễn đạt của sổ tay" in fetched(page))
        path = data / "criteria" / "outcome.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("title: ", "title: Đã sửa "), encoding="utf-8")
        until(lambda: "Đã sửa" in fetched(page))
        path.write_text("title: [\n", encoding="utf-8")
        until(lambda: 'role="alert"' in fetched(page))
        path.write_text(text, encoding="utf-8")
        until(lambda: 'role="alert"' not in fetched(page) and "Đã sửa" not in fetched(page))
    finally:
        server.terminate()
        server.wait(PATIENCE)


def fetched(page: str) -> str:
    try:
        with urllib.request.urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


def until(seen: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < deadline
        threading.Event().wait(0.1)  # leave the processor to the build
