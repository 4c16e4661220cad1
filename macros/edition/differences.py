"""What changed from one state of the content to the next: pure comparison, no page in mind."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from macros.edition.frozen import FrozenItem, FrozenPart

Key = tuple[str, str]
Items = dict[Key, FrozenItem]
"""A state of the content."""
Words = tuple[tuple[str, bool], ...]
"""A text in pieces, and whether the other side has each of them differently."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text before and after; either is empty where there was or is none."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PartChange:
    """Something inside an item: new without an old state, gone without a new one."""

    name: str
    old: FrozenPart | None
    new: FrozenPart | None
    texts: tuple[TextChange, ...] = ()
    """Its label, its answers' and its other texts."""
    moved: bool = False
    """Whether it means something else, or offers other answers."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that reads otherwise; with neither texts nor parts only what is beside them."""

    key: Key
    texts: tuple[TextChange, ...]
    parts: tuple[PartChange, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """All that changed, kind by kind and by id."""

    new: tuple[Key, ...]
    retired: tuple[Key, ...]
    changed: tuple[ItemChange, ...]


def differences(old: Items, new: Items) -> Differences:
    """What a reader of the old state finds changed in the new one."""
    used = [key for key, item in new.items() if item.status == "active"]
    return Differences(
        new=tuple(key for key in used if key not in old or old[key].status == "retired"),
        retired=tuple(
            key
            for key, item in new.items()
            if item.status == "retired" and key in old and old[key].status == "active"
        ),
        changed=tuple(
            ItemChange(key, _texts(old[key].texts, item.texts), _parts(old[key], item))
            for key, item in new.items()
            if key in old and old[key].wording != item.wording
        ),
    )


def marked(old: str, new: str) -> tuple[Words, Words]:
    """Two texts by words, those marked that differ."""
    before, after = old.split(), new.split()
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for pieces, words in ((left, before[a:b]), (right, after[c:d])):
            if words:
                pieces.append((" ".join(words), tag != "equal"))
    return tuple(left), tuple(right)


def _parts(old: FrozenItem, new: FrozenItem) -> tuple[PartChange, ...]:
    """New and changed parts in today's order, then those that are gone."""
    found = [_part(name, old.parts.get(name), part) for name, part in new.parts.items()]
    gone = [_part(name, part, None) for name, part in old.parts.items() if name not in new.parts]
    return tuple(change for change in (*found, *gone) if change)


def _part(name: str, old: FrozenPart | None, new: FrozenPart | None) -> PartChange | None:
    if old is None or new is None:
        return PartChange(name, old, new)
    texts = (
        *_texts({"label": (old.label,)}, {"label": (new.label,)}),
        *(
            TextChange("values", old.values[value], label)
            for value, label in new.values.items()
            if value in old.values and old.values[value] != label
        ),
        *_texts(old.texts, new.texts),
    )
    moved = old.meaning != new.meaning or old.values.keys() != new.values.keys()
    return PartChange(name, old, new, texts, moved) if texts or moved else None


def _texts(
    old: dict[str, tuple[str, ...]], new: dict[str, tuple[str, ...]]
) -> tuple[TextChange, ...]:
    """Texts under the same key, of lists those that stand for one another."""
    changes: list[TextChange] = []
    for key in dict.fromkeys([*new, *old]):
        before, after = old.get(key, ()), new.get(key, ())
        for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag == "equal":
                continue
            pairs = max(b - a, d - c)
            left, right = before[a:b], after[c:d]
            changes += [
                TextChange(key, "".join(left[n : n + 1]), "".join(right[n : n + 1]))
                for n in range(pairs)
            ]
    return tuple(changes)
