"""A cluster of documents as a picture in layers, the general at the top."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.pages.drawing.graph import Tie
from macros.pages.drawing.picture import (
    DETAIL_SIZE,
    Block,
    Box,
    Picture,
    Stroke,
    Words,
    arrow_head,
    block,
)
from macros.pages.drawing.places import MARGIN, Place, place
from macros.pages.drawing.rows import Bundle, Link, Rows, Spot, arrange
from macros.pages.drawing.text import text_width

BOX_WIDTH = 204
MOST_IN_A_ROW = 4
_PADDING = 10
_NAME_HEIGHT = 22
_BEND_WIDTH = 6
_HEAD = 9
"""How far before a box the line of an arrow ends: its head covers the rest."""
_PORTS = 0.7
"""The part of a box's edge on which lines begin and end."""


@dataclass(frozen=True, slots=True)
class Node:
    """What a box says and where it leads."""

    id: str
    name: str
    details: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Kind:
    """How the ties of one kind are called on their lines, and whether these are arrows."""

    name: str
    arrow: bool


def draw(
    label: str, nodes: Sequence[Node], ties: Sequence[Tie], kinds: Mapping[str, Kind]
) -> Picture:
    """The picture of one cluster; a tie of a node to itself is not drawn."""
    by_id = {node.id: node for node in nodes}
    blocks = {n.id: block(n.name, n.details, BOX_WIDTH - 2 * _PADDING) for n in nodes}
    rows = arrange(list(by_id), ties, MOST_IN_A_ROW)
    spots = [spot for row in rows.rows for spot in row]
    places = place(
        rows,
        {spot: _width(spot, kinds) for spot in spots},
        {spot: _height(spot, blocks) for spot in spots},
    )
    return Picture(
        label=label,
        width=max((at.right for at in places.values()), default=0) + MARGIN,
        height=max((at.bottom for at in places.values()), default=0) + MARGIN,
        boxes=tuple(_box(by_id[s.node], blocks[s.node], places[s]) for s in spots if s.node),
        strokes=_strokes(rows, places, kinds),
        words=tuple(
            _name(kinds[s.bundle.kind].name, places[s]) for s in spots if s.named and s.bundle
        ),
    )


def _width(spot: Spot, kinds: Mapping[str, Kind]) -> int:
    if spot.node:
        return BOX_WIDTH
    if spot.named and spot.bundle:
        return round(text_width(kinds[spot.bundle.kind].name, DETAIL_SIZE)) + 8
    return _BEND_WIDTH


def _height(spot: Spot, blocks: Mapping[str, Block]) -> int:
    if spot.node:
        return blocks[spot.node].height + 2 * _PADDING
    return _NAME_HEIGHT if spot.row % 2 else 0


def _box(node: Node, lines: Block, at: Place) -> Box:
    return Box(
        x=at.left,
        y=at.top,
        width=at.width,
        height=at.height,
        href=node.href,
        label=". ".join((node.name, *node.details)),
        words=lines.at(at.left + _PADDING, at.top + (at.height - lines.height) // 2),
    )


def _name(name: str, at: Place) -> Words:
    return Words(at.left + 4, at.bottom - 6, name)


def _strokes(
    rows: Rows, places: Mapping[Spot, Place], kinds: Mapping[str, Kind]
) -> tuple[Stroke, ...]:
    """One stroke a bundle; it goes straight through rows in which it only bends."""
    lines: dict[Bundle, list[str]] = {}
    heads: dict[Bundle, list[str]] = {}
    ports = _ports(rows, places)
    for link in rows.links:
        upper, lower = ports[link, link.upper], ports[link, link.lower]
        top, bottom = places[link.upper].bottom, places[link.lower].top
        if kinds[link.bundle.kind].arrow:
            if (link, link.upper) in rows.heads:
                heads.setdefault(link.bundle, []).append(arrow_head(upper, top, 0, 1))
                top += _HEAD
            if (link, link.lower) in rows.heads:
                heads.setdefault(link.bundle, []).append(arrow_head(lower, bottom, 0, -1))
                bottom -= _HEAD
        lines.setdefault(link.bundle, []).append(_curve(upper, top, lower, bottom))
    for spot, at in places.items():
        if spot.bundle and not spot.named and at.height:
            lines[spot.bundle].append(f"M{at.middle},{at.top}V{at.bottom}")
    return tuple(
        Stroke(bundle.kind, "".join(paths), "".join(heads.get(bundle, ())))
        for bundle, paths in lines.items()
    )


def _curve(x: int, top: int, other: int, bottom: int) -> str:
    if x == other:
        return f"M{x},{top}V{bottom}"
    half = (top + bottom) // 2
    return f"M{x},{top}C{x},{half} {other},{half} {other},{bottom}"


def _ports(rows: Rows, places: Mapping[Spot, Place]) -> dict[tuple[Link, Spot], int]:
    """Where on its edge a line leaves each of its ends: apart from each other, none crossing."""
    edges: dict[tuple[Spot, bool], list[tuple[int, Link]]] = {}
    for link in rows.links:
        edges.setdefault((link.upper, True), []).append((places[link.lower].middle, link))
        edges.setdefault((link.lower, False), []).append((places[link.upper].middle, link))
    found: dict[tuple[Link, Spot], int] = {}
    for (spot, _), linked in edges.items():
        at = places[spot]
        apart = at.width * _PORTS / len(linked) if spot.node else 0.0
        first = at.middle - apart * (len(linked) - 1) / 2
        linked.sort(key=lambda each: each[0])
        for number, (_, link) in enumerate(linked):
            found[link, spot] = round(first + apart * number)
    return found
