"""How long a build takes, beside plain Material and Zensical on the same pages, in one run.

The official figure is a second build: it finds what the first one kept, which is Word files and
compiled templates, and makes every page anew.  The first build's figure stands beside it.

`python -m bench.builds [--items 100 300 1000] [--rounds 1]`
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.figures import FOLDER, Figure, keep
from bench.plain import write_plain
from bench.synthetic import write
from macros.environment import ROOT, bench_program


def handbook_first(folder: Path) -> None:
    """The handbook's own build where nothing is kept but the engine."""
    shutil.rmtree(folder / "kept", ignore_errors=True)
    handbook(folder)


def handbook(folder: Path) -> None:
    """The handbook's own build."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    _run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder / "site")],
         SO_TAY_DATA=str(folder / "data"), SO_TAY_KEPT=str(folder / "kept"))  # fmt: skip


def plain_material(folder: Path) -> None:
    """Material as it comes, every page in the navigation."""
    shutil.rmtree(folder / "site-plain", ignore_errors=True)
    _run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "all.yml"),
          "-d", str(folder / "site-plain")])  # fmt: skip


def zensical(folder: Path) -> None:
    """Zensical, with the handbook's short navigation, which is quicker for it than the long one."""
    _run([str(bench_program("zensical")), "build", "-f", str(folder / "sections.yml"), "--clean"])


BUILDS: tuple[Callable[[Path], None], ...] = (
    handbook_first,
    handbook,
    plain_material,
    zensical,
)


def measure(items: int, rounds: int) -> dict[str, float]:
    """Median seconds of each build, taken in turns."""
    folder = FOLDER / str(items)
    shutil.rmtree(folder, ignore_errors=True)
    write(items, folder / "data")
    write_plain(folder / "data", ROOT / "docs", folder)
    taken: dict[str, list[float]] = {build.__name__: [] for build in BUILDS}
    for _ in range(rounds):
        for build in BUILDS:
            started = time.monotonic()
            build(folder)
            taken[build.__name__].append(time.monotonic() - started)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def figures(items: int, seconds: dict[str, float]) -> list[Figure]:
    """The lines for one size."""
    own = {f"build-{items}": seconds["handbook"], f"build-{items}-first": seconds["handbook_first"]}
    lines = [Figure(name, round(taken, 2), "s") for name, taken in own.items()]
    for other in ("plain_material", "zensical"):
        lines.append(Figure(f"build-{items}-{other}", round(seconds[other], 2), "s"))
        for name, taken in own.items():
            ratio = round(taken / seconds[other], 3)
            lines.append(Figure(name, round(taken, 2), "s", other, ratio))
    return lines


def main(arguments: list[str] | None = None) -> None:
    """Measure every size, print the figures and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, nargs="+", default=[100, 300, 500, 1000])
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args(arguments)
    lines: list[Figure] = []
    measured: dict[int, float] = {}
    for items in options.items:
        seconds = measure(items, options.rounds)
        measured[items] = seconds["handbook"]
        lines += figures(items, seconds)
    for items in options.items:
        if items * 2 in measured:
            ratio = round(measured[items * 2] / measured[items], 3)
            value = round(measured[items * 2], 2)
            lines.append(Figure("doubling", value, "s", f"build-{items}", ratio))
    keep(lines)


def _run(command: list[str], **environment: str) -> None:
    subprocess.run(
        command,
        cwd=ROOT,
        check=True,
        capture_output=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
    )


if __name__ == "__main__":
    main()
