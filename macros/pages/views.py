"""What each template gets: one view a kind of page.

A view holds the item as the editor wrote it and answers what only the catalog knows.  Texts are
plain; the templates' environment escapes each of them.
"""

from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from macros.catalog import Catalog
from macros.decks.page import deck_address, has_deck
from macros.model.handbook import Handbook, Words
from macros.model.items import Actor, Criterion, Directive, Group, Period, Trigger
from macros.model.kinds import KINDS, Item
from macros.model.statement import Cite
from macros.pages import labels, uses
from macros.pages.links import Link, Links
from macros.pages.standing import Compared, compared
from macros.pages.terms import PageTerms
from macros.successors import successors
from macros.text import capital, day, escape, joined


@dataclass(frozen=True, slots=True)
class View:
    """A page; `labels` and `links` are at every template's hand."""

    links: Links
    terms: PageTerms | None = field(default=None, kw_only=True)
    """None on pages that do not explain terms."""

    @property
    def catalog(self) -> Catalog:
        """All items."""
        return self.links.catalog

    @property
    def labels(self) -> Any:
        """The names of the model's values, in the handbook's words."""
        return labels.in_words(self.words)

    @property
    def handbook(self) -> Handbook:
        """What the handbook says of itself."""
        return self.catalog.handbook

    @property
    def words(self) -> Words:
        """How this handbook calls what every handbook has."""
        return self.catalog.handbook.words

    def text(self, value: object) -> Markup:
        """Running text: escaped, and with its terms linked where the page explains terms."""
        return self.terms.text(value) if self.terms else escape(value)

    def day(self, iso: str) -> str:
        """A day as a reader writes it."""
        return day(iso)

    def capital(self, text: str) -> str:
        """As at the beginning of a sentence."""
        return capital(text)

    def of(self, kind: str, directive_id: str) -> tuple[Any, ...]:
        """The items of a kind that belong to a directive."""
        return self.catalog.of(kind, directive_id)

    def forms_with(self, kind: str, item_id: str) -> tuple[Link, ...]:
        """The forms that name an item."""
        return uses.referring(self.links, (kind, item_id), "form")

    def asked_in(self, kind: str, item_id: str) -> tuple[Link, ...]:
        """The form questions on a criterion or a trigger."""
        return uses.asked_in(self.links, kind, item_id)

    def successors(self, item: Item) -> tuple[Link, ...]:
        """What took the place of an item that is no longer used."""
        kind = next(kind for kind, cls in KINDS.items() if isinstance(item, cls))
        return self.links.all(kind, successors(self.catalog, (kind, item.id)))

    def deck(self, kind: str, item_id: str) -> str:
        """The way to an item's presentation; empty where it has none."""
        if not has_deck(self.catalog, kind, self.catalog.get(kind, item_id)):
            return ""
        return self.links.href(deck_address(kind, item_id))

    def trainings_with(self, kind: str, item_id: str) -> tuple[Link, ...]:
        """The training sessions about an item."""
        return uses.referring(self.links, (kind, item_id), "training")


