"""A training session's page: the agenda by the clock, and everything that a trainer prints."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import KINDS
from tests.browser.test_print import PRINTS, pages_of, pdftotext, squeezed, text_of
from tests.browser.visitor import Visitor, address, wait_for

__all__ = ["pdftotext"]
pytestmark = pytest.mark.browser

TRAINING = KINDS["training"]
CLOCK = ".hb-agenda .hb-clock"


def sessions(site: Path) -> list[dict[str, str]]:
    items = json.loads((site / "catalog.json").read_text(encoding="utf-8"))["items"]
    found = [item for item in items if item["kind"] == "training"]
    assert len(found) == 3
    return found


def times(page: Page) -> list[str]:
    return page.locator(CLOCK).all_text_contents()


def test_agenda_follows_the_clock(visitor: Visitor, site: Path) -> None:
    page = visitor.page()
    page.goto(address(site, TRAINING))
    assert times(page)[:3] == ["08:00–08:10", "08:10–08:25", "08:25–08:35"]
    start = page.get_by_label("Bắt đầu lúc")
    start.fill("13:45")
    assert times(page)[0] == "13:45–13:55"
    assert times(page)[-1] == "15:25–15:30"
    start.fill("23:55")
    assert times(page)[1] == "00:05–00:20"
    start.fill("")
    assert times(page)[:2] == ["0–10", "10–25"]


def test_agenda_counts_minutes_without_scripts(visitor: Visitor, site: Path) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto(address(site, TRAINING))
    assert times(page)[:2] == ["0–10", "10–25"]
    assert page.locator("[data-clock-start]").is_hidden()
    assert page.get_by_role("button", name="In tờ của người trình bày").is_hidden()


def test_trainer_has_one_sheet(
    visitor: Visitor, site: Path, pdftotext: str, tmp_path: Path
) -> None:
    page = visitor.page(scripts=(PRINTS,))
    for item in sessions(site):
        page.goto(address(site, item["address"]))
        page.get_by_label("Bắt đầu lúc").fill("13:30")
        page.get_by_role("button", name="In tờ của người trình bày").click()
        assert page.evaluate("window.printed")
        pdf = tmp_path / f"{item['id']}.pdf"
        page.pdf(path=pdf, prefer_css_page_size=True)
        assert pages_of(pdftotext, pdf) == 1, item["id"]
        text = text_of(pdftotext, pdf)
        lines = page.locator("ul.hb-checklist:not(.hb-sheet *) li").all_text_contents()
        titles = page.locator(".hb-agenda tbody th").all_text_contents()
        assert len(lines) > 8
        assert [each for each in [*lines, *titles] if squeezed(each) not in text] == []
        assert squeezed(times(page)[-1]) in text
        assert times(page)[0].startswith("13:30")
        assert squeezed("In và phát") not in text


@pytest.mark.parametrize("sheet", ["2 trang một tờ", "6 trang một tờ"])
def test_handout_is_printed_from_the_page(
    visitor: Visitor, site: Path, pdftotext: str, tmp_path: Path, sheet: str
) -> None:
    page = visitor.page(scripts=(PRINTS,))
    page.goto(address(site, TRAINING))
    page.get_by_role("link", name=sheet).click()
    wait_for(page, "the printer", lambda: page.evaluate("window.printed === true"))
    page.pdf(path=tmp_path / "handout.pdf", prefer_css_page_size=True)
    text = text_of(pdftotext, tmp_path / "handout.pdf")
    assert squeezed("Sớm nhất 28/02/2026, muộn nhất 02/03/2026") in text
    reminder = squeezed("Ghi số ngày lên bảng để so ở phần bài tập")
    assert (reminder in text) == sheet.startswith("2")


def test_everything_to_print_is_at_hand(visitor: Visitor, site: Path) -> None:
    page = visitor.page(scripts=(PRINTS,))
    page.goto(address(site, TRAINING))
    page.get_by_role("link", name="Tự phê bình và phê bình tại kỳ sinh hoạt").last.click()
    page.get_by_role("button", name="In một trang").wait_for()
    page.go_back()
    page.locator("#in-va-phat ~ div").get_by_role("link", name="Bản tự phê bình").click()
    page.get_by_role("button", name="In mẫu để trống").wait_for()
    assert page.locator("h1").inner_text() == "Bản tự phê bình"


def test_presentation_opens_from_the_page_and_leads_back(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport={"width": 1024, "height": 768})
    page.goto(address(site, TRAINING))
    page.get_by_role("link", name="Mở bài trình chiếu").click()
    title = page.locator(".dk-slide.present h2")
    wait_for(page, "the first slide", lambda: title.count() == 1)
    assert title.inner_text() == "Quy trình tự phê bình và phê bình"
    page.keyboard.press("g")
    page.locator("[data-jump]").fill("tinh ngay chi dinh")
    page.keyboard.press("Enter")
    wait_for(page, "the part", lambda: title.inner_text() == "Tính ngày chỉ định")
    page.keyboard.press("PageDown")
    wait_for(page, "the exercise", lambda: title.inner_text() == "Bài tập")
    page.get_by_role("button", name="Trình đơn").click()
    page.get_by_role("link", name="Về trang của sổ tay").click()
    wait_for(page, "the page", lambda: page.url.endswith(TRAINING))
