"""A reading page is light: what it loads, compressed, without fonts, and nothing of Python."""

import gzip

import pytest
from playwright.sync_api import Page, Response

from tests.browser.pages import KINDS
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

LIMIT = 110_000
"""Bytes, compressed."""
READING = [name for name in KINDS if name not in ("form", "guide", "editors", "wrong address")]
"""The two guides are pictures, which compress no further."""


def loaded(page: Page, address: str) -> dict[str, int]:
    """What a page loads by itself: path and compressed size."""
    sizes: dict[str, int] = {}

    def take(response: Response) -> None:
        sizes[response.url] = len(gzip.compress(response.body(), 9, mtime=0))

    page.on("response", take)
    page.goto(address, wait_until="networkidle")
    return sizes


@pytest.mark.parametrize("kind", READING)
def test_reading_page_is_light(visitor: Visitor, web: str, kind: str) -> None:
    sizes = loaded(visitor.page(), f"http://{web}/{KINDS[kind]}")
    counted = {url: size for url, size in sizes.items() if not url.endswith(".woff2")}
    assert len(counted) > 5
    assert [url for url in counted if "/assets/engine/" in url or "/assets/forms/" in url] == []
    assert sum(counted.values()) <= LIMIT, sorted(counted.items(), key=lambda one: -one[1])
