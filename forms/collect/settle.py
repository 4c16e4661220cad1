"""Which of several files of one person and period counts: what is proposed, and the choice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from forms.collect.identity import plain
from forms.collect.member import Changed, Member, Taken
from forms.days import day

State = Literal["used", "superseded", "set_aside", "duplicate"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in today's form."""

    member: Member
    taken: Taken

    @property
    def key(self) -> str:
        """The file's."""
        return self.member.key

    @property
    def order(self) -> tuple[Changed, str]:
        """What is larger is later; the key alone decides where nothing else tells."""
        return self.taken.changed, self.member.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a file is to the gathering."""

    state: State
    proposed: bool
    """Whether it counts unless the secretary says otherwise."""
    others: tuple[str, ...] = ()
    """Keys of the other files of the same person and period, the latest first."""
    same: str = ""
    """The key of the file that has the same answers and counts in its place."""
    why: str = ""
    notes: tuple[str, ...] = ()


def settled(entries: Sequence[Entry], choices: Mapping[str, bool]) -> dict[str, Standing]:
    """What each file is, whatever order they came in: key -> standing."""
    found: dict[str, Standing] = {}
    different: list[Entry] = []
    for same in _grouped((entry, (entry.member.form, entry.taken.content)) for entry in entries):
        latest, *others = same
        different.append(latest)
        for entry in others:
            found[entry.key] = Standing(state="duplicate", proposed=False, same=latest.key)
    for one in _grouped((entry, _whose(entry)) for entry in different):
        found |= _standings(one, choices)
    return _with_namesakes(different, found)


def _grouped(keyed: Iterable[tuple[Entry, object]]) -> Iterator[list[Entry]]:
    """The files of each group, the latest first."""
    groups: dict[object, list[Entry]] = {}
    for entry, key in keyed:
        groups.setdefault(key, []).append(entry)
    for group in groups.values():
        yield sorted(group, key=lambda entry: entry.order, reverse=True)


def _whose(entry: Entry) -> object:
    """Form, person and period; a file without a name is nobody's and stands alone."""
    lines = tuple(plain(line) for line in entry.taken.lines)
    return (entry.member.form, lines, entry.taken.period) if lines[0] else entry.key


def _standings(group: Sequence[Entry], choices: Mapping[str, bool]) -> dict[str, Standing]:
    latest, *earlier = group
    chosen = any(choices.get(entry.key) is True for entry in group)
    found: dict[str, Standing] = {}
    for entry in group:
        is_latest = entry is latest
        choice = choices.get(entry.key)
        counts = choice if choice is not None else (is_latest and not chosen)
        other: State = "set_aside" if choice is False else "superseded"
        rival = earlier[0] if is_latest and earlier else latest
        found[entry.key] = Standing(
            state="used" if counts else other,
            proposed=is_latest,
            others=tuple(one.key for one in group if one is not entry),
            why=_why(entry, rival, is_latest=is_latest) if earlier else "",
        )
    return found


def _why(entry: Entry, rival: Entry, *, is_latest: bool) -> str:
    """What is proposed of two files, and by what it was told which one is later."""
    later, earlier = (entry, rival) if is_latest else (rival, entry)
    new, old = later.taken.changed, earlier.taken.changed
    said = f"Đề nghị lấy tệp {'này' if is_latest else '“' + later.member.places[0].name + '”'}"
    if new.day != old.day:
        than = f"ngày {day(old.day)}" if old.day else "tệp kia không ghi ngày"
        return f"{said}: sửa lần cuối ngày {day(new.day)}, {'muộn hơn ' if old.day else ''}{than}."
    if new.moment != old.moment and new.moment and old.moment:
        return f"{said}: cùng ngày {day(new.day)} nhưng lưu muộn hơn."
    if new.moment == old.moment and new.saves != old.saves:
        return f"{said}: cùng thời điểm lưu nhưng có nhiều lần lưu hơn."
    return (
        f"{said}, nhưng không có gì cho biết chắc tệp nào mới hơn. "
        "Hãy mở cả hai tệp để xem rồi chọn."
    )


def _with_namesakes(entries: Iterable[Entry], found: dict[str, Standing]) -> dict[str, Standing]:
    """Files of one name, form and period whose other lines differ, each told of the others."""
    for same_name in _grouped((entry, _name(entry)) for entry in entries):
        persons = {entry.key: _whose(entry) for entry in same_name}
        counts = Counter(persons.values())
        for entry in same_name if len(counts) > 1 else ():
            mine = persons[entry.key]
            other = next(one for one in same_name if persons[one.key] != mine)
            note = _namesake(other, len(same_name) - counts[mine])
            found[entry.key] = replace(found[entry.key], notes=(note,))
    return found


def _name(entry: Entry) -> object:
    name = plain(entry.taken.lines[0])
    return (entry.member.form, name, entry.taken.period) if name else entry.key


def _namesake(other: Entry, count: int) -> str:
    more = f" và {count - 1} tệp nữa" if count > 1 else ""
    return (
        f"Trùng tên và kỳ với tệp “{other.member.places[0].name}”{more} nhưng khác các mục về "
        "người điền, nên đang tính là những người khác nhau. Nếu là một người, hãy chọn một tệp."
    )
