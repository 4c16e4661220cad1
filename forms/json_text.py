"""JSON text to plain data, by rules stricter than Python's.

The page reads a save file by the same rules (`docs/assets/form/json.js`), so that both write the
same bytes again.
"""

import json
import re
from typing import Any, NoReturn

from forms.errors import FormsError

MAX_DEPTH = 100
"""Deeper nesting is nothing of ours, and would exhaust the browser's stack."""
_MAX_DIGITS = 4000

# A text that never ends is taken to the end of the file, so that no input costs quadratic time.
_NO_BRACKETS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[^"\[\]{}]+', re.DOTALL)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]|\\u[dD]")
"""In a JSON text, as it is or escaped; one of a pair too."""


class JsonTextError(FormsError):
    """The text is not JSON; the message says where, as a Vietnamese phrase."""


class DeepJsonError(JsonTextError):
    """The text nests too deep."""


class RepeatedMemberError(JsonTextError):
    """An object names a member twice; the message is the member's name."""


def read(text: str, max_depth: int = MAX_DEPTH) -> Any:
    """The data of a JSON text, lone surrogates replaced by U+FFFD.

    Raises:
        JsonTextError: the text is not JSON, nests too deep or names a member twice.

    """
    text = text.removeprefix("\ufeff")
    _refuse_deep_nesting(text, max_depth)
    # Most texts have none at all, and looking into each of their strings takes longest of all.
    may_be_lone = _SURROGATE.search(text) is not None
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


def clean(text: str) -> str:
    """The text without lone surrogates, which no file can hold."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _refuse_deep_nesting(text: str, max_depth: int) -> None:
    if text.count("[") + text.count("{") <= max_depth:
        return
    depth = 0
    for bracket in _NO_BRACKETS.sub("", text):
        depth += 1 if bracket in "[{" else -1
        if depth > max_depth:
            raise DeepJsonError(f"quá {max_depth} lớp")


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise RepeatedMemberError(name)
        members[name] = value
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
