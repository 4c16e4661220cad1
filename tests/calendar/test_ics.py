"""Calendar files are as RFC 5545 wants them, whatever texts they hold."""

import re
import unicodedata
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.calendar.calendar_file import Calendar, parse
from tests.calendar.conftest import Run

STAMP = {"date": [2026, 10, 22, 9, 30, 5]}
TEXTS = [
    "",
    "Sinh hoạt chi bộ",
    "Họp; mở rộng, có khách \\ kết thúc sớm",
    "dòng một\ndòng hai\r\ndòng ba\rdòng bốn",
    "\\n không phải là xuống dòng",
    "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:giả",
    "ngữ " * 60,
    "😀" * 60,
    "a" * 400,
    "Ngư\u0303 đo\u0323c",
    "a\u0000b\u0007c\td\u007f",
]


def entry(text: str, first: int = 20781, last: int = 20783) -> dict[str, Any]:
    uid = f"{abs(hash((text, first))):032x}"
    return {"uid": uid, "first": first, "last": last, "summary": text, "description": f"{text}."}


def written(run: Run, entries: list[dict[str, Any]], product: str = "-//Sổ tay//VI") -> Calendar:
    (text,) = run(("ics.write", [product, STAMP, entries]))
    return parse(text.encode("utf-8"))


def expected(text: str) -> str:
    """What a reader gets of a text: composed letters, line breaks of one kind, no controls."""
    one = re.sub(r"\r\n|\r", "\n", unicodedata.normalize("NFC", text))
    return re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", one)


@pytest.mark.parametrize("text", TEXTS)
def test_texts_come_back(run: Run, text: str) -> None:
    calendar = written(run, [entry(text)], product=f"-//{text}//VI")
    (found,) = calendar.entries
    assert found.text("SUMMARY") == expected(text)
    assert found.text("DESCRIPTION") == expected(f"{text}.")
    assert found.properties.keys() <= {
        "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP",
    }  # fmt: skip


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.large_base_example])
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=120),
        min_size=30,
        max_size=30,
        unique=True,
    )
)
def test_any_text_comes_back(run: Run, texts: list[str]) -> None:
    found = written(run, [entry(text) for text in texts]).entries
    assert [one.text("SUMMARY") for one in found] == [*map(expected, texts)]


def test_days_take_their_last_one_in(run: Run) -> None:
    calendar = written(run, [entry("một ngày", 20783, 20783), entry("ba ngày", 20450, 20452)])
    days = [(one.first, one.last) for one in calendar.entries]
    assert days == [
        (date(2026, 11, 26), date(2026, 11, 26)),
        (date(2025, 12, 28), date(2025, 12, 30)),
    ]
    moment = datetime(2026, 11, 22, 9, 30, 5).astimezone(UTC)
    assert {one.stamp for one in calendar.entries} == {moment}


def test_an_entry_without_a_description_has_none(run: Run) -> None:
    (found,) = written(run, [{**entry("họp"), "description": ""}]).entries
    assert "DESCRIPTION" not in found.properties


def test_entries_are_told_apart(run: Run) -> None:
    uids = run(*[("ics.uid", [])] * 50)
    assert len(set(uids)) == 50
    assert all(re.fullmatch(r"[0-9a-f]{32}", uid) for uid in uids)


@pytest.mark.parametrize(
    "raw",
    [
        b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
        b"BEGIN:VCALENDAR\r\nPRODID:" + b"a" * 80 + b"\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:a, b\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:a\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n",
    ],
)
def test_the_reader_refuses_what_is_wrong(raw: bytes) -> None:
    with pytest.raises(AssertionError):
        parse(raw)
