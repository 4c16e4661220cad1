"""Presentations: large, whole and strong enough on every slide, by keys, and nothing is kept."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.other_browsers import seen_in
from tests.browser.test_accessibility import violations
from tests.browser.test_print import pdftotext, squeezed, text_of
from tests.browser.visitor import Visitor, address, wait_for

__all__ = ["pdftotext"]
pytestmark = pytest.mark.browser

MEASURE = (Path(__file__).parent / "deck_in_page.js").read_text(encoding="utf-8")
LIMITS = {"least": 37, "leastFoot": 20, "most": 40}
PROJECTORS: tuple[ViewportSize, ...] = (
    {"width": 1024, "height": 768},
    {"width": 1280, "height": 720},
)
FORM = "decks/form-ban-tu-phe-binh.html"
PROCEDURE = "decks/procedure-tu-phe-binh-va-phe-binh.html"
STORED = """async () => ({
  local: {...localStorage}, session: {...sessionStorage},
  databases: (await indexedDB.databases()).map((one) => one.name),
})"""


def opened(page: Page, site: Path, name: str, place: str = "") -> Page:
    page.goto(address(site, name) + place)
    wait_for(page, "the deck", lambda: page.evaluate("!!document.querySelector('.reveal.ready')"))
    return page


@pytest.mark.parametrize(
    ("size", "scheme"),
    # Colours do not depend on the size, so the dark ones are measured once.
    [(PROJECTORS[0], "light"), (PROJECTORS[1], "light"), (PROJECTORS[0], "dark")],
    ids=["1024-light", "1280-light", "1024-dark"],
)
def test_every_slide_of_every_deck_is_large_whole_and_strong(
    visitor: Visitor, site: Path, size: ViewportSize, scheme: str
) -> None:
    page = visitor.page(viewport=size, color_scheme=scheme)
    found = {}
    slides = 0
    for deck in sorted((site / "decks").glob("*.html")):
        seen = opened(page, site, f"decks/{deck.name}").evaluate(MEASURE, LIMITS)
        slides += seen["slides"]
        if seen["faults"]:
            found[deck.name] = seen["faults"][:5]
    assert slides > 500
    assert found == {}


def test_measuring_finds_what_is_wrong(visitor: Visitor, site: Path) -> None:
    page = opened(visitor.page(viewport=PROJECTORS[0]), site, PROCEDURE)
    page.evaluate(
        # The page's policy lets no <style> in.
        "css => { const own = new CSSStyleSheet(); own.replaceSync(css);"
        " document.adoptedStyleSheets = [own]; }",
        ".reveal .slides .dk-room p { font-size: 30px !important; color: #999 !important }"
        ".dk-room h2 { height: 700px }",
    )
    seen = page.evaluate(MEASURE, {**LIMITS, "most": 10})
    found = {fault[1] for fault in seen["faults"]}
    assert {"small", "faint", "over the foot", "too many syllables"} <= found


@pytest.mark.parametrize(
    ("browser", "way"),
    [("chromium", "file"), ("firefox", "file"), ("chrome109", "file"), ("chromium", "http")],
)
def test_shown_by_keys(
    browser: str, way: str, site: Path, web: str, node: str, tmp_path: Path
) -> None:
    place = address(site, FORM) if way == "file" else f"http://{web}/{FORM}"
    seen = seen_in(browser, node, "deck.mjs", place, tmp_path)
    assert seen["complaints"] == []
    assert (seen["next"], seen["back"]) == (2, 1)
    assert seen["jumped"] == "Câu 1.1: ví dụ"
    assert seen["covered"]
    assert seen["uncovered"]
    assert seen["tried"]
    assert seen["chosen"] == 0
    assert seen["example"]
    assert seen["black"]
    assert seen["overview"]
    assert seen["dark"]
    assert seen["notes"]
    assert seen["keptNothing"]
    assert seen["speaker"]
    assert seen["turned"] == 1


def test_trying_a_form_keeps_nothing(visitor: Visitor, site: Path) -> None:
    page = opened(visitor.page(viewport=PROJECTORS[0]), site, FORM)
    before = page.evaluate(STORED)
    while page.evaluate("!Reveal.isLastSlide()"):
        page.keyboard.press("1")
        page.keyboard.press("r")
        page.keyboard.press("PageDown")
    assert page.evaluate(STORED) == before
    assert before == {"local": {}, "session": {}, "databases": []}


def test_a_slide_has_its_own_address(visitor: Visitor, site: Path) -> None:
    page = opened(visitor.page(viewport=PROJECTORS[0]), site, PROCEDURE, "#/4")
    assert page.evaluate("Reveal.getIndices().h") == 4
    current = page.locator(".present .dk-current")
    assert current.get_attribute("aria-current") == "step"


@pytest.mark.parametrize("name", [FORM, PROCEDURE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visitor: Visitor, site: Path, name: str, scheme: str) -> None:
    page = opened(visitor.page(viewport=PROJECTORS[0], color_scheme=scheme), site, name, "#/3")
    page.locator("[data-menu]").click()
    assert violations(page) == []


def test_the_menu_has_every_deed(visitor: Visitor, site: Path) -> None:
    page = opened(visitor.page(viewport=PROJECTORS[0]), site, PROCEDURE)
    page.locator("[data-menu]").click()
    page.get_by_role("button", name="Tới trang…").click()
    page.get_by_label("Gõ số trang").fill("dan vien, sau")
    page.get_by_label("Gõ số trang").fill("bieu quyet thong qua")
    page.locator("[data-found] button").first.click()
    assert "Biểu quyết thông qua" in page.locator(".present h2").inner_text()


@pytest.mark.parametrize("number", ["2", "6"])
def test_handouts_have_every_slide(
    visitor: Visitor, site: Path, tmp_path: Path, pdftotext: str, number: str
) -> None:
    page = opened(visitor.page(viewport=PROJECTORS[0]), site, PROCEDURE)
    titles = page.evaluate("Reveal.getSlides().map((s) => s.querySelector('h2').textContent)")
    page.evaluate(f"document.documentElement.classList.toggle('dk-print-6', {number} === 6)")
    paper = tmp_path / "deck.pdf"
    paper.write_bytes(page.pdf(prefer_css_page_size=True))
    text = text_of(pdftotext, paper)
    for title in titles:
        assert squeezed(title) in text
    assert (squeezed("Hỏi hội trường") in text) == (number == "2")


def test_without_scripts_the_slides_stand_one_under_another(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=PROJECTORS[0], java_script_enabled=False)
    page.goto(address(site, PROCEDURE))
    seen = [heading for heading in page.locator("h2").all() if heading.is_visible()]
    assert len(seen) > 20
