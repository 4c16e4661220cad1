"""Search in real browsers: what is typed is found, marked unbroken, and loaded when it is used.

`tests/search/` measures how well it finds, under Node; here the three browsers, over `file://` and
`http://`, are held to the same answers.
"""

import json
import random
import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.other_browsers import seen_in
from tests.browser.visitor import Visitor, address, wait_for
from tests.search.asking import ask_site
from tests.search.known_items import SPELLINGS, draw

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
    first = page.locator(".md-search-result__item").first
    assert first.locator(".md-search-result__terms").count() == 0
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


@pytest.mark.parametrize("protocol", ["file", "http"])
def test_nothing_is_loaded_before_search_is_used(
    visitor: Visitor, site: Path, web: str, protocol: str
) -> None:
    page = visitor.page(offline=protocol == "file")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    name = "criteria/neu-guong.html"
    page.goto(address(site, name) if protocol == "file" else f"http://{web}/{name}")
    page.wait_for_load_state("networkidle")
    page.locator("h1").click()
    page.keyboard.press("End")

    def searching() -> list[str]:
        return [url for url in asked if re.search(r"search_index|/workers/|/lunr/", url)]

    assert searching() == []
    assert len(page.frames) == 1
    page.keyboard.press("/")
    ready = page.locator(".md-search-result__meta")
    wait_for(page, "search", lambda: ready.inner_text().startswith("Gõ từ cần tìm"))
    assert any("search_index" in url for url in searching())


def test_a_missing_index_is_said(visitor: Visitor, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("engine", "search_index.js"))
    visitor.deaf = True
    page = visitor.page(offline=True)
    page.goto(address(copy, "guide.html"))
    page.locator(".md-search__input").click()
    meta = page.locator(".md-search-result__meta")
    wait_for(page, "the sentence", lambda: meta.inner_text().startswith("Chưa mở được"))
    assert page.locator(".md-search-result__item").count() == 0


def test_results_say_kind_and_number(visitor: Visitor, site: Path) -> None:
    page = visitor.page(offline=True)
    page.goto(address(site, "index.html"))
    found(page, "53-CT/ĐU")
    first = page.locator(".md-search-result__item").first
    assert first.locator(".md-tag:visible").all_inner_texts() == ["Văn bản", "Chỉ thị 53-CT/ĐU"]
    for more in page.locator(".md-search-result__more summary").all():
        more.click()
    items = page.locator(".md-search-result__item").all()
    assert {item.locator(".md-tags:visible").count() for item in items} == {1}
    assert broken(page) == []


TYPED = 8
"""How many known items are typed, each in four spellings."""


@pytest.mark.parametrize("protocol", ["file", "http"])
@pytest.mark.parametrize("browser", ["chromium", "firefox", "chrome109"])
def test_browsers_answer_as_node_does(
    site: Path, web: str, node: str, tmp_path: Path, browser: str, protocol: str
) -> None:
    items = draw(site, random.SystemRandom().randrange(10**6), TYPED)
    queries = [way(item.phrase) for way in SPELLINGS.values() for item in items]
    queries += ["53 ct du", "“lấy phiếu tín nhiệm”", "tieu chi neu guong", "qwzx"]
    start = address(site, "index.html") if protocol == "file" else f"http://{web}/index.html"
    request = {"address": start, "profile": str(tmp_path), "server": web, "queries": queries}
    file = tmp_path / "request.json"
    file.write_text(json.dumps(request), encoding="utf-8")
    seen = seen_in(browser, node, "search.mjs", file)
    assert seen["before"] == []
    assert seen["after"] != []
    answers = ask_site(node, site, queries)
    for query, shown, expected in zip(queries, seen["answers"], answers, strict=True):
        assert shown["pages"][:3] == expected.pages[:3], query
        assert shown["torn"] == []
