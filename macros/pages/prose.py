"""What an editor's own pages may call besides the lists: steps, criterion, cite, term.

Each answers Markdown-safe HTML with links that fit the page that calls it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import Environment

from macros.catalog import Catalog
from macros.model.statement import Cite
from macros.pages.links import Links
from macros.pages.views import View


class UnknownItemError(LookupError):
    """A page asks for an item that is not there."""


@dataclass(frozen=True, slots=True)
class ProseMacros:
    """The macros; `page` gives the address of the page that is being made."""

    catalog: Catalog
    templates: Environment
    page: Callable[[], str]

    def named(self) -> dict[str, Callable[..., str]]:
        """The macros by the name that pages call them by."""
        return {
            "steps": self.steps,
            "criterion": self.criterion,
            "cite": self.cite,
            "term": self.term,
            "search_examples": self.search_examples,
        }

    def steps(self, procedure: str) -> str:
        """A procedure's steps in short: title, who, when; with a link to the whole."""
        return self._render("steps", "procedure", procedure)

    def criterion(self, criterion: str) -> str:
        """A criterion's statement with its source and a link to its page."""
        return self._render("criterion", "criterion", criterion)

    def cite(self, source: str, paragraph: int, phrase: str = "") -> str:
        """A citation, as under the statements of item pages."""
        cite = Cite(source=self._known("source", source), paragraph=paragraph, phrase=phrase)
        return self._fill("cite", cite)

    def term(self, term: str) -> str:
        """A term with a link to its explanation."""
        return self._render("term", "term", term)

    def search_examples(self) -> str:
        """What may be typed into the search box of this handbook."""
        return self._fill("examples", self.catalog.handbook.search_examples)

    def _known(self, kind: str, item_id: str) -> str:
        if not self.catalog.has(kind, item_id):
            what, mend = self.catalog.missing(kind, item_id)
            raise UnknownItemError(f"{self.page()}: {what}; {mend}")
        return item_id

    def _render(self, name: str, kind: str, item_id: str) -> str:
        return self._fill(name, self.catalog.get(kind, self._known(kind, item_id)))

    def _fill(self, name: str, value: object) -> str:
        view = View(Links(self.catalog, self.page()))
        template = self.templates.get_template(f"prose_{name}.html")
        return template.render(page=view, item=value).strip()
