"""Search finds what is typed, with marks or without, and marks it on the page unbroken."""

import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.other_browsers import seen_in
from tests.browser.visitor import Visitor, address, wait_for

pytestmark = pytest.mark.browser

PHRASE = "đoàn kết"
WAYS = {
    "marks": PHRASE,
    "no marks": "doan ket",
    "capitals": "ĐOÀN KẾT",
    "decomposed": unicodedata.normalize("NFD", PHRASE),
    "icelandic letter": "ðoàn kết",
    "unfinished": "doan ke",
}


def found(page: Page, typed: str) -> list[str]:
    """Type into the search box; the titles of the pages found, the best first."""
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially(typed)
    meta = page.locator(".md-search-result__meta")
    result = re.compile(r"^(Tìm thấy|Không tìm thấy)")
    wait_for(page, "search results", lambda: result.match(meta.inner_text().strip()))
    titles: list[str] = page.locator(".md-search-result__list h1").all_inner_texts()
    return titles


def marked(page: Page) -> list[str]:
    """What the first result marks."""
    marks = page.locator(".md-search-result__item").first.locator("mark")
    texts: list[str] = marks.evaluate_all("all => all.map((one) => one.textContent)")
    return texts


def broken(page: Page) -> list[str]:
    """Results whose text shows markup, or whose markup is torn."""
    articles: list[str] = page.locator(".md-search-result__article").evaluate_all(
        """all => all
          .filter((one) => /[<>]/.test(one.textContent) || one.querySelector("mark mark"))
          .map((one) => one.innerHTML)"""
    )
    return articles


@pytest.mark.parametrize("way", WAYS)
def test_phrase_however_it_is_typed(visitor: Visitor, site: Path, way: str) -> None:
    page = visitor.page(offline=True)
    page.goto(address(site, "criteria/index.html"))
    titles = found(page, WAYS[way])
    assert "đoàn kết" in titles[0].lower()
    folded = {unicodedata.normalize("NFC", text).lower() for text in marked(page)}
    assert {"đoàn", "kết"} <= folded
    assert page.locator(".md-search-result__terms").first.inner_text() == "" or way != "marks"
    assert broken(page) == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("53-CT/ĐU", "Chỉ thị số 53-CT/ĐU"),
        ("tri tre", "trì trệ"),
        ("tự phê bình", "tự phê bình"),
        ('"lấy phiếu tín nhiệm"', "tín nhiệm"),
    ],
)
def test_best_page_comes_first(visitor: Visitor, site: Path, typed: str, expected: str) -> None:
    page = visitor.page(offline=True)
    page.goto(address(site, "index.html"))
    assert expected.lower() in found(page, typed)[0].lower()
    assert broken(page) == []


def test_nothing_is_found_for_nonsense(visitor: Visitor, site: Path) -> None:
    page = visitor.page(offline=True)
    page.goto(address(site, "index.html"))
    assert found(page, "qwzx") == []


def test_result_opens_the_page(visitor: Visitor, site: Path) -> None:
    page = visitor.page(offline=True)
    page.goto(address(site, "sources.html"))
    found(page, "doan ket noi bo")
    page.keyboard.press("Enter")
    wait_for(page, "the page", lambda: page.url.endswith(".html") and "sources" not in page.url)
    assert "đoàn kết" in page.locator("h1").inner_text().lower()


def test_from_a_server(visitor: Visitor, web: str) -> None:
    page = visitor.page()
    page.goto(f"http://{web}/index.html")
    assert "đoàn kết" in found(page, "doan ket")[0].lower()


def test_folder_whose_name_misleads_the_worker(
    visitor: Visitor, site: Path, tmp_path: Path
) -> None:
    """Material cuts the worker's address at the first "/worker"."""
    copy = tmp_path / "worker $& sổ tay"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("engine"))
    page = visitor.page(offline=True)
    page.goto(address(copy, "index.html"))
    assert "đoàn kết" in found(page, "doan ket")[0].lower()


def test_workers_from_a_blob_are_the_browsers_own(visitor: Visitor, site: Path) -> None:
    page = visitor.page(offline=True)
    page.goto(address(site, "index.html"))
    answer = page.evaluate(
        """() => new Promise((resolve, reject) => {
          const text = "onmessage = ({data}) => postMessage([data, typeof window])";
          const worker = new Worker(URL.createObjectURL(new Blob([text])));
          worker.onmessage = ({data}) => resolve(data);
          worker.onerror = (event) => reject(event.message);
          worker.postMessage("xin chào");
        })"""
    )
    assert answer == ["xin chào", "undefined"]


@pytest.mark.parametrize("browser", ["firefox", "chrome109"])
def test_other_browsers_find_it_after_a_double_click(
    site: Path, node: str, tmp_path: Path, browser: str
) -> None:
    seen = seen_in(browser, node, "search.mjs", address(site, "index.html"), tmp_path, "doan ket")
    assert seen["pages"] > 0
    assert seen["marked"][:2] == ["đoàn", "kết"]
