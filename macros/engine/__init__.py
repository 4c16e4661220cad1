"""The engine: Python for the reader's browser, in two ways to start it.

By the snapshot Python is ready soonest; from the compiled standard library and wheels it starts
wherever the snapshot does not.  `docs/assets/form/engine.js` goes through the ways in order.
"""

import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.engine.parts import Part, write_manifest, write_part
from macros.engine.snapshot import Snapshot, make_snapshot
from macros.engine.wheels import (
    BROWSER_LOCK,
    LATER,
    LOCK,
    PYODIDE,
    ROOT,
    STDLIB,
    EngineError,
    assemble,
    dependency_wheels,
)

__all__ = ["EngineError", "build_engine"]

WASM = "pyodide.asm.wasm"
MEMORY = "snapshot.bin"
LIBRARY = "library.zip"
WORKER = "worker.js"
_SCRIPTS = ROOT / "docs" / "assets" / "form"
WORKER_SOURCES = tuple(_SCRIPTS / name for name in ("base64.js", "worker-files.js", WORKER))
# Pyodide's classic scripts and our worker in one: a worker made of a single Blob loads nothing.
WORKER_PARTS = (PYODIDE / "pyodide.asm.js", PYODIDE / "pyodide.js", *WORKER_SOURCES)


def build_engine(out: Path, cache: Path) -> None:
    """Put the engine's files into the folder `out`, and nothing else.

    What was built is kept in `cache/engine` under a fingerprint of all that it is made of, so
    that only a change of `forms/`, of a version or of the recipe takes time.

    Raises:
        EngineError: the npm parts or the wheels are missing, or a tool failed.
    """
    kept = cache / "engine" / fingerprint(cache)
    if not kept.is_dir():
        _build(kept, cache)
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(kept, out)


def fingerprint(cache: Path) -> str:
    """Sixteen hexadecimal digits over everything that the engine is made of."""
    digest = hashlib.sha256(sys.version.encode())
    for path in _inputs(cache):
        if not path.is_file():
            raise EngineError(f"Thiếu tệp {path}; hãy chạy “make site” khi có mạng.")
        digest.update(f"\n{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return digest.hexdigest()[:16]


def _inputs(cache: Path) -> Iterator[Path]:
    """The files whose change makes another engine."""
    own = (path for path in sorted((ROOT / "forms").rglob("*")) if path.is_file())
    yield from (path for path in own if "__pycache__" not in path.parts)
    yield from (ROOT / name for name in ("pyproject.toml", "README.md", "requirements.lock"))
    yield from sorted(ROOT.glob("LICENSE*"))
    recipe = sorted(Path(__file__).parent.glob("*.*"))
    yield from (BROWSER_LOCK, *recipe, *WORKER_PARTS)
    yield from (PYODIDE / name for name in (WASM, STDLIB, LOCK, "pyodide.mjs"))
    yield from dependency_wheels(cache)


def _build(kept: Path, cache: Path) -> None:
    """Build the files aside and move them to `kept` in one step, then drop older ones."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent, prefix="new-") as work:
        parts, scripts = Path(work, "parts"), Path(work, "scripts")
        parts.mkdir()
        scripts.mkdir()
        assemble(parts, cache)
        write_parts(parts, scripts, make_snapshot(parts, Path(work)))
        if not kept.is_dir():
            scripts.rename(kept)
    for other in kept.parent.iterdir():
        if other != kept and not other.name.startswith("new-"):
            shutil.rmtree(other, ignore_errors=True)


def write_parts(parts: Path, out: Path, snapshot: Snapshot | None) -> None:
    """Write the files of every part that the folder `parts` makes up, and the manifest.

    Without a snapshot there is one way to start, the slower one.
    """
    lock = (parts / LOCK).read_text(encoding="utf-8")
    names = {name: each["file_name"] for name, each in json.loads(lock)["packages"].items()}
    later = set(LATER.values())
    first = [file for name, file in names.items() if name not in later]
    worker = b"\n".join(path.read_bytes() for path in WORKER_PARTS)
    contents = [Part(WORKER, worker), Part(WASM, (PYODIDE / WASM).read_bytes())]
    ways = []
    if snapshot:
        contents.append(Part(LIBRARY, snapshot.library))
        contents.append(Part(MEMORY, snapshot.memory))
        ways.append(_by_snapshot(snapshot))
    ways.append({"name": "compiled", "parts": [WASM, STDLIB, *first], "library": STDLIB})
    archives = (STDLIB, *names.values())
    contents += [Part(name, (parts / name).read_bytes(), fetched=False) for name in archives]
    manifest = {
        "pyodide": json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"],
        "lock": lock,
        "parts": [write_part(out, part) for part in contents],
        "ways": ways,
        "later": {action: {"package": one, "part": names[one]} for action, one in LATER.items()},
    }
    write_manifest(out, manifest)


def _by_snapshot(snapshot: Snapshot) -> dict[str, Any]:
    """The way to start by a snapshot, with what tells that it is the right one and whole."""
    return {
        "name": "snapshot",
        "parts": [WASM, LIBRARY, MEMORY],
        "library": LIBRARY,
        "snapshot": {
            "part": MEMORY,
            "size": len(snapshot.memory),
            "made_of": snapshot.made_of,
            "ping": snapshot.ping,
        },
    }
