"""How soon an editor sees an edit: from saving a file to the page that `serve` reloads.

`python -m bench.preview [--rounds 3]`: seconds by the clock, the median of some rounds, for edits
that few pages rest on and for edits that are seen on all of them.
"""

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.figures import FOLDER, Figure, held_to, keep
from macros.catalog import load_catalog
from macros.environment import ROOT
from macros.model.kinds import FOLDERS
from macros.pages.links import address

FEW, ALL = 2.0, 6.0
"""Seconds: where only the pages that depend on it are built anew, and at worst."""
PATIENCE = 120.0
_EPOCH = re.compile(r"livereload\((\d+), (\d+)\);")


@dataclass(frozen=True, slots=True)
class Edit:
    """A key that gets another text, in the first item of a kind."""

    name: str
    kind: str
    key: str
    limit: float


EDITS = (
    Edit("page", "criterion", "statement", FEW),
    Edit("list", "criterion", "title", FEW),
    Edit("term", "term", "explanation", ALL),  # all pages are looked through for it
    Edit("title", "handbook", "title", ALL),
)


def edited(text: str, key: str, word: str) -> str:
    """A file's text with a word put before what a key says, in whatever way it is quoted."""
    begins = re.compile(rf"^{key}:\s+(?:[>|][+-]?\s+)?[\"']?", re.MULTILINE)
    new, count = begins.subn(lambda found: f"{found[0]}{word} ", text, count=1)
    if not count:
        raise ValueError(f"no key {key}")
    return new


class Server:
    """`mkdocs serve`, asked as the script in its pages asks it."""

    def __init__(self, running: subprocess.Popen[bytes], port: int) -> None:
        self._running = running
        self._at = f"http://127.0.0.1:{port}/"

    def page(self, name: str) -> str:
        """A page, once the server answers."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return self._get(name)
            except ConnectionRefusedError:
                if self._running.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def reload(self, name: str, shown: str) -> str:
        """The page that a browser gets when it is told that the one it shows is an old one."""
        found = _EPOCH.search(shown)
        if not found:
            raise ValueError(f"{name} does not wait for changes")
        deadline = time.monotonic() + PATIENCE
        while int(self._get(f"livereload/{found[1]}/{found[2]}")) <= int(found[1]):
            if time.monotonic() > deadline:
                raise TimeoutError(name)
        return self.page(name)

    def _get(self, name: str) -> str:
        try:
            with urllib.request.urlopen(self._at + name, timeout=PATIENCE) as answer:  # noqa: S310
                return str(answer.read().decode("utf-8"))
        except urllib.error.URLError as error:
            if isinstance(error.reason, ConnectionRefusedError):
                raise error.reason from error
            raise


@contextmanager
def serving(data: Path) -> Iterator[Server]:
    """A preview of a data folder on a port that is free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    environment = {**os.environ, "SO_TAY_DATA": str(data), "NO_MKDOCS_2_WARNING": "1"}
    running = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        yield Server(running, port)
    finally:
        running.terminate()
        running.wait(PATIENCE)


def measure(server: Server, data: Path, edit: Edit, rounds: int) -> float:
    """Median seconds until an edit is seen; the file is as before in the end."""
    catalog = load_catalog(data)
    item = next(i for i in catalog.items(edit.kind) if i.status == "active")
    page = address(catalog, (edit.kind, item.id)).partition("#")[0]
    path = data / FOLDERS[edit.kind] / f"{item.id or edit.kind}.yml"
    before = path.read_text(encoding="utf-8")
    shown = server.page(page)
    taken = []
    for turn in range(rounds):
        word = f"Sửa{turn}"
        started = time.monotonic()
        path.write_text(edited(before, edit.key, word), encoding="utf-8")
        shown = server.reload(page, shown)
        taken.append(time.monotonic() - started)
        if word not in shown:
            raise ValueError(f"{page} does not show the edit of {path.name}")
    path.write_text(before, encoding="utf-8")
    server.reload(page, shown)
    return statistics.median(taken)


def main(arguments: list[str] | None = None) -> None:
    """Measure every edit of the handbook's own data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    data = FOLDER / "preview" / "data"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(ROOT / "data", data)
    lines: list[Figure] = []
    with serving(data) as server:
        for edit in EDITS:
            seconds = measure(server, data, edit, options.rounds)
            lines.append(held_to(f"preview-{edit.name}", round(seconds, 2), "s", edit.limit))
    keep(lines)


if __name__ == "__main__":
    main()
