"""Every value inside an item, with its place and what its key says of it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from macros.hints import bare, is_required
from macros.load import Path_


@dataclass(frozen=True, slots=True)
class Found:
    """A value inside an item: where it stands and what its key says of it."""

    path: Path_
    value: Any
    type: Any
    """What the key takes, without annotations."""
    metadata: tuple[Any, ...]
    required: bool


@cache
def _members(cls: Any) -> tuple[tuple[str, Any, bool], ...]:
    """Name, type with annotations, and whether it is required, of each member."""
    hints = get_type_hints(cls, include_extras=True)
    return tuple((f.name, hints[f.name], is_required(f)) for f in fields(cls))


def _class_of(value: Any) -> Any:
    return type(value)


def walk(value: Any, path: Path_ = ()) -> Iterator[Found]:
    """Every text, number and flag inside an item, with its place and annotations."""
    for name, hint, required in _members(_class_of(value)):
        yield from _walk(getattr(value, name), hint, (*path, name), required=required)


def _walk(value: Any, hint: Any, path: Path_, *, required: bool) -> Iterator[Found]:
    metadata: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        metadata = tuple(get_args(hint)[1:])
    if value is None:
        return
    if isinstance(value, tuple):
        inner = get_args(bare(hint))[0]
        for index, each in enumerate(value):
            yield from _walk(each, inner, (*path, index), required=True)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield Found((*path, key), each, type(each), (), required=False)
    elif is_dataclass(value):
        yield from walk(value, path)
    else:
        yield Found(path, value, bare(hint), metadata, required)


def nested(value: object, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """An item and everything with keys of its own inside it, with their places."""
    if isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from nested(each, (*path, index))
    elif is_dataclass(value):
        yield path, value
        for member in fields(value):
            yield from nested(getattr(value, member.name), (*path, member.name))
