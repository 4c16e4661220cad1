"""Breaks running text into pieces that a slide has room for, at the best places there are."""

import re
from collections.abc import Iterator

# Where a text may break, the best first; the break comes after the mark.
_BREAKS = (
    re.compile(r"(?<=[.!?…]) (?=[A-ZĐÀ-Ỹ“])"),
    re.compile(r"(?<=;) "),
    re.compile(r"(?<=:) "),
    re.compile(r"(?<=,) "),
    re.compile(r" (?=[–—(“])"),
    re.compile(r" (?=(?:và|hoặc|hay|để|nhưng|khi|nếu|thì|mà|của) )"),
)
# No piece begins inside these: a quoted phrase, a number with what it counts or is the number of.
_WHOLE = re.compile(
    r"“[^”]*”|\([^()]{0,60}\)|(?i:\b(?:số|ngày|tháng|năm|quý|điều|khoản|chỉ thị|quy định|nghị quyết"
    r"|kết luận|kế hoạch|hướng dẫn|công văn|nghị định)) [0-9][^ ]*(?: (?:tháng|năm) [0-9]+)*"
    r"|[0-9][0-9.,/%–-]* [^ ]+"
)
_HELD = "\u00a0"


def syllables(text: str) -> int:
    """Words told apart by blanks, which in Vietnamese are syllables."""
    return len(text.split())


def pieces(text: str, room: int) -> tuple[str, ...]:
    """A text in pieces of at most `room` syllables, none torn where a reader would stumble.

    A quoted phrase or number that is longer than the room stays whole.
    """
    held = _WHOLE.sub(lambda match: match[0].replace(" ", _HELD), " ".join(text.split()))
    return tuple(piece.replace(_HELD, " ") for piece in _packed(held, room, 0))


def _packed(text: str, room: int, strength: int) -> Iterator[str]:
    """The text's parts, put together again as long as they fit."""
    if _counted(text) <= room or strength == len(_BREAKS):
        yield text
        return
    line = ""
    for part in _BREAKS[strength].split(text):
        for small in _packed(part, room, strength + 1):
            joined = f"{line} {small}" if line else small
            if line and _counted(joined) > room:
                yield line
                line = small
            else:
                line = joined
    if line:
        yield line


def _counted(text: str) -> int:
    return syllables(text.replace(_HELD, " "))
