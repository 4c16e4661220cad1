"""How soon search is ready after its first use, and how soon it answers: `python -m bench.search`.

`[--tries 5]`: for the handbook and for a thousand synthetic items, from a file and from a server,
in Chromium.  Every try is a browser of its own, with nothing kept from the last one, which may
first come to rest: a reader does not type while the browser still starts.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bench.builds import handbook
from bench.figures import FOLDER, Figure, held_to, keep
from bench.synthetic import write
from macros.environment import ROOT, node
from tests.browser.local_servers import serve

TYPES = ROOT / "tests" / "browser" / "search.mjs"
QUERIES = Path(__file__).with_name("queries.yml")
ANSWERED = 150.0
"""Milliseconds from typing to results, the median of all queries."""


@dataclass(frozen=True, slots=True)
class Size:
    """A site that is searched; without `items` the handbook itself."""

    name: str
    ready: float
    """Seconds from the first use of the box until it can answer, at worst."""
    items: int = 0


SIZES = (Size("handbook", 0.6), Size("1000", 5.0, 1000))


@dataclass(slots=True)
class Times:
    """What was measured over one protocol."""

    ready: list[float] = field(default_factory=list)
    """Seconds, try by try."""
    answers: list[float] = field(default_factory=list)
    """Milliseconds, all queries of all tries."""

    def add(self, seen: dict[str, Any]) -> None:
        """Take in what one try saw."""
        self.ready.append(seen["ready"] / 1000)
        self.answers += [answer["milliseconds"] for answer in seen["answers"]]


def built(size: Size) -> Path:
    """The built site of a size."""
    folder = FOLDER / f"search-{size.name}"
    shutil.rmtree(folder, ignore_errors=True)
    if size.items:
        write(size.items, folder / "data")
    else:
        shutil.copytree(ROOT / "data", folder / "data")
    handbook(folder)
    return folder / "site"


def typed(start: str, server: str, queries: list[str]) -> dict[str, Any]:
    """What a fresh Chromium sees that opens a page and types."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        request = Path(folder, "request.json")
        told = {"address": start, "profile": folder, "server": server, "queries": queries}
        request.write_text(json.dumps({**told, "rest": True}), encoding="utf-8")
        done = subprocess.run(
            [node() or "node", str(TYPES), "chromium", str(request)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def measure(site: Path, queries: list[str], tries: int) -> dict[str, Times]:
    """Times over `file` and `http`, taken in turns."""
    times = {"file": Times(), "http": Times()}
    with serve(site) as server:
        starts = {
            "file": (site / "index.html").as_uri(),
            "http": f"http://{server}/index.html",
        }
        for _ in range(tries):
            for protocol, start in starts.items():
                times[protocol].add(typed(start, server, queries))
    return times


def figures(size: Size, protocol: str, times: Times) -> list[Figure]:
    """The lines for one site over one protocol."""
    name = f"search-{size.name}-{protocol}"
    ready = [round(value, 3) for value in (statistics.median(times.ready), max(times.ready))]
    answer = round(statistics.median(times.answers))
    return [
        held_to(f"{name}-ready-median", ready[0], "s", size.ready),
        held_to(f"{name}-ready-worst", ready[1], "s", size.ready),
        held_to(f"{name}-answer-median", answer, "ms", ANSWERED),
        Figure(f"{name}-answer-worst", round(max(times.answers)), "ms"),
    ]


def main(arguments: list[str] | None = None) -> None:
    """Measure both sizes, and keep their figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=5)
    options = parser.parse_args(arguments)
    queries: list[str] = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    for size in SIZES:
        for protocol, times in measure(built(size), queries, options.tries).items():
            keep(figures(size, protocol, times))


if __name__ == "__main__":
    main()
