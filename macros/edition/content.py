"""An item of the data as an edition keeps it: what it means, how it reads, what is inside it."""

from collections.abc import Iterator
from typing import Any

from forms.question import NOT_APPLICABLE
from macros.annotations import Inner, IsAddress, IsDate, Means, Ref, Within
from macros.catalog import Catalog, Key
from macros.content_code import fingerprint
from macros.edition.form_parts import form_parts
from macros.edition.frozen import FrozenItem, FrozenPart
from macros.load import Path_
from macros.model.form import Form
from macros.model.items import Scale
from macros.text import plain
from macros.walk import Found

INNER = {
    "directive": "requirements",
    "procedure": "steps",
    "scale": "levels",
    "rule": "topics",
    "training": "parts",
}
"""The list of each kind whose members have ids for ever; a form's are in `form_parts`."""
STATE = ("status", "replaced_by", "retired_note", "replaced")
"""Keys that say what became of an item, and nothing that it says itself."""
_APART = ("cite", "example", "example_period", *STATE)
_NO_TEXT = (Ref, Inner, Within, IsDate, IsAddress)
_NAMES = ("label", "title")


def frozen_item(catalog: Catalog, key: Key) -> FrozenItem:
    """The item as it is now; references that lead nowhere are left out, for a check runs first."""
    item = catalog.get(*key)
    return FrozenItem(
        status=item.status,
        wording=fingerprint(item, without=STATE),
        meaning=meaning(catalog, key),
        texts=_texts(found for found in catalog.found(key) if not _is_inside(key[0], found.path)),
        parts=parts(catalog, key),
    )


def meaning(catalog: Catalog, key: Key) -> dict[str, str]:
    """The values on which it hangs what an item is."""
    item = catalog.get(*key)
    if isinstance(item, Scale):
        return {"levels": " ".join(level.id for level in item.levels)}
    return {
        str(found.path[0]): str(found.value)
        for found in catalog.found(key)
        if len(found.path) == 1 and any(isinstance(mark, Means) for mark in found.metadata)
    }


def parts(catalog: Catalog, key: Key) -> dict[str, FrozenPart]:
    """What has an id of its own inside an item."""
    item = catalog.get(*key)
    if isinstance(item, Form):
        return form_parts(catalog, item)
    members = getattr(item, INNER.get(key[0], ""), ())
    inside: dict[int, list[Found]] = {}
    for found in catalog.found(key) if members else ():
        if _is_inside(key[0], found.path):
            inside.setdefault(int(found.path[1]), []).append(found)
    made = {
        member.id: FrozenPart(label=_name(member), texts=_texts(iter(inside.get(index, ())), 2))
        for index, member in enumerate(members)
    }
    if isinstance(item, Scale) and item.not_applicable:
        made[NOT_APPLICABLE] = FrozenPart(label=plain(item.not_applicable))
    return made


def _is_inside(kind: str, path: Path_) -> bool:
    """Whether a value belongs to a part that is kept by its id."""
    if kind == "form":
        return path[0] == "identity" or "questions" in path
    return len(path) > 1 and path[0] == INNER.get(kind)


def _name(member: Any) -> str:
    return plain(next(getattr(member, name) for name in _NAMES if hasattr(member, name)))


def _texts(values: Iterator[Found], depth: int = 0) -> dict[str, tuple[str, ...]]:
    """Texts by key; `depth` is how much of each path leads to the part they are of."""
    texts: dict[str, tuple[str, ...]] = {}
    for found in values:
        steps = [step for step in found.path[depth:] if isinstance(step, str)]
        named = depth and len(steps) == 1 and steps[0] in ("id", *_NAMES)
        if named or not _is_text(found) or set(_APART).intersection(map(str, found.path)):
            continue
        key = ".".join(steps)
        texts[key] = (*texts.get(key, ()), plain(found.value).strip())
    return texts


def _is_text(found: Found) -> bool:
    marked = any(isinstance(mark, _NO_TEXT) for mark in found.metadata)
    return found.type is str and bool(found.value) and found.path[-1] != "id" and not marked
