"""From the start page to a Word file with the keyboard alone, seeing at every step where one is."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from forms.definition import FormDefinition
from tests.browser.form_page import FORM_ID, FormPage
from tests.browser.visitor import PYTHON_PATIENCE, Visitor, address, wait_for

pytestmark = pytest.mark.browser

STOPS = 400
"""More steps of the Tab key than any page has places to stop at."""
HERE = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const near = [here, here.closest("label"), here.nextElementSibling, here.parentElement];
    const marked = near.filter(Boolean).some((one) => {
        const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(one);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    });
    // The calendar button inside a field for a date has a ring of the browser's own.
    const calendar = here.type === "date" && !here.matches(":focus-visible");
    const shown = here.closest("label") || here;
    const box = shown.getClientRects()[0];
    // Whatever floats over the page may hide a part of the place, but not all of it.
    const over = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => box && document.elementFromPoint(
        box.left + share * box.width, box.top + Math.min(box.height / 2, 12),
    ));
    const seen = over.some((one) => one && (shown.contains(one) || one.contains(shown)));
    return {
        what: here.outerHTML.slice(0, 120),
        marked: marked || calendar,
        covered: seen ? "" : `under ${over[2] ? over[2].outerHTML.slice(0, 120) : "nothing"}`,
    };
}"""


class Keyboard:
    """Walks through a page and remembers every stop whose focus could not be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unmarked: list[str] = []
        self.covered: list[str] = []

    def look(self) -> None:
        """Judge the place where the focus is now."""
        here = self.page.evaluate(HERE)
        if here and not here["marked"]:
            self.unmarked.append(here["what"])
        if here and here["covered"]:
            self.covered.append(f"{here['what']} {here['covered']}")

    def is_at(self, selector: str) -> bool:
        """Whether the focus is on this."""
        return bool(self.page.evaluate(f"document.activeElement.matches({json.dumps(selector)})"))

    def tab_to(self, selector: str, *, back: bool = False) -> None:
        """Press Tab until the focus is there."""
        for _ in range(STOPS):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            self.look()
            if self.is_at(selector):
                return
        pytest.fail(f"no way to {selector} with the keyboard")

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        for key in keys:
            self.page.keyboard.press(key)


def test_from_the_start_page_to_a_word_file(
    visitor: Visitor, site: Path, form_definition: FormDefinition
) -> None:
    page = visitor.page()
    page.goto(address(site, "index.html"))
    hands = Keyboard(page)
    for end in ("forms/index.html", f"{FORM_ID}.html"):
        hands.tab_to(f'article a[href$="{end}"]')
        with page.expect_navigation():
            hands.press("Enter")
    form = FormPage(page, None)
    filled = fill_by_hand(hands, form_definition)
    assert form.values() == filled
    form.saved()

    hands.tab_to('[data-action="review"]')
    hands.press("Enter")
    form.reviewed()
    wait_for(page, "the review to take the focus", lambda: hands.is_at('[data-part="review"]'))
    hands.tab_to('[data-part="review"] a')
    target = page.evaluate("document.activeElement.hash")
    hands.press("Enter")
    assert hands.is_at(target)
    hands.look()

    hands.tab_to('[data-action="word"]')
    with page.expect_download(timeout=PYTHON_PATIENCE * 1000) as waiting:
        hands.press("Space")
    assert waiting.value.suggested_filename.endswith(".docx")
    wait_for(page, "the message", lambda: hands.is_at('[data-part="message"]'))
    hands.tab_to('[data-part="message"] button')
    hands.press("Enter")
    assert hands.is_at('[data-action="word"]')

    hands.tab_to('[data-action="erase"]')
    hands.press("Enter")
    assert hands.is_at("[data-dialog-no]")
    hands.tab_to("[data-dialog-yes]", back=True)
    hands.press("Enter")
    form.message()
    assert form.values() == {}
    assert hands.unmarked == []
    assert hands.covered == []


def fill_by_hand(hands: Keyboard, definition: FormDefinition) -> dict[str, str]:
    """Answer one question of each kind, on a walk through all of the form's fields."""
    page = hands.page
    first = {question.kind: question for question in reversed(definition.questions())}
    name = definition.identity[0].id
    hands.tab_to(f"#respondent-{name}")
    page.keyboard.type("Trần Thị Bưởi")
    hands.tab_to('[name="period.kind"]')
    hands.press("ArrowDown")

    scale = first["scale"]
    hands.tab_to(f'[name="{scale.id}"]')
    hands.press("Space", "ArrowDown")
    hands.look()
    hands.tab_to(f'[data-more="{scale.id}"] summary')
    hands.press("Enter")
    hands.tab_to(f'[name="{scale.id}.note"]')
    page.keyboard.type("Hai dòng:")
    hands.press("Enter")
    page.keyboard.type("dòng sau")

    trigger = first["yes_no"]
    hands.tab_to(f'[name="{trigger.id}"]')
    hands.press("Space")
    hands.tab_to(f'[name="{first["text"].id}"]')
    page.keyboard.type("Làm được việc.")

    table = first["table"]
    column = table.columns[0].id
    hands.tab_to(f'[name^="{table.id}."][name$=".{column}"]')
    page.keyboard.type("Biện pháp một")
    hands.tab_to(f'[data-add-row="{table.id}"]')
    hands.press("Enter")
    page.keyboard.type("Biện pháp hai")
    return {
        f"respondent.{name}": "Trần Thị Bưởi",
        "period.kind": definition.periods[0].kind,
        scale.id: list(definition.choices(scale))[1],
        f"{scale.id}.note": "Hai dòng:\ndòng sau",
        trigger.id: "yes",
        first["text"].id: "Làm được việc.",
        f"{table.id}[0].{column}": "Biện pháp một",
        f"{table.id}[1].{column}": "Biện pháp hai",
    }


def test_menu_opens_on_a_narrow_window(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport={"width": 683, "height": 384})
    page.goto(address(site, "index.html"))
    hands = Keyboard(page)
    hands.tab_to('[data-toggles="__drawer"]')
    hands.press("Space")
    link = page.locator(".md-sidebar--primary a[href$='criteria/index.html']")
    wait_for(page, "the menu", lambda: link.is_visible())
    hands.tab_to(".md-sidebar--primary a[href$='criteria/index.html']")
    with page.expect_navigation():
        hands.press("Enter")
    assert page.url.endswith("criteria/index.html")
