"""The files of a gathering as a list: which forms there are, what each file is, what was left."""

from dataclasses import dataclass, replace

from forms.collect.gathering import Gathering
from forms.collect.hiding import Names, names_of
from forms.collect.identity import in_time, plain, unmarked
from forms.collect.left import Left, Way
from forms.collect.settle import Entry, Standing
from forms.definition import FormDefinition


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPeriod:
    """A period that files were filled in for."""

    key: str
    label: str
    """In words."""
    used: int
    """Files that count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedForm:
    """A form that files are of."""

    id: str
    title: str
    edition: str
    whose_label: str
    line_labels: tuple[str, ...]
    period_label: str
    periods: tuple[ListedPeriod, ...]
    """In the order of their ends; none for a form without periods."""
    used: int
    received: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """A file that could be read."""

    key: str
    name: str
    way: Way
    form: str
    whose: str
    lines: tuple[str, ...]
    period: str
    period_said: str
    edition: str
    day: str
    """Last changed or printed, as in `2026-11-22`; empty when nothing says it."""
    asked: int
    answered: int
    state: str
    """`used`, `superseded`, `set_aside` or `waiting`."""
    proposed: bool
    chosen: bool | None
    others: tuple[str, ...]
    why: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """All that came in."""

    forms: tuple[ListedForm, ...]
    files: tuple[ListedFile, ...]
    left: tuple[Left, ...]
    wanted: tuple[str, ...]


def listing(gathering: Gathering, *, hide_names: bool) -> Listing:
    """The list, the same whatever order the files came in."""
    names = names_of(gathering.members, hidden=hide_names)
    standings = gathering.standings()
    files = [
        _file(gathering, entry, standings[entry.key], names)
        for entry in sorted(gathering.entries(), key=_by_person)
        if standings[entry.key].state != "duplicate"
    ]
    waiting = [_waiting(gathering, key, names) for key in _without_form(gathering)]
    left = gathering.left()
    return Listing(
        forms=tuple(_forms(gathering)),
        files=(*files, *waiting),
        left=tuple(_unnamed(left) if hide_names else left),
        wanted=tuple(gathering.wanted()),
    )


def _by_person(entry: Entry) -> tuple[object, ...]:
    taken = entry.taken
    return entry.member.form, by_name(entry), in_time(taken.shown.period), entry.key


def by_name(entry: Entry) -> tuple[object, ...]:
    """Sorts files by the lines about the person; marks count where letters are the same."""
    lines = entry.taken.lines
    return tuple(map(unmarked, lines)), tuple(map(plain, lines))


def _unnamed(left: list[Left]) -> list[Left]:
    """What is left, without names, which sentences repeat as well."""
    return [
        replace(one, name=f"Tệp chưa tính {place}", way=(), sentence=_SAID[one.kind])
        for place, one in enumerate(left, 1)
    ]


_SAID = {
    "broken": "Không đọc được tệp.",
    "foreign": "Không phải tệp do sổ tay lưu.",
    "newer": "Lưu bằng bản sổ tay mới hơn.",
    "too_large": "Lớn quá mức.",
    "nested": "Là tệp nén nằm trong tệp nén khác.",
    "unknown_form": "Là bản điền của phiếu mà sổ tay này không có.",
    "duplicate": "Có cùng câu trả lời với một tệp khác.",
    "superseded": "Cùng người, cùng kỳ với một tệp khác.",
    "set_aside": "Người tập hợp đã chọn không tính.",
}


def _forms(gathering: Gathering) -> list[ListedForm]:
    entries = gathering.entries()
    found: list[ListedForm] = []
    for id_ in sorted({entry.member.form for entry in entries}):
        definition = gathering.forms[id_]
        if definition is None:
            continue
        used = gathering.used(id_)
        found.append(
            ListedForm(
                id=id_,
                title=definition.title,
                edition=definition.edition_said,
                whose_label=definition.identity[0].label,
                line_labels=tuple(field.label for field in definition.identity[1:]),
                period_label=definition.period_label,
                periods=tuple(_periods(definition, used)),
                used=len(used),
                received=sum(entry.member.form == id_ for entry in entries),
            )
        )
    return found


def _periods(definition: FormDefinition, used: list[Entry]) -> list[ListedPeriod]:
    if not definition.periods:
        return []
    entries = sorted(
        used, key=lambda entry: (in_time(entry.taken.shown.period), entry.taken.period)
    )
    keys = dict.fromkeys(entry.taken.period for entry in entries)
    said = {entry.taken.period: entry.taken.period_said for entry in entries}
    return [
        ListedPeriod(
            key=key,
            label=said[key] or "chưa ghi kỳ",
            used=sum(entry.taken.period == key for entry in entries),
        )
        for key in keys
    ]


def _file(gathering: Gathering, entry: Entry, standing: Standing, names: Names) -> ListedFile:
    taken, place, key = entry.taken, entry.member.places[0], entry.key
    return ListedFile(
        key=key,
        name=names.file(key, place.name),
        way=names.way(place.way),
        form=entry.member.form,
        whose=names.whose(key, taken.lines[0]),
        lines=names.lines(taken.lines[1:]),
        period=taken.period,
        period_said=taken.period_said,
        edition=taken.edition,
        day=taken.changed.day,
        asked=sum(side.asked for side in taken.sides),
        answered=sum(side.answered for side in taken.sides),
        state=standing.state,
        proposed=standing.proposed,
        chosen=gathering.choices.get(key),
        others=standing.others,
        why="" if names.hidden else standing.why,
        notes=taken.notes if names.hidden else (*taken.notes, *standing.notes),
    )


def _without_form(gathering: Gathering) -> list[str]:
    wanted = set(gathering.wanted())
    return sorted(key for key, one in gathering.members.items() if one.form in wanted)


def _waiting(gathering: Gathering, key: str, names: Names) -> ListedFile:
    member = gathering.members[key]
    return ListedFile(
        key=key,
        name=names.file(key, member.places[0].name),
        way=names.way(member.places[0].way),
        form=member.form,
        whose="",
        lines=(),
        period="",
        period_said="",
        edition="",
        day="",
        asked=0,
        answered=0,
        state="waiting",
        proposed=False,
        chosen=None,
        others=(),
        why="",
        notes=(),
    )
