"""What is taken away from a gathering, as files; spreadsheets are made in `sheets`."""

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

import forms
from forms import alive
from forms.collect.gathered import Gathered, GatheredMember, encode, in_pieces
from forms.collect.gathering import Gathering
from forms.collect.hiding import names_of
from forms.collect.lines import lines_of, written
from forms.collect.listing import listing
from forms.collect.remedies import DONE
from forms.collect.settle import Entry
from forms.collect.view import Remedy, View
from forms.collect.viewing import Wish, behind, view
from forms.errors import RequestError
from forms.export import calendar_file
from forms.export.archive import packed

_NOTHING_DUE = "Không có biện pháp nào còn phải làm mà ghi ngày, nên không có lịch để tải về."
_NOTHING = "Chưa có bản điền nào được tính, nên chưa có gì để tải về."
_TEXTS_IN_SUMMARY = 80
_PIECE = 1_000_000
"""Bytes of lines that are written at a time; a few more when the last line is long."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file to take away."""

    name: str
    data: bytes


def name_of(wish: Wish, ending: str) -> str:
    """A download's name, as in `gop_<form>_quarter-2026-3.xlsx`."""
    period = (wish.period or "").replace("_", "-")
    return "_".join(filter(None, ("gop", wish.form, period))) + ending


def word(gathering: Gathering, wish: Wish, template: Mapping[str, Any]) -> Output:
    """The report.

    Raises:
        RequestError: there is nothing to report on.
    """
    from forms.export import collect_docx

    found = shown(gathering, wish)
    texts = [
        (one, behind(gathering, wish, one.question, [found.files[place].key for place in one.of]))
        for one in alive.signing(found.shortcomings)
    ]
    left = listing(gathering, hide_names=wish.hide_names).left
    return Output(name_of(wish, ".docx"), collect_docx.write(found, texts, left, template))


def shown(gathering: Gathering, wish: Wish) -> View:
    """What there is to take away.

    Raises:
        RequestError: no file counts.
    """
    found = view(gathering, wish)
    if not found.files:
        raise RequestError(_NOTHING)
    return found


def calendar(gathering: Gathering, wish: Wish) -> Output:
    """The days by which something is to be done that is not done yet.

    Raises:
        RequestError: there are none.
    """
    found = view(gathering, wish)
    entries = [
        _entry(found, remedy) for remedy in found.remedies if remedy.date and remedy.state != DONE
    ]
    if not entries:
        raise RequestError(_NOTHING_DUE)
    stamp = datetime.date.fromisoformat(gathering.today)
    data = calendar_file.write(f"-//{found.handbook}//{found.form}//VI", stamp, entries)
    return Output(name_of(wish, ".ics"), data)


def _entry(found: View, remedy: Remedy) -> calendar_file.Entry:
    file = found.files[remedy.of]
    said = " – ".join(filter(None, (file.whose, remedy.texts[0].text if remedy.texts else "")))
    short = said if len(said) <= _TEXTS_IN_SUMMARY else f"{said[:_TEXTS_IN_SUMMARY].rstrip()}…"
    lines = [f"{one.label}: {one.text}" if one.label else one.text for one in remedy.texts]
    return calendar_file.Entry(
        uid=_uid(found, remedy),
        day=datetime.date.fromisoformat(remedy.date),
        summary=f"{remedy.date_label}: {short}",
        description="\n".join([found.title, *lines]),
    )


def _uid(found: View, remedy: Remedy) -> str:
    """Of the person, the period and the row: a later file of theirs gives the same one."""
    file = found.files[remedy.of]
    whose = (found.form, file.whose, *file.lines, file.period_said, remedy.question, remedy.row)
    said = "\n".join(whose if file.whose else (*whose, file.key))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def lines(gathering: Gathering, wish: Wish) -> Output:
    """Every question, file and answer on a line of its own, for whatever program an office has.

    Raises:
        RequestError: no file counts.
    """
    return Output(name_of_lines(wish), b"".join(lines_in_pieces(gathering, wish)))


def name_of_lines(wish: Wish) -> str:
    """The name of the file of lines."""
    return name_of(wish, ".ndjson")


def lines_in_pieces(gathering: Gathering, wish: Wish) -> Iterator[bytes]:
    """The same in pieces of whole lines: those of thousands of files fill a browser's memory.

    Raises:
        RequestError: no file counts.
    """
    names = names_of(gathering.members, hidden=wish.hide_names)
    return _in_pieces(map(written, lines_of(gathering.forms, _entries(gathering, wish), names)))


def _in_pieces(texts: Iterator[str]) -> Iterator[bytes]:
    piece = bytearray()
    for text in texts:
        piece += text.encode()
        if len(piece) >= _PIECE:
            yield bytes(piece)
            piece.clear()
    if piece:
        yield bytes(piece)


def gathered(gathering: Gathering, wish: Wish) -> Output:
    """The files that count as one file, or as several in a zip where one would be too large.

    Raises:
        RequestError: no file counts.
    """
    # One text after another: all of them at once take much memory.
    members = map(_member, sorted(_entries(gathering, wish), key=lambda one: one.member.sha256))
    files = (
        encode(Gathered(tool_version=forms.__version__, made=gathering.today, members=piece))
        for piece in in_pieces(members)
    )
    first, *second = islice(files, 2)
    if not second:
        return Output(name_of(wish, ".json"), first)
    numbered = enumerate(chain((first, *second), files), 1)
    parts = ((name_of(wish, f"_{place}.json"), data) for place, data in numbered)
    return Output(name_of(wish, ".zip"), packed(parts))


def _member(entry: Entry) -> GatheredMember:
    member = entry.member
    return GatheredMember(
        name=member.places[0].name,
        way=member.places[0].way,
        date=member.date,
        sha256=member.sha256,
        text=member.text,
    )


def _entries(gathering: Gathering, wish: Wish) -> list[Entry]:
    found = gathering.used(wish.form, wish.period)
    if not found:
        raise RequestError(_NOTHING)
    return found
