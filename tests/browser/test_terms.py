"""Terms are explained where they stand: by pointer, keyboard and finger, and on paper."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, ViewportSize

from macros.text import dictionary_order
from tests.browser.other_browsers import seen_in
from tests.browser.pages import KINDS
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import largest_text
from tests.browser.test_print import pdftotext, squeezed, text_of
from tests.browser.visitor import Visitor, address, wait_for

__all__ = ["pdftotext"]
pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
PAGE = KINDS["directive"]
TERM = "main a.hb-term"
TIP = "[role=tooltip]"
PHONE: ViewportSize = {"width": 360, "height": 740}
INSIDE = """() => {
  const {left, right, top, bottom} = document.querySelector("[role=tooltip]")
    .getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
}"""


def open_page(visitor: Visitor, site: Path, name: str = PAGE) -> Page:
    page = visitor.page()
    page.goto(address(site, name))
    return page


def explanation(page: Page, term: Locator) -> str:
    """What the page's end says of a term."""
    words = page.locator(f"#{term.get_attribute('aria-describedby')}")
    text: str = words.evaluate("one => one.textContent")
    return " ".join(text.split())


def said(page: Page) -> str:
    """What the tooltip says now; empty while there is none."""
    tip = page.locator(TIP)
    return " ".join(tip.inner_text().split()) if tip.is_visible() else ""


def gone(page: Page) -> None:
    wait_for(page, "the explanation to go", lambda: not said(page))


def test_pointer_shows_it_and_may_rest_on_it(visitor: Visitor, site: Path) -> None:
    page = visitor.page()
    page.clock.install()
    page.goto(address(site, PAGE))
    term = page.locator(TERM).first
    term.hover()
    assert said(page) == explanation(page, term) != ""
    page.locator(TIP).hover()
    page.clock.run_for(1000)
    assert said(page) != ""
    page.locator("h1").hover()
    page.clock.run_for(1000)
    assert said(page) == ""


def test_escape_takes_it_away_without_moving(visitor: Visitor, site: Path) -> None:
    page = open_page(visitor, site)
    page.locator(TERM).first.hover()
    assert said(page)
    page.keyboard.press("Escape")
    assert said(page) == ""


def test_keyboard_shows_each_and_keeps_it(visitor: Visitor, site: Path) -> None:
    page = open_page(visitor, site)
    terms = page.locator(TERM)
    assert terms.count() > 3
    for index in range(4):
        terms.nth(index).focus()
        assert said(page) == explanation(page, terms.nth(index))
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert said(page) == explanation(page, terms.nth(3))
    page.keyboard.press("Escape")
    assert said(page) == ""
    assert page.evaluate("document.activeElement.matches('.hb-term')")
    page.keyboard.press("Enter")
    wait_for(page, "the page of terms", lambda: "terms.html#term-" in page.url)


def test_first_touch_shows_second_follows(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=PHONE, has_touch=True)
    page.goto(address(site, PAGE))
    first, second = page.locator(TERM).nth(0), page.locator(TERM).nth(1)
    first.tap()
    assert said(page) == explanation(page, first)
    page.locator("h1").tap()
    gone(page)
    second.tap()
    assert said(page) == explanation(page, second)
    page.locator("h1").tap()
    gone(page)
    first.tap()
    assert page.url.endswith(PAGE)
    first.tap()
    wait_for(page, "the page of terms", lambda: "terms.html#term-" in page.url)


@pytest.mark.parametrize("large", [False, True])
def test_stays_inside_the_screen(visitor: Visitor, site: Path, large: bool) -> None:
    page = visitor.page(viewport=PHONE)
    page.goto(address(site, PAGE))
    if large:
        largest_text(page)
    terms = page.locator(TERM)
    for index in range(terms.count()):
        terms.nth(index).focus()
        assert said(page)
        assert page.evaluate(INSIDE), index
        assert page.locator(TIP).evaluate("one => one.scrollHeight <= one.clientHeight")
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_without_scripts_the_link_leads_to_it(visitor: Visitor, site: Path) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto(address(site, PAGE))
    rows = page.locator(".hb-terms__list > div")
    assert rows.first.is_hidden()
    page.locator(".hb-terms__switch summary").click()
    assert rows.first.is_visible()
    assert rows.count() == page.locator(TERM).count()
    page.locator(TERM).first.click()
    page.wait_for_url(re.compile(r"terms\.html#term-"))
    assert page.locator(":target").is_visible()


