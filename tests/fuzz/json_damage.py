"""Save files damaged at random: their data, their text, their bytes."""

import copy
import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

from tests.fuzz.odd_texts import NAMES, TEXTS

NUMBERS = (
    "0", "-0", "-0.0", "1.0", "1e5", "1E+16", "1e16", "1e-7", "5e-324", "1.7976931348623157e308",
    "1e999", "-1e999", "9007199254740993", "-12345678901234567890", "1" * 3999, "1" * 4001,
    "1" * 5000,
    "00", "01", "1.", ".5", "+1", "0x10", "1_000", "NaN", "Infinity", "-Infinity", "-", "1e", "--1",
)  # fmt: skip
"""As they stand in a text; half of them are none."""
_MARK = "\ue000number\ue001"


def damaged(chance: Random, seed: bytes) -> bytes:
    """The file with one to four things wrong with it, or only unusual."""
    text = seed.decode()
    if chance.random() < 0.7:
        text = _with_numbers(chance, _written(chance, _changed(chance, json.loads(text))))
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        text = chance.choice(_TEXT_FAULTS)(chance, text)
    return _encoded(chance, text)


# The data


def _changed(chance: Random, data: Any) -> Any:
    for _ in range(chance.choice((1, 1, 2, 3))):
        holder, place = chance.choice(_places(data))
        chance.choice(_DATA_FAULTS)(chance, holder, place)
    return data


def _places(data: Any) -> list[tuple[Any, Any]]:
    """Every place of a value: what holds it, and under which name or number."""
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    while waiting:
        holder = waiting.pop()
        names = list(holder) if isinstance(holder, dict) else range(len(holder))
        found += [(holder, name) for name in names]
        waiting += [holder[name] for name in names if isinstance(holder[name], dict | list)]
    return found


def odd_value(chance: Random) -> Any:
    """Anything that a member may hold, and should not."""
    return chance.choice(
        (
            lambda: chance.choice(TEXTS),
            lambda: _MARK,
            lambda: chance.choice((None, True, False, [], {}, "", [[]], {"": ""})),
            lambda: [odd_value(chance) for _ in range(chance.randrange(4))],
            lambda: {chance.choice(NAMES): odd_value(chance) for _ in range(chance.randrange(4))},
        )
    )()


def _replace(chance: Random, holder: Any, place: Any) -> None:
    holder[place] = odd_value(chance)


def _leave_out(_: Random, holder: Any, place: Any) -> None:
    del holder[place]


def _add(chance: Random, holder: Any, _: Any) -> None:
    if isinstance(holder, dict):
        holder[chance.choice(NAMES)] = odd_value(chance)
    else:
        holder.insert(chance.randrange(len(holder) + 1), odd_value(chance))


def _rename(chance: Random, holder: Any, place: Any) -> None:
    if isinstance(holder, dict):
        holder[chance.choice(NAMES)] = holder.pop(place)


def _repeat(chance: Random, holder: Any, place: Any) -> None:
    if isinstance(holder, list):
        holder.extend(copy.deepcopy(holder[place]) for _ in range(chance.randrange(1, 40)))
    else:
        for number in range(chance.randrange(1, 40)):
            holder[f"{place}.{number}"] = copy.deepcopy(holder[place])


def _nest(chance: Random, holder: Any, place: Any) -> None:
    value = holder[place]
    for _ in range(chance.choice((1, 90, 96, 97, 98, 99, 100, 150))):
        value = [value] if chance.random() < 0.5 else {"a": value}
    holder[place] = value


_DATA_FAULTS: tuple[Callable[[Random, Any, Any], None], ...] = (
    _replace, _replace, _replace, _leave_out, _add, _add, _rename, _repeat, _nest,
)  # fmt: skip


def _written(chance: Random, data: Any) -> str:
    """The text in one of the ways that programs write JSON."""
    return json.dumps(
        data,
        ensure_ascii=chance.random() < 0.3,
        indent=chance.choice((None, 0, 2, "\t")),
        separators=chance.choice((None, (",", ":"), (" ,\r\n", " : "))),
    )


def _with_numbers(chance: Random, text: str) -> str:
    mark = re.compile(f'"{_MARK}"|"{json.dumps(_MARK)[1:-1]}"'.replace("\\", r"\\"))
    return mark.sub(lambda _: chance.choice(NUMBERS), text)


# The text


def _at(chance: Random, text: str) -> int:
    return chance.randrange(len(text) + 1)


