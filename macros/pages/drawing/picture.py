"""What a picture is made of, before it becomes SVG (`templates/drawing.html`).

Lengths are whole units; a twentieth of the page's `rem`, so that pictures grow with the text.
"""

from dataclasses import dataclass
from typing import Literal

from macros.pages.drawing.text import text_width, wrap

NAME_SIZE = 16
DETAIL_SIZE = 14
UNITS_IN_REM = 20
_LINE_HEIGHT = {"name": 21, "detail": 19}
_SIZES = {"name": NAME_SIZE, "detail": DETAIL_SIZE}
_RISE = 5
"""From the bottom of a line of text up to what its letters stand on."""

Role = Literal["name", "detail"]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `x` and `y` are where its letters begin to stand."""

    x: int
    y: int
    text: str
    role: Role = "detail"

    @property
    def width(self) -> float:
        """At most this wide."""
        return text_width(self.text, _SIZES[self.role])


@dataclass(frozen=True, slots=True)
class Box:
    """A box with text that leads to a page or a place on this one."""

    x: int
    y: int
    width: int
    height: int
    href: str
    label: str
    """Everything the box says, for who hears it read."""
    words: tuple[Words, ...]
    number: str = ""
    """In a circle at its beginning."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """Lines of one kind, and the heads of their arrows: SVG path data."""

    kind: str
    path: str
    heads: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture."""

    label: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]
    words: tuple[Words, ...] = ()
    """On the lines, not in boxes."""

    @property
    def rem(self) -> tuple[str, str]:
        """Width and height as CSS lengths."""
        return f"{self.width / UNITS_IN_REM:g}rem", f"{self.height / UNITS_IN_REM:g}rem"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text that will stand in a box: wrapped, but with no place yet."""

    lines: tuple[tuple[str, Role], ...]

    @property
    def height(self) -> int:
        """All lines together."""
        return sum(_LINE_HEIGHT[role] for _, role in self.lines)

    def at(self, x: int, y: int) -> tuple[Words, ...]:
        """The lines with their upper left corner at a place."""
        placed = []
        for text, role in self.lines:
            y += _LINE_HEIGHT[role]
            placed.append(Words(x, y - _RISE, text, role))
        return tuple(placed)


def block(name: str, details: tuple[str, ...], room: int) -> Block:
    """A name and what stands under it, none of it wider than `room`."""
    lines: list[tuple[str, Role]] = [(line, "name") for line in wrap(name, room, NAME_SIZE)]
    for detail in details:
        lines.extend((line, "detail") for line in wrap(detail, room, DETAIL_SIZE))
    return Block(tuple(lines))


def arrow_head(x: int, y: int, across: int, down: int) -> str:
    """A head whose point is at `x, y`; the arrow comes from `across`, `down` (each -1, 0 or 1)."""
    length, half = 10, 5
    bx, by = x + across * length, y + down * length
    return (
        f"M{x},{y}L{bx + down * half},{by + across * half}L{bx - down * half},{by - across * half}z"
    )