def test_paper_has_the_list(visitor: Visitor, site: Path, pdftotext: str, tmp_path: Path) -> None:
    page = open_page(visitor, site)
    words = page.locator(".hb-terms__list dd").all()
    texts: list[str] = [one.evaluate("one => one.textContent") for one in words]
    page.locator(TERM).first.hover()
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    paper = text_of(pdftotext, tmp_path / "page.pdf")
    assert len(texts) > 3
    assert [text for text in texts if paper.count(squeezed(text)) != 1] == []
    assert paper.count(squeezed("Thuật ngữ trong trang này")) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_while_it_shows(visitor: Visitor, site: Path, scheme: str) -> None:
    page = visitor.page(color_scheme=scheme)
    page.goto(address(site, PAGE))
    page.locator(TERM).first.focus()
    assert said(page)
    found = {"tooltip": violations(page)}
    page.locator(".hb-terms__switch summary").click()
    found["list"] = violations(page)
    assert found == {"tooltip": [], "list": []}


def test_while_presenting_escape_closes_it_first(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport={"width": 1024, "height": 768})
    page.goto(address(site, PAGE))
    page.locator("[data-present]").click()
    page.locator(f"{TERM}:visible").first.hover()
    assert said(page)
    size = page.locator(TIP).evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 37
    assert page.evaluate(INSIDE)
    page.keyboard.press("Escape")
    assert said(page) == ""
    assert page.locator("[data-present-bar]").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("[data-present-bar]").is_hidden()


def test_all_terms_in_the_order_of_a_dictionary(visitor: Visitor, site: Path) -> None:
    page = open_page(visitor, site, "terms.html")
    titles = page.locator("main h2").all_inner_texts()
    assert len(titles) > 10
    assert titles == sorted(titles, key=dictionary_order)
    uses = page.locator("main details a")
    assert uses.count() > len(titles) / 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_and_paper_says_the_content_code(
    visitor: Visitor, site: Path, web: str, pdftotext: str, tmp_path: Path, kind: str
) -> None:
    code = json.loads((site / "catalog.json").read_text(encoding="utf-8"))["content"]
    name = KINDS[kind]
    page = visitor.page()
    page.goto(f"http://{web}/{name}" if name == "404.html" else address(site, name))
    said = f"Mã nội dung: {code}."
    assert said in page.locator("footer").inner_text()
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    assert squeezed(said) in text_of(pdftotext, tmp_path / "page.pdf")


def test_page_of_changes_says_what_the_code_is_for(visitor: Visitor, site: Path) -> None:
    code = json.loads((site / "catalog.json").read_text(encoding="utf-8"))["content"]
    page = open_page(visitor, site, "changes.html")
    text = page.locator("main").inner_text()
    assert code in text
    assert "Hai bản in có cùng mã thì cùng nội dung" in text
    assert "phiên bản" in page.locator("main h2").first.inner_text().lower()
    titles = page.locator("main h3[id^=change-]").all_inner_texts()
    days = [title.split(":")[0].split("/")[::-1] for title in titles]
    assert days
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("browser", ["chromium", "firefox", "chrome109"])
def test_other_browsers_explain_it_after_a_double_click(
    site: Path, node: str, tmp_path: Path, browser: str
) -> None:
    seen = seen_in(browser, node, "terms.mjs", address(site, PAGE), tmp_path)
    assert seen["complaints"] == []
    assert seen["hovered"] == seen["words"]
    assert seen["focused"] == seen["words"]
    assert seen["escaped"] == ""
    assert "terms.html#term-" in seen["followed"]
