"""Where the spots of a picture's rows stand: knows sizes, but neither texts nor lines."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.pages.drawing_rows import Rows, Spot

GAP = 24
ROW_GAP = 32
MARGIN = 4
_SWEEPS = 12


@dataclass(frozen=True, slots=True)
class Place:
    """The room of a spot; every spot is as high as its row."""

    left: int
    top: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """From left to right."""
        return self.left + self.width // 2

    @property
    def right(self) -> int:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.top + self.height


def place(rows: Rows, widths: Mapping[Spot, int], heights: Mapping[Spot, int]) -> dict[Spot, Place]:
    """The room of each spot: near what it is linked with, none over another."""
    middles = _middles(rows, widths)
    left = min((middles[spot] - widths[spot] / 2 for spot in middles), default=0)
    found: dict[Spot, Place] = {}
    top = MARGIN
    for row in rows.rows:
        height = max((heights[spot] for spot in row), default=0)
        for spot in row:
            x = round(middles[spot] - widths[spot] / 2 - left) + MARGIN
            found[spot] = Place(x, top, widths[spot], height)
        top += height + ROW_GAP
    return found


def _middles(rows: Rows, widths: Mapping[Spot, int]) -> dict[Spot, float]:
    above, below = rows.above(), rows.below()
    around = {spot: above[spot] + below[spot] for spot in above}
    found = dict.fromkeys(above, 0.0)
    for sweep in range(_SWEEPS):
        near = around if sweep >= _SWEEPS - 2 else (above, below)[sweep % 2]
        for row in rows.rows if sweep % 2 == 0 else rows.rows[::-1]:
            wanted = [_mean([found[other] for other in near[spot]], found[spot]) for spot in row]
            found.update(zip(row, settle(wanted, [widths[spot] for spot in row]), strict=True))
    return found


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def settle(wanted: Sequence[float], widths: Sequence[int]) -> list[float]:
    """Middles as near as can be to those wanted, in this order and a gap apart.

    What would overlap is pushed together into a heap around its mean: the least squares solution.
    """
    offsets = [0.0]
    for before, after in itertools.pairwise(widths):
        offsets.append(offsets[-1] + (before + after) / 2 + GAP)
    heaps: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=False):
        heaps.append((want - offset, 1))
        while len(heaps) > 1 and heaps[-2][0] >= heaps[-1][0]:
            (one, many), (other, more) = heaps[-2:]
            heaps[-2:] = [((one * many + other * more) / (many + more), many + more)]
    starts = [start for start, many in heaps for _ in range(many)]
    return [start + offset for start, offset in zip(starts, offsets, strict=False)]
