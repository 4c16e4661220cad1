"""Graphs for the tests of pictures, and what a test reads from a picture."""

import itertools
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.pages.drawing.graph import Tie
from macros.pages.drawing.layout import Kind, Node, draw
from macros.pages.drawing.picture import Box, Picture

KINDS = {
    "concretises": Kind("cụ thể hóa", arrow=True),
    "based_on": Kind("căn cứ", arrow=True),
    "linked_with": Kind("gắn với", arrow=False),
}
NAMES = ("Chỉ thị 1", "Nghị quyết Trung ương về một việc có tên dài", "Hướng dẫn", "m" * 60)
_PARTS = 8
_NUMBER = r"(-?\d+),(-?\d+)"
_STROKE = re.compile(rf"M{_NUMBER}(?:V(-?\d+)|H(-?\d+)|C{_NUMBER} {_NUMBER} {_NUMBER})")
_HEAD = re.compile(rf"M{_NUMBER}L{_NUMBER}L{_NUMBER}z")

Point = tuple[float, float]


@dataclass(frozen=True)
class Graph:
    """Nodes and their ties."""

    nodes: tuple[str, ...]
    ties: tuple[Tie, ...]

    def picture(self) -> Picture:
        nodes = [
            Node(name, f"{NAMES[i % len(NAMES)]} ({name})", ("Số 1-CT",) * (i % 3), f"{name}.html")
            for i, name in enumerate(self.nodes)
        ]
        return draw("Sơ đồ thử", nodes, self.ties, KINDS)


def graph(size: int, *ties: str) -> Graph:
    """A graph of `n0` … with ties written as `1 concretises 0`."""
    words = [tie.split() for tie in ties]
    made = tuple(Tie(f"n{source}", f"n{target}", kind) for source, kind, target in words)
    return Graph(tuple(f"n{i}" for i in range(size)), made)


def drawn_by_lot(seed: int, size: int, ties: int) -> Graph:
    """Any graph, circles, self-ties and repetitions included."""
    lot = random.Random(seed)  # noqa: S311 - for tests
    ends = [(lot.randrange(size), lot.randrange(size)) for _ in range(ties)]
    return graph(size, *(f"{a} {lot.choice([*KINDS])} {b}" for a, b in ends))


GRAPHS = {
    "nothing": graph(0),
    "one": graph(1),
    "one with itself": graph(1, "0 concretises 0"),
    "two": graph(2, "1 concretises 0"),
    "two, twice": graph(2, "1 concretises 0", "1 linked_with 0", "1 concretises 0"),
    "two, both ways": graph(2, "1 concretises 0", "0 concretises 1"),
    "circle": graph(3, "0 based_on 1", "1 based_on 2", "2 based_on 0"),
    "long way": graph(4, "1 concretises 0", "2 concretises 1", "3 concretises 2", "3 based_on 0"),
    "chain": graph(100, *(f"{i} concretises {i - 1}" for i in range(1, 100))),
    "star": graph(100, *(f"{i} based_on 0" for i in range(1, 100))),
    "fan": graph(100, *(f"0 based_on {i}" for i in range(1, 100))),
    "tree": graph(100, *(f"{i} concretises {i // 3}" for i in range(1, 100))),
    "by lot": drawn_by_lot(1, 28, 40),
    "large, by lot": drawn_by_lot(2, 100, 150),
}


def overlapping(picture: Picture) -> list[tuple[str, str]]:
    """Boxes and names on lines that share room."""
    rooms = [(b.label, b.x, b.y, b.x + b.width, b.y + b.height) for b in picture.boxes]
    rooms += [(w.text, w.x, w.y - 12, w.x + round(w.width), w.y + 4) for w in picture.words]
    return [
        (one[0], other[0])
        for i, one in enumerate(rooms)
        for other in rooms[:i]
        if min(one[3], other[3]) > max(one[1], other[1])
        and min(one[4], other[4]) > max(one[2], other[2])
    ]


def outside(picture: Picture) -> list[str]:
    """Boxes that leave the picture, and texts that leave their box."""
    found = [
        box.label
        for box in picture.boxes
        if box.x < 0
        or box.y < 0
        or box.x + box.width > picture.width
        or box.y + box.height > picture.height
    ]
    for box in picture.boxes:
        for line in box.words:
            if (
                line.x < box.x
                or line.x + line.width > box.x + box.width
                or line.y - 16 < box.y
                or line.y + 4 > box.y + box.height
            ):
                found.append(line.text)
    return found


def curves(path: str) -> Iterator[list[Point]]:
    """Each line of a path as points close to each other."""
    matches = list(_STROKE.finditer(path))
    assert "".join(match[0] for match in matches) == path
    for match in matches:
        x, y, down, right, *rest = (int(group) if group else None for group in match.groups())
        assert x is not None
        assert y is not None
        if down is not None or right is not None:
            end = (x if right is None else right, y if down is None else down)
            yield [_between((x, y), end, i / _PARTS) for i in range(_PARTS + 1)]
        else:
            numbers = [number for number in rest if number is not None]
            points = [(x, y), *zip(numbers[::2], numbers[1::2], strict=True)]
            yield [_bezier(points, i / _PARTS) for i in range(_PARTS + 1)]


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _bezier(points: Sequence[Point], share: float) -> Point:
    while len(points) > 1:
        points = [_between(a, b, share) for a, b in itertools.pairwise(points)]
    return points[0]


def heads(path: str) -> list[Point]:
    """The points of a path's arrows."""
    matches = list(_HEAD.finditer(path))
    assert "".join(match[0] for match in matches) == path
    return [(int(match[1]), int(match[2])) for match in matches]


def inside(point: Point, box: Box, spare: float = 0.5) -> bool:
    """Whether a point lies in a box, not on its edge."""
    x, y = point
    return (
        box.x + spare < x < box.x + box.width - spare
        and box.y + spare < y < box.y + box.height - spare
    )


def on_edge(point: Point, box: Box) -> bool:
    """Whether a point lies on the upper or lower edge of a box."""
    x, y = point
    return box.x <= x <= box.x + box.width and y in (box.y, box.y + box.height)
