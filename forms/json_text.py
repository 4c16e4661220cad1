"""JSON text to plain data, by rules stricter than Python's.

The page reads a save file by the same rules (`docs/assets/form/json.js`), so that both write the
same bytes again.
"""

import json
import re
from typing import Any, NoReturn

from forms.errors import FormsError

_MAX_DEPTH = 100
"""Deeper nesting is nothing of ours, and would exhaust the browser's stack."""
_MAX_MARKS = 400_000
"""More brackets and commas are nothing of ours, and would take minutes in a browser."""
_MAX_DIGITS = 4000

_NO_MARKS = re.compile(r"[^\[\]{},]+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = ("\\ud", "\\uD")
"""How the escape of a surrogate begins, be it one of a pair."""


class JsonTextError(FormsError):
    """The text is not JSON; the message says where, as a Vietnamese phrase."""


class DeepJsonError(JsonTextError):
    """The text nests too deep."""


class LargeJsonError(JsonTextError):
    """The text has too many values."""


class RepeatedMemberError(JsonTextError):
    """An object names a member twice; the message is the member's name."""


def read(text: str, times: int = 1) -> Any:
    """The data of a JSON text, lone surrogates replaced by U+FFFD.

    It may be so many times as deep, and have so many times the values, as a save file.

    Raises:
        JsonTextError: the text is not JSON, too deep or large, or names a member twice.

    """
    text = text.removeprefix("\ufeff")
    marks = _marks(text, times * _MAX_MARKS)
    _refuse_deep_nesting(marks, times * _MAX_DEPTH)
    # Most texts have none at all, and looking into each of their strings takes longest of all.
    may_be_lone = any(escape in text for escape in _ESCAPED) or not _is_whole(text)
    try:
        data = json.loads(
            text,
            object_pairs_hook=_cleaned_members if may_be_lone else _members,
            parse_int=_whole_number,
            parse_float=_number,
            parse_constant=_refuse_constant,
        )
    except json.JSONDecodeError as error:
        raise JsonTextError(f"dòng {error.lineno}, cột {error.colno}") from None
    return _cleaned(data) if may_be_lone else data


def write(data: object) -> str:
    """The text of plain data: two spaces of indentation, one line feed at the end."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return clean(text) + "\n"


def is_too_large(text: str) -> bool:
    """Whether a text of our own has more values than are read."""
    try:
        _marks(text, _MAX_MARKS)
    except LargeJsonError:
        return True
    return False


def clean(text: str) -> str:
    """The text without lone surrogates, which no file can hold."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _is_whole(text: str) -> bool:
    """Whether a text has no lone surrogate; its encoder looks faster than any search."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _marks(text: str, at_most: int) -> str:
    """The brackets and commas of a text outside its strings, found without reading it as JSON."""
    bare = text.replace("\\\\", "").replace('\\"', "")
    # A mark has two strings beside it at most, with two quotes each.
    if bare.count('"') > 4 * (at_most + 1):
        raise LargeJsonError("quá nhiều mục")
    marks = _NO_MARKS.sub("", "".join(bare.split('"')[::2]))
    if len(marks) > at_most:
        raise LargeJsonError("quá nhiều mục")
    return marks


def _refuse_deep_nesting(marks: str, at_most: int) -> None:
    depth = 0
    for mark in marks:
        if mark in "[{":
            depth += 1
            if depth > at_most:
                raise DeepJsonError(f"quá {at_most} lớp")
        elif mark in "]}":
            depth -= 1


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise RepeatedMemberError(name)
            seen.add(name)
    return members


def _cleaned_members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return _members([(clean(name), _cleaned(value)) for name, value in pairs])


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    # Objects were cleaned when they were read.
    return value


def _whole_number(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise JsonTextError("có số quá dài")
    return int(digits)


def _number(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise JsonTextError("có số quá lớn")
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise JsonTextError(f"có giá trị {name}")
