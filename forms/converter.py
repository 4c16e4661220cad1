"""Plain data to the classes of `definition` and `response` and back, by the rules of `strict`.

A class with a member `extra` keeps there what it does not know.  `problems` says every error in
Vietnamese.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from forms import strict
from forms.errors import Problem
from forms.naming import from_file
from forms.response import Evidence, Row, Value
from forms.strict import NotAChoiceError, WrongTypeError, expect

_NAMES: dict[type, str] = {
    str: "chữ",
    int: "số nguyên",
    float: "số lẻ",
    bool: "đúng/sai (true, false)",
    list: "danh sách",
    dict: "nhóm các mục",
    type(None): "bỏ trống (null)",
}


class ValueRefusedError(Exception):
    """A value that does not fit its place; the message says so in Vietnamese."""


REFUSED = (cattrs.BaseValidationError, WrongTypeError, NotAChoiceError, ValueRefusedError)
"""What the converter raises, and `problems` takes apart."""


def make() -> cattrs.Converter:
    """A converter for definitions and responses."""
    converter = strict.make()
    converter.register_structure_hook_factory(_has_extra, _keeping_hook)
    converter.register_unstructure_hook_factory(_has_extra, _plain_hook)
    converter.register_structure_hook(Value, _value_hook(converter))
    converter.register_structure_hook(Evidence, _evidence_hook(converter))
    return converter


def problems(error: BaseException) -> Iterator[Problem]:
    """Every single error inside one that the converter raised."""
    for path, single in strict.single_errors(error):
        if isinstance(single, cattrs.ForbiddenExtraKeysError):
            for name in sorted(single.extra_fields):
                yield Problem(_said_path((*path, name)), "Không có mục này trong phiếu.")
        else:
            yield Problem(_said_path(path), _sentence(single))


def _sentence(error: BaseException) -> str:
    if isinstance(error, WrongTypeError):
        got = _NAMES.get(type(error.got), "kiểu khác")
        return f"Chỗ này cần là {_NAMES[error.wanted]} nhưng đang là {got}."
    if isinstance(error, NotAChoiceError):
        allowed = ", ".join(choice for choice in error.choices if choice)
        return f"Chỗ này cần là một trong các giá trị: {allowed}."
    return "Thiếu mục này." if isinstance(error, KeyError) else str(error)


def _said_path(path: tuple[str | int, ...]) -> str:
    return ".".join(from_file(str(step)) for step in path)


def _has_extra(type_: Any) -> bool:
    return strict.is_class(type_) and any(field.name == "extra" for field in fields(type_))


def _keeping_hook(type_: Any, converter: cattrs.Converter) -> Callable[[Any, Any], object]:
    known = {field.name for field in fields(type_)} - {"extra"}
    inner = make_dict_structure_fn(
        type_, converter, _cattrs_forbid_extra_keys=False, extra=override(omit=True)
    )

    def structure(value: Any, _: object) -> object:
        expect(value, dict)
        made = inner(value, type_)
        if value.keys() <= known:
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


def _evidence_hook(converter: cattrs.Converter) -> Callable[[Any, Any], Evidence]:
    def structure(value: object, _: object) -> Evidence:
        if type(value) is str:
            return value
        if type(value) is not dict:
            got = _NAMES.get(type(value), "kiểu khác")
            raise ValueRefusedError(f"Chỗ này cần là chữ hoặc nhóm các mục nhưng đang là {got}.")
        members: dict[str, str] = converter.structure(value, dict[str, str])
        return members

    return structure


def _refuse_unnamed_rows(rows: tuple[Row, ...]) -> None:
    used: set[str] = set()
    for number, row in enumerate(rows, start=1):
        name = row.get("row_id", "")
        if not name:
            raise ValueRefusedError(f"Dòng {number} của bảng thiếu mã dòng (row_id).")
        if name in used:
            raise ValueRefusedError(
                f"Dòng {number} của bảng trùng mã dòng (row_id) với dòng trước."
            )
        used.add(name)
