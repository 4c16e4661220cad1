"""Another form's save file, filled from the gathered ones by what that form itself takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.collect.gathering import Gathering
from forms.collect.viewing import Wish, form_of, shown_files
from forms.definition import FormDefinition, Take
from forms.errors import RequestError
from forms.response import FormRef, Response
from forms.taking.growing import OpenedFile
from forms.taking.take import carry_out

KINDS = ("rows", "row")
"""Takes that are made for files of many people; other answers would be the first one's alone."""


@dataclass(frozen=True, slots=True)
class Prefilled:
    """A response to go on with, and what is to be known about it."""

    response: Response
    notes: tuple[str, ...]


def takes_from(definition: FormDefinition, form: str) -> Sequence[Take]:
    """What a form takes from files of another one."""
    return [take for take in definition.takes if take.form == form and take.kind in KINDS]


def prefilled(gathering: Gathering, wish: Wish, definition: FormDefinition) -> Prefilled:
    """The form `definition`, with all that it takes from the gathered files.

    Raises:
        RequestError: it takes nothing from such files.
    """
    source = form_of(gathering, wish.form)
    takes = takes_from(definition, wish.form)
    if not takes:
        raise RequestError(f"Phiếu “{definition.title}” không lấy gì từ phiếu “{source.title}”.")
    files = [
        OpenedFile(entry.member.places[0].name, entry.taken.shown)
        for entry in shown_files(gathering, wish)
    ]
    response = empty(definition)
    notes: list[str] = []
    for take in takes:
        response, said = carry_out(definition, response, take, files)
        notes += said
    return Prefilled(response, tuple(notes))


def empty(definition: FormDefinition) -> Response:
    """A form that nobody has filled in yet."""
    return Response(
        tool_version=definition.tool_version,
        form=FormRef.of(definition),
        respondent={field.id: "" for field in definition.identity},
    )


def name_of(definition: FormDefinition) -> str:
    """The download's."""
    return f"{definition.id}_tu-cac-ban.json"
