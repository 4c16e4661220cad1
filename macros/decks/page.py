"""Decks as HTML pages of their own, and which decks there are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from macros.catalog import Catalog, Key
from macros.decks.items import Telling, banner
from macros.decks.slide import Deck, Slide, spread_all
from macros.decks.training import Session
from macros.edition.frozen import BEFORE
from macros.pages.links import address, name
from macros.pages.numbers import unbroken

KINDS = ("directive", "procedure", "group", "form", "training")
"""Kinds of which every item in use has a deck."""


def deck_address(kind: str, item_id: str) -> str:
    """Where the deck of an item stands, relative to the site's root."""
    return f"decks/{kind}-{item_id}.html"


@dataclass(frozen=True, slots=True)
class DeckPage:
    """What `deck.html` gets."""

    deck: Deck
    handbook: str
    content: str
    """The content's edition, once there is one, and its code."""
    root: str = "../"

    @property
    def count(self) -> int:
        """How many slides there are."""
        return len(self.deck.slides)


class Decks:
    """Every deck of the handbook."""

    def __init__(
        self, catalog: Catalog, templates: Environment, content: Callable[[], str]
    ) -> None:
        self._catalog = catalog
        self._templates = templates
        self._content = content

    def shown(self) -> Iterator[Key]:
        """The items that have decks."""
        for kind in KINDS:
            for item in self._catalog.items(kind):
                if has_deck(self._catalog, kind, item):
                    yield kind, item.id

    def of(self, kind: str, item_id: str) -> str:
        """The page of an item's deck."""
        return self.html(self._deck(kind, self._catalog.get(kind, item_id)))

    def html(self, deck: Deck) -> str:
        """A deck's page."""
        view = DeckPage(deck, self._catalog.handbook.title, self._said())
        return unbroken(self._templates.get_template("deck.html").render(page=view))

    def _said(self) -> str:
        """As a slide's foot has room for: `2026.1 · 18e8ffd9`, `sau 2026.1 · …` when edited."""
        edition, code = self._catalog.edition, self._content()
        if edition == BEFORE:
            return code
        return f"{'sau ' if self._catalog.edited else ''}{edition} · {code}"

    def _deck(self, kind: str, item: Any) -> Deck:
        told = (
            Session(self._catalog, item).slides()
            if kind == "training"
            else Telling(self._catalog).of(kind, item.id)
        )
        return Deck(
            id=f"{kind}-{item.id}",
            title=name(item),
            slides=spread_all([*told, _last(name(item))]),
            page=address(self._catalog, (kind, item.id)),
            banner=banner(item) if kind == "form" else "",
        )


def has_deck(catalog: Catalog, kind: str, item: Any) -> bool:
    """Whether an item is in use and has anything to show."""
    if item.status != "active":
        return False
    if kind == "group":
        return any(c.group == item.id for c in catalog.items("criterion") if c.status == "active")
    return True


def _last(title: str) -> Slide:
    return Slide(title="Hết", body=(title,), is_head=True)
