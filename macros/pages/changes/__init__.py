"""The page of changes: what each edition brought, from the frozen editions and editors' notes."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalog import Catalog, Key
from macros.edition.content import frozen_item
from macros.edition.differences import Differences, Items, differences
from macros.edition.frozen import Edition
from macros.model.handbook import Change
from macros.model.kinds import KINDS
from macros.pages.changes.item import ItemNews, Room, item_news
from macros.pages.links import Link
from macros.pages.views import View
from macros.schema import TITLES
from macros.successors import successors

_FEW = 40
"""So many new items of one kind are named."""
_NO_NEWS = ("change", "handbook")
_ORDER = list(KINDS)


@dataclass(frozen=True, slots=True)
class New:
    """The new items of a kind."""

    kind: str
    links: tuple[Link, ...]
    more: int
    """How many are not named."""


@dataclass(frozen=True, slots=True)
class Retired:
    """An item that is no longer used."""

    link: Link
    kind: str
    note: str
    successors: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionNews:
    """What an edition brought, or what is being written after the last one."""

    title: str
    anchor: str
    notes: tuple[Change, ...]
    counts: tuple[tuple[str, int], ...] = ()
    """Of the first edition, how much there was, by the kinds' names."""
    new: tuple[New, ...] = ()
    changed: tuple[ItemNews, ...] = ()
    retired: tuple[Retired, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeListView(View):
    """Every edition, the newest first."""

    items: tuple[Change, ...]

    @property
    def editions(self) -> tuple[EditionNews, ...]:
        """What is being written, then the editions."""
        return tuple(_all_news(self))


def _all_news(view: ChangeListView) -> Iterator[EditionNews]:
    catalog, editions = view.catalog, view.catalog.editions
    notes = _notes(catalog, view.items)
    room = Room()
    if not editions:
        title = "Trước phiên bản đầu tiên"
        yield EditionNews(title=title, anchor="dang-soan", notes=notes[""])
        return
    if catalog.edited:
        found = differences(_items(editions[-1]), _today(catalog))
        title = f"Đang soạn, sau phiên bản {editions[-1].name}"
        news = EditionNews(title=title, anchor="dang-soan", notes=notes[""])
        yield _filled(view, room, news, (editions[-1].name, found))
    for index in range(len(editions) - 1, -1, -1):
        edition = editions[index]
        news = EditionNews(
            title=f"Phiên bản {edition.name}",
            anchor=f"phien-ban-{edition.name.replace('.', '-')}",
            notes=notes[edition.name],
            counts=() if index else _counts(edition),
        )
        if index:
            before = editions[index - 1]
            found = differences(_items(before), _items(edition))
            news = _filled(view, room, news, (before.name, found))
        yield news


def _items(edition: Edition) -> Items:
    kinds = sorted(edition.items, key=_place)
    return {(kind, name): item for kind in kinds for name, item in edition.items[kind].items()}


def _today(catalog: Catalog) -> Items:
    keys = sorted(catalog.keys_in_order(), key=lambda key: (_place(key[0]), key[1]))
    return {key: frozen_item(catalog, key) for key in keys}


def _place(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _notes(catalog: Catalog, changes: tuple[Change, ...]) -> dict[str, tuple[Change, ...]]:
    """The notes under the edition that first has each; those of none under an empty name."""
    found: dict[str, list[Change]] = {
        name: [] for name in ("", *(e.name for e in catalog.editions))
    }
    for change in sorted(changes, key=lambda change: (change.date, change.id), reverse=True):
        had = (e.name for e in catalog.editions if e.item(("change", change.id)))
        found[next(had, "")].append(change)
    return {name: tuple(listed) for name, listed in found.items()}


def _counts(edition: Edition) -> tuple[tuple[str, int], ...]:
    kinds = [kind for kind in sorted(edition.items, key=_place) if kind not in _NO_NEWS]
    return tuple((TITLES.get(kind, kind), len(edition.items[kind])) for kind in kinds)


def _filled(
    view: ChangeListView, room: Room, news: EditionNews, found: tuple[str, Differences]
) -> EditionNews:
    """An edition with what differs from the one before it, which is named first."""
    after, changes = found
    # A preview may lack what an edition had; a build stops at that.
    known = [change for change in changes.changed if view.catalog.has(*change.key)]
    return EditionNews(
        title=news.title,
        anchor=news.anchor,
        notes=news.notes,
        new=_new(view, changes.new),
        changed=tuple(
            item_news(view.links, room, change, after)
            for change in known
            if change.key[0] != "change"
        ),
        retired=tuple(_retired(view, key) for key in changes.retired if view.catalog.has(*key)),
    )


def _new(view: ChangeListView, keys: tuple[Key, ...]) -> tuple[New, ...]:
    by_kind: dict[str, list[str]] = {}
    for kind, item_id in keys:
        if kind not in _NO_NEWS and view.catalog.has(kind, item_id):
            by_kind.setdefault(kind, []).append(item_id)
    return tuple(
        New(TITLES[kind], view.links.all(kind, tuple(ids[:_FEW])), len(ids[_FEW:]))
        for kind, ids in by_kind.items()
    )


def _retired(view: ChangeListView, key: Key) -> Retired:
    named = successors(view.catalog, key)
    note = getattr(view.catalog.get(*key), "retired_note", "")
    return Retired(view.links.to(*key), TITLES[key[0]], note, view.links.all(key[0], named))
