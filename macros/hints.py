"""The types of an editor's keys, taken apart: `Annotated`, `X | None`, lists."""

from dataclasses import MISSING, Field
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin


def bare(hint: Any) -> Any:
    """A type without annotations, and of an optional part the part itself."""
    if get_origin(hint) is Annotated:
        return bare(get_args(hint)[0])
    if isinstance(hint, UnionType):
        (part,) = (each for each in get_args(hint) if each is not NoneType)
        return part
    return hint


def inner(hint: Any) -> Any:
    """Of a list the type of what it holds, else the type itself; both bare."""
    found = bare(hint)
    return bare(get_args(found)[0]) if get_origin(found) is tuple else found


def is_required(member: Field[Any]) -> bool:
    """Whether an editor must write this key."""
    return member.default is MISSING and member.default_factory is MISSING
