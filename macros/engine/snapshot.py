"""The memory snapshot: the browser's Python, already started, with all of `forms` imported.

Node makes it of exactly the compiled parts that the engine has (`make_snapshot.mjs`); the same
parts give the same bytes.  Its memory is kept and its files are not: modules that need a package
of `LATER` travel in a small archive of their own.
"""

import dis
import hashlib
import json
import marshal
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from macros.engine.wheels import LATER, STDLIB, EngineError, pack
from macros.environment import node

MAKER = Path(__file__).with_name("make_snapshot.mjs")
INSIDE = Path(__file__).with_name("inside.py")
OWN = "forms"
_PYC_HEADER = 16
_SUFFIX = ".pyc"
# `loadPackage` asks for the first; the others are looked up by the name that a file gives.
_BY_NAME = ("tarfile", *(f"encodings.{name}" for name in (
    "ascii", "cp1252", "cp1258", "cp437", "latin_1", "utf_16", "utf_16_be", "utf_16_le", "utf_32",
    "utf_8", "utf_8_sig",
)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot and what goes with it."""

    memory: bytes
    library: bytes
    """An archive of the modules that are not in memory, for the place of the standard library."""
    made_of: str
    """A fingerprint of the parts; Python says it again when the snapshot has been loaded."""
    ping: str
    """What the bridge answers to `ping`."""


def make_snapshot(parts: Path, work: Path) -> Snapshot:
    """Make the snapshot of the compiled parts in a folder, with a file in the folder `work`.

    Raises:
        EngineError: there is no Node, or Python did not start in it.
    """
    later = tuple(LATER.values())
    archives = [parts / STDLIB, *sorted(parts.glob("*.whl"))]
    first = [path for path in archives if path.name.partition("-")[0] not in later]
    made_of = _fingerprint(archives)
    own = [name for path in first for name in modules(path) if name.partition(".")[0] == OWN]
    shipped = {name for path in first for name in modules(path)}
    lazily = {name for path in archives if path not in first for name in imported(path)}
    wanted = {
        "made_of": made_of,
        "modules": [*_BY_NAME, *sorted(lazily & shipped), *own],
        "shipped": sorted(shipped),
        "later": later,
    }
    report = _run(parts, work / "snapshot", json.dumps(wanted))
    library = _library(first, frozenset(report["waiting"]))
    return Snapshot((work / "snapshot").read_bytes(), library, made_of, report["ping"])


def modules(archive: Path) -> list[str]:
    """The modules of an archive of bytecode, in the order of their names."""
    with zipfile.ZipFile(archive) as opened:
        return sorted(_module(name) for name in opened.namelist() if name.endswith(_SUFFIX))


def imported(archive: Path) -> set[str]:
    """Every name that the modules of an archive import anywhere, those in functions included."""
    found: set[str] = set()
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            if name.endswith(_SUFFIX):
                code = marshal.loads(opened.read(name)[_PYC_HEADER:])  # noqa: S302
                found.update(_imports(code))
    return found


def _imports(code: CodeType) -> Iterator[str]:
    yield from (
        str(one.argval) for one in dis.get_instructions(code) if one.opname == "IMPORT_NAME"
    )
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _imports(inner)


def _module(path: str) -> str:
    return path.removesuffix(_SUFFIX).removesuffix("/__init__").replace("/", ".")


def _library(archives: list[Path], names: frozenset[str]) -> bytes:
    """An archive of some modules, which lie in it as they lie in theirs."""
    found: list[tuple[str, bytes]] = []
    for archive in archives:
        with zipfile.ZipFile(archive) as opened:
            paths = [path for path in opened.namelist() if path.endswith(_SUFFIX)]
            found += [(path, opened.read(path)) for path in paths if _module(path) in names]
    return pack(found)


def _fingerprint(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in (*files, MAKER, INSIDE):
        digest.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def _run(parts: Path, out: Path, wanted: str) -> dict[str, Any]:
    program = node()
    if program is None:
        raise EngineError("Không tìm thấy Node.js; hãy chạy “make site” khi có mạng.")
    done = subprocess.run(
        [program, str(MAKER), str(parts), str(out)],
        input=wanted,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()[-800:]
        raise EngineError(f"Không tạo được bản chụp bộ nhớ của Python: {said}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report
