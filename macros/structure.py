"""Plain data to the classes of `model`, strictly: nothing is converted, nothing is ignored.

cattrs does the walking and collects every error with its path; this module says what each error
means to an editor.
"""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from types import GenericAlias
from typing import Any, Literal, cast, get_args, get_origin

import cattrs
from cattrs.gen import make_dict_structure_fn

from macros.load import Path_

_NAMES: dict[type, str] = {
    str: "chữ",
    int: "số",
    bool: "true hoặc false",
    list: "danh sách",
    dict: "các khóa",
}


class WrongTypeError(Exception):
    """A value of another type than its key wants."""

    def __init__(self, wanted: type, got: object) -> None:
        super().__init__(f"cần {_NAMES[wanted]}, đang là {_said(got)}")
        self.mend = _mend(wanted, got)


class NotAChoiceError(Exception):
    """A value that is none of those allowed."""

    def __init__(self, got: object, choices: tuple[str, ...]) -> None:
        super().__init__(f"“{got}” không phải một lựa chọn")
        named = ", ".join(choice or "(bỏ trống)" for choice in choices)
        self.mend = f"chọn một trong: {named}"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not fit the class."""

    path: Path_
    what: str
    mend: str
    at_key: bool = False


def _said(value: object) -> str:
    if value is None:
        return "bỏ trống"
    if isinstance(value, bool):
        return f"{str(value).lower()} (đúng/sai)"
    if isinstance(value, int | float):
        return f"số {value}"
    return _NAMES.get(type(value), "kiểu khác")


def _mend(wanted: type, got: object) -> str:
    if wanted is str and got is None:
        return "điền giá trị hoặc xóa cả dòng nếu khóa không bắt buộc"
    if wanted is str and not isinstance(got, list | dict):
        return "đặt trong ngoặc kép"
    if wanted is str:
        return "nếu là chữ bắt đầu bằng [ hoặc {, hoặc có dấu hai chấm, đặt trong ngoặc kép"
    if wanted is list:
        return "viết mỗi mục một dòng, bắt đầu bằng dấu gạch ngang"
    if wanted is dict:
        return "viết các khóa thụt vào, mỗi khóa một dòng"
    return f"viết {_NAMES[wanted]}, không đặt trong ngoặc kép"


def _strict(wanted: type) -> Any:
    def structure(value: object, _: object) -> object:
        if type(value) is not wanted:
            raise WrongTypeError(wanted, value)
        return value

    return structure


def _literal(value: object, literal: Any) -> object:
    choices = get_args(literal)
    if value not in choices or not isinstance(value, str):
        raise NotAChoiceError(value, choices)
    return value


def _tuples(type_: Any, converter: cattrs.BaseConverter) -> Any:
    items = GenericAlias(list, (get_args(type_)[0],))
    listed = converter.get_structure_hook(items)

    def structure(value: object, _: object) -> object:
        if not isinstance(value, list):
            raise WrongTypeError(list, value)
        return tuple(listed(value, items))

    return structure


def _classes(type_: Any, converter: cattrs.BaseConverter) -> Any:
    keyed = make_dict_structure_fn(
        type_, cast("cattrs.Converter", converter), _cattrs_forbid_extra_keys=True
    )

    def structure(value: object, _: object) -> object:
        if not isinstance(value, dict):
            raise WrongTypeError(dict, value)
        return keyed(value, type_)

    return structure


def _is_literal(type_: Any) -> bool:
    return get_origin(type_) is Literal


def _is_tuple(type_: Any) -> bool:
    return get_origin(type_) is tuple


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for wanted in (str, int, bool):
        converter.register_structure_hook(wanted, _strict(wanted))
    converter.register_structure_hook_func(_is_literal, _literal)
    converter.register_structure_hook_factory(_is_tuple, _tuples)
    converter.register_structure_hook_factory(is_dataclass, _classes)
    return converter


_CONVERTER = _converter()


def structure[T](data: object, cls: type[T]) -> T | tuple[Fault, ...]:
    """An object of the class, or everything that keeps the data from being one."""
    try:
        return _CONVERTER.structure(data, cls)
    except Exception as error:
        return tuple(_faults(error, (), cls))


def _faults(error: BaseException, path: Path_, cls: Any) -> Iterator[Fault]:
    if isinstance(error, cattrs.ClassValidationError):
        pairs, others = error.group_exceptions()
        for inner, note in pairs:
            yield from _faults(inner, (*path, note.name), note.type)
        for inner in others:
            yield from _faults(inner, path, error.cl)
    elif isinstance(error, cattrs.IterableValidationError):
        grouped, others = error.group_exceptions()
        for inner, item in grouped:
            yield from _faults(inner, (*path, item.index), item.type)
        for inner in others:
            yield from _faults(inner, path, cls)
    else:
        yield from _fault(error, path, cls)


def _fault(error: BaseException, path: Path_, cls: Any) -> Iterator[Fault]:
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        known = [f.name for f in fields(error.cl or cls) if f.name != "id" or len(path) > 0]
        for key in sorted(error.extra_fields):
            near = difflib.get_close_matches(key, known, 1)
            mend = f"có phải “{near[0]}”?" if near else f"các khóa được dùng: {', '.join(known)}"
            yield Fault((*path, key), f"không có khóa “{key}”", mend, at_key=True)
    elif isinstance(error, KeyError):
        yield Fault(path[:-1], f"thiếu khóa “{path[-1]}”", "thêm khóa này")
    else:
        mend = getattr(error, "mend", "so lại với một tệp đúng")
        yield Fault(path, f"khóa “{_key(path)}”: {error}", mend)


def _key(path: Path_) -> str:
    return str(next((step for step in reversed(path) if isinstance(step, str)), "tệp"))
