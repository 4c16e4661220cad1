"""The site's pages: what is generated, and what a macro call in a page becomes.

A generated page is front matter and one macro call; its template writes Markdown headings with
explicit ids and HTML bodies.  No text of an editor is ever run as Jinja: it enters a page through
the environment below, which escapes every value, or through front matter, escaped as well.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from forms.definition import edition_said
from macros import servers
from macros.catalog import Catalog
from macros.compile import compile_form
from macros.content_code import content_code
from macros.decks.page import Decks, deck_address
from macros.edition.frozen import BEFORE
from macros.example import example, has_example
from macros.model.form import Form
from macros.model.handbook import Handbook
from macros.pages import labels, uses
from macros.pages.calendar import CalendarView
from macros.pages.changes import ChangeListView
from macros.pages.drawing.map import MapView
from macros.pages.filters import BY, FilteredView
from macros.pages.forms import (
    CollectView,
    CompareView,
    ExampleView,
    FormListView,
    FormPage,
    FormView,
    StartView,
)
from macros.pages.front import Source, source_of, source_of_example
from macros.pages.keys import KeysTable
from macros.pages.links import Links, address, example_address, name
from macros.pages.one_file import Inside, OneFileView, finished, one_file_address
from macros.pages.procedures import ProcedureView
from macros.pages.prose import ProseMacros
from macros.pages.rules import RuleListView, RuleView
from macros.pages.selftest import SelftestView
from macros.pages.term_list import term_list
from macros.pages.terms import PageTerms, Terms
from macros.pages.trainings import TrainingView
from macros.pages.views import (
    ActorView,
    CriterionView,
    DirectiveView,
    ListView,
    View,
)
from macros.text import escape
from macros.word.files import example_file

TEMPLATES = Path(__file__).parent.parent / "templates"
LISTS = {
    "directive": "directives/index.html",
    "criterion": "criteria/index.html",
    "procedure": "procedures/index.html",
    "form": "forms/index.html",
    "actor": "actors/index.html",
    "rule": "rules/index.html",
    "training": "trainings/index.html",
    "source": "sources.html",
    "term": "terms.html",
    "change": "changes.html",
}
"""The pages that show all items of a kind."""
_ITEM_VIEWS: dict[str, Callable[[Links, Any], View]] = {
    "directive": DirectiveView,
    "criterion": CriterionView,
    "procedure": ProcedureView,
    "actor": ActorView,
    "rule": RuleView,
    "training": TrainingView,
}
_LIST_VIEWS: dict[str, Callable[[Links, tuple[Any, ...]], View]] = {
    **{kind: partial(FilteredView, by=by) for kind, by in BY.items()},
    "form": partial(FormListView, by=BY["form"]),
    "rule": RuleListView,
    "term": term_list,
    "change": ChangeListView,
}
_OVERVIEWS: dict[str, tuple[str, Callable[[Links], View]]] = {
    "start": ("index.html", StartView),
    "calendar": ("calendar.html", CalendarView),
    "map": ("map.html", MapView),
    "compare": ("compare.html", CompareView),
    "collect": ("collect.html", CollectView),
    "selftest": ("selftest.html", SelftestView),
}
"""Pages about the handbook as a whole: address and view; the template has the same name."""


@cache  # a preview compiles a template anew only when its file has changed
def environment() -> Environment:
    """Templates whose every value is escaped, whatever it is, and where nothing is undefined."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # These would let a value past `escape`, or escape it for HTML alone.
    for around in ("safe", "e", "escape", "forceescape", "urlize", "xmlattr", "tojson"):
        del made.filters[around]
    return made


