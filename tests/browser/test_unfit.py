"""What a reader sees where the handbook cannot run: not unpacked, too old, scripts off."""

import shutil
from pathlib import Path

import pytest

from tests.browser.form_page import FORM
from tests.browser.visitor import Visitor, address

pytestmark = pytest.mark.browser

UNPACKED = "[data-fit-unpacked]"
OLD = "[data-fit-old]"


@pytest.mark.parametrize("name", ["index.html", FORM])
def test_page_without_its_files_says_so(
    visitor: Visitor, site: Path, tmp_path: Path, name: str
) -> None:
    alone = tmp_path / Path(name).name
    shutil.copyfile(site / name, alone)
    visitor.deaf = True
    page = visitor.page()
    page.goto(alone.as_uri())
    assert page.locator(UNPACKED).is_visible()
    assert "Chưa giải nén" in page.locator(UNPACKED).inner_text()


@pytest.mark.parametrize("name", ["index.html", FORM])
@pytest.mark.parametrize("lacking", ["WebAssembly", "indexedDB", "DecompressionStream"])
def test_old_browser_is_told(visitor: Visitor, site: Path, name: str, lacking: str) -> None:
    visitor.deaf = True
    page = visitor.page(scripts=(f"delete window.{lacking}",))
    page.goto(address(site, name))
    assert page.evaluate(f"typeof window.{lacking}") == "undefined"
    assert page.locator(OLD).is_visible()
    assert "Trình duyệt quá cũ" in page.locator(OLD).inner_text()
    assert page.locator(UNPACKED).count() == 0


def test_form_can_be_read_and_filled_in_without_scripts(visitor: Visitor, site: Path) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto(address(site, FORM))
    assert page.locator("[data-fit]").is_visible()
    assert page.locator(".st-nojs").is_visible()
    assert not page.locator('[data-action="review"]').is_visible()
    page.locator('[data-kind="scale"] input[type="radio"]').first.check(force=True)
    page.locator('[data-kind="text"] textarea').first.fill("Viết được")
    page.locator("[data-more] summary").first.click()
    assert page.locator("[data-more] textarea").first.is_visible()
    assert page.locator("[data-consequence]").first.is_visible()


@pytest.mark.parametrize("name", ["index.html", FORM])
def test_fit_browser_sees_no_notice(visitor: Visitor, site: Path, name: str) -> None:
    page = visitor.page()
    page.goto(address(site, name))
    assert page.locator("[data-fit]").count() == 0
