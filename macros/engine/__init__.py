"""The engine: Python for the reader's browser, as classic scripts.

A page opened by double click may load nothing but `<script src>`, so every file travels as gzip
in base64 inside a script that hands it to `SoTay.engineFile` (`docs/assets/form/engine.js`).
"""

import base64
import gzip
import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

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
WORKER = "worker.js"
WORKER_SOURCE = ROOT / "docs" / "assets" / "form" / WORKER
# Pyodide's classic scripts and our worker in one: a worker made of a single Blob loads nothing.
WORKER_PARTS = (PYODIDE / "pyodide.asm.js", PYODIDE / "pyodide.js", WORKER_SOURCE)


def build_engine(out: Path, cache: Path) -> None:
    """Put the engine's scripts into the folder `out`, and nothing else.

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
    yield from (BROWSER_LOCK, Path(__file__), Path(__file__).with_name("wheels.py"))
    yield from (*WORKER_PARTS, PYODIDE / WASM, PYODIDE / STDLIB, PYODIDE / LOCK)
    yield from dependency_wheels(cache)


def _build(kept: Path, cache: Path) -> None:
    """Build the scripts aside and move them to `kept` in one step, then drop older ones."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent, prefix="new-") as work:
        parts, scripts = Path(work, "parts"), Path(work, "scripts")
        parts.mkdir()
        scripts.mkdir()
        assemble(parts, cache)
        write_scripts(parts, scripts)
        if not kept.is_dir():
            scripts.rename(kept)
    for other in kept.parent.iterdir():
        if other != kept and not other.name.startswith("new-"):
            shutil.rmtree(other, ignore_errors=True)


def write_scripts(parts: Path, scripts: Path) -> None:
    """Write one script a file, and `manifest.js`, which names them.

    `size` there is the length of the base64 text: what arrived shorter was copied badly.
    """
    worker = b"\n".join(path.read_bytes() for path in WORKER_PARTS)
    files = [(WORKER, worker), (WASM, (PYODIDE / WASM).read_bytes())]
    archives = [parts / STDLIB, *sorted(parts.glob("*.whl"))]
    files += [(archive.name, archive.read_bytes()) for archive in archives]
    listed = {name: _write_script(scripts, name, data) for name, data in files}
    version = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    lock = (parts / LOCK).read_text(encoding="utf-8")
    packages = json.loads(lock)["packages"]
    later = {
        action: {"package": package, "file": listed[packages[package]["file_name"]]}
        for action, package in LATER.items()
    }
    waiting = {packages[package]["file_name"] for package in LATER.values()}
    first = [script for name, script in listed.items() if name not in waiting]
    manifest = json.dumps({"pyodide": version, "files": first, "later": later, "lock": lock})
    (scripts / "manifest.js").write_bytes(f"SoTay.engineManifest({manifest});\n".encode("ascii"))


def _write_script(scripts: Path, name: str, data: bytes) -> dict[str, str | int]:
    """Write the script of one file; what the manifest says of it."""
    text = base64.b64encode(gzip.compress(data, 9, mtime=0)).decode("ascii")
    script = scripts / f"{name}.js"
    script.write_bytes(f'SoTay.engineFile("{name}", "{text}");\n'.encode("ascii"))
    return {"name": name, "script": script.name, "size": len(text)}
