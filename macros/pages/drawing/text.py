"""How wide a text will be in a picture, and where its lines break.

A picture is drawn at build, so its boxes must know their texts' size before any browser does.
"""

import unicodedata
from functools import cache

_ADVANCES = {
    letter: advance
    for advance, letters in (
        (230, " '’"),
        (300, "I`ijl‘·"),
        (340, "!,.:;"),
        (420, '"1fr“'),
        (450, "()t|”"),
        (490, "J[]{}~"),
        (530, "*/\\sz"),
        (590, "<>knuv•"),
        (620, "-7?^ehxy"),
        (660, "$+28EFLSacgo"),
        (680, "35PTZbdpqđ"),
        (710, "069BKRY–"),
        (750, "4=DHNUV_"),
        (790, "&ACGXĐ"),
        (840, "#OQ…"),
        (900, "%Mmw—"),
        (1040, "@W"),
    )
    for letter in letters
}
"""Thousandths of the letters' size; the wider of the site's font at weights 400 and 600."""
_MARKED = 10
"""What a letter with marks has more than the bare one."""
_OTHER = 1400
"""A sign that the font may lack: as wide as a picture sign of another font."""


def text_width(text: str, size: float) -> float:
    """At most this wide is a line of text, in the unit of `size`."""
    return sum(_advance(letter) for letter in unicodedata.normalize("NFC", text)) * size / 1000


@cache
def _advance(letter: str) -> int:
    apart = unicodedata.normalize("NFD", letter)
    if unicodedata.combining(apart[0]):
        return 0
    return _ADVANCES.get(apart[0], _OTHER) + (_MARKED if len(apart) > 1 else 0)


def wrap(text: str, room: float, size: float) -> tuple[str, ...]:
    """The lines of a text, none wider than `room`; a longer word is cut."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size) <= room:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, room, size))
    return tuple(lines)


def _pieces(word: str, room: float, size: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
