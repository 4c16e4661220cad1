"""Who uses an item: the other end of every link."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.catalog import Catalog, Key
from macros.model.form import Form
from macros.model.kinds import Item
from macros.model.question import Question, question_id
from macros.model.statement import Cite
from macros.pages.links import Link, Links, address


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a form."""

    form: Form
    question: Question
    place: tuple[int, int]
    """Its number on the page and on paper: 2.3 is the third of the second section."""


def asking(catalog: Catalog, kind: str, item_id: str) -> Iterator[Asked]:
    """The questions on a criterion or a trigger, in the forms' order."""
    for form in catalog.referring("form", (kind, item_id)):
        for s, section in enumerate(form.sections, 1):
            for q, question in enumerate(section.questions, 1):
                if item_id == (question.criterion if kind == "criterion" else question.trigger):
                    yield Asked(form, question, (s, q))


def asked_in(links: Links, kind: str, item_id: str) -> tuple[Link, ...]:
    """The questions on a criterion or a trigger."""
    found = []
    for asked in asking(links.catalog, kind, item_id):
        page = address(links.catalog, ("form", asked.form.id))
        text = f"{asked.form.title}, câu {'.'.join(map(str, asked.place))}"
        found.append(Link(text, links.href(f"{page}#q-{question_id(asked.question)}")))
    return tuple(found)


def as_asked(catalog: Catalog, kind: str, items: tuple[Any, ...]) -> tuple[Any, ...]:
    """Criteria or triggers as forms ask them; the rest after these, as their sources print them."""

    def order(item: Any) -> tuple[Any, ...]:
        first: Cite = item.cite[0]
        asked = next(asking(catalog, kind, item.id), None)
        place = (asked.form.id, *asked.place) if asked else ()
        return asked is None, place, first.source, first.paragraph, item.id

    return tuple(sorted(items, key=order))


def steps_with(links: Links, kind: str, item_id: str) -> tuple[Link, ...]:
    """The steps of procedures that name an actor or a record."""
    found = []
    for procedure in links.catalog.referring("procedure", (kind, item_id)):
        for number, step in enumerate(procedure.steps, 1):
            if item_id in (step.actors if kind == "actor" else step.records):
                target = f"{address(links.catalog, ('procedure', procedure.id))}#step-{step.id}"
                text = f"{procedure.title}, bước {number}: {step.title}"
                found.append(Link(text, links.href(target)))
    return tuple(found)


def bases(catalog: Catalog, form: Form) -> tuple[Key, ...]:
    """The document and the rule that a form names, or else those that its questions come from."""
    named = [("directive", form.directive), ("rule", form.rule)]
    if not any(item_id for _, item_id in named):
        named = [base for s in form.sections for q in s.questions for base in _origins(catalog, q)]
    return tuple(dict.fromkeys(base for base in named if base[1]))


def links_to_bases(links: Links, form: Form) -> tuple[Link, ...]:
    """Links to what a form rests on."""
    return tuple(links.to(*base) for base in bases(links.catalog, form))


def _origins(catalog: Catalog, question: Question) -> Iterator[Key]:
    of_items = (
        ("criterion", question.criterion),
        ("trigger", question.trigger),
        ("procedure", question.procedure),
    )
    for kind, item_id in of_items:
        if item_id:
            yield "directive", catalog.get(kind, item_id).directive
    yield "rule", question.rule


def requirements_of(links: Links, actor_id: str) -> tuple[Link, ...]:
    """The requirements that directives put on an actor."""
    found = []
    for directive in links.catalog.referring("directive", ("actor", actor_id)):
        for requirement in directive.requirements:
            if actor_id in requirement.who:
                page = address(links.catalog, ("directive", directive.id))
                text = f"{directive.short_title}: {requirement.title}"
                found.append(Link(text, links.href(f"{page}#requirement-{requirement.id}")))
    return tuple(found)


def referring(links: Links, key: Key, kind: str) -> tuple[Link, ...]:
    """The items of one kind that refer to an item."""
    origins = links.catalog.backlinks(*key)
    return tuple(links.to(origin, item_id) for origin, item_id in origins if origin == kind)


def concretising(catalog: Catalog, directive_id: str) -> tuple[str, ...]:
    """A directive and those that carry it further, whose procedures serve it as well."""
    found = [directive_id]
    for directive in catalog.referring("directive", ("directive", directive_id)):
        for relation in directive.relations:
            if relation.target == directive_id and relation.kind in ("concretises", "implements"):
                found.append(directive.id)
    return tuple(dict.fromkeys(found))


def article_days(catalog: Catalog, item: Item) -> tuple[str, ...]:
    """When the articles that an item cites were published, in order, as year-month-day."""
    return tuple(sorted({catalog.get("source", s).published for s in _sources(item)}))


def _sources(value: object) -> Iterator[str]:
    if isinstance(value, Cite):
        yield value.source
    elif isinstance(value, tuple):
        for each in value:
            yield from _sources(each)
    else:
        for member in getattr(type(value), "__dataclass_fields__", ()):
            yield from _sources(getattr(value, member))
