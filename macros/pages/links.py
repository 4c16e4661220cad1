"""Where every item stands in the site, and how one page links to another."""

import posixpath
from dataclasses import dataclass
from functools import cache
from typing import Any

from macros.catalog import Catalog, Key
from macros.model.items import Directive, Source
from macros.model.rule import Rule
from macros.model.statement import Cite
from macros.text import day

_PAGES = {
    "directive": "directives",
    "criterion": "criteria",
    "procedure": "procedures",
    "form": "forms",
    "actor": "actors",
    "rule": "rules",
    "training": "trainings",
}
"""Kinds whose items have a page each, and the folder of these pages."""
_GROUPED = ("criterion", "rule", "form")
"""Kinds whose lists have groups for headings; a group that nothing names stands with the first."""
_ON_DIRECTIVE = ("trigger", "period", "record")
_ON_PAGE = {
    "scale": "criteria/index.html",
    "term": "terms.html",
    "change": "changes.html",
    "source": "sources.html",
    "handbook": "index.html",
}
"""Kinds whose items stand together on one page."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an item; `text` is plain, `href` is relative to the page that shows it."""

    text: str
    href: str


def address(catalog: Catalog, key: Key) -> str:
    """Where an item stands, relative to the site's root, as in `criteria/doan-ket.html`.

    Once published, an address stays: catalog.json, papers and other sites keep it.
    """
    kind, item_id = key
    if kind in _PAGES:
        return f"{_PAGES[kind]}/{item_id}.html"
    if kind in _ON_DIRECTIVE:
        return f"directives/{catalog.get(kind, item_id).directive}.html#{kind}-{item_id}"
    if kind == "group":
        origins = {origin for origin, _ in catalog.backlinks(*key)}
        kind = next((kind for kind in _GROUPED if kind in origins), _GROUPED[0])
        return f"{_PAGES[kind]}/index.html#group-{item_id}"
    if kind == "source":
        return f"{_ON_PAGE[kind]}#{item_id}"
    return _ON_PAGE[kind] if kind == "handbook" else f"{_ON_PAGE[kind]}#{kind}-{item_id}"


def example_address(form_id: str) -> str:
    """Where a form's worked example stands."""
    return f"forms/examples/{form_id}.html"


def name(item: Any) -> str:
    """What an item is called in tables and links."""
    return item.short_title if isinstance(item, Directive | Rule) else str(item.title)


def relative(target: str, page: str) -> str:
    """An address as a link from another page of the site."""
    path, hash_, anchor = target.partition("#")
    if path == page and anchor:
        return f"#{anchor}"
    return _way(path, posixpath.dirname(page) or ".") + hash_ + anchor


@cache
def _way(path: str, folder: str) -> str:
    """Asked for every link of every page, and slow to find."""
    return posixpath.relpath(path, folder)


@dataclass(frozen=True, slots=True)
class Links:
    """Links from one page."""

    catalog: Catalog
    page: str
    """The page's own address."""

    def to(self, kind: str, item_id: str) -> Link:
        """To an item, by its name; in a preview a broken one is marked."""
        text = name(self.catalog.get(kind, item_id))
        if self.catalog.is_broken(kind, item_id):
            text += " (tệp đang có lỗi)"
        return Link(text, self.href(address(self.catalog, (kind, item_id))))

    def all(self, kind: str, ids: tuple[str, ...]) -> tuple[Link, ...]:
        """To several items of a kind, in the order given."""
        return tuple(self.to(kind, item_id) for item_id in ids)

    def href(self, target: str) -> str:
        """An address of the site as a link from this page."""
        return relative(target, self.page)

    def cites(self, cites: tuple[Cite, ...]) -> tuple[Link, ...]:
        """Citations, as in `Báo Quân khu 2 ngày 17/05/2018, đoạn 3: “…”`."""
        return tuple(self._cite(cite) for cite in cites)

    def _cite(self, cite: Cite) -> Link:
        source: Source = self.catalog.get("source", cite.source)
        text = f"{source.publisher} ngày {day(source.published)}, đoạn {cite.paragraph}"
        if cite.phrase:
            text += f": “{cite.phrase}”"
        return Link(text, self.href(address(self.catalog, ("source", cite.source))))
