"""One page, worked with round after round, holds no more than after the first few.

`make bench part=rounds` does two hundred.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench.rounds import measure
from forms.definition import FormDefinition

pytestmark = pytest.mark.browser


def test_a_page_that_stays_open_does_not_grow(
    chrome: Browser, site: Path, form_definition: FormDefinition
) -> None:
    settled, after = measure(chrome, site, form_definition, rounds=14, settled=4)
    assert (after.nodes, after.listeners) == (settled.nodes, settled.listeners)
    assert after.heap - settled.heap < 512
