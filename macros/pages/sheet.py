"""A procedure on one sheet of paper: what stands on it, and how large its letters may be."""

from collections.abc import Sequence
from dataclasses import dataclass

from macros.pages.drawing.text import wrap

COLUMNS = (9, 29, 24, 20, 18)
"""Widths of the table's columns in hundredths of the sheet's: number, work, who, when, papers."""
_WIDTH = 500.0
_HEIGHT = 778.0
"""The room in points: A4 without its margins (`docs/assets/app/sheet.css`), with some spare."""
_SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
# These are lengths of sheet.css, in letters' sizes.
_LINE = 1.35
_CELL_SIDES = 0.7
_CELL_ENDS = 0.5
_TITLE = 1.35
_BETWEEN = 0.5
# The foot of every page, whose size does not change: points.
_FOOT_SIZE = 9.0
_FOOT_LINE = 13.1
_FOOT_BETWEEN = 4.0
_FOOT_AROUND = 20.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The texts of a sheet: title, lines under it, table, lines below it, the page's foot."""

    title: str
    above: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...]
    foot: tuple[str, ...]

    @property
    def letters(self) -> float:
        """The size of the letters in points: the largest at which all of it fits."""
        return next((size for size in _SIZES if self._height(size) <= _HEIGHT), _SIZES[-1])

    @property
    def columns(self) -> tuple[int, ...]:
        """The widths of the table's columns, in hundredths."""
        return COLUMNS

    def _height(self, size: float) -> float:
        lines = [*self.above, *self.below]
        texts = sum(_lines(text, _WIDTH, size) * _LINE + _BETWEEN for text in lines) * size
        title = (_lines(self.title, _WIDTH, size * _TITLE) * _LINE + _BETWEEN) * size * _TITLE
        rows = sum(_row(row, size) for row in self.rows)
        head = (_LINE + _CELL_ENDS + 2 * _BETWEEN) * size
        return title + texts + head + rows + self._foot_height()

    def _foot_height(self) -> float:
        lines = (_lines(text, _WIDTH, _FOOT_SIZE) for text in self.foot)
        return sum(n * _FOOT_LINE + _FOOT_BETWEEN for n in lines) + _FOOT_AROUND


def _row(cells: Sequence[str], size: float) -> float:
    rooms = (_WIDTH * share / 100 - _CELL_SIDES * size for share in COLUMNS)
    lines = max(_lines(cell, room, size) for cell, room in zip(cells, rooms, strict=True))
    return (lines * _LINE + _CELL_ENDS) * size + 1


def _lines(text: str, room: float, size: float) -> int:
    return max(1, len(wrap(text, room, size)))
