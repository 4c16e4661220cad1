"""What a frozen edition holds: plain members, in the order in which its file has them."""

import re
from dataclasses import dataclass, field
from typing import Literal

FORMAT_VERSION = 1
BEFORE = "0"
"""What the content before the first edition is called in save files."""
_NAME = re.compile(r"([1-9]\d{3})\.([1-9]\d{0,3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenPart:
    """Something with an id of its own inside an item: a question, a column, a step, a level."""

    label: str
    meaning: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    """What may be chosen, or the fixed rows of a table: id -> label."""
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenItem:
    """An item as it was."""

    status: Literal["active", "retired"]
    wording: str
    """`sha256:…` over all that its pages say of it."""
    meaning: dict[str, str] = field(default_factory=dict)
    """The values on which it hangs what the item is, by key."""
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The texts of its own by key, as in `summary.text`; in their order where there are several."""
    parts: dict[str, FrozenPart] = field(default_factory=dict)
    """By id: `<question>`, `<table>.<column>`, `respondent.<line>` and `period.<kind>` of a form,
    the id alone of all else; in the item's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All items as they were when the edition was frozen."""

    format: Literal["so-tay/edition"] = "so-tay/edition"
    format_version: int
    name: str
    content: str
    """The content code."""
    digest: str
    """`sha256:…` over the items, so that a file changed by hand is noticed."""
    items: dict[str, dict[str, FrozenItem]]
    """Kind -> id -> item."""

    def item(self, key: tuple[str, str]) -> FrozenItem | None:
        """An item by kind and id, if the edition has it."""
        return self.items.get(key[0], {}).get(key[1])


def place(name: str) -> tuple[int, int] | None:
    """Year and number of an edition's name, by which editions are put in order."""
    found = _NAME.fullmatch(name)
    return (int(found[1]), int(found[2])) if found else None
