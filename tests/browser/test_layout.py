"""On a telephone, on a projector, and at twice the size of text, everything can be read."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from forms.definition import FormDefinition
from tests.browser.filling import fill_all
from tests.browser.form_page import FormPage
from tests.browser.pages import KINDS
from tests.browser.visitor import Visitor, address

pytestmark = pytest.mark.browser

MEASURE = (Path(__file__).parent / "layout_in_page.js").read_text(encoding="utf-8")
PHONE: ViewportSize = {"width": 360, "height": 740}
PROJECTOR: ViewportSize = {"width": 1024, "height": 768}
ZOOMED: ViewportSize = {"width": 1366 // 2, "height": 768 // 2}
"""What a window of 1366×768 has left at the browser's zoom of 200 %."""


def unreadable(page: Page) -> dict[str, Any]:
    """What cannot be read now; empty when all is well."""
    found: dict[str, Any] = page.evaluate(f"({MEASURE})()")
    assert found.pop("seen") > 3
    return {what: where for what, where in found.items() if where}


def largest_text(page: Page) -> None:
    """Click A+ until it goes no further: twice the usual size."""
    before = page.locator("main p").first.evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)"
    )
    larger = page.locator('[data-text-size-step="1"]')
    while larger.get_attribute("aria-disabled") != "true":
        larger.click()
    after = page.locator("main p").first.evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)"
    )
    assert after == pytest.approx(2 * before, rel=0.02)


@pytest.mark.parametrize("kind", KINDS)
def test_everything_can_be_read(visitor: Visitor, site: Path, web: str, kind: str) -> None:
    name = KINDS[kind]
    page = visitor.page(viewport=PHONE)
    page.goto(f"http://{web}/{name}" if name == "404.html" else address(site, name))
    found = {"phone": unreadable(page)}
    page.set_viewport_size(PROJECTOR)
    found["projector"] = unreadable(page)
    page.set_viewport_size(ZOOMED)
    found["zoom"] = unreadable(page)
    page.set_viewport_size(PROJECTOR)
    largest_text(page)
    found["large text"] = unreadable(page)
    assert found == {where: {} for where in found}


def test_a_number_stays_in_one_piece(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=PHONE)
    page.goto(address(site, KINDS["rule"]))
    numbers = page.locator(".hb-number")
    assert "366-QĐ/TW" in numbers.all_inner_texts()
    lines = numbers.evaluate_all("all => all.map(one => one.getClientRects().length)")
    assert set(lines) - {0} == {1}  # none in what is folded up
    assert "Quy định 366-QĐ/TW ngày" in page.locator("h1").inner_text()


def test_form_in_use_can_be_read(
    visitor: Visitor, site: Path, form_definition: FormDefinition
) -> None:
    page = visitor.page(viewport=PHONE)
    form = FormPage(page, site)
    form.fill(dict(list(fill_all(form_definition).items())[:40]))
    form.review()
    form.download("save")
    form.message()
    found = {"phone": unreadable(page)}
    page.set_viewport_size(ZOOMED)
    found["zoom"] = unreadable(page)
    page.set_viewport_size(PROJECTOR)
    found["projector"] = unreadable(page)
    largest_text(page)
    found["large text"] = unreadable(page)
    assert found == {where: {} for where in found}
