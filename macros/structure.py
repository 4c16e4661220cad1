"""Plain data to the classes of `model`, strictly: nothing is converted, nothing is ignored.

cattrs does the walking and collects every error with its path; this module says what each error
means to an editor.
"""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from types import UnionType
from typing import Any

import cattrs

from forms import strict
from forms.strict import Hook, NotAChoiceError, WrongTypeError
from macros.hints import bare
from macros.load import Path_

_NAMES: dict[type, str] = {
    str: "chữ",
    int: "số",
    bool: "true hoặc false",
    list: "danh sách",
    dict: "các khóa",
}


def _optional_hook(type_: Any, converter: cattrs.Converter) -> Hook:
    """Of a part that may be left out; a key that stands there with nothing is a mistake."""
    part = bare(type_)

    def structure(value: Any, _: object) -> object:
        return converter.structure(value, part)

    return structure


def _is_optional(type_: Any) -> bool:
    return isinstance(type_, UnionType)


_CONVERTER = strict.make()
_CONVERTER.register_structure_hook_factory(_is_optional, _optional_hook)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not fit the class."""

    path: Path_
    code: str
    what: str
    mend: str
    at_key: bool = False


def structure[T](data: object, cls: type[T]) -> T | tuple[Fault, ...]:
    """An object of the class, or everything that keeps the data from being one."""
    try:
        return _CONVERTER.structure(data, cls)
    except Exception as error:
        singles = strict.single_errors(error)
        return tuple(fault for path, single in singles for fault in _faults(single, path))


def _faults(error: BaseException, path: Path_) -> Iterator[Fault]:
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        yield from _unknown_keys(error, path)
    elif isinstance(error, KeyError):
        yield Fault(path[:-1], "key-missing", f"thiếu khóa “{path[-1]}”", "thêm khóa này")
    elif isinstance(error, WrongTypeError):
        what = f"cần {_NAMES[error.wanted]}, đang là {_said(error.got)}"
        mend = _mend(error.wanted, error.got)
        yield Fault(path, "value-type", f"khóa “{_key(path)}”: {what}", mend)
    elif isinstance(error, NotAChoiceError):
        named = ", ".join(choice or "(bỏ trống)" for choice in error.choices)
        what = f"khóa “{_key(path)}”: “{error.got}” không phải một lựa chọn"
        yield Fault(path, "value-choice", what, f"chọn một trong: {named}")
    else:
        raise error


def _unknown_keys(error: cattrs.ForbiddenExtraKeysError, path: Path_) -> Iterator[Fault]:
    cls: Any = error.cl
    # The item's own id is its file name; only what stands inside an item has one to write.
    known = [member.name for member in fields(cls) if member.name != "id" or path]
    for key in sorted(error.extra_fields):
        near = difflib.get_close_matches(key, known, 1)
        mend = f"có phải “{near[0]}”?" if near else f"các khóa được dùng: {', '.join(known)}"
        yield Fault((*path, key), "key-unknown", f"không có khóa “{key}”", mend, at_key=True)


def _said(value: object) -> str:
    if value is None:
        return "bỏ trống"
    if isinstance(value, bool):
        return f"{str(value).lower()} (đúng/sai)"
    if isinstance(value, int | float):
        return f"số {value}"
    return _NAMES.get(type(value), "kiểu khác")


def _mend(wanted: type, got: object) -> str:
    if wanted in (str, dict) and got is None:
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


def _key(path: Path_) -> str:
    return str(next((step for step in reversed(path) if isinstance(step, str)), "tệp"))
