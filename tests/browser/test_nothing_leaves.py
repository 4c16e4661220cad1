"""Every page of the site, opened by double click and from a server, with no network around it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser.visitor import Visitor, address

pytestmark = pytest.mark.browser


def requests_of(page: Page, addresses: list[str]) -> list[str]:
    """Opens one page after another; what was asked for, the pages themselves included."""
    asked: list[str] = []

    def let_through(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    # Blob workers' requests pass here and not at the page's own events.
    page.context.route("**/*", let_through)
    for one in addresses:
        page.goto(one, wait_until="load")
    page.context.unroute_all(behavior="wait")
    return asked


def names(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_by_double_click(visitor: Visitor, site: Path) -> None:
    page = visitor.page(offline=True)
    asked = requests_of(page, [address(site, name) for name in names(site) if name != "404.html"])
    root = site.resolve().as_uri()
    assert len(asked) > len(names(site))
    assert [one for one in asked if not one.startswith((root, "data:", "blob:"))] == []


def test_from_a_server(visitor: Visitor, site: Path, web: str) -> None:
    asked = requests_of(visitor.page(), [f"http://{web}/{name}" for name in names(site)])
    assert len(asked) > len(names(site))
    assert [one for one in asked if not one.startswith((f"http://{web}/", "data:", "blob:"))] == []
