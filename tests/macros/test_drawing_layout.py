"""Clusters as pictures: everything is in, nothing overlaps, lines lead from box to box."""

import os
import subprocess
import sys
from collections import Counter

import pytest

from macros.pages.drawing.graph import Tie, clusters, ranks
from macros.pages.drawing.places import GAP, settle
from macros.pages.drawing.rows import Bundle, Rows, Spot, arrange
from tests.conftest import ROOT
from tests.macros.drawing_graphs import (
    GRAPHS,
    KINDS,
    Graph,
    curves,
    graph,
    heads,
    inside,
    on_edge,
    outside,
    overlapping,
)

MOST = 4


@pytest.fixture(params=GRAPHS)
def any_graph(request: pytest.FixtureRequest) -> Graph:
    return GRAPHS[request.param]


def drawable(made: Graph) -> set[Tie]:
    return {tie for tie in made.ties if tie.source != tie.target}


def test_every_box_has_its_room(any_graph: Graph) -> None:
    picture = any_graph.picture()
    assert [box.href for box in sorted(picture.boxes, key=lambda box: int(box.href[1:-5]))] == [
        f"{node}.html" for node in any_graph.nodes
    ]
    assert overlapping(picture) == []
    assert outside(picture) == []


def test_lines_cross_no_box_and_no_name(any_graph: Graph) -> None:
    picture = any_graph.picture()
    crossed = []
    for stroke in picture.strokes:
        for curve in curves(stroke.path):
            depths = [y for _, y in curve]
            near = [b for b in picture.boxes if b.y < max(depths) and b.y + b.height > min(depths)]
            named = [w for w in picture.words if min(depths) < w.y + 2 and max(depths) > w.y - 11]
            for point in curve:
                crossed += [box.label for box in near if inside(point, box)]
                crossed += [
                    line.text
                    for line in named
                    if line.x < point[0] < line.x + line.width - 8
                    and line.y - 11 < point[1] < line.y + 2
                ]
    assert crossed == []


def test_arrows_end_on_boxes(any_graph: Graph) -> None:
    picture = any_graph.picture()
    points = [point for stroke in picture.strokes for point in heads(stroke.heads)]
    assert [p for p in points if not any(on_edge(p, box) for box in picture.boxes)] == []
    assert len(set(points)) == len(points)
    arrived = Counter(tie.target for tie in drawable(any_graph) if KINDS[tie.kind].arrow)
    # Ties that are bundled at their target share one arrow; each box that ties lead to has one.
    assert len(arrived) <= len(points) <= arrived.total()


def reached(rows: Rows, bundle: Bundle) -> set[str]:
    """The boxes that a bundle joins with its root."""
    beside: dict[Spot, set[Spot]] = {}
    for link in rows.links:
        if link.bundle == bundle:
            beside.setdefault(link.upper, set()).add(link.lower)
            beside.setdefault(link.lower, set()).add(link.upper)
    (start,) = (spot for spot in beside if spot.node == bundle.root)
    seen, waiting = {start}, [start]
    while waiting:
        for other in beside[waiting.pop()] - seen:
            seen.add(other)
            waiting.append(other)
    assert seen == set(beside)
    return {spot.node for spot in seen if spot.node} - {bundle.root}


def test_lines_tell_the_ties_and_no_other(any_graph: Graph) -> None:
    rows = arrange(any_graph.nodes, any_graph.ties, MOST)
    told = Counter[tuple[str, frozenset[str]]]()
    for bundle in {link.bundle: None for link in rows.links}:
        for other in reached(rows, bundle):
            told[bundle.kind, frozenset((bundle.root, other))] += 1
    pairs = ((tie.kind, frozenset((tie.source, tie.target))) for tie in drawable(any_graph))
    assert told == Counter(pairs)


def test_rows_are_narrow_and_lines_short(any_graph: Graph) -> None:
    rows = arrange(any_graph.nodes, any_graph.ties, MOST)
    assert all(sum(bool(spot.node) for spot in row) <= MOST for row in rows.rows)
    assert all(not any(spot.node for spot in row) for row in rows.rows[1::2])
    assert all(link.lower.row - link.upper.row == 1 for link in rows.links)
    named = Counter(spot.bundle for row in rows.rows for spot in row if spot.named)
    assert named == Counter({link.bundle: 1 for link in rows.links})


def test_lines_that_need_not_cross_do_not() -> None:
    made = graph(6, "3 based_on 2", "4 based_on 1", "5 based_on 0")
    rows = arrange(made.nodes, made.ties, MOST).rows
    assert [spot.node for spot in rows[0]] == ["n0", "n1", "n2"]
    assert [spot.node for spot in rows[2]] == ["n5", "n4", "n3"]


def test_the_general_stands_above() -> None:
    made = GRAPHS["tree"]
    tops = {box.href: box.y for box in made.picture().boxes}
    assert [t for t in made.ties if tops[f"{t.source}.html"] <= tops[f"{t.target}.html"]] == []


def test_circle_is_drawn_with_an_arrow_for_each_tie() -> None:
    picture = GRAPHS["circle"].picture()
    points = [point for stroke in picture.strokes for point in heads(stroke.heads)]
    by_top = {box.href: box for box in picture.boxes}
    arrived = {href for href, box in by_top.items() if any(on_edge(p, box) for p in points)}
    assert arrived == {"n0.html", "n1.html", "n2.html"}
    assert len({box.y for box in picture.boxes}) == 3


def test_ties_that_come_first_have_their_way_in_a_circle() -> None:
    strong, weak = Tie("a", "b", "concretises"), Tie("b", "a", "linked_with")
    assert ranks(["a", "b"], [strong, weak]) == {"a": 1, "b": 0}
    assert ranks(["a", "b"], [weak, strong]) == {"a": 0, "b": 1}


def test_what_has_nothing_above_stands_near_what_is_below() -> None:
    made = graph(4, "1 based_on 0", "2 based_on 1", "2 linked_with 3")
    assert ranks(made.nodes, made.ties) == {"n0": 0, "n1": 1, "n2": 2, "n3": 1}


def test_clusters_are_what_hangs_together() -> None:
    made = graph(7, "5 based_on 2", "6 linked_with 2", "1 based_on 0", "3 concretises 3")
    assert clusters(made.nodes, made.ties) == [
        ("n2", "n5", "n6"),
        ("n0", "n1"),
        ("n3",),
        ("n4",),
    ]
    assert clusters([], []) == []


def test_spots_are_pushed_apart_and_no_further() -> None:
    assert settle([0, 100, 200], [20, 20, 20], [1, 1, 1]) == [0, 100, 200]
    apart = 30 + GAP
    assert settle([50, 50], [20, 40], [1, 1]) == [50 - apart / 2, 50 + apart / 2]
    assert settle([50, 50], [20, 40], [3, 1]) == [50 - apart / 4, 50 + apart * 3 / 4]
    assert settle([], [], []) == []


def test_same_graph_gives_the_same_picture() -> None:
    code = (
        "from tests.macros.drawing_graphs import GRAPHS\n"
        "print([graph.picture() for graph in GRAPHS.values()])"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
