"""The page of all terms: each with its explanation, and with the pages that use it."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalog import Catalog, Key
from macros.model.handbook import Term
from macros.pages import labels
from macros.pages.links import Link, Links
from macros.pages.terms import Terms, in_order
from macros.pages.views import View
from macros.text import plain

_RUNNING = frozenset(
    (
        *("action", "condition", "consequence", "guidance", "note", "role"),
        *("statement", "text", "today", "what"),
    )
)
"""The members of items that templates give to `page.text`."""
_PAGES = {
    "directive": "directive",
    "trigger": "directive",
    "period": "directive",
    "record": "directive",
    "criterion": "criterion",
    "procedure": "procedure",
    "actor": "actor",
    "rule": "rule",
    "training": "training",
}
"""The kinds with running text, and on which kind's page it stands."""


@dataclass(frozen=True, slots=True)
class TermListView(View):
    """Every term in the order of a dictionary."""

    items: tuple[Term, ...]
    used: dict[str, tuple[Key, ...]]

    def uses(self, term: Term) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        """The pages that use a term, under the names of their kinds."""
        keys = self.used.get(term.id, ())
        by_kind = (
            (label, tuple(self.links.to(*key) for key in keys if key[0] == kind))
            for kind, label in labels.SECTIONS.items()
        )
        return tuple((label, links) for label, links in by_kind if links)


def term_list(links: Links, items: tuple[Term, ...]) -> TermListView:
    """The view of the page, with the uses found in one walk over all texts."""
    found: dict[str, dict[Key, None]] = {}
    terms = Terms(links.catalog)
    for page, key in _items(links.catalog):
        for text in _running_texts(links.catalog, key):
            for hit in terms.hits(text):
                found.setdefault(hit.term.id, {})[page] = None
    used = {term: tuple(sorted(pages)) for term, pages in found.items()}
    return TermListView(links, in_order(items), used)


def _items(catalog: Catalog) -> Iterator[tuple[Key, Key]]:
    """Every item that runs text, after the one on whose page it stands."""
    for kind, page in _PAGES.items():
        for item in catalog.items(kind):
            yield (page, item.id if page == kind else item.directive), (kind, item.id)


def _running_texts(catalog: Catalog, key: Key) -> Iterator[str]:
    for found in catalog.found(key):
        if found.path[-1] in _RUNNING and isinstance(found.value, str):
            yield plain(found.value)
