"""An item as the editions have it, beside what it is today."""

from dataclasses import dataclass

from macros.catalog import Catalog, Key
from macros.edition.content import meaning, parts
from macros.edition.frozen import FrozenItem, FrozenPart
from macros.load import Path_
from macros.model.replaced import Replaced

Said = tuple[Path_, str, tuple[str, str]]
"""A place in the file, the rule's code, what is wrong and the mend."""
KEYS = {
    "by": "ai ghi",
    "criterion": "tiêu chí",
    "directive": "văn bản",
    "kind": "loại",
    "length": "bao lâu một lần",
    "levels": "thứ tự các mức",
    "number": "số, ký hiệu",
    "scale": "thang",
    "sign": "nên hay tránh",
    "trigger": "trường hợp",
}
"""What the keys that carry a meaning are called."""


@dataclass(frozen=True, slots=True)
class Past:
    """An item in the editions that have it, oldest first, and what it is now."""

    catalog: Catalog
    key: Key
    editions: tuple[tuple[str, FrozenItem], ...]
    meaning: dict[str, str]
    parts: dict[str, FrozenPart]
    replaced: tuple[Replaced, ...]

    def explained(self, name: str, after: str) -> Replaced | None:
        """What the file says of a thing that was so for the last time in an edition."""
        found = (entry for entry in self.replaced if (entry.id, entry.after) == (name, after))
        return next(found, None)


def past(catalog: Catalog, key: Key) -> Past:
    """What became of an item that is there."""
    found = ((edition.name, edition.item(key)) for edition in catalog.editions)
    return Past(
        catalog,
        key,
        tuple((name, frozen) for name, frozen in found if frozen),
        meaning(catalog, key),
        parts(catalog, key),
        getattr(catalog.get(*key), "replaced", ()),
    )


def changed(old: dict[str, str], new: dict[str, str]) -> str:
    """The first key whose value says something else; what was not said before may be filled in.

    Levels may go, each with its own explanation; others between them mean something else.
    """
    for key, before in old.items():
        now = new.get(key, "")
        if key == "levels":
            before = " ".join(level for level in before.split() if level in now.split())
        if before and before != now:
            return key
    return ""


def entry(name: str, after: str, new: str) -> str:
    """What an editor adds to explain a change."""
    return (
        f'thêm vào “replaced” một mục: id: {name}, after: "{after}", replaced_by: [{new}], '
        "note: đổi gì, vì sao"
    )
