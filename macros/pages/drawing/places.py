"""Where the spots of a picture's rows stand: knows sizes, but neither texts nor lines."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.pages.drawing.rows import Rows, Spot

GAP = 24
ROW_GAP = 32
MARGIN = 4
_SWEEPS = 12
_LINE_WEIGHT = 9
"""How much straighter a line is wanted than a box over its neighbours."""


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
    found = dict.fromkeys(above, 0.0)
    for sweep in range(_SWEEPS):
        # The last sweep goes up, so that what has one line below it stands straight over its end.
        near = (above, below)[sweep % 2]
        for row in rows.rows if sweep % 2 == 0 else rows.rows[::-1]:
            wanted = [_mean([found[other] for other in near[spot]], found[spot]) for spot in row]
            sizes = [widths[spot] for spot in row]
            weights = [1 if spot.node else _LINE_WEIGHT for spot in row]
            found.update(zip(row, settle(wanted, sizes, weights), strict=True))
    return found


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def settle(wanted: Sequence[float], widths: Sequence[int], weights: Sequence[float]) -> list[float]:
    """Middles as near as can be to those wanted, in this order and a gap apart.

    What would overlap is pushed together into a heap around its mean: the least squares solution.
    A heap is where it begins, what it weighs and how many are in it.
    """
    offsets = [0.0]
    for before, after in itertools.pairwise(widths):
        offsets.append(offsets[-1] + (before + after) / 2 + GAP)
    heaps: list[tuple[float, float, int]] = []
    for want, offset, weight in zip(wanted, offsets, weights, strict=False):
        heaps.append((want - offset, weight, 1))
        while len(heaps) > 1 and heaps[-2][0] >= heaps[-1][0]:
            (one, heavy, many), (other, more, rest) = heaps[-2:]
            start = (one * heavy + other * more) / (heavy + more)
            heaps[-2:] = [(start, heavy + more, many + rest)]
    starts = [start for start, _, many in heaps for _ in range(many)]
    return [start + offset for start, offset in zip(starts, offsets, strict=False)]
