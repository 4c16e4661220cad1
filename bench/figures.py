"""What a measurement gives: a JSON line a figure.

A line is `{"name", "value", "unit", "against", "ratio"}`; the last figure of every name is kept in
`build/bench.jsonl`.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from macros.environment import ROOT

FOLDER = ROOT / "build" / "bench"
RESULTS = ROOT / "build" / "bench.jsonl"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the results; `ratio` is value over that of `against`."""

    name: str
    value: float
    unit: str
    against: str = ""
    ratio: float | None = None


def held_to(name: str, value: float, unit: str, limit: float) -> Figure:
    """A figure beside the limit that it should stay under: a ratio above 1 is too much."""
    return Figure(name, value, unit, f"limit-{limit:g}", round(value / limit, 3))


def keep(figures: Sequence[Figure], results: Path = RESULTS) -> None:
    """Print figures, and put them among the kept ones in place of those they are new values of."""
    new = [asdict(figure) for figure in figures]
    names = {(line["name"], line["against"]) for line in new}
    kept = results.read_text(encoding="utf-8").splitlines() if results.exists() else []
    old = [line for line in map(json.loads, kept) if (line["name"], line["against"]) not in names]
    results.parent.mkdir(exist_ok=True)
    results.write_text(_lines([*old, *new]), encoding="utf-8")
    print(_lines(new), end="", flush=True)


def _lines(figures: list[dict[str, object]]) -> str:
    return "".join(json.dumps(figure, ensure_ascii=False) + "\n" for figure in figures)