def _cut(chance: Random, text: str) -> str:
    return text[: _at(chance, text)]


def _drop(chance: Random, text: str) -> str:
    start = _at(chance, text)
    return text[:start] + text[start + chance.choice((1, 1, 2, 10, 300)) :]


def _insert(chance: Random, text: str) -> str:
    start = _at(chance, text)
    return text[:start] + chance.choice(_PIECES) + text[start:]


def _insert_at_mark(chance: Random, text: str) -> str:
    """Beside a comma, a bracket or a quote, where the reader looks."""
    marks = [found.start() for found in re.finditer(r'[\[\]{},:"\\]', text)]
    start = chance.choice(marks) + chance.randrange(2) if marks else 0
    return text[:start] + chance.choice(_PIECES) + text[start:]


def _say_twice(chance: Random, text: str) -> str:
    names = list(re.finditer(r'"[^"\\]+"\s*:', text))
    if not names:
        return text
    found = chance.choice(names)
    value = chance.choice(("1", '""', "null", "{}", "[]"))
    name = found[0].replace("a", r"\u0061") if chance.random() < 0.5 else found[0]
    return f"{text[: found.start()]}{name} {value}, {text[found.start() :]}"


def _escape(chance: Random, text: str) -> str:
    return "".join(
        f"\\u{ord(letter):04{chance.choice('xX')}}"
        if letter.isalpha() and ord(letter) < 0x10000 and chance.random() < 0.05
        else letter
        for letter in text
    )


_PIECES = (
    ",", ",,", ":", "[", "]", "{", "}", '"', "\\", "'", "//", "/* */", "#", "\x00", "\x0b", "\x0c",
    "\x1f", "\x7f", "\x85", "\xa0", "\u2028", "\u2029", "\ufeff", "\u202e", "\ue000", "😀", "\r",
    "\\u0000", "\\ud800", "\\udfff", "\\ud83d\\ude00", "\\ud83d\\u0041", "\\uD83D\\x", "\\u12",
    "\\x",
    "\\u00e", "\\/", "\\b\\f", "\t", "\n", "null", "true", "nul", "undefined", "{}{}", "[[[[",
    "]]]]",
    '"a": 1,', '"__proto__": {},', "[" * 98, "[" * 101, '{"a":' * 101, "1", "-", "NaN", "Infinity",
    "-Infinity", "1e999", "0" * 50, "1" * 4100, '"\\', '\\"', '\\\\"', '"' * 3,
)  # fmt: skip
_TEXT_FAULTS: tuple[Callable[[Random, str], str], ...] = (
    _cut, _drop, _insert, _insert_at_mark, _insert_at_mark, _say_twice, _escape,
)  # fmt: skip


# The bytes


def _encoded(chance: Random, text: str) -> bytes:
    encoding = chance.choice(_ENCODINGS) if chance.random() < 0.2 else "utf-8"
    data = text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")
    if chance.random() < 0.1:
        data = chance.choice(_HEADS) + data
    if chance.random() < 0.2:
        data = with_wrong_bytes(chance, data)
    return data


def with_wrong_bytes(chance: Random, data: bytes) -> bytes:
    """Some bytes flipped, put in, taken out, or all behind a place gone."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        place = chance.randrange(len(made) + 1)
        what = chance.randrange(5)
        if what < 2 and place < len(made):
            made[place] ^= 1 << chance.randrange(8)
        elif what == 2:
            made[place:place] = chance.choice(_BYTES)
        elif what == 3:
            del made[place : place + chance.choice((1, 2, 4, 100))]
        elif what == 4 and chance.random() < 0.1:
            del made[place:]
    return bytes(made)


_ENCODINGS = (
    "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "latin-1", "cp1258",
    "cp1252", "shift_jis", "ascii",
)  # fmt: skip
_HEADS = (
    b"\xef\xbb\xbf", b"\xef\xbb\xbf\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00",
    b"PK", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xd0\xcf\x11\xe0",
    b"<!DOCTYPE html>", b"{\\rtf1 ", b"\x1f\x8b\x08", b"MZ", b"\x00", b"\x00\x00\xfe\xff", b" ",
    b"P",
)  # fmt: skip
_BYTES = (
    b"\x00", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xf4\x90\x80\x80", b"\x80",
    b"\xe1\xba", b"\xf0\x9f\x98", b"\xef\xbf\xbf", b"\xef\xbb\xbf", b"\xc2\x85", b'"', b"\\", b"{",
)  # fmt: skip
