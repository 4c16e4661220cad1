"""How the page of changes shows one item that reads otherwise than before."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from macros.catalog import Key
from macros.edition.content import INNER, parts
from macros.edition.differences import ItemChange, PartChange, TextChange, Words, marked
from macros.edition.frozen import FrozenPart
from macros.edition.part_names import sort_of
from macros.hints import inner
from macros.model.kinds import KINDS
from macros.model.question import Question
from macros.model.replaced import Replaced
from macros.pages.links import Link, Links
from macros.schema import TITLES, members
from macros.text import capital

_LABELS = {"label": "Lời", "values": "Lời lựa chọn"}
_AFTERWARDS = ("không còn", "được thay", "được tách")
"""What became of a part that is gone, by the number of its successors."""


@dataclass(slots=True)
class Room:
    """How many letters may still be shown, and which pairs of texts have been."""

    letters: int = 60_000
    """Older changes, which find no room, are links alone."""
    shown: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Versions:
    """A text before and after, word by word."""

    label: str
    old: Words
    new: Words
    repeated: bool
    """Whether both stand further up already: a form asks what an item says."""


@dataclass(frozen=True, slots=True)
class PartNews:
    """What became of something inside an item."""

    name: str
    state: str
    versions: tuple[Versions, ...]
    note: str
    successors: tuple[str, ...]
    fewer: tuple[str, ...]
    """What can no longer be chosen, or rows that a table has no longer."""
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemNews:
    """An item that changed."""

    link: Link
    kind: str
    note: str
    """Why it is explained as a whole."""
    versions: tuple[Versions, ...]
    parts: tuple[PartNews, ...]
    full: bool
    """Whether there was room for more than the link."""


def item_news(links: Links, room: Room, change: ItemChange, after: str) -> ItemNews:
    """An item after an edition; `room` keeps what is left for the next one."""
    texts = [*change.texts, *(text for part in change.parts for text in part.texts)]
    room.letters -= sum(len(text.old) + len(text.new) for text in texts)
    full = room.letters >= 0
    kind = change.key[0]
    entries: tuple[Replaced, ...] = getattr(links.catalog.get(*change.key), "replaced", ())
    explained = {entry.id: entry for entry in entries if entry.after == after}
    own = explained.get(change.key[1])
    return ItemNews(
        links.to(*change.key),
        TITLES[kind],
        own.note if own else "",
        tuple(_versions(room, KINDS[kind], text) for text in change.texts if full),
        tuple(_parts(links, room, change, explained)) if full else (),
        full,
    )


def _parts(
    links: Links, room: Room, change: ItemChange, explained: dict[str, Replaced]
) -> Iterator[PartNews]:
    kind = change.key[0]
    for part in change.parts:
        entry = explained.get(part.name)
        shown = part.new or part.old
        yield PartNews(
            name=f"{capital(sort_of(kind, part.name))} “{shown.label if shown else ''}”",
            state=_state(part, entry),
            versions=tuple(_versions(room, _part_class(kind), text) for text in part.texts),
            note=entry.note if entry else "",
            successors=tuple(_successors(links, change.key, entry)) if entry else (),
            fewer=_apart(part.old, part.new),
            more=_apart(part.new, part.old),
        )


def _apart(one: FrozenPart | None, other: FrozenPart | None) -> tuple[str, ...]:
    """What one state of a part offers and the other does not."""
    if not one or not other:
        return ()
    return tuple(label for value, label in one.values.items() if value not in other.values)


def _state(part: PartChange, entry: Replaced | None) -> str:
    """What became of a part, in few words."""
    if part.old is None:
        return "mới"
    others = len(entry.replaced_by) if entry else 0
    if part.new is None or (entry and others > 1):
        return _AFTERWARDS[min(others, 2)]
    return "đổi cách trả lời" if part.moved else "sửa lời"


def _successors(links: Links, key: Key, entry: Replaced) -> Iterator[str]:
    """What stands for a part now, as today's item calls it; a part itself is no news."""
    if entry.replaced_by == (entry.id,):
        return
    today = parts(links.catalog, key)
    for name in entry.replaced_by:
        yield today[name].label if name in today else name


def _versions(room: Room, cls: Any, text: TextChange) -> Versions:
    pair = text.old, text.new
    repeated = pair in room.shown
    room.shown.add(pair)
    return Versions(_label(cls, text.key), *marked(*pair), repeated)


def _part_class(kind: str) -> Any:
    """The class of what has ids inside an item."""
    if kind == "form":
        return Question
    (found,) = (member for member in members(KINDS[kind]) if member.name == INNER[kind])
    return inner(found.type)


def _label(cls: Any, key: str) -> str:
    """What an editor's key is called; of `aims.text` the list alone."""
    if key in _LABELS:
        return _LABELS[key]
    titles: list[str] = []
    steps = key.split(".")
    for step in steps[:-1] if len(steps) > 1 and steps[-1] == "text" else steps:
        found = next((member for member in members(cls) if member.name == step), None)
        if not found:
            return key
        titles.append(found.hint.title)
        cls = inner(found.type)
    return ": ".join(titles)
