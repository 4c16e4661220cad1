"""Who has handed in and who is missing, held against a list that somebody pasted."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from forms.collect.identity import plain, unmarked

MOST = 5000
"""Lines that are looked at."""
_CUTS = re.compile(r"[\t;,]")
_NUMBER = re.compile(r"\s*\d{1,5}\s*[.):]?\s*")
_NUMBERED = re.compile(r"\s*\d{1,5}\s*[.):]\s+")
_LETTERS = range(6, 61)
"""Names that may differ in a letter; shorter and longer ones are compared as they are alone."""

Attendance = Literal["handed", "missing", "near", "unclear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A person on the list."""

    place: int
    """Counted from 1."""
    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person on the list, and the files that are theirs or may be."""

    place: int
    name: str
    unit: str
    state: Attendance
    of: tuple[int, ...]
    near: tuple[int, ...]
    """Files of names that differ a little."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The list held against the files."""

    people: tuple[Person, ...]
    strangers: tuple[int, ...]
    """Files of nobody on the list."""


def expected(text: str, head: str) -> tuple[Expected, ...]:
    """The persons of a pasted list, one a line, a unit behind a tab, comma or semicolon.

    Numbers before the names are passed over, and so is a first line with the word `head`.
    """
    found: list[Expected] = []
    for line in text.splitlines()[:MOST]:
        cells = [" ".join(cell.split()) for cell in _CUTS.split(line)]
        if len(cells) > 1 and _NUMBER.fullmatch(cells[0]):
            cells = cells[1:]
        name = _NUMBERED.sub("", cells[0], count=1) if cells else ""
        unit = next((cell for cell in cells[1:] if cell), "")
        is_head = not found and plain(head) in map(plain, cells)
        if not name or is_head:
            continue
        found.append(Expected(place=len(found) + 1, name=name, unit=unit))
    return tuple(found)


def held_against(people: Sequence[Expected], files: Sequence[tuple[str, ...]]) -> Roster:
    """The list held against the lines about the persons of the files, name first."""
    by_name: dict[str, list[int]] = {}
    for index, lines in enumerate(files):
        by_name.setdefault(plain(lines[0]), []).append(index)
    same_name: dict[str, int] = {}
    for one in people:
        same_name[plain(one.name)] = same_name.get(plain(one.name), 0) + 1
    found = [
        _person(one, by_name.get(plain(one.name), []), files, alone=same_name[plain(one.name)] == 1)
        for one in people
    ]
    known = {index for one in found for index in one.of}
    rest = [index for index in range(len(files)) if index not in known]
    near = _Near({index: files[index][0] for index in rest})
    return Roster(people=tuple(_told(one, near) for one in found), strangers=tuple(rest))


def _person(
    one: Expected, found: Sequence[int], files: Sequence[tuple[str, ...]], *, alone: bool
) -> Person:
    """A person among the files of exactly that name."""
    in_unit = [index for index in found if one.unit and _is_of(one.unit, files[index])]
    state: Attendance = "handed" if found else "missing"
    note = ""
    of = list(found)
    if alone and len(found) == 1:
        if one.unit and not in_unit and any(files[found[0]][1:]):
            note = f"Tệp không ghi “{one.unit}” ở mục nào về người điền."
    elif in_unit:
        of = in_unit
        if len(in_unit) > 1:
            state, note = "unclear", "Có nhiều tệp ghi tên và đơn vị này."
    elif found:
        state, note = "unclear", "Có nhiều người hoặc nhiều tệp cùng tên này; hãy xem từng tệp."
    return Person(
        place=one.place,
        name=one.name,
        unit=one.unit,
        state=state,
        of=tuple(of),
        near=(),
        note=note,
    )


def _is_of(unit: str, lines: Iterable[str]) -> bool:
    wanted = plain(unit)
    return any(wanted == plain(line) for line in list(lines)[1:])


def _told(one: Person, near: "_Near") -> Person:
    """Who is missing, with the files whose names are almost theirs."""
    if one.state != "missing":
        return one
    found = tuple(near.of(one.name))
    if not found:
        return one
    return Person(
        place=one.place,
        name=one.name,
        unit=one.unit,
        state="near",
        of=(),
        near=found,
        note="Không có tệp nào đúng tên này; có tệp ghi tên gần giống, hãy xem có phải không.",
    )


class _Near:
    """Names that differ in marks, in the order of their words or in one letter."""

    def __init__(self, names: Mapping[int, str]) -> None:
        self._found: dict[str, list[int]] = {}
        for index, name in names.items():
            for form in set(_forms(name)) if name else ():
                self._found.setdefault(form, []).append(index)

    def of(self, name: str) -> list[int]:
        return sorted({index for form in _forms(name) for index in self._found.get(form, ())})


def _forms(name: str) -> Iterator[str]:
    """What two names share when they are nearly the same."""
    bare = unmarked(name)
    yield bare
    yield " ".join(sorted(bare.split()))
    if len(bare) in _LETTERS:
        for place in range(len(bare)):
            yield f"{bare[:place]}{bare[place + 1 :]}"
