"""A handbook of any size that says nothing: `python -m bench.synthetic ITEMS FOLDER`.

Every item has the shape of one of the real handbook (how long its texts are, how many steps it
has, what it refers to) and other words.  ITEMS counts what has a page of its own; what belongs to
it (triggers, periods, records) grows along, and what a handbook has one set of (sources, groups,
scales, forms, trainings, terms) does not.  The same data and seed give the same files.  From a
hundred items on everything that the form asks about is there.

`SO_TAY_DATA=FOLDER make site` builds it.
"""

import argparse
import random
import re
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import yaml

from bench.words import Words
from macros.annotations import Hint, Means, Ref
from macros.catalog import Catalog, load_catalog
from macros.check.items import LIMITS
from macros.model.kinds import FOLDERS, ID_LENGTH, KINDS
from macros.pages.labels import SECTIONS
from macros.walk import walk

PAGED = tuple(kind for kind in SECTIONS if kind not in ("form", "training"))
"""The kinds that ITEMS counts."""
GROWING = (*PAGED, "trigger", "period", "record")
KEPT = frozenset({"id", "value", "unit", "due", "site"})
"""Members that a check or a picture reads as more than words."""
VERBATIM = frozenset({"handbook", "scale"})
SEED = 53


@dataclass(frozen=True, slots=True)
class Copy:
    """An item to be made: its id, and the real item that it is like."""

    id: str
    model: Any
    turn: int
    """Which copy of its model this is; 0 is the first."""


@dataclass(slots=True)
class Plan:
    """Which items there will be."""

    copies: dict[str, list[Copy]] = field(default_factory=dict)
    _by_model: dict[tuple[str, str], list[Copy]] = field(default_factory=dict)

    def add(self, kind: str, copy: Copy) -> None:
        """Take a copy in."""
        self.copies.setdefault(kind, []).append(copy)
        self._by_model.setdefault((kind, copy.model.id), []).append(copy)

    def of(self, kind: str, model_id: str) -> list[Copy]:
        """The copies of one real item."""
        return self._by_model.get((kind, model_id), [])

    def alike(self, kind: str, model: Any) -> list[Copy]:
        """Copies that can stand where this real item stands, though it has none of its own."""
        every = self.copies[kind]
        alike = [copy for copy in every if _nature(copy.model) == _nature(model)]
        # An article may not tell of a document before that document's day.
        old = [
            copy for copy in alike if getattr(copy.model, "date", "") <= getattr(model, "date", "")
        ]
        return old or alike or every


def plan(catalog: Catalog, items: int) -> Plan:
    """Spread a number of items over the kinds as the real handbook does."""
    made = Plan()
    real = sum(len(catalog.items(kind)) for kind in PAGED)
    for kind in KINDS:
        models = _asked_first(catalog, kind)
        if not models:
            continue
        if kind not in GROWING:
            for model in models:
                made.add(kind, Copy(model.id, model, 0))
            continue
        count = max(1, round(items * len(models) / real))
        for index in range(count):
            turn, at = divmod(index, len(models))
            made.add(kind, Copy(_id(models[at].id, turn), models[at], turn))
    return made


def _asked_first(catalog: Catalog, kind: str) -> list[Any]:
    """The real items of a kind, those that a form asks about before the others."""

    def order(item: Any) -> bool:
        return all(origin != "form" for origin, _ in catalog.backlinks(kind, item.id))

    return sorted(catalog.items(kind), key=order)


def _id(model_id: str, turn: int) -> str:
    ending = f"-{turn + 1}"
    return model_id[: ID_LENGTH - len(ending)].rstrip("-") + ending


def _nature(item: Any) -> tuple[str, ...]:
    """What decides where an item may be referred to."""
    return tuple(str(getattr(item, member, "")) for member in ("use", "length", "sign"))


