"""The table of keys: what an editor may write, from the hints of the model."""

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from typing import Any

from macros.hints import inner
from macros.model.kinds import FOLDERS, KINDS
from macros.schema import TITLES, Member, members


@dataclass(frozen=True, slots=True)
class Meaning:
    """A key, and everything that it is called in one class or another."""

    key: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A key where it stands: inside which other keys, and whether it must be there."""

    key: str
    depth: int
    member: Member


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item with all keys of its files, the inner ones after those around them."""

    name: str
    title: str
    folder: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class KeysTable:
    """What `keys.html` gets."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Every kind, as an editor meets them."""
        return tuple(
            Kind(kind, TITLES[kind], FOLDERS[kind], tuple(_rows(KINDS[kind], 0))) for kind in TITLES
        )

    @property
    def meanings(self) -> tuple[Meaning, ...]:
        """Every key once, by the alphabet."""
        titles: dict[str, dict[str, None]] = {}
        for kind in self.kinds:
            for row in kind.rows:
                titles.setdefault(row.key, {})[row.member.hint.title] = None
        return tuple(Meaning(key, tuple(titles[key])) for key in sorted(titles))


def _rows(cls: Any, depth: int) -> Iterator[Row]:
    for member in members(cls):
        yield Row(member.name, depth, member)
        part = inner(member.type)
        if is_dataclass(part):
            yield from _rows(part, depth + 1)
