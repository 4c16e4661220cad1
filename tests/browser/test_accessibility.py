"""axe finds nothing on any kind of page, light and dark, on a desk and on a telephone."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from forms.definition import FormDefinition
from tests.browser.filling import fill_all
from tests.browser.form_page import FormPage
from tests.browser.pages import KINDS
from tests.browser.visitor import Visitor, address
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
OPTIONS = "{resultTypes: ['violations'], preload: false}"
"""Not preloaded: axe would ask for the style sheets again, which a page on `file://` may not."""
SIZES: list[ViewportSize] = [{"width": 1366, "height": 768}, {"width": 360, "height": 740}]


def violations(page: Page) -> list[str]:
    """What axe says against the page as it is now: rule, and the elements."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(f"axe.run(document, {OPTIONS})")
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_pages(visitor: Visitor, site: Path, web: str, kind: str, scheme: str) -> None:
    name = KINDS[kind]
    page = visitor.page(color_scheme=scheme, viewport=SIZES[0])
    # A server gives the page for a wrong address; its addresses begin at the server's root.
    page.goto(f"http://{web}/{name}" if name == "404.html" else address(site, name))
    look = page.evaluate("document.body.dataset.mdColorScheme")
    assert look == {"light": "default", "dark": "slate"}[scheme]
    found = {}
    for size in SIZES:
        page.set_viewport_size(size)
        found[size["width"]] = violations(page)
    assert found == {size["width"]: [] for size in SIZES}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_form_in_use(
    visitor: Visitor, site: Path, form_definition: FormDefinition, scheme: str
) -> None:
    page = visitor.page(color_scheme=scheme, viewport=SIZES[0])
    form = FormPage(page, site)
    fields = fill_all(form_definition)
    form.fill(dict(list(fields.items())[:40]))
    form.review()
    found = {"reviewed": violations(page)}
    form.download("save")
    form.message()
    found["message"] = violations(page)
    form.press("erase")
    page.locator("dialog[open]").wait_for()
    found["question"] = violations(page)
    assert found == {state: [] for state in found}
