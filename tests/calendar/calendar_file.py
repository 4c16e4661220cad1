"""Reads a calendar file as RFC 5545 describes it, and refuses one that is not so."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

LINE_OCTETS = 75
_LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
_MEANT = {"n": "\n", "N": "\n", "\\": "\\", ";": ";", ",": ","}


@dataclass
class Entry:
    """An event: its properties by name, as they are written."""

    properties: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return unescaped(self.properties[name])

    @property
    def first(self) -> date:
        return self._day("DTSTART")

    @property
    def last(self) -> date:
        """The last day that it takes; the file names the one after it."""
        return self._day("DTEND") - timedelta(days=1)

    @property
    def stamp(self) -> datetime:
        value = self.properties["DTSTAMP"]
        assert value.endswith("Z")
        return datetime.strptime(value, "%Y%m%dT%H%M%S%z")

    def _day(self, name: str) -> date:
        value = self.properties[name]
        assert re.fullmatch(r"\d{8}", value)
        return date.fromisoformat(value)


@dataclass
class Calendar:
    properties: dict[str, str]
    entries: list[Entry]


def parse(raw: bytes) -> Calendar:
    """A calendar file's content; `AssertionError` where it is not as it should be."""
    lines = unfolded(raw)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    calendar = Calendar({}, [])
    inside = False
    for line in lines[1:-1]:
        name, parameters, value = split(line)
        if name in ("BEGIN", "END"):
            assert value == "VEVENT"
            assert inside == (name == "END")
            inside = name == "BEGIN"
            if inside:
                calendar.entries.append(Entry())
            else:
                complete(calendar.entries[-1])
            continue
        target = calendar.entries[-1].properties if inside else calendar.properties
        assert name not in target
        assert parameters == (";VALUE=DATE" if name in ("DTSTART", "DTEND") else "")
        target[name] = value
    assert not inside
    assert calendar.properties["VERSION"] == "2.0"
    assert unescaped(calendar.properties["PRODID"])
    uids = [entry.properties["UID"] for entry in calendar.entries]
    assert len(set(uids)) == len(uids) > 0
    return calendar


def unfolded(raw: bytes) -> list[str]:
    """The lines of a file whose long lines are broken."""
    assert raw.endswith(b"\r\n")
    physical = raw.removesuffix(b"\r\n").split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line for line in physical)
    assert all(len(line) <= LINE_OCTETS for line in physical)
    # Every line is whole letters: none is cut within one.
    texts = [line.decode("utf-8") for line in physical]
    lines: list[str] = []
    for text in texts:
        if text.startswith(" "):
            lines[-1] += text[1:]
        else:
            assert text
            lines.append(text)
    return lines


def split(line: str) -> tuple[str, str, str]:
    """Name, parameters and value of a line."""
    found = _LINE.fullmatch(line)
    assert found, line
    name, parameters, value = found.groups()
    return name, parameters, value


def unescaped(value: str) -> str:
    """What a text stands for."""
    bare = _ESCAPE.sub("", value)
    assert not re.search(r"[;,\x00-\x1f\x7f]", bare), value
    assert {e[1] for e in _ESCAPE.finditer(value)} <= set(_MEANT), value
    return _ESCAPE.sub(lambda found: _MEANT[found[1]], value)


def complete(entry: Entry) -> None:
    """Refuse an entry that lacks what each must have."""
    assert re.fullmatch(r"[0-9a-f]{32}", entry.properties["UID"])
    assert entry.first <= entry.last
    assert entry.stamp
    assert "SUMMARY" in entry.properties
