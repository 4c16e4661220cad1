"""What a build keeps for the next ones, under a fingerprint of all that it is made of."""

import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

_BEGUN = "new-"
_LEFT_OVER = 24 * 60 * 60
"""Seconds after which a folder that is still being filled belongs to a build that was ended."""


def fingerprint(files: Iterable[Path], *values: bytes) -> str:
    """Sixteen hexadecimal digits over this Python, the files' names and contents, and values."""
    digest = hashlib.sha256(sys.version.encode())
    for path in files:
        digest.update(f"\n{path.parent.name}/{path.name} ".encode() + _sha256(path.read_bytes()))
    for value in values:
        digest.update(b"\n" + _sha256(value))
    return digest.hexdigest()[:16]


def _sha256(value: bytes) -> bytes:
    return hashlib.sha256(value).digest()


def written(folder: Path) -> list[Path]:
    """The files under a folder that people write, in order."""
    files = (path for path in folder.rglob("*") if "__pycache__" not in path.parts)
    return sorted(path for path in files if path.is_file())


def kept(shelf: Path, name: str, fill: Callable[[Path], None], most: int = 1) -> Path:
    """The folder of this name on a shelf; where it is missing, `fill` fills it first.

    It is filled aside and put in its place in one step, so builds may run at the same time.
    The `most` folders that were used last stay on the shelf.
    """
    place = shelf / name
    if not place.is_dir():
        shelf.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=shelf, prefix=_BEGUN) as work:
            made = Path(work, name)
            made.mkdir()
            fill(made)
            _put(made, place)
    os.utime(place)
    _clear(shelf, most)
    return place


def _put(made: Path, place: Path) -> None:
    try:
        made.rename(place)
    except OSError:
        if not place.is_dir():  # else another build was quicker
            raise


def _clear(shelf: Path, most: int) -> None:
    """Drop what was not used for longest, and what ended builds have left."""
    used: dict[Path, float] = {}
    for path in shelf.iterdir():
        with suppress(FileNotFoundError):  # another build has just put it in its place
            used[path] = path.stat().st_mtime
    begun = {path for path in used if path.name.startswith(_BEGUN)}
    left = {path for path in begun if used[path] < time.time() - _LEFT_OVER}
    whole = sorted(used.keys() - begun, key=lambda path: used[path], reverse=True)
    for path in (*left, *whole[most:]):
        shutil.rmtree(path, ignore_errors=True)
