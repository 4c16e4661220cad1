"""The pages about today's regulations: one rule, and all of them by area and succession."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.items import Group
from macros.model.kinds import Item
from macros.model.rule import Rule, Topic
from macros.pages.links import Link
from macros.pages.standing import Standing, area_order, in_time, proofs, standing
from macros.pages.views import View

_CHAIN = ("replaces", "follows", "amends")
"""Relations that put regulations into one line; a guideline keeps a line of its own."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A regulation's tie to another one, read from either side."""

    label: str
    link: Link
    text: str
    proofs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RuleView(View):
    """A regulation, its evidence and what came before and after it."""

    item: Rule

    @property
    def area(self) -> Link:
        """The handbook's own heading over it."""
        return self.links.to("group", self.item.area)

    @property
    def standing(self) -> Standing:
        """What came after it."""
        return standing(self.links, self.item)

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Its ties to other regulations, and theirs to it."""
        back = (
            tie
            for other in in_time(self.catalog.referring("rule", ("rule", self.item.id)))
            if other.status == "active"
            for tie in _ties(self, other, self.labels.RULE_RELATIONS_BACK, self.item.id)
        )
        return (*_ties(self, self.item, self.labels.RULE_RELATIONS), *back)

    def successors(self, item: Item) -> tuple[Link, ...]:
        """Only those that the item names: `standing` has the regulations that replace it."""
        return self.links.all("rule", getattr(item, "replaced_by", ()))

    def proofs(self, pages: tuple[str, ...]) -> tuple[Link, ...]:
        """The web pages that prove something."""
        return proofs(self.links, self.item, pages)

    def shared_pages(self, topic: Topic) -> tuple[str, ...]:
        """The web pages that prove each of several facts alike, to be said once."""
        pages = {fact.pages for fact in topic.facts}
        return topic.facts[0].pages if len(topic.facts) > 1 and len(pages) == 1 else ()


@dataclass(frozen=True, slots=True)
class Area:
    """The regulations on one matter, in lines from the oldest to the newest."""

    group: Group
    chains: tuple[tuple[Rule, ...], ...]
    single: tuple[Rule, ...]
    """Those that neither follow another one nor are followed."""


@dataclass(frozen=True, slots=True)
class RuleListView(View):
    """Every regulation, by area."""

    items: tuple[Rule, ...]

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas in their order."""
        ordered = sorted({area_order(self.catalog, rule) for rule in self.items})
        return tuple(self._area(area) for _, area in ordered)

    def standing(self, rule: Rule) -> Standing:
        """What came after a regulation."""
        return standing(self.links, rule)

    def ties(self, rule: Rule) -> tuple[Tie, ...]:
        """A regulation's ties to those before it."""
        return tuple(_ties(self, rule, self.labels.RULE_RELATIONS))

    def _area(self, area: str) -> Area:
        lines = _chains(in_time(tuple(rule for rule in self.items if rule.area == area)))
        return Area(
            self.catalog.get("group", area),
            tuple(line for line in lines if len(line) > 1),
            tuple(line[0] for line in lines if len(line) == 1),
        )


def _ties(view: View, rule: Rule, labels: dict[str, str], target: str = "") -> Iterator[Tie]:
    """The ties that a regulation has; with `target` those to it, as they look from there."""
    for relation in rule.relations:
        if target in ("", relation.target):
            yield Tie(
                labels[relation.kind],
                view.links.to("rule", rule.id if target else relation.target),
                relation.text,
                proofs(view.links, rule, relation.pages),
            )


def _chains(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, ...], ...]:
    """Regulations that came one after another, together; each line and all lines in time."""
    lines: list[list[Rule]] = []
    for rule in rules:
        before = {r.target for r in rule.relations if r.kind in _CHAIN}
        joined = [line for line in lines if any(older.id in before for older in line)]
        lines = [line for line in lines if line not in joined]
        lines.append([*(older for line in joined for older in line), rule])
    in_order = (in_time(tuple(line)) for line in lines)
    return tuple(sorted(in_order, key=lambda line: (line[0].issued, line[0].id)))
