"""The calendar says what falls due, and turns the day of a meeting into days and a file."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.other_browsers import seen_in
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import PHONE, PROJECTOR, largest_text, unreadable
from tests.browser.visitor import Visitor, address
from tests.calendar.calendar_file import Calendar, parse

pytestmark = pytest.mark.browser

CALENDAR = "calendar.html"
NOW = datetime(2026, 11, 16, 9, 30)  # noqa: DTZ001 - by the clock of the reader's computer
MEETING = date(2026, 11, 24)
"""A Tuesday."""
BY_CALENDAR = (date(2026, 11, 19), date(2026, 11, 21))
BY_WORK = (date(2026, 11, 17), date(2026, 11, 19))
CELLS = [
    "từ thứ Năm, 19/11/2026 đến thứ Bảy, 21/11/2026. Còn 3 ngày nữa mới đến.",
    "từ thứ Ba, 17/11/2026 đến thứ Năm, 19/11/2026. Còn 1 ngày nữa mới đến.",
]
"""Of what is done three to five days before the meeting."""
WEEKDAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]


def opened(visitor: Visitor, site: Path, now: datetime = NOW) -> Page:
    page = visitor.page(offline=True)
    page.clock.set_fixed_time(now)
    page.goto(address(site, CALENDAR))
    return page


def count(page: Page, day: str, name: str = "") -> None:
    page.locator('[name="day"]').fill(day)
    page.locator('[name="name"]').fill(name)
    page.get_by_role("button", name="Tính ngày").click()


def cells(page: Page) -> list[str]:
    found: list[str] = page.locator("[data-calendar-days] tr").first.locator("td").all_inner_texts()
    return found


def downloaded(page: Page, reading: str) -> tuple[str, Calendar]:
    page.get_by_label(reading, exact=True).check()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải lịch (.ics)").click()
    file = waiting.value
    return file.suggested_filename, parse(Path(file.path()).read_bytes())


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (
            NOW,
            [
                "Tháng 11/2026 (hết thứ Hai, 30/11/2026, còn 14 ngày)",
                "Quý IV năm 2026 (hết thứ Năm, 31/12/2026, còn 45 ngày)",
                "6 tháng cuối năm 2026 (hết thứ Năm, 31/12/2026, còn 45 ngày)",
                "Năm 2026 (hết thứ Năm, 31/12/2026, còn 45 ngày)",
            ],
        ),
        (
            datetime(2026, 6, 30, 23, 59),  # noqa: DTZ001
            [
                "Tháng 6/2026 (hết hôm nay)",
                "Quý II năm 2026 (hết hôm nay)",
                "6 tháng đầu năm 2026 (hết hôm nay)",
                "Năm 2026 (hết thứ Năm, 31/12/2026, còn 184 ngày)",
            ],
        ),
    ],
)
def test_today_and_its_periods(
    visitor: Visitor, site: Path, now: datetime, said: list[str]
) -> None:
    page = opened(visitor, site, now)
    assert page.locator("[data-calendar-span]").all_inner_texts() == said
    day = f"{WEEKDAYS[now.weekday()]}, {now:%d/%m/%Y}"
    assert page.locator("[data-calendar-today]").inner_text() == f"Hôm nay: {day}."
    assert "không phải thời hạn do bài báo đặt ra" in page.locator(".hb-now").inner_text()


def test_counts_lead_to_as_many_rows(visitor: Visitor, site: Path) -> None:
    page = opened(visitor, site)
    links = page.locator(".hb-now a").all()
    assert len(links) == 4
    for link in links:
        heading = page.locator(str(link.get_attribute("href")))
        rows = heading.locator("xpath=following-sibling::div[1]//tbody/tr")
        assert link.inner_text().startswith(f"{rows.count()} việc ")
        assert rows.locator(".hb-cites").count() >= rows.count()


def test_without_scripts_it_is_a_page_to_read(visitor: Visitor, site: Path) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto(address(site, CALENDAR))
    assert page.locator("[data-calendar-span]").all_inner_texts() == [
        "Tháng này", "Quý này", "6 tháng này", "Năm nay",
    ]  # fmt: skip
    assert not page.locator("[data-calendar-meeting]").is_visible()
    assert not page.locator("[data-calendar-result]").is_visible()
    by_hand = page.locator("[data-calendar-by-hand]")
    assert by_hand.is_visible()
    assert "lùi lại từng ngày" in by_hand.inner_text()
    assert page.locator("[data-calendar-lead]").first.is_visible()


def test_days_before_a_meeting_both_ways(visitor: Visitor, site: Path) -> None:
    page = opened(visitor, site)
    count(page, MEETING.isoformat())
    result = page.locator("[data-calendar-result]")
    assert "Ngày có cuộc họp: thứ Ba, 24/11/2026, còn 8 ngày." in result.inner_text()
    assert cells(page) == CELLS
    assert (
        page.locator("[data-calendar-days] tr").count()
        == page.locator("[data-calendar-lead]").count()
    )
    assert "chưa trừ ngày nghỉ lễ, Tết" in result.inner_text()
    assert not page.locator("[data-calendar-remark]").is_visible()
    assert result.evaluate("one => document.activeElement === one")
    section = page.locator("article").inner_text()
    assert "không nói ngày lịch hay ngày làm việc; sổ tay tính cả hai cách" in section


@pytest.mark.parametrize(
    ("now", "remark", "first_cell"),
    [
        (date(2026, 11, 20), "Đếm theo ngày làm việc thì có việc đã qua", "còn 1 ngày."),
        (date(2026, 11, 22), "Đếm theo ngày lịch và ngày làm việc thì", "Đã qua."),
        (date(2026, 11, 25), "Ngày này đã qua; các ngày dưới đây chỉ để tra lại.", "Đã qua."),
    ],
)
def test_what_has_passed_is_said(
    visitor: Visitor, site: Path, now: date, remark: str, first_cell: str
) -> None:
    page = opened(visitor, site, datetime(now.year, now.month, now.day, 12))  # noqa: DTZ001
    count(page, MEETING.isoformat())
    assert page.locator("[data-calendar-remark]").inner_text().startswith(remark)
    assert cells(page)[0].endswith(first_cell)
    assert cells(page)[1].endswith("Đã qua.")


def test_without_a_day_it_asks_for_one(visitor: Visitor, site: Path) -> None:
    page = opened(visitor, site)
    count(page, "")
    assert page.get_by_role("alert").inner_text() == (
        "Chưa có ngày, hoặc ngày ghi chưa đủ ngày, tháng, năm."
    )
    field = page.locator('[name="day"]')
    assert field.evaluate("one => document.activeElement === one")
    assert field.get_attribute("aria-invalid") == "true"
    count(page, "0026-11-24")
    assert not page.locator("[data-calendar-result]").is_visible()
    count(page, MEETING.isoformat())
    assert page.locator("[data-calendar-result]").is_visible()
    assert not page.get_by_role("alert").is_visible()
    assert field.get_attribute("aria-invalid") == "false"


@pytest.mark.parametrize(
    ("reading", "days", "part", "counted"),
    [
        ("Ngày lịch", BY_CALENDAR, "ngay-lich", "đếm theo ngày lịch;"),
        ("Ngày làm việc", BY_WORK, "ngay-lam-viec", "đếm theo ngày làm việc ("),
    ],
)
def test_calendar_file(
    visitor: Visitor,
    site: Path,
    reading: str,
    days: tuple[date, date],
    part: str,
    counted: str,
) -> None:
    page = opened(visitor, site)
    title = "Sinh hoạt chi bộ; tháng 11, mở rộng \\ có khách mời từ cơ quan cấp trên 😀, đơn vị bạn"
    count(page, MEETING.isoformat(), f"  {title} ")
    name, calendar = downloaded(page, reading)
    assert name == f"lich-2026-11-24-{part}.ics"
    product = calendar.properties["PRODID"]
    assert product.startswith("-//")
    assert product.endswith("//VI")
    *before, meeting = calendar.entries
    assert meeting.text("SUMMARY") == title
    assert (meeting.first, meeting.last) == (MEETING, MEETING)
    leads = page.locator("[data-calendar-lead]")
    assert [one.text("SUMMARY") for one in before] == leads.locator("th").all_inner_texts()
    assert (before[0].first, before[0].last) == days
    description = before[0].text("DESCRIPTION").split("\n")
    assert description[0] == leads.first.get_attribute("data-calendar-applies")
    assert description[1] == f"{title}: thứ Ba, 24/11/2026."
    assert counted in description[2]
    assert description[2].endswith("không nói ngày lịch hay ngày làm việc.")
    assert re.search(r"ngày \d\d/\d\d/\d{4}, đoạn \d+", description[3])
    assert {one.stamp.date() for one in calendar.entries} <= {
        NOW.astimezone(UTC).date() + timedelta(days=shift) for shift in (-1, 0, 1)
    }
    said = page.locator("[data-calendar-message]").inner_text()
    assert f"“{name}”" in said
    assert "Tải xuống (Downloads)" in said


def test_meeting_without_a_name_is_called_what_it_is(visitor: Visitor, site: Path) -> None:
    page = opened(visitor, site)
    count(page, MEETING.isoformat())
    _, first = downloaded(page, "Ngày lịch")
    _, second = downloaded(page, "Ngày lịch")
    assert first.entries[-1].text("SUMMARY") == "Cuộc họp"
    uids = {one.properties["UID"] for calendar in (first, second) for one in calendar.entries}
    assert len(uids) == 2 * len(first.entries)


def test_steps_lead_to_the_procedure(visitor: Visitor, site: Path) -> None:
    page = opened(visitor, site)
    lead = page.locator("[data-calendar-lead]").first
    own = lead.locator("xpath=ancestor::div[1]/following-sibling::div[1]")
    steps = own.locator("tbody a")
    assert steps.count() > 0
    for link in steps.all():
        path, _, anchor = str(link.get_attribute("href")).partition("#")
        assert f'id="{anchor}"' in (site / path).read_text(encoding="utf-8")


def test_by_keyboard_alone(visitor: Visitor, site: Path) -> None:
    page = opened(visitor, site)
    page.locator('[name="day"]').focus()
    # The same day however the browser orders day and month.
    page.keyboard.type("12122026")
    page.keyboard.press("Enter")
    result = page.locator("[data-calendar-result]")
    assert "thứ Bảy, 12/12/2026" in result.inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == "lich-2026-12-12-ngay-lam-viec.ics"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_use(visitor: Visitor, site: Path, scheme: str) -> None:
    page = visitor.page(color_scheme=scheme)
    page.goto(address(site, CALENDAR))
    count(page, "")
    found = {"asked": violations(page)}
    count(page, MEETING.isoformat())
    downloaded(page, "Ngày lịch")
    found["counted"] = violations(page)
    assert found == {"asked": [], "counted": []}


def test_counted_days_can_be_read(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=PHONE)
    page.goto(address(site, CALENDAR))
    count(page, MEETING.isoformat(), "Sinh hoạt chi bộ")
    downloaded(page, "Ngày lịch")
    found = {"phone": unreadable(page)}
    page.set_viewport_size(PROJECTOR)
    largest_text(page)
    found["large text"] = unreadable(page)
    assert found == {where: {} for where in found}


@pytest.mark.parametrize("browser", ["firefox", "chrome109"])
def test_other_browsers_after_a_double_click(
    site: Path, node: str, tmp_path: Path, browser: str
) -> None:
    seen = seen_in(
        browser, node, "calendar.mjs", address(site, CALENDAR), tmp_path, MEETING.isoformat()
    )
    assert seen["complaints"] == []
    days = [cell.partition(". ")[0] for cell in seen["cells"]]
    assert days == [cell.partition(". ")[0] for cell in CELLS]
    assert seen["files"] == ["lich-2026-11-24-ngay-lam-viec.ics"]
    assert "lich-2026-11-24-ngay-lam-viec.ics" in seen["said"]
    calendar = parse((tmp_path / seen["files"][0]).read_bytes())
    assert (calendar.entries[0].first, calendar.entries[0].last) == BY_WORK
    assert calendar.entries[-1].first == MEETING
