"""The steps of a procedure as a picture: numbered boxes, row by row, each row from the left."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from macros.pages.drawing.picture import Box, Picture, Stroke, arrow_head, block

BOX_WIDTH = 314
_ACROSS = 36
_DOWN = 34
_MARGIN = 3
_PADDING = 12
_INDENT = 50
"""Where text begins, right of the number."""
_LEAST_TEXT = 26
"""So that the number's circle fits in."""
_HEAD = 9


@dataclass(frozen=True, slots=True)
class Work:
    """One step: what is done, by whom, when, on which paper; and where it stands in full."""

    title: str
    details: tuple[str, ...]
    href: str


def flow(label: str, works: Sequence[Work], *, columns: int, ordered: bool) -> Picture:
    """The works in `columns` columns, with arrows between them when their order is prescribed."""
    boxes: list[Box] = []
    top = _MARGIN
    for start in range(0, len(works), columns):
        row = _row(works[start : start + columns], start, top)
        boxes.extend(row)
        top += row[0].height + _DOWN
    return Picture(
        label=label,
        width=min(columns, len(works)) * (BOX_WIDTH + _ACROSS) - _ACROSS + 2 * _MARGIN,
        height=max(top - _DOWN, 0) + _MARGIN,
        boxes=tuple(boxes),
        strokes=_arrows(boxes) if ordered else (),
    )


def _row(works: Sequence[Work], before: int, top: int) -> list[Box]:
    room = BOX_WIDTH - _INDENT - _PADDING
    blocks = [block(work.title, work.details, room) for work in works]
    height = max(_LEAST_TEXT, *(lines.height for lines in blocks)) + 2 * _PADDING
    boxes = []
    for column, (work, lines) in enumerate(zip(works, blocks, strict=True)):
        x, number = _MARGIN + column * (BOX_WIDTH + _ACROSS), str(before + column + 1)
        boxes.append(
            Box(
                x=x,
                y=top,
                width=BOX_WIDTH,
                height=height,
                href=work.href,
                label=". ".join((f"{number}. {work.title}", *work.details)),
                words=lines.at(x + _INDENT, top + _PADDING),
                number=number,
            )
        )
    return boxes


def _arrows(boxes: Sequence[Box]) -> tuple[Stroke, ...]:
    """From each box to the next: to the right, or round to the beginning of the next row."""
    lines, heads = [], []
    for one, other in itertools.pairwise(boxes):
        middle = one.x + one.width // 2
        if one.y == other.y:
            y = one.y + one.height // 2
            lines.append(f"M{one.x + one.width},{y}H{other.x - _HEAD}")
            heads.append(arrow_head(other.x, y, -1, 0))
        else:
            turn, end = one.y + one.height + _DOWN // 2 - 3, other.x + other.width // 2
            lines.append(f"M{middle},{one.y + one.height}V{turn}H{end}V{other.y - _HEAD}")
            heads.append(arrow_head(end, other.y, 0, -1))
    return (Stroke("next", "".join(lines), "".join(heads)),) if lines else ()
