"""Which box stands in which row, where lines pass, and in what order: knows nothing of sizes.

Boxes stand in the even rows.  Lines run between neighbouring rows only: where a tie reaches
further it bends in the rows between, so that no line can cross a box or a word.  Ties of one kind
that begin or end at the same box share their bends: that is a bundle, and it is named once.
"""

import itertools
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from macros.pages.drawing.graph import Tie, ranks

_SWEEPS = 8


class Bundle(NamedTuple):
    """Ties of one kind that run up or down from one box, its root."""

    kind: str
    root: str
    up: bool


class Spot(NamedTuple):
    """A place in a row: a box, or where a bundle passes."""

    row: int
    node: str = ""
    bundle: Bundle | None = None
    named: bool = False
    """Whether the bundle's name stands here."""


class Link(NamedTuple):
    """A line between two neighbouring rows."""

    upper: Spot
    lower: Spot
    bundle: Bundle


@dataclass(slots=True)
class Rows:
    """All spots in their rows, from the top, and from left to right."""

    rows: list[list[Spot]] = field(default_factory=list)
    links: dict[Link, None] = field(default_factory=dict)
    heads: set[tuple[Link, Spot]] = field(default_factory=set)
    """Where a tie arrives: the last line of it, and the box."""

    def above(self) -> dict[Spot, list[Spot]]:
        """What each spot is linked with in the row above."""
        found: dict[Spot, list[Spot]] = {spot: [] for row in self.rows for spot in row}
        for link in self.links:
            found[link.lower].append(link.upper)
        return found

    def below(self, kind: str = "") -> dict[Spot, list[Spot]]:
        """What each spot is linked with in the row below, by any kind of tie or by one."""
        found: dict[Spot, list[Spot]] = {spot: [] for row in self.rows for spot in row}
        for link in self.links:
            if kind in ("", link.bundle.kind):
                found[link.upper].append(link.lower)
        return found


