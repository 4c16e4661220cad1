"""Parts of a form that are the same in its YAML and in the compiled form, member for member."""

from dataclasses import fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def alike[Part: DataclassInstance](part: type[Part], written: object, **others: Any) -> Part:
    """A compiled part with what the written one says; `others` are the members that differ."""
    names = [field.name for field in fields(part) if field.name not in others]
    return part(**{name: getattr(written, name) for name in names}, **others)
