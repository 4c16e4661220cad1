"""The header's own buttons: size of text, menu and search on small screens."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.visitor import Visitor, address, wait_for

pytestmark = pytest.mark.browser

WIDE: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 360, "height": 740}
MENU = '[data-toggles="__drawer"]'
KEEP = "try {{ localStorage.setItem('so-tay.text-size', '{}') }} catch {{}}"
"""An empty page has no storage."""
FIND = '[data-toggles="__search"]'


def size(page: Page) -> float:
    measured: float = page.locator("main p").first.evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)"
    )
    return measured


def test_size_of_text_is_kept_from_page_to_page(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=WIDE)
    page.goto(address(site, "index.html"))
    usual = size(page)
    smaller, larger = (page.locator(f'[data-text-size-step="{step}"]') for step in ("-1", "1"))
    assert smaller.get_attribute("aria-disabled") == "true"
    larger.click()
    larger.click()
    chosen = size(page)
    assert chosen > usual * 1.2
    page.goto(address(site, "criteria/index.html"))
    assert size(page) == pytest.approx(chosen)
    assert page.evaluate("localStorage.getItem('so-tay.text-size')") == "2"
    for _ in range(2):
        page.locator('[data-text-size-step="-1"]').click()
    assert size(page) == pytest.approx(usual)


@pytest.mark.parametrize("kept", ["9", "-1", "lớn", "1.5", "__proto__"])
def test_size_that_makes_no_sense_is_left_aside(visitor: Visitor, site: Path, kept: str) -> None:
    page = visitor.page(scripts=(KEEP.format(kept),))
    page.goto(address(site, "index.html"))
    assert page.evaluate("document.documentElement.dataset.textSize") == "0"


def test_wide_screen_has_menu_and_search_in_sight(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=WIDE)
    page.goto(address(site, "index.html"))
    assert not page.locator(MENU).is_visible()
    assert not page.locator(FIND).is_visible()
    assert page.locator(".md-search__input").is_visible()
    assert page.locator(".md-sidebar--primary a", has_text="Tiêu chí").is_visible()


def test_phone_opens_the_menu_from_the_keyboard(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=PHONE)
    page.goto(address(site, "index.html"))
    menu = page.locator(MENU)
    menu.focus()
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    link = page.locator(".md-sidebar--primary a", has_text="Tiêu chí")
    wait_for(page, "the menu", lambda: (link.bounding_box() or {"x": -1})["x"] >= 0)
    link.click()
    wait_for(page, "the page", lambda: page.url.endswith("criteria/index.html"))


def test_phone_opens_the_search_from_the_keyboard(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=PHONE)
    page.goto(address(site, "index.html"))
    page.locator(FIND).focus()
    page.keyboard.press("Enter")
    box = ".md-search__input"
    wait_for(page, "focus", lambda: page.evaluate(f"document.activeElement.matches('{box}')"))
    assert page.locator(FIND).get_attribute("aria-expanded") == "true"
