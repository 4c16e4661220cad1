"""Calendar files (RFC 5545) of all-day entries, the same bytes for the same entries."""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LINE_OCTETS = 75
_CONTROLS = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SPECIAL = re.compile(r"[\\;,]")
_LINE_ENDS = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something to be done by the end of a day."""

    uid: str
    """32 hex letters: the same for the same thing, so that a calendar has it once."""
    day: datetime.date
    summary: str
    description: str = ""


def write(product: str, stamp: datetime.date, entries: Iterable[Entry]) -> bytes:
    """The file; `stamp` is the day on which it is made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_escaped(product)}",
        "CALSCALE:GREGORIAN",
        *(line for entry in entries for line in _event(entry, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _event(entry: Entry, stamp: datetime.date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(entry.uid)}"
    yield f"DTSTAMP:{_compact(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_compact(entry.day)}"
    yield f"DTEND;VALUE=DATE:{_compact(entry.day + datetime.timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{_escaped(entry.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _compact(day: datetime.date) -> str:
    return day.strftime("%Y%m%d")


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", _CONTROLS.sub(" ", unicodedata.normalize("NFC", text)))
    return _LINE_ENDS.sub(r"\\n", text)


def folded(line: str) -> str:
    """A line cut into lines of at most 75 octets, between letters."""
    lines: list[str] = []
    start, length = 0, 0
    for place, letter in enumerate(line):
        octets = len(letter.encode())
        if length + octets > LINE_OCTETS:
            lines.append(line[start:place])
            start, length = place, 1
        length += octets
    lines.append(line[start:])
    return "\r\n ".join(lines)
