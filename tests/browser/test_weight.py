"""A reading page is light: what it loads, compressed, without fonts, and nothing of Python."""

import pytest

from bench.weight import LIMIT, loaded
from tests.browser.pages import KINDS
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

READING = [name for name in KINDS if name not in ("form", "guide", "editors", "wrong address")]
"""The two guides are pictures, which compress no further."""


@pytest.mark.parametrize("kind", READING)
def test_reading_page_is_light(visitor: Visitor, web: str, kind: str) -> None:
    sizes = loaded(visitor.page(), f"http://{web}/{KINDS[kind]}")
    assert len(sizes) > 5
    assert [url for url in sizes if "/assets/engine/" in url or "/assets/forms/" in url] == []
    assert sum(sizes.values()) <= LIMIT, sorted(sizes.items(), key=lambda one: -one[1])
