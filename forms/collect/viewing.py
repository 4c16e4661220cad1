"""A gathering to what it shows of one form and period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.collect.counts import places_of, sections, shortcomings, triggers
from forms.collect.gathering import Gathering
from forms.collect.hiding import Names, names_of
from forms.collect.identity import in_time
from forms.collect.listing import by_name
from forms.collect.opinions import opinions
from forms.collect.remedies import remedies
from forms.collect.roster import expected, held_against
from forms.collect.settle import Entry
from forms.collect.view import View, ViewFile
from forms.definition import FormDefinition
from forms.errors import RequestError
from forms.said import answer_said

_NOTHING = "Chưa có bản điền nào của phiếu này để xem."
_ALL_PERIODS = "Các bản ở đây là của nhiều kỳ; chọn một kỳ để xem riêng kỳ đó."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be shown."""

    form: str
    period: str | None = None
    """A key; `None` for all periods."""
    roster: str | None = None
    """Pasted lines."""
    hide_names: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The answer of one file."""

    key: str
    whose: str
    by: str
    value: str
    said: tuple[str, ...]


def form_of(gathering: Gathering, form: str) -> FormDefinition:
    """A form that files are of.

    Raises:
        RequestError: there is none.
    """
    definition = gathering.forms.get(form)
    if definition is None:
        raise RequestError(_NOTHING)
    return definition


def shown_files(gathering: Gathering, wish: Wish) -> list[Entry]:
    """The files that count, in the order in which they are shown.

    With names hidden that is the order of their numbers, which tells nothing.
    """
    used = gathering.used(wish.form, wish.period)
    if wish.hide_names:
        return used
    return sorted(used, key=lambda one: (by_name(one), in_time(one.taken.shown.period), one.key))


def view(gathering: Gathering, wish: Wish) -> View:
    """Everything that is shown.

    Raises:
        RequestError: there is no file of this form.
    """
    definition = form_of(gathering, wish.form)
    files = shown_files(gathering, wish)
    responses = [entry.taken.shown for entry in files]
    names = names_of(gathering.members, hidden=wish.hide_names)
    places = places_of(definition, responses)
    people = expected(wish.roster, definition.identity[0].label) if wish.roster else ()
    # A list of names would give away who is who.
    is_held = bool(people) and not wish.hide_names
    return View(
        form=definition.id,
        title=definition.title,
        disclaimer=definition.disclaimer,
        handbook=definition.handbook,
        period=files[0].taken.period_said if files and wish.period is not None else "",
        today=gathering.today,
        whose_label=definition.identity[0].label,
        line_labels=tuple(field.label for field in definition.identity[1:]),
        files=tuple(_file(entry, names) for entry in files),
        roster=held_against(people, [entry.taken.lines for entry in files]) if is_held else None,
        sections=sections(definition, places),
        triggers=triggers(definition, places),
        shortcomings=shortcomings(definition, places),
        remedies=remedies(definition, responses, gathering.today),
        opinions=opinions(definition, responses),
        notes=tuple(_notes(files, wish)),
    )


def behind(
    gathering: Gathering, wish: Wish, question_id: str, keys: Sequence[str]
) -> tuple[Behind, ...]:
    """The answers of these files to a question, in the order in which files are shown.

    Raises:
        RequestError: the form has no such question.
    """
    definition = form_of(gathering, wish.form)
    question = definition.question(question_id)
    if question is None:
        raise RequestError("Phiếu không có câu này.")
    names = names_of(gathering.members, hidden=wish.hide_names)
    wanted = frozenset(keys)
    found: list[Behind] = []
    for entry in shown_files(gathering, wish):
        if entry.key not in wanted:
            continue
        answer = entry.taken.shown.answers.get(question_id)
        value = answer.value if answer else ""
        found.append(
            Behind(
                key=entry.key,
                whose=names.whose(entry.key, entry.taken.lines[0]),
                by=definition.by(question),
                value=value if isinstance(value, str) else "",
                said=answer_said(definition, question, answer) if answer else (),
            )
        )
    return tuple(found)


def _file(entry: Entry, names: Names) -> ViewFile:
    taken, place, key = entry.taken, entry.member.places[0], entry.key
    return ViewFile(
        key=key,
        name=names.file(key, place.name),
        way=names.way(place.way),
        whose=names.whose(key, taken.lines[0]),
        lines=names.lines(taken.lines[1:]),
        period_said=taken.period_said,
        day=taken.changed.day,
        sides=taken.sides,
    )


def _notes(files: Sequence[Entry], wish: Wish) -> Iterator[str]:
    if wish.period is None and len({entry.taken.period for entry in files}) > 1:
        yield _ALL_PERIODS
    told = sum(bool(entry.taken.notes) for entry in files)
    if told:
        yield f"Có {told} bản cần lưu ý; lời lưu ý ghi ở từng tệp trong danh sách."
    if wish.roster and wish.hide_names:
        yield "Đang ẩn tên nên không đối chiếu danh sách."
