"""A page projected: large, whole, by keys alone; a form without what somebody wrote in it."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from forms.definition import FormDefinition
from macros.catalog import load_catalog
from macros.compile import compile_form
from macros.example import example
from tests.browser.filling import fill_all, shown_texts
from tests.browser.form_page import FORM_ID, FormPage
from tests.browser.other_browsers import seen_in
from tests.browser.pages import KINDS
from tests.browser.test_accessibility import violations
from tests.browser.test_print import pdftotext, text_of
from tests.browser.visitor import Visitor, address, wait_for
from tests.conftest import ROOT

__all__ = ["pdftotext"]
pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
WALK = (HERE / "present_in_page.js").read_text(encoding="utf-8")
PROJECTOR: ViewportSize = {"width": 1024, "height": 768}
LEAST = 37
SWITCH = "[data-present]"
NOT_PROJECTED = ", ".join(
    [
        "button, select, input, textarea, label:has(input), .hb-trail, .hb-frames, .hb-frame",
        ".hb-decks, .hb-to-sheet",
        ".hb-legend, .hb-fields, .hb-choices, .hb-filter, details, thead, caption, .st-sr",
        ".hb-field, .st-contents, .st-actions, .st-takes, .st-finish, .st-bar, .st-progress",
        ".st-period-fields, .st-reason, .st-more, .st-consequence, .st-table tbody, .hb-sheet, .cp",
        ".cl-choose",
    ]
)
"""What a page has for the hand alone, pictures with small letters, and what a table repeats."""
TEXTS = """(apart) => {
  const walker = document.createTreeWalker(
    document.querySelector(".md-content__inner"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const {data, parentElement} = walker.currentNode;
    if (!data.trim() || !parentElement.checkVisibility()) continue;
    if (parentElement.closest(apart + ", script, style, template")) continue;
    // The heading over a picture goes with it.
    const next = parentElement.closest("h2") && parentElement.closest("h2").nextElementSibling;
    if (next && next.matches(".hb-frames, .hb-frame")) continue;
    found.push(data.trim().replace(/\\s+/g, " "));
  }
  return found;
}"""
"""The texts of a page that are to be projected."""
PROCEDURE = KINDS["procedure"]


def presented(visitor: Visitor, site: Path, name: str, **look: Any) -> Page:
    page = visitor.page(viewport=PROJECTOR, **look)
    page.goto(address(site, name))
    page.locator(SWITCH).click()
    return page


def place(page: Page) -> str:
    return page.locator("[data-present-place]").inner_text()


def number(page: Page) -> int:
    return int(place(page).split("/")[0])


def press(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return place(page)


def on(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.hasAttribute('data-presenting')"))


def shown(page: Page) -> str:
    """What the slide shows, as a reader sees it."""
    text: str = page.locator("main").inner_text()
    return text


@pytest.mark.parametrize("kind", KINDS)
def test_every_slide_is_large_and_nothing_is_lost(
    visitor: Visitor, site: Path, web: str, kind: str
) -> None:
    name = KINDS[kind]
    page = visitor.page(viewport=PROJECTOR)
    page.goto(f"http://{web}/{name}" if name == "404.html" else address(site, name))
    texts = page.evaluate(TEXTS, NOT_PROJECTED)
    page.locator(SWITCH).click()
    seen = page.evaluate(f"({WALK})({LEAST})")
    last = len(seen["places"])
    assert seen["places"] == [f"{number}/{last}" for number in range(1, last + 1)]
    assert [text for text in texts if text not in seen["texts"]] == []
    assert {what: seen[what] for what in ("small", "wide", "cut")} == {
        "small": [],
        "wide": [],
        "cut": [],
    }


@pytest.mark.parametrize("size", [(1366, 768), (360, 740)])
@pytest.mark.parametrize("kind", ["directive", "procedure", "criteria", "form"])
def test_other_screens_show_all_of_it_too(
    visitor: Visitor, site: Path, kind: str, size: tuple[int, int]
) -> None:
    width, height = size
    page = visitor.page(viewport={"width": width, "height": height})
    page.goto(address(site, KINDS[kind]))
    page.locator(SWITCH).click()
    seen = page.evaluate(f"({WALK})({LEAST if width > 700 else 21})")
    assert {what: seen[what] for what in ("small", "wide", "cut")} == {
        "small": [],
        "wide": [],
        "cut": [],
    }


@pytest.mark.parametrize(
    ("there", "back"),
    [
        ("PageDown", "PageUp"),
        ("ArrowRight", "ArrowLeft"),
        ("ArrowDown", "ArrowUp"),
        ("Space", "Shift+Space"),
    ],
)
def test_keys_turn_slides_there_and_back(
    visitor: Visitor, site: Path, there: str, back: str
) -> None:
    page = presented(visitor, site, KINDS["criterion"])
    count = int(place(page).split("/")[1])
    assert [press(page, there) for _ in range(3)] == [f"{n}/{count}" for n in (2, 3, 4)]
    assert [press(page, back) for _ in range(4)] == [f"{n}/{count}" for n in (3, 2, 1, 1)]


def test_home_and_end(visitor: Visitor, site: Path) -> None:
    page = presented(visitor, site, PROCEDURE)
    count = place(page).split("/")[1]
    assert press(page, "End") == f"{count}/{count}"
    assert press(page, "Home") == f"1/{count}"


def test_long_slide_goes_by_screens_before_the_next_one(visitor: Visitor, site: Path) -> None:
    page = presented(visitor, site, KINDS["directive"])
    first = place(page)
    assert page.evaluate("document.documentElement.scrollHeight > innerHeight + 100")
    assert press(page, "PageDown") == first
    lower = page.evaluate("scrollY")
    assert lower > 0
    assert press(page, "PageDown") != first
    assert page.evaluate("scrollY") == 0
    # Back to where one was, not to the beginning.
    assert press(page, "PageUp") == first
    assert page.evaluate("scrollY") == lower


def test_steps_keep_their_numbers(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=PROJECTOR)
    page.goto(address(site, PROCEDURE))
    steps = page.locator(".hb-step-title").all_inner_texts()
    page.locator(SWITCH).click()
    for step in steps:
        while not page.get_by_role("heading", name=step, exact=True).is_visible():
            before = place(page), page.evaluate("scrollY")
            press(page, "PageDown")
            assert (place(page), page.evaluate("scrollY")) != before, step
        assert page.locator(".hb-step:visible").count() == 1
    # The number is made by a counter, which passes over what is not displayed.
    heights = page.locator(".hb-step").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).display)"
    )
    assert set(heights) == {"list-item"}


def test_begins_with_the_section_in_view(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=PROJECTOR)
    page.goto(address(site, KINDS["directive"]) + "#ky")
    heading = page.locator("h2#ky")
    wait_for(page, "the place", lambda: page.evaluate("scrollY") > 0)
    page.locator(SWITCH).click()
    assert heading.inner_text() in shown(page)
    assert number(page) > 1


def test_leaving_returns_to_the_section_and_the_switch(visitor: Visitor, site: Path) -> None:
    page = presented(visitor, site, KINDS["directive"])
    switch = page.locator(SWITCH)
    assert switch.get_attribute("aria-pressed") == "true"
    press(page, "End")
    part = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Escape")
    assert not on(page)
    assert switch.get_attribute("aria-pressed") == "false"
    assert page.evaluate(f"document.activeElement.matches('{SWITCH}')")
    assert page.evaluate("scrollY") > 1000
    assert page.get_by_text(part.strip().split("\n")[0]).first.is_visible()
    assert page.locator(".hb-off, .hb-over, [data-presenting]").count() == 0
    assert page.locator(".md-content [tabindex='-1']").count() == 0


def test_focus_and_screen_reader_follow(visitor: Visitor, site: Path) -> None:
    page = presented(visitor, site, PROCEDURE)
    news = page.locator("[data-present-news]")
    assert news.get_attribute("aria-live") == "polite"
    press(page, "End", "Home", "PageDown")
    assert news.inner_text().startswith(f"Phần {number(page)} trên ")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    # Whoever turns by the button stays on it.
    after = page.locator("[data-present-on]")
    after.focus()
    before = number(page)
    while number(page) == before:
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('[data-present-on]')")
    assert ": " in news.inner_text()


def test_stays_on_for_the_session(visitor: Visitor, site: Path) -> None:
    page = presented(visitor, site, "index.html")
    press(page, "PageDown")
    page.locator("main a:visible", has_text="Tiêu chí").first.click()
    wait_for(page, "the page", lambda: page.url.endswith("criteria/index.html"))
    wait_for(page, "the first slide", lambda: place(page).startswith("1/"))
    assert on(page)
    there = press(page, "End")
    page.reload()
    wait_for(page, "the same slide", lambda: place(page) == there)
    page.keyboard.press("Escape")
    page.reload()
    assert not on(page)
    assert page.locator(".md-header__inner").is_visible()


def test_works_where_nothing_may_be_remembered(visitor: Visitor, site: Path) -> None:
    refused = """Object.defineProperty(window, "sessionStorage", {
        get() { throw new DOMException("refused", "SecurityError"); },
    })"""
    page = visitor.page(scripts=(refused,), viewport=PROJECTOR)
    page.goto(address(site, PROCEDURE))
    page.locator(SWITCH).click()
    while number(page) == 1:
        page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    assert not on(page)


@pytest.mark.parametrize("key", [".", "b"])
def test_black_screen_until_the_next_key(visitor: Visitor, site: Path, key: str) -> None:
    page = presented(visitor, site, PROCEDURE)
    black = page.locator("[data-present-blank]")
    press(page, key)
    box = black.bounding_box()
    assert box == {"x": 0, "y": 0, **{side: float(PROJECTOR[side]) for side in PROJECTOR}}  # type: ignore[literal-required]
    assert "1/" in press(page, "PageDown")
    assert not black.is_visible()
    press(page, key)
    page.keyboard.press("Escape")
    assert not black.is_visible()
    assert on(page)
    press(page, key)
    black.click()
    assert not black.is_visible()


@pytest.mark.parametrize("key", ["f", "s", "/", "p", "n", "k", "5", ","])
def test_other_keys_do_nothing(visitor: Visitor, site: Path, key: str) -> None:
    page = presented(visitor, site, PROCEDURE)
    before, url = press(page, "PageDown"), page.url
    assert press(page, key) == before
    assert page.url == url
    assert not page.evaluate("document.getElementById('__search').checked")


def test_link_to_a_part_of_the_page_shows_its_slide(visitor: Visitor, site: Path) -> None:
    page = presented(visitor, site, KINDS["directive"])
    page.evaluate("location.hash = 'ky'")
    heading = page.locator("h2#ky")
    wait_for(page, "the slide", heading.is_visible)
    press(page, "Home")
    assert heading.is_hidden()
    # The same link once more: the address does not change.
    page.evaluate(
        """() => {
          const link = document.createElement("a");
          link.href = "#ky";
          document.querySelector(".md-content__inner").append(link);
          link.click();
          link.remove();
        }"""
    )
    wait_for(page, "the slide again", heading.is_visible)


def test_size_of_letters_is_the_rooms_not_the_readers(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=PROJECTOR)
    page.goto(address(site, KINDS["criterion"]))
    larger = page.locator('[data-text-size-step="1"]')
    while larger.get_attribute("aria-disabled") != "true":
        larger.click()
    page.locator(SWITCH).click()
    size = (
        "parseFloat(getComputedStyle(document.querySelector('.hb-statement figcaption')).fontSize)"
    )
    assert page.evaluate(size) == pytest.approx(LEAST, abs=0.5)
    assert page.evaluate(f"({WALK})({LEAST})")["small"] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["start", "directive", "procedure", "criteria", "form"])
def test_accessible(visitor: Visitor, site: Path, kind: str, scheme: str) -> None:
    page = presented(visitor, site, KINDS[kind], color_scheme=scheme)
    found = {}
    for _ in range(4):
        found[place(page)] = violations(page)
        before = place(page)
        for _ in range(20):
            if press(page, "PageDown") != before:
                break
    assert found == {where: [] for where in found}
    assert len(found) == 4


def test_paper_is_as_always(visitor: Visitor, site: Path, pdftotext: str, tmp_path: Path) -> None:
    page = visitor.page(viewport=PROJECTOR)
    page.goto(address(site, PROCEDURE))
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    page.locator(SWITCH).click()
    press(page, "End")
    page.pdf(path=tmp_path / "presented.pdf", format="A4")
    usual = text_of(pdftotext, tmp_path / "page.pdf")
    assert text_of(pdftotext, tmp_path / "presented.pdf") == usual
    assert len(usual) > 300


def test_form_shows_no_answer_and_loses_none(
    visitor: Visitor, site: Path, form_definition: FormDefinition
) -> None:
    page = visitor.page(viewport=PROJECTOR)
    form = FormPage(page, site)
    fields = fill_all(form_definition)
    form.fill(fields)
    form.saved()
    page.locator(SWITCH).click()
    assert "được ẩn" in page.locator("[data-present-title]").inner_text()
    press(page, "Home")
    labels = {
        text for q in form_definition.questions() for text in form_definition.choices(q).values()
    }
    answers = {line for line in shown_texts(fields, form_definition) - labels if len(line) > 3}
    seen = page.evaluate(f"({WALK})({LEAST})")["texts"]
    assert answers
    assert [line for line in answers for text in seen if line in text] == []
    assert [q.label for q in form_definition.questions() if q.label not in seen] == []
    assert [label for label in labels if label not in seen] == []
    page.keyboard.type("abc xyz 123\n")
    page.keyboard.press("Escape")
    assert form.values() == fields


def example_fields(form_id: str) -> dict[str, str]:
    """The worked example of one of the handbook's forms, as a person would fill it in."""
    catalog = load_catalog(ROOT / "data")
    definition = compile_form(catalog, form_id)
    response = example(catalog, catalog.get("form", form_id), definition)
    fields = {f"respondent.{name}": text for name, text in response.respondent.items()}
    if response.period:
        members = asdict(response.period)
        fields |= {f"period.{name}": str(members[name] or "") for name in ("kind", "index", "year")}
    for name, answer in response.answers.items():
        if isinstance(answer.value, str):
            fields[name] = answer.value
        else:
            fields |= {
                f"{name}[{row}].{column}": text
                for row, cells in enumerate(answer.value)
                for column, text in cells.items()
                if column != "row_id"
            }
    return {name: text for name, text in fields.items() if text}


@pytest.mark.parametrize(
    "form_id",
    [FORM_ID, "ban-tu-phe-binh", "bien-ban-kiem-phieu", "kiem-diem-ca-nhan-2025"],
)
def test_form_looks_the_same_whatever_was_chosen(
    visitor: Visitor, site: Path, form_id: str
) -> None:
    looks = []
    for fields in ({}, example_fields(form_id)):
        page = visitor.page(viewport=PROJECTOR)
        form = FormPage(page, site, form_id)
        if fields:
            form.fill(fields)
            form.saved()
        page.evaluate("scrollTo(0, 0)")
        page.locator(SWITCH).click()
        pictures = {place(page): page.screenshot()}
        count = int(place(page).split("/")[1])
        while number(page) < count:
            pictures[press(page, "PageDown")] = page.screenshot()
        looks.append(pictures)
    empty, filled = looks
    assert empty.keys() == filled.keys()
    assert [where for where in empty if empty[where] != filled[where]] == []


@pytest.mark.parametrize("browser", ["chromium", "firefox", "chrome109"])
def test_from_a_stick_at_the_first_click(
    site: Path, node: str, tmp_path: Path, browser: str
) -> None:
    seen = seen_in(browser, node, "present.mjs", address(site, "index.html"), tmp_path)
    assert seen["complaints"] == []
    assert seen["first"].startswith("1/")
    assert seen["second"].startswith("2/")
    assert seen["smallest"] >= LEAST
    assert seen["followed"]["presenting"]
    assert seen["followed"]["place"].startswith("1/")
    assert seen["followed"]["turned"].startswith("1/")
    assert seen["left"] == {"presenting": False, "focus": True}
