"""The words of the search index, cut when the site is built.

Cutting texts into words is most of what a browser would do before it can answer; numbers are read
in a hundredth of that time.  The index carries them where Material's worker hands them on to
lunr's builder and to nobody else, as attributes of a field: `config.fields.text.cut` is

    {"forms": [word, …], "title": numbers, "text": numbers, "tags": numbers}

with the different words as they stand, the frequent ones first, and for each field the words of
all entries in their order: base64 of LEB128 numbers, a word as `1 + gap + 3 * its place in forms`,
0 after each entry.  `macros/search/texts.js` reads it.
"""

import base64
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

INDEX = Path("search", "search_index.json")
FIELDS = ("title", "text", "tags")
NONE, PUNCTUATION, BLOCK = range(3)
"""What stands between a word and the one before: a space or a hyphen, more, another block."""
GAPS = 3
_TAG = re.compile(r"(<[^>]*>)")

type Cut = tuple[tuple[str, int], ...]
"""Words as they stand, and the gap before each."""


def write_words(site: Path) -> None:
    """Put the words into a built site's index, and the index in letters that need no escapes."""
    path = site / INDEX
    index = json.loads(path.read_text(encoding="utf-8"))
    text = json.dumps(with_words(index), ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8", newline="\n")


def with_words(index: dict[str, Any]) -> dict[str, Any]:
    """An index of Material's with the words of its entries in it."""
    config = index["config"]
    fields = {name: dict(attributes) for name, attributes in config["fields"].items()}
    fields["text"]["cut"] = _all_words(index["docs"], config["separator"])
    return {**index, "config": {**config, "fields": fields}}


def _all_words(entries: list[dict[str, Any]], separator: str) -> dict[str, Any]:
    by_field = {name: [_cut(entry.get(name), separator) for entry in entries] for name in FIELDS}
    counts = Counter(word for cuts in by_field.values() for cut in cuts for word, _ in cut)
    forms = [word for word, _ in counts.most_common()]
    numbers = {word: 1 + GAPS * place for place, word in enumerate(forms)}
    packed = {name: _pack(_numbers(cuts, numbers)) for name, cuts in by_field.items()}
    return {"forms": forms, **packed}


def _numbers(cuts: Iterable[Cut], numbers: dict[str, int]) -> Iterator[int]:
    for cut in cuts:
        for word, gap in cut:
            yield numbers[word] + gap
        yield 0


def _pack(numbers: Iterable[int]) -> str:
    packed = bytearray()
    for number in numbers:
        rest = number
        while rest > 0x7F:
            packed.append(rest & 0x7F | 0x80)
            rest >>= 7
        packed.append(rest)
    return base64.b64encode(packed).decode()


def _cut(value: str | list[str] | None, separator: str) -> Cut:
    """The words of a field; each text of several begins a block."""
    texts = value if isinstance(value, list) else [value or ""]
    return tuple(word for text in texts for word in words_of(text, separator))


@cache
def words_of(text: str, separator: str) -> Cut:
    """A text cut as Material's worker cuts it: a block ends with an element that lies in no other.

    The text is HTML; `separator` is what stands between words, without groups.
    """
    between = re.compile(f"({separator})")
    found: list[tuple[str, int]] = []
    gap, depth = BLOCK, 0
    for at, part in enumerate(_TAG.split(text)):
        if at % 2 == 0:
            gap = _add_words(between.split(part), gap, found)
            continue
        is_end = part.startswith("</")
        if not part.endswith("/>"):
            depth += -1 if is_end else 1
        gap = BLOCK if is_end and depth == 0 else max(gap, PUNCTUATION)
    return tuple(found)


def _add_words(parts: list[str], before: int, found: list[tuple[str, int]]) -> int:
    """Take in words and, at the odd places, what stands between; the gap before a next word."""
    gap = before
    for at, part in enumerate(parts):
        if at % 2:
            gap = max(gap, PUNCTUATION if len(part) > 1 else NONE)
        elif part:
            found.append((part, gap))
            gap = NONE
    return gap