class Pages:
    """Every page that is made from the catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._templates = environment()
        self._terms = Terms(catalog)
        self._decks = Decks(catalog, self._templates, lambda: self.content_code)
        self._inside = Inside()

    @cached_property
    def content_code(self) -> str:
        """Tells printed copies and sites apart: equal codes, equal content."""
        return content_code(self._catalog)

    @property
    def handbook(self) -> Handbook:
        """What the handbook says of itself, for the foot of every page."""
        return self._catalog.handbook

    @property
    def edition(self) -> str:
        """The content's edition, for the foot of every page."""
        edition = self._catalog.edition
        if edition == BEFORE:
            return f"{BEFORE} (đang soạn, chưa đánh số)"
        return edition_said(edition, edited=self._catalog.edited)

    def sources(self) -> Iterator[Source]:
        """The generated pages, one an item of the kinds that have pages."""
        for kind in labels.SECTIONS:
            for item in self._catalog.items(kind):
                yield source_of(self._catalog, kind, item)
        for form in filter(has_example, self._catalog.items("form")):
            yield source_of_example(form)

    def item_page(self, kind: str, item_id: str) -> str:
        """The Markdown of an item's page."""
        view = self._view(kind, item_id)
        return self._render(f"{kind}.md", view)

    def form_example(self, form_id: str) -> str:
        """The Markdown of a form's worked example."""
        form = self._catalog.get("form", form_id)
        definition = compile_form(self._catalog, form_id)
        response = example(self._catalog, form, definition)
        links = Links(self._catalog, example_address(form_id))
        file = links.href(example_file(form_id))
        return self._render("example.md", ExampleView(links, form, definition, response, file))

    def index_of(self, kind: str, page: str) -> str:
        """The Markdown that lists every item of a kind, for the page at an address."""
        make = _LIST_VIEWS.get(kind, ListView)
        links = Links(self._catalog, page)
        return self._render(f"list_{kind}.md", make(links, self._catalog.items(kind)))

    def overview(self, name: str) -> str:
        """The Markdown of a page about the handbook as a whole, one of `_OVERVIEWS`."""
        page, make = _OVERVIEWS[name]
        return self._render(f"{name}.md", make(Links(self._catalog, page)))

    def keys_table(self) -> str:
        """Every key that an editor may write, and what it means."""
        return self._templates.get_template("keys.html").render(page=KeysTable())

    def macros(self, page: Callable[[], str]) -> dict[str, Callable[..., str]]:
        """What pages may call, by name; `page` gives the address of the one that is being made."""
        return {
            **ProseMacros(self._catalog, self._templates, page).named(),
            "item_page": self.item_page,
            "form_example": self.form_example,
            "index_of": lambda kind: self.index_of(kind, page()),
            "overview": self.overview,
            "content_code": lambda: self.content_code,
            "keys_table": self.keys_table,
            "nginx_configuration": lambda: f"```nginx\n{servers.nginx()}```",
        }

    def decks(self) -> Iterator[tuple[str, str]]:
        """Address and HTML of every presentation."""
        for kind, item_id in self._decks.shown():
            yield deck_address(kind, item_id), self.deck(kind, item_id)

    def deck(self, kind: str, item_id: str) -> str:
        """The HTML of an item's presentation."""
        return self._decks.of(kind, item_id)

    def one_files(self) -> Iterator[tuple[str, str]]:
        """Address and HTML of every form in one file."""
        for form in self._catalog.items("form"):
            yield one_file_address(form.id), self.one_file(form.id)

    def one_file(self, form_id: str) -> str:
        """A form's page that stands alone."""
        links = Links(self._catalog, one_file_address(form_id))
        form = self._catalog.get("form", form_id)
        page = replace(self._form(links, form), root="")
        view = OneFileView(links, form, page, self._inside, self.edition, self.content_code)
        return finished(self._render("one_file.html", view))

    def catalog_json(self) -> str:
        """Every item with its kind, title, status and address, for other programs."""
        items = [
            {
                "id": item_id,
                "kind": kind,
                "title": name(self._catalog.get(kind, item_id)),
                "status": self._catalog.get(kind, item_id).status,
                "address": address(self._catalog, (kind, item_id)),
            }
            for kind, item_id in self._catalog.keys_in_order()
        ]
        members = {
            "editor": self.handbook.editor,
            "edition": self._catalog.edition,
            "edited": self._catalog.edited,
            "content": self.content_code,
            "items": items,
        }
        return json.dumps(members, ensure_ascii=False, indent=2) + "\n"

    def _render(self, template: str, view: View) -> str:
        return self._templates.get_template(template).render(page=view)

    def _view(self, kind: str, item_id: str) -> View:
        links = Links(self._catalog, address(self._catalog, (kind, item_id)))
        item = self._catalog.get(kind, item_id)
        if kind == "form":
            return FormView(links, item, self._form(links, item))
        return replace(_ITEM_VIEWS[kind](links, item), terms=PageTerms(self._terms, links))

    def _form(self, links: Links, item: Form) -> FormPage:
        shared = {f.name for f in fields(FormPage)} & {f.name for f in fields(Form)}
        return FormPage(
            definition=compile_form(self._catalog, item.id),
            bases=uses.links_to_bases(links, item),
            example_href=example_address(item.id) if has_example(item) else "",
            one_file_href=one_file_address(item.id),
            root="../",
            **{member: getattr(item, member) for member in shared},
        )
