"""A cattrs converter that takes data as it is: nothing is coerced, nothing is ignored.

Save files and editors' files go through the same rules; each side says the errors in its own
words.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import is_dataclass
from typing import Any, Literal, get_args, get_origin

import cattrs
from cattrs.gen import make_dict_structure_fn

Path = tuple[str | int, ...]
"""The way to a value, as in `("steps", 2, "actors", 0)`."""
Hook = Callable[[Any, Any], object]
MOST_FAULTS = 1000
"""A list or group with so many faults inside is looked at no further."""


class WrongTypeError(Exception):
    """A value of another type than its place wants."""

    def __init__(self, wanted: type, got: object) -> None:
        super().__init__(f"{wanted.__name__} wanted")
        self.wanted = wanted
        self.got = got


class NotAChoiceError(Exception):
    """A value that is none of those allowed."""

    def __init__(self, got: object, choices: tuple[str, ...]) -> None:
        super().__init__(f"one of {choices} wanted")
        self.got = got
        self.choices = choices


def make() -> cattrs.Converter:
    """A converter for classes of texts, numbers, flags, choices, and tuples and dicts of these."""
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for wanted in (str, int, bool):
        converter.register_structure_hook(wanted, _exactly(wanted))
    converter.register_structure_hook_func(_is_literal, _literal)
    converter.register_structure_hook_factory(_is_tuple, _tuple_hook)
    converter.register_structure_hook_factory(_is_dict, _dict_hook)
    converter.register_structure_hook_factory(is_class, _class_hook)
    return converter


def expect(value: object, wanted: type) -> None:
    """Refuse a value of another type; `True` is no number.

    Raises:
        WrongTypeError: it is of another type.
    """
    if type(value) is not wanted:
        raise WrongTypeError(wanted, value)


def is_class(type_: object) -> bool:
    """Whether this is a class with named members."""
    return isinstance(type_, type) and is_dataclass(type_)


def single_errors(error: BaseException, path: Path = ()) -> Iterator[tuple[Path, BaseException]]:
    """Every single error inside one that a converter raised, with its path."""
    if isinstance(error, cattrs.ClassValidationError):
        members, others = error.group_exceptions()
        for inner, member in members:
            yield from single_errors(inner, (*path, member.name))
    elif isinstance(error, cattrs.IterableValidationError):
        items, others = error.group_exceptions()
        for inner, item in items:
            yield from single_errors(inner, (*path, item.index))
    else:
        yield path, error
        return
    for inner in others:
        yield from single_errors(inner, path)


def _exactly(wanted: type) -> Hook:
    def structure(value: object, _: object) -> object:
        expect(value, wanted)
        return value

    return structure


def _literal(value: object, literal: object) -> object:
    choices = get_args(literal)
    if type(value) is not str or value not in choices:
        raise NotAChoiceError(value, choices)
    return value


def _tuple_hook(type_: Any, converter: cattrs.Converter) -> Hook:
    items = _items_hook(get_args(type_)[0], converter)

    def structure(value: Any, _: object) -> object:
        expect(value, list)
        return tuple(items(enumerate(value)))

    return structure


def _dict_hook(type_: Any, converter: cattrs.Converter) -> Hook:
    items = _items_hook(get_args(type_)[1], converter)

    def structure(value: Any, _: object) -> object:
        expect(value, dict)
        return dict(zip(value, items(value.items()), strict=True))

    return structure


def _items_hook(
    type_: Any, converter: cattrs.Converter
) -> Callable[[Iterable[tuple[str | int, Any]]], list[object]]:
    """Every item of a list or group, or all that is wrong with them.

    Cattrs' own hooks note faults without end: a hostile file of 20 MB then takes gigabytes.
    """
    take = converter.get_structure_hook(type_)

    def items(value: Iterable[tuple[str | int, Any]]) -> list[object]:
        made: list[object] = []
        refused: list[Exception] = []
        faults = 0
        for place, item in value:
            try:
                made.append(take(item, type_))
            except Exception as error:
                note = cattrs.IterableValidationNote(f"at {place}", place, type_)
                error.__notes__ = [*getattr(error, "__notes__", ()), note]
                refused.append(error)
                faults += sum(1 for _ in single_errors(error))
                if faults >= MOST_FAULTS:
                    break
        if refused:
            raise cattrs.IterableValidationError("items refused", refused, type_)
        return made

    return items


def _class_hook(type_: Any, converter: cattrs.Converter) -> Hook:
    inner = make_dict_structure_fn(type_, converter, _cattrs_forbid_extra_keys=True)

    def structure(value: Any, _: object) -> object:
        expect(value, dict)
        return inner(value, type_)

    return structure


def _is_literal(type_: Any) -> bool:
    return get_origin(type_) is Literal


def _is_dict(type_: Any) -> bool:
    return get_origin(type_) is dict


def _is_tuple(type_: Any) -> bool:
    return get_origin(type_) is tuple