@dataclass(frozen=True, slots=True)
class Related:
    """A directive's tie to another one, read from either side."""

    label: str
    link: Link
    cite: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class DirectiveView(View):
    """A directive with everything that belongs to it."""

    item: Directive

    @property
    def days(self) -> str:
        """When the articles about it were published, in words."""
        days = uses.article_days(self.catalog, self.item)
        return joined([day(iso) for iso in days])

    @property
    def relations(self) -> tuple[Related, ...]:
        """Its ties to other directives, and theirs to it."""
        to = self.links.to
        own = [
            Related(labels.RELATIONS[r.kind], to("directive", r.target), r.cite)
            for r in self.item.relations
        ]
        back = [
            Related(labels.RELATIONS_BACK[r.kind], to("directive", other.id), r.cite)
            for other in self.catalog.referring("directive", ("directive", self.item.id))
            for r in other.relations
            if r.target == self.item.id
        ]
        return (*own, *back)

    @property
    def rules(self) -> tuple[Compared, ...]:
        """Today's regulations on the same matter, to be kept apart."""
        return compared(self.links, self.item.id)

    @property
    def groups(self) -> tuple[tuple[Group, tuple[Criterion, ...]], ...]:
        """Its criteria by group, in the groups' order."""
        return by_group(self.catalog, self.of("criterion", self.item.id))

    @property
    def triggers(self) -> tuple[Trigger, ...]:
        """Its cases for a review."""
        return uses.as_asked(self.catalog, "trigger", self.of("trigger", self.item.id))

    @property
    def periods(self) -> tuple[Period, ...]:
        """Its periods, the shorter ones first."""
        lengths = list(labels.PERIODS)
        periods = self.of("period", self.item.id)
        return tuple(sorted(periods, key=lambda p: (lengths.index(p.length), p.id)))

    @property
    def procedures(self) -> tuple[Link, ...]:
        """Its procedures, those of documents that carry it further, and those resting on it."""
        of_this = self.catalog.referring("procedure", ("directive", self.item.id))
        resting = (procedure.id for procedure in of_this if self.item.id in procedure.related)
        links = self.links.all("procedure", tuple(resting))
        return tuple(dict.fromkeys([*self._serving("procedure"), *links]))

    @property
    def forms(self) -> tuple[Link, ...]:
        """Its forms, those that help with its papers, and those that ask what it says."""
        own = [*self._serving("form")]
        for record in self.of("record", self.item.id):
            own += self.forms_with("record", record.id)
        asking = {
            asked.form.id
            for kind in ("criterion", "trigger")
            for item in self.of(kind, self.item.id)
            for asked in uses.asking(self.catalog, kind, item.id)
        }
        return tuple(dict.fromkeys([*own, *self.links.all("form", tuple(sorted(asking)))]))

    def used_in(self, kind: str, item_id: str) -> tuple[Link, ...]:
        """Where a trigger is asked, or a record used."""
        if kind == "trigger":
            return self.asked_in(kind, item_id)
        return uses.steps_with(self.links, kind, item_id)

    def _serving(self, kind: str) -> tuple[Link, ...]:
        directives = uses.concretising(self.catalog, self.item.id)
        items = [i for d in directives for i in self.of(kind, d)]
        return self.links.all(kind, tuple(i.id for i in items))


@dataclass(frozen=True, slots=True)
class CriterionView(View):
    """A criterion, what it rests on and where it is used."""

    item: Criterion

    @property
    def group(self) -> Link:
        """The handbook's own heading over it."""
        return self.links.to("group", self.item.group)

    @property
    def triggers(self) -> tuple[Trigger, ...]:
        """The cases for a review that name it."""
        return tuple(
            trigger
            for trigger in self.catalog.referring("trigger", ("criterion", self.item.id))
            if self.item.id in (trigger.criterion, trigger.contradicts)
        )

    @property
    def questions(self) -> tuple[Link, ...]:
        """The form questions on it."""
        return self.asked_in("criterion", self.item.id)

    @property
    def procedures(self) -> tuple[Link, ...]:
        """The procedures of its directive and of those that carry it further."""
        return DirectiveView(
            self.links, self.catalog.get("directive", self.item.directive)
        ).procedures


@dataclass(frozen=True, slots=True)
class ActorView(View):
    """What a body or a person in a role has to do, and where."""

    item: Actor

    @property
    def requirements(self) -> tuple[Link, ...]:
        """The requirements on it."""
        return uses.requirements_of(self.links, self.item.id)

    @property
    def steps(self) -> tuple[Link, ...]:
        """The procedure steps that name it."""
        return uses.steps_with(self.links, "actor", self.item.id)

    def referring(self, origin: str) -> tuple[Link, ...]:
        """The items of a kind that refer to it."""
        return uses.referring(self.links, ("actor", self.item.id), origin)


@dataclass(frozen=True, slots=True)
class ListView(View):
    """The items of one kind, for an index page."""

    items: tuple[Any, ...]

    @property
    def groups(self) -> tuple[tuple[Group, tuple[Criterion, ...]], ...]:
        """Criteria by group, in the groups' order."""
        return by_group(self.catalog, self.items)

    def referring(self, kind: str, item_id: str, origin: str) -> tuple[Link, ...]:
        """The items of a kind that refer to an item."""
        return uses.referring(self.links, (kind, item_id), origin)


def by_group(
    catalog: Catalog, criteria: tuple[Any, ...]
) -> tuple[tuple[Group, tuple[Criterion, ...]], ...]:
    """Criteria under their groups, in the groups' order; groups without any are left out."""
    groups = sorted(catalog.items("group"), key=lambda g: (g.order, g.id))
    in_order = uses.as_asked(catalog, "criterion", criteria)
    found = ((g, tuple(c for c in in_order if c.group == g.id)) for g in groups)
    return tuple((group, members) for group, members in found if members)
