"""Gatherings to try: files of the small form, and what counts in them."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from forms.codec import decode_data, definition_from_data, encode
from forms.collect.gathering import Gathering
from forms.collect.viewing import Wish, view
from forms.definition import FormDefinition
from forms.export.archive import pack
from forms.response import Answer, Response
from tests.golden import cases

TODAY = "2026-11-22"
File = tuple[str, bytes]


def definition(name: str = "small", **change: object) -> FormDefinition:
    """A form of the golden cases."""
    return replace(definition_from_data(cases.definition(name)), **change)  # type: ignore[arg-type]


def response(base: str = "complete", **change: Any) -> Response:
    """A response of the golden cases with a merge patch over it."""
    return decode_data(cases.response(base, change))


def person(name: str, **change: Any) -> Response:
    """The small form, filled in by somebody."""
    return response(respondent={"ho-ten": name}, **change)


def at_level(name: str, level: str) -> Response:
    """The same with an answer at a level."""
    made = person(name)
    return replace(made, answers={**made.answers, "doan-ket": Answer(value=level)})


def file(name: str, made: Response) -> File:
    """A save file."""
    return name, encode(made).encode()


def zipped(name: str, files: Iterable[File]) -> File:
    """A zip of files, each under a name of its own."""
    return name, pack({f"{place}-{inner}": data for place, (inner, data) in enumerate(files)})


def gather(files: Iterable[File], form: FormDefinition | None = None) -> Gathering:
    """The files, with their form."""
    gathering = Gathering(today=TODAY)
    form = form or definition()
    gathering.bring(form.id, form)
    for name, data in files:
        gathering.add(name, data)
    for wanted in gathering.wanted():
        gathering.bring(wanted, None)
    return gathering


def sums(gathering: Gathering, form: str = "phieu-nho") -> dict[str, Any]:
    """What counts, by the files' keys, wherever they came from."""
    found = view(gathering, Wish(form=form))
    keys = [file.key for file in found.files]
    counts = {
        f"{section.id} {part.id} {row.id}": (row.count, [keys[place] for place in row.of])
        for section in found.sections
        for part in (*section.scales, *section.questions)
        for row in part.rows
    }
    remedies = [(keys[one.of], one.row, one.date, one.state) for one in found.remedies]
    lacking = [(one.question, one.level, one.count) for one in found.shortcomings]
    return {"keys": keys, "counts": counts, "remedies": remedies, "lacking": lacking}


def plain(data: bytes) -> dict[str, Any]:
    """What a gathered file says."""
    found: dict[str, Any] = json.loads(data)
    return found
