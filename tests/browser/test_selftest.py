"""The page that tries the browser out: what it says when something is wrong, and what it leaves."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.test_accessibility import violations
from tests.browser.visitor import PYTHON_PATIENCE, Visitor, address, wait_for

pytestmark = pytest.mark.browser

PAGE = "selftest.html"
NO_STORE = 'IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); }'
NO_PYTHON = "delete window.WebAssembly"
NO_CLIPBOARD = (
    "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
    "Document.prototype.execCommand = () => false;"
)


def tried(page: Page) -> dict[str, tuple[str, str]]:
    """Press the button; the outcome of each line, and all that it says, by its title."""
    page.locator("[data-selftest-start]").click()
    said = page.locator("[data-selftest-said]")
    done = lambda: said.inner_text().startswith("Đã kiểm tra xong")  # noqa: E731
    wait_for(page, "the end of the trial", done, PYTHON_PATIENCE)
    lines = page.locator(".sf-line")
    return {
        line.locator(".sf-title").inner_text(): (
            str(line.get_attribute("data-outcome")),
            line.inner_text(),
        )
        for line in lines.all()
    }


def failed(lines: dict[str, tuple[str, str]]) -> set[str]:
    return {title for title, (outcome, _) in lines.items() if outcome == "failed"}


def test_nothing_is_tried_before_the_button_is_pressed(visitor: Visitor, site: Path) -> None:
    page = visitor.page()
    page.goto(address(site, PAGE), wait_until="networkidle")
    assert page.evaluate("document.documentElement.dataset.engine") == "idle"
    assert page.evaluate("indexedDB.databases()") == []
    assert not page.locator("[data-selftest-result]").is_visible()


def test_from_a_server_all_is_well(visitor: Visitor, web: str) -> None:
    page = visitor.page(viewport={"width": 360, "height": 740})
    page.goto(f"http://{web}/{PAGE}")
    lines = tried(page)
    assert failed(lines) == set()
    assert violations(page) == []
    assert page.locator("[data-selftest-result]").evaluate(
        "one => one.contains(document.activeElement)"
    )
    report = page.locator("[data-selftest-report]")
    assert "Mở sổ tay: từ máy chủ (http://)" in report.input_value()
    assert web not in report.input_value()
    assert page.locator(".md-search__input").input_value() == ""
    assert not page.locator(".md-search__output").is_visible()
    with page.expect_download() as download:
        page.locator("[data-selftest-word]").click()
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


def test_what_the_browser_refuses_is_said_with_what_to_do(visitor: Visitor, site: Path) -> None:
    visitor.deaf = True
    page = visitor.page(scripts=(NO_STORE, NO_PYTHON, NO_CLIPBOARD))
    page.goto(address(site, PAGE))
    lines = tried(page)
    assert failed(lines) >= {"Đọc", "Lưu bản nháp", "Chạy Python", "Làm bản Word"}
    assert "Lưu ra tệp, mở lại" not in failed(lines)
    for title in failed(lines):
        assert "Làm gì: " in lines[title][1], title
    assert "thiếu: WebAssembly" in lines["Đọc"][1]
    assert "việc chưa được" in page.locator("[data-selftest-said]").inner_text()
    page.locator("[data-selftest-copy]").click()
    wait_for(page, "the answer", page.locator("[data-selftest-copied]").inner_text)
    assert "Ctrl + C" in page.locator("[data-selftest-copied]").inner_text()
    assert "CHƯA ĐƯỢC – Chạy Python" in page.evaluate("String(getSelection())")


def test_a_damaged_copy_is_found(visitor: Visitor, site: Path, tmp_path: Path) -> None:
    visitor.deaf = True
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    (script,) = (copy / "assets" / "engine").glob("xlsxwriter-*-0.js")
    text = script.read_text(encoding="ascii")
    middle = len(text) // 2
    other = "A" if text[middle] != "A" else "B"
    script.write_text(f"{text[:middle]}{other}{text[middle + 1 :]}", encoding="ascii")
    (copy / "search" / "search_index.js").unlink()
    page = visitor.page()
    page.goto(address(copy, PAGE))
    lines = tried(page)
    assert failed(lines) == {"Tìm", "Bản chép còn nguyên"}
    assert "xlsxwriter" in lines["Bản chép còn nguyên"][1]
