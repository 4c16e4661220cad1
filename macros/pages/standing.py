"""Where regulations stand: what came after one, what proves it, and which documents it concerns."""

from dataclasses import dataclass

from macros.catalog import Catalog
from macros.model.rule import Rule
from macros.pages.labels import EVIDENCE
from macros.pages.links import Link, Links, address


@dataclass(frozen=True, slots=True)
class Standing:
    """The regulations in use that came after one."""

    replaced_by: tuple[Link, ...]
    """Those that say so."""
    followed_by: tuple[Link, ...]
    """Those on the same matter of which nobody has seen them say so."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A regulation on the same matter as a document of the articles."""

    rule: Rule
    link: Link
    text: str
    standing: Standing


def standing(links: Links, rule: Rule) -> Standing:
    """What came after a regulation, in the order of time."""
    others = in_time(links.catalog.referring("rule", ("rule", rule.id)))
    after: dict[str, tuple[str, ...]] = {
        kind: tuple(
            other.id
            for other in others
            if other.status == "active"
            and any(r.target == rule.id and r.kind == kind for r in other.relations)
        )
        for kind in ("replaces", "follows")
    }
    return Standing(links.all("rule", after["replaces"]), links.all("rule", after["follows"]))


def in_time(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Regulations in the order in which they were issued."""
    return tuple(sorted(rules, key=lambda rule: (rule.issued, rule.id)))


def proofs(links: Links, rule: Rule, pages: tuple[str, ...]) -> tuple[Link, ...]:
    """The web pages that prove something, each with what was seen of it."""
    place = address(links.catalog, ("rule", rule.id))
    return tuple(
        Link(f"{page.site} ({EVIDENCE[page.evidence]})", links.href(f"{place}#trang-{page.id}"))
        for wanted in pages
        for page in rule.pages
        if page.id == wanted
    )


def compared(links: Links, directive_id: str) -> tuple[Compared, ...]:
    """The regulations in use that concern the matter of a document, area by area in time."""
    concerned = in_time(links.catalog.referring("rule", ("directive", directive_id)))
    rules = sorted(concerned, key=lambda rule: area_order(links.catalog, rule))
    return tuple(
        Compared(rule, links.to("rule", rule.id), found.text, standing(links, rule))
        for rule in rules
        for found in rule.compare
        if rule.status == "active" and found.directive == directive_id
    )


def area_order(catalog: Catalog, rule: Rule) -> tuple[int, str]:
    """The place of a regulation's area among all."""
    return catalog.get("group", rule.area).order, rule.area