class Writer:
    """Writes the planned items as an editor's files."""

    def __init__(self, catalog: Catalog, planned: Plan, seed: int) -> None:
        self._catalog = catalog
        self._plan = planned
        self._chance = random.Random(seed)  # noqa: S311 - nothing secret
        self._words = Words(_texts(catalog), self._chance)
        self._titles: set[str] = set()
        self._kind = ""
        self._copy = Copy("", None, 0)

    def write(self, folder: Path) -> None:
        """Write every item under a folder that need not exist."""
        for kind, copies in self._plan.copies.items():
            inner = folder / FOLDERS[kind]
            inner.mkdir(parents=True, exist_ok=True)
            for copy in copies:
                text = yaml.safe_dump(self._item(kind, copy), allow_unicode=True, sort_keys=False)
                (inner / f"{copy.id}.yml").write_text(text, encoding="utf-8", newline="\n")

    def _item(self, kind: str, copy: Copy) -> dict[str, Any]:
        self._kind, self._copy = kind, copy
        item = self._members(copy.model)
        del item["id"]
        if kind == "form":
            _ask_once(item)
        if kind == "training":
            _show_whole(item)
        return item

    def _members(self, value: Any) -> dict[str, Any]:
        hints = get_type_hints(type(value), include_extras=True)
        made = {}
        for member in fields(value):
            inner = getattr(value, member.name)
            if member.default is MISSING or inner != member.default:
                made[member.name] = self._value(inner, hints[member.name], member.name)
        return made

    def _value(self, value: Any, hint: Any, name: str) -> Any:
        metadata: tuple[Any, ...] = ()
        if get_origin(hint) is Annotated:
            hint, *rest = get_args(hint)
            metadata = tuple(rest)
        if isinstance(value, tuple):
            return self._list(value, get_args(hint)[0], name)
        if is_dataclass(value):
            return self._members(value)
        if not isinstance(value, str) or not value:
            return value
        kind = next((mark.kind for mark in metadata if isinstance(mark, Ref)), "")
        if kind:
            return self._target(kind, value)
        if get_origin(hint) is Literal or not _is_prose(metadata):
            return value
        return self._text(value, name)

    def _list(self, values: tuple[Any, ...], hint: Any, name: str) -> list[Any]:
        made = [self._value(value, hint, name) for value in values if not self._dangles(value)]
        return [value for index, value in enumerate(made) if value not in made[:index]]

    def _dangles(self, value: Any) -> bool:
        """Whether this ties an item to one of its own kind that has no copy.

        Standing in another for it could tie items in a ring.
        """
        if not is_dataclass(value):
            return False
        return any(
            isinstance(mark, Ref)
            and mark.kind == self._kind
            and not self._plan.of(mark.kind, found.value)
            for found in walk(value)
            for mark in found.metadata
        )

    def _target(self, kind: str, model_id: str) -> str:
        copies = self._plan.of(kind, model_id)
        if not copies:
            copies = self._plan.alike(kind, self._catalog.get(kind, model_id))
        # A form names the same period in several places, its example included.
        return (copies[0] if self._kind == "form" else self._chance.choice(copies)).id

    def _text(self, value: str, name: str) -> str:
        if self._kind in VERBATIM or name in KEPT:
            return value
        if name == "number":
            return self._number(value)
        number = getattr(self._copy.model, "number", "")
        before, stands, after = value.partition(number) if number else ("", "", "")
        start = before + self._number(number) if stands else ""
        rest = after if stands else value
        made = start + self._like(rest, LIMITS.get(name, 0), len(start))
        while name == "title" and made in self._titles:
            made = start + self._like(rest, LIMITS[name], len(start))
        self._titles.add(made)
        return made

    def _like(self, text: str, limit: int, taken: int) -> str:
        space = " " if text[:1].isspace() else ""
        return space + self._words.like(text, limit - taken - len(space) if limit else 0)

    def _number(self, number: str) -> str:
        """A document's number, another one for each copy."""
        turn = self._copy.turn
        return re.sub(r"\d+", lambda found: f"{int(found[0]) + 1000 * turn}", number, count=1)


def _ask_once(form: dict[str, Any]) -> None:
    """Drop questions that came to ask about the same thing."""
    seen: set[str] = set()
    for section in form["sections"]:
        kept = []
        for question in section["questions"]:
            about = question.get("id") or question.get("criterion") or question["trigger"]
            if about not in seen:
                kept.append(question)
            seen.add(about)
        section["questions"] = kept


def _show_whole(training: dict[str, Any]) -> None:
    """Choose nothing inside what parts show, for it came to be another item."""
    for part in training["parts"]:
        part.pop("only", None)


def _texts(catalog: Catalog) -> Iterator[str]:
    """Every text of the real handbook that is no id, number, date or choice."""
    for key in catalog.keys_in_order():
        for found in walk(catalog.get(*key)):
            if isinstance(found.value, str) and " " in found.value and _is_prose(found.metadata):
                yield found.value


def _is_prose(metadata: tuple[Any, ...]) -> bool:
    """Whether no rule beyond its type holds for a text: it is no reference, date or address."""
    return all(isinstance(mark, Hint | Means) for mark in metadata)


def main() -> None:
    """Write a synthetic handbook."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("items", type=int, help="how many items with a page of their own")
    parser.add_argument("folder", type=Path, help="where to write them; must not exist yet")
    parser.add_argument("--like", type=Path, default=Path("data"), help="the real handbook")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    write(options.items, options.folder, options.like, options.seed)


def write(items: int, folder: Path, like: Path = Path("data"), seed: int = SEED) -> None:
    """Write a handbook of so many items, like the one in another folder."""
    catalog = load_catalog(like)
    Writer(catalog, plan(catalog, items), seed).write(folder)


if __name__ == "__main__":
    main()
