"""Plain data to the classes of `definition` and `response` and back, strictly.

Nothing is coerced.  A class with a member `extra` keeps there what it does not know; any other
class refuses it.  cattrs does the walking and collects every error with its path; `problems` says
them in Vietnamese.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, get_args, get_origin

import cattrs
from cattrs.cols import homogenous_tuple_structure_factory, mapping_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from forms.errors import Problem
from forms.response import Row, Value

_NAMES: dict[type, str] = {
    str: "chữ",
    int: "số nguyên",
    float: "số lẻ",
    bool: "đúng/sai (true, false)",
    list: "danh sách",
    dict: "nhóm các mục",
    type(None): "bỏ trống (null)",
}
_MAX_STEP = 60
"""Characters of a name in a path; a name in a broken file may be of any length."""


class ValueRefusedError(Exception):
    """A value that does not fit its place; the message says so in Vietnamese."""


def make() -> cattrs.Converter:
    """A converter with the rules of this module."""
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for wanted in (str, int, bool):
        converter.register_structure_hook(wanted, _exactly(wanted))
    converter.register_structure_hook_func(_is_literal, _literal)
    converter.register_structure_hook_factory(_is_tuple, _tuple_hook)
    converter.register_structure_hook_factory(_is_dict, _dict_hook)
    converter.register_structure_hook_factory(_is_class, _class_hook)
    converter.register_unstructure_hook_factory(_has_extra, _plain_hook)
    converter.register_structure_hook(Value, _value_hook(converter))
    return converter


def problems(error: BaseException, path: tuple[str | int, ...] = ()) -> Iterator[Problem]:
    """Every single error inside one that the converter raised."""
    if isinstance(error, cattrs.ClassValidationError):
        members, others = error.group_exceptions()
        for inner, member in members:
            yield from problems(inner, (*path, member.name))
    elif isinstance(error, cattrs.IterableValidationError):
        items, others = error.group_exceptions()
        for inner, item in items:
            yield from problems(inner, (*path, item.index))
    else:
        yield from _leaf(error, path)
        return
    for inner in others:
        yield from problems(inner, path)


def _leaf(error: BaseException, path: tuple[str | int, ...]) -> Iterator[Problem]:
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        for name in sorted(error.extra_fields):
            yield Problem(_said_path((*path, name)), "Không có mục này trong phiếu.")
    elif isinstance(error, KeyError):
        yield Problem(_said_path(path), "Thiếu mục này.")
    else:
        yield Problem(_said_path(path), str(error))


def _said_path(path: tuple[str | int, ...]) -> str:
    steps = (str(step) for step in path)
    return ".".join(step if len(step) <= _MAX_STEP else f"{step[:_MAX_STEP]}…" for step in steps)


def _expect(value: object, wanted: type) -> None:
    if type(value) is not wanted:
        got = _NAMES.get(type(value), "kiểu khác")
        raise ValueRefusedError(f"Chỗ này cần là {_NAMES[wanted]} nhưng đang là {got}.")


def _exactly(wanted: type) -> Callable[[object, object], object]:
    def structure(value: object, _: object) -> object:
        # `type is`, for `True` is an `int` to isinstance.
        _expect(value, wanted)
        return value

    return structure


def _literal(value: object, literal: object) -> object:
    choices = get_args(literal)
    if type(value) is not str or value not in choices:
        allowed = ", ".join(choice for choice in choices if choice)
        raise ValueRefusedError(f"Chỗ này cần là một trong các giá trị: {allowed}.")
    return value


def _tuple_hook(type_: Any, converter: cattrs.Converter) -> Callable[[Any, Any], object]:
    inner = homogenous_tuple_structure_factory(type_, converter)

    def structure(value: object, _: object) -> object:
        _expect(value, list)
        return inner(value, type_)

    return structure


def _dict_hook(type_: Any, converter: cattrs.Converter) -> Callable[[Any, Any], object]:
    inner = mapping_structure_factory(type_, converter)

    def structure(value: Any, _: object) -> object:
        _expect(value, dict)
        return inner(value, type_)

    return structure


def _is_literal(type_: Any) -> bool:
    return get_origin(type_) is Literal


def _is_tuple(type_: Any) -> bool:
    return get_origin(type_) is tuple


def _is_dict(type_: Any) -> bool:
    return get_origin(type_) is dict


def _is_class(type_: object) -> bool:
    return isinstance(type_, type) and is_dataclass(type_)


def _has_extra(type_: Any) -> bool:
    return _is_class(type_) and any(field.name == "extra" for field in fields(type_))


def _class_hook(type_: Any, converter: cattrs.Converter) -> Callable[[Any, Any], object]:
    keeps = _has_extra(type_)
    known = {field.name for field in fields(type_)} - {"extra"}
    inner = make_dict_structure_fn(
        type_, converter, _cattrs_forbid_extra_keys=not keeps, extra=override(omit=True)
    )

    def structure(value: Any, _: object) -> object:
        _expect(value, dict)
        made = inner(value, type_)
        if not keeps:
            return made
        return replace(made, extra={k: v for k, v in value.items() if k not in known})

    return structure


def _plain_hook(type_: Any, converter: cattrs.Converter) -> Callable[[Any], dict[str, Any]]:
    inner = make_dict_unstructure_fn(type_, converter, extra=override(omit=True))

    def unstructure(value: Any) -> dict[str, Any]:
        members = inner(value)
        # A member of ours wins over an unknown one of the same name.
        return members | {k: v for k, v in value.extra.items() if k not in members}

    return unstructure


def _value_hook(converter: cattrs.Converter) -> Callable[[Any, Any], Value]:
    def structure(value: object, _: object) -> Value:
        if type(value) is str:
            return value
        if type(value) is not list:
            got = _NAMES.get(type(value), "kiểu khác")
            raise ValueRefusedError(f"Chỗ này cần là chữ hoặc danh sách nhưng đang là {got}.")
        rows = converter.structure(value, tuple[Row, ...])
        _refuse_unnamed_rows(rows)
        return rows

    return structure


def _refuse_unnamed_rows(rows: tuple[Row, ...]) -> None:
    names = [row.get("row_id", "") for row in rows]
    for number, name in enumerate(names, start=1):
        if not name:
            raise ValueRefusedError(f"Hàng {number} của bảng thiếu mã hàng (row_id).")
        if name in names[: number - 1]:
            raise ValueRefusedError(
                f"Hàng {number} của bảng trùng mã hàng (row_id) với hàng trước."
            )
