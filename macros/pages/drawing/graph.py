"""What hangs together, and what stands above what: knows nothing of sizes."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie from the more concrete node to the more general one."""

    source: str
    target: str
    kind: str


def clusters(nodes: Sequence[str], ties: Iterable[Tie]) -> list[tuple[str, ...]]:
    """Nodes that hang together, the largest cluster first, each in the order of `nodes`.

    A node without a tie to another one is a cluster of one.
    """
    beside: dict[str, list[str]] = {node: [] for node in nodes}
    for tie in ties:
        beside[tie.source].append(tie.target)
        beside[tie.target].append(tie.source)
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for node in nodes:
        if node not in seen:
            together = set(_reached(node, beside))
            seen |= together
            found.append(tuple(each for each in nodes if each in together))
    return sorted(found, key=len, reverse=True)


def _reached(start: str, beside: Mapping[str, Iterable[str]]) -> Iterator[str]:
    seen, waiting = {start}, deque([start])
    while waiting:
        node = waiting.popleft()
        yield node
        for other in beside[node]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)


def ranks(nodes: Sequence[str], ties: Iterable[Tie]) -> dict[str, int]:
    """How far each node stands below the most general one: 0, 1, 2 …; no tie is level.

    Where ties run in a circle, those that come first in `ties` have their way.
    """
    above = _above(nodes, ties)
    below: dict[str, list[str]] = {node: [] for node in nodes}
    for node, others in above.items():
        for other in others:
            below[other].append(node)
    found = dict.fromkeys(nodes, 0)
    missing = {node: len(above[node]) for node in nodes}
    waiting = deque(node for node in nodes if not missing[node])
    while waiting:
        node = waiting.popleft()
        for other in below[node]:
            found[other] = max(found[other], found[node] + 1)
            missing[other] -= 1
            if not missing[other]:
                waiting.append(other)
    # What has nothing above it comes down to what is right below it.
    for node in nodes:
        if below[node] and not above[node]:
            found[node] = min(found[other] for other in below[node]) - 1
    return found


def _above(nodes: Sequence[str], ties: Iterable[Tie]) -> dict[str, dict[str, None]]:
    """For each node those right above it, without circles."""
    above: dict[str, dict[str, None]] = {node: {} for node in nodes}
    for tie in ties:
        if tie.source == tie.target:
            continue
        if tie.source in _reached(tie.target, above):
            above[tie.target][tie.source] = None
        else:
            above[tie.source][tie.target] = None
    return above
