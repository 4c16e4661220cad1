"""Terms in running text: where they occur, and what a page says of them.

A term is linked where it first occurs on a page; its explanation stands in a list at the page's
end, where the link, a tooltip and the printer take it from.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.catalog import Catalog
from macros.model.handbook import Term
from macros.pages.links import Links, address
from macros.text import dictionary_order, escape, plain

# Set phrases are in quotes; hyphens and strokes hold the parts of a number together.
_QUOTED = r"“[^”]*”|\"[^\"]*\""
_BEFORE, _AFTER = r"(?<![\w/-])", r"(?![\w/\u0300-\u036f-])"


@dataclass(frozen=True, slots=True)
class Hit:
    """An occurrence of a term: from `start` up to `end` in a plain text."""

    start: int
    end: int
    term: Term


class Terms:
    """The terms of a handbook, found as whole words, the longest first."""

    def __init__(self, catalog: Catalog) -> None:
        self._terms: dict[str, Term] = {}
        for term in catalog.items("term"):
            if term.status == "active":
                for name in filter(None, (_folded(name) for name in (term.title, *term.also))):
                    self._terms.setdefault(name, term)
        self._pattern = _pattern(self._terms)

    def hits(self, text: str) -> Iterator[Hit]:
        """Every occurrence in a plain text outside quotes, in order; none overlaps another."""
        for match in self._pattern.finditer(text):
            term = self._terms.get(_folded(match["term"] or ""))
            if term:
                yield Hit(match.start(), match.end(), term)


class PageTerms:
    """The terms of one page; its template calls `text` in the order in which the page is read."""

    def __init__(self, terms: Terms, links: Links) -> None:
        self._terms = terms
        self._links = links
        self._used: dict[str, Term] = {}

    def text(self, value: object) -> Markup:
        """A text escaped as any other, with a link on each term that the page has not had yet."""
        if isinstance(value, Markup):
            return value
        text, done = plain(value), 0
        parts: list[str] = []
        for hit in self._terms.hits(text):
            if hit.term.id not in self._used:
                self._used[hit.term.id] = hit.term
                parts += [escape(text[done : hit.start]), self._link(hit, text)]
                done = hit.end
        parts.append(escape(text[done:]))
        return Markup("".join(parts))  # noqa: S704 - each piece is escaped

    @property
    def used(self) -> tuple[Term, ...]:
        """The terms linked so far, as a dictionary has them."""
        return in_order(self._used.values())

    def _link(self, hit: Hit, text: str) -> str:
        href = escape(self._links.href(address(self._links.catalog, ("term", hit.term.id))))
        name = escape(text[hit.start : hit.end])
        described_by = escape(f"hb-term-{hit.term.id}")
        return f'<a class="hb-term" href="{href}" aria-describedby="{described_by}">{name}</a>'


def in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Terms as a Vietnamese dictionary has them."""
    return tuple(sorted(terms, key=lambda term: (dictionary_order(term.title), term.id)))


def _folded(name: str) -> str:
    return plain(name).strip().casefold()


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Quotes, to go past them, or one of the names as the group `term`."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(f"{_QUOTED}|{_BEFORE}(?P<term>{either}){_AFTER}", re.IGNORECASE)
