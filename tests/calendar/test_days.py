"""Days are counted and named as the calendar has them."""

import calendar
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calendar.conftest import Run

EPOCH = date(1970, 1, 1)
WEEKDAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
MEETING = date(2026, 11, 24)
"""A Tuesday."""
DAYS = st.lists(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)), min_size=60, max_size=60, unique=True
)
SOME = settings(max_examples=3, deadline=None)


def number(day: date) -> int:
    return (day - EPOCH).days


def written(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def workdays_before(day: date, count: int) -> date:
    while count:
        day -= timedelta(days=1)
        count -= day.weekday() < 5
    return day


@SOME
@given(DAYS)
def test_days_are_read_and_named(run: Run, days: list[date]) -> None:
    found = run(
        *(("days.parse", [day.isoformat()]) for day in days),
        *(("days.text", [number(day)]) for day in days),
    )
    assert found == [*map(number, days), *map(written, days)]


def test_what_is_no_day_is_refused(run: Run) -> None:
    texts = ["", "2026-02-29", "2026-13-01", "2026-00-10", "0026-11-24", "24/11/2026",
             "2026-11-24T00:00", "2200-01-01", " 2026-11-24"]  # fmt: skip
    assert run(*(("days.parse", [text]) for text in texts)) == [None] * len(texts)


@SOME
@given(DAYS, st.integers(0, 40))
def test_days_before(run: Run, days: list[date], count: int) -> None:
    readings = ("calendar", "working")
    found = run(*(("days.before", [number(day), count, way]) for way in readings for day in days))
    assert found == [
        *(number(day) - count for day in days),
        *(number(workdays_before(day, count)) for day in days),
    ]


@SOME
@given(DAYS)
def test_cycles_end_with_their_last_month(run: Run, days: list[date]) -> None:
    kinds = {"month": 1, "quarter": 3, "half": 6, "year": 12}
    found = run(*(("days.cycle", [kind, number(day)]) for kind in kinds for day in days))
    ends = [number(last_of(day, months)) for months in kinds.values() for day in days]
    assert [cycle["last"] for cycle in found] == ends


def last_of(day: date, months: int) -> date:
    month = -(-day.month // months) * months
    return day.replace(month=month, day=calendar.monthrange(day.year, month)[1])


def test_cycles_are_named(run: Run) -> None:
    kinds = ("month", "quarter", "half", "year")
    days = (date(2026, 6, 30), date(2026, 7, 1))
    found = run(*(("days.cycle", [kind, number(day)]) for day in days for kind in kinds))
    assert [cycle["name"] for cycle in found] == [
        "Tháng 6/2026", "Quý II năm 2026", "6 tháng đầu năm 2026", "Năm 2026",
        "Tháng 7/2026", "Quý III năm 2026", "6 tháng cuối năm 2026", "Năm 2026",
    ]  # fmt: skip


def test_today_is_the_day_of_this_computers_clock(run: Run) -> None:
    clocks = [(0, 0), (12, 0), (23, 59)]
    found = run(*(("days.today", [{"date": [2026, 10, 24, *clock]}]) for clock in clocks))
    assert found == [number(MEETING)] * len(clocks)


WORDS = [
    (5, 3, "calendar", "từ thứ Năm, 19/11/2026 đến thứ Bảy, 21/11/2026"),
    (5, 3, "working", "từ thứ Ba, 17/11/2026 đến thứ Năm, 19/11/2026"),
    (3, 3, "calendar", "thứ Bảy, 21/11/2026"),
    (0, 3, "working", "chậm nhất thứ Năm, 19/11/2026"),
    (5, 0, "calendar", "sớm nhất thứ Năm, 19/11/2026"),
]
"""Earliest and latest number of days, how they are counted, what the page says."""


def test_time_before_a_meeting_in_words(run: Run) -> None:
    found = run(
        *(
            ("leads.inWords", [{"earliest": earliest, "latest": latest}, number(MEETING), reading])
            for earliest, latest, reading, _ in WORDS
        )
    )
    assert found == [words for *_, words in WORDS]


def test_how_it_lies_to_today(run: Run) -> None:
    said = {
        date(2026, 11, 17): "Còn 2 ngày nữa mới đến.",
        date(2026, 11, 19): "Đang trong thời gian này, còn 2 ngày.",
        date(2026, 11, 21): "Hôm nay là ngày cuối.",
        date(2026, 11, 22): "Đã qua.",
    }
    lead = {"earliest": 5, "latest": 3}
    asked = [[lead, number(MEETING), "calendar", number(today)] for today in said]
    assert run(*(("leads.standing", one) for one in asked)) == [*said.values()]