def arrange(nodes: Sequence[str], ties: Sequence[Tie], most: int) -> Rows:
    """The rows of one cluster, at most `most` boxes in each; few lines cross."""
    ties = [tie for tie in dict.fromkeys(ties) if tie.source != tie.target]
    places = _places(nodes, ties, most)
    made = Rows([[] for _ in range(max(places.values(), default=-1) + 1)])
    for node, row in places.items():
        made.rows[row].append(Spot(row, node))
    bends: dict[Spot, None] = {}
    for tie, bundle in _bundled(ties, places):
        path = list(_path(tie, bundle, places))
        bends.update(dict.fromkeys(path[1:-1]))
        for one, other in itertools.pairwise(path):
            upper, lower = sorted((one, other), key=lambda spot: spot.row)
            link = Link(upper, lower, bundle)
            made.links[link] = None
            if other is path[-1]:
                made.heads.add((link, other))
    for bend in bends:
        beside = made.rows[bend.row]
        beside.insert(len(beside) // 2, bend)
    _untangle(made)
    return made


def _places(nodes: Sequence[str], ties: Sequence[Tie], most: int) -> dict[str, int]:
    """The row of each box; a rank with too many boxes takes several rows.

    Of these, boxes with more ties stand higher, so that fewer lines are long.
    """
    count = Counter(end for tie in ties for end in (tie.source, tie.target))
    by_rank: dict[int, list[str]] = {}
    for node, rank in ranks(nodes, ties).items():
        by_rank.setdefault(rank, []).append(node)
    places: dict[str, int] = {}
    row = 0
    for _, members in sorted(by_rank.items()):
        parts = -(-len(members) // most)
        if parts > 1:
            members.sort(key=count.__getitem__, reverse=True)
        for part in range(parts):
            start, end = (len(members) * at // parts for at in (part, part + 1))
            places.update(dict.fromkeys(members[start:end], row))
            row += 2
    return places


def _bundled(ties: Sequence[Tie], places: Mapping[str, int]) -> Iterator[tuple[Tie, Bundle]]:
    """Each tie with its bundle: at the end where more of its kind begin or arrive."""
    leaving, arriving = Counter[Bundle](), Counter[Bundle]()
    ends = []
    for tie in ties:
        up = places[tie.source] > places[tie.target]
        ends.append((tie, Bundle(tie.kind, tie.source, up), Bundle(tie.kind, tie.target, not up)))
        leaving[ends[-1][1]] += 1
        arriving[ends[-1][2]] += 1
    for tie, start, end in ends:
        yield tie, start if leaving[start] >= arriving[end] else end


def _path(tie: Tie, bundle: Bundle, places: Mapping[str, int]) -> Iterator[Spot]:
    """The spots of a tie, from its source to its target."""
    start, end = places[tie.source], places[tie.target]
    step = 1 if end > start else -1
    name_row = places[bundle.root] + (-1 if bundle.up else 1)
    yield Spot(start, tie.source)
    for row in range(start + step, end, step):
        yield Spot(row, bundle=bundle, named=row == name_row)
    yield Spot(end, tie.target)


def _untangle(made: Rows) -> None:
    """Put each spot near what it is linked with, sweep by sweep; the best order stays."""
    above, below = made.above(), made.below()
    kinds = dict.fromkeys(link.bundle.kind for link in made.links)
    # Lines that look the same are counted twice: where they cross, an eye goes astray.
    looks = [below, *(made.below(kind) for kind in kinds)]

    def crossings() -> int:
        return sum(_crossings(made.rows, linked) for linked in looks)

    best, fewest = made.rows, crossings()
    for start in _starts(made.rows):
        made.rows = start
        for sweep in range(_SWEEPS):
            down = sweep % 2 == 0
            rows = made.rows if down else made.rows[::-1]
            for fixed, row in itertools.pairwise(rows):
                _sort_by(row, fixed, above if down else below)
            found = crossings()
            if found < fewest:
                best, fewest = [list(row) for row in made.rows], found
            if not fewest:
                break
    made.rows = best
    _swap_neighbours(best, above, below)


def _starts(rows: list[list[Spot]]) -> list[list[list[Spot]]]:
    """Orders to begin with: lines between the boxes, left of them, right of them."""
    return [
        [list(row) for row in rows],
        [sorted(row, key=lambda spot: spot.node != "") for row in rows],
        [sorted(row, key=lambda spot: spot.node == "") for row in rows],
    ]


def _sort_by(row: list[Spot], fixed: list[Spot], linked: Mapping[Spot, list[Spot]]) -> None:
    places = {spot: place for place, spot in enumerate(fixed)}
    share = len(fixed) / max(1, len(row))
    wanted = {
        spot: sum(places[other] for other in linked[spot]) / len(linked[spot])
        if linked[spot]
        else place * share
        for place, spot in enumerate(row)
    }
    row.sort(key=wanted.__getitem__)


def _swap_neighbours(
    rows: list[list[Spot]], above: Mapping[Spot, list[Spot]], below: Mapping[Spot, list[Spot]]
) -> None:
    """Swap what stands side by side for as long as that takes a crossing away."""
    places = {spot: place for row in rows for place, spot in enumerate(row)}

    def crossings(left: Spot, right: Spot) -> int:
        return sum(
            places[one] > places[other]
            for linked in (above, below)
            for one in linked[left]
            for other in linked[right]
        )

    swapped = True
    while swapped:
        swapped = False
        for row in rows:
            for place in range(len(row) - 1):
                left, right = row[place : place + 2]
                if crossings(right, left) < crossings(left, right):
                    row[place : place + 2] = right, left
                    places[left], places[right] = place + 1, place
                    swapped = True


def _crossings(rows: list[list[Spot]], below: Mapping[Spot, list[Spot]]) -> int:
    crossings = 0
    for row, under in itertools.pairwise(rows):
        places = {spot: place for place, spot in enumerate(under)}
        passed: list[int] = []
        for spot in row:
            ends = sorted(places[other] for other in below[spot])
            crossings += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return crossings
