"""The Python that travels to the browser: our wheel, the wheels it needs, the standard library.

All of it is compiled to bytecode here, because a reader's computer should not do that at every
start, and the same sources give the same bytes, because people compare copies of the site.
"""

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterable
from pathlib import Path

from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import update_package_sha256

ROOT = Path(__file__).resolve().parents[2]
BROWSER_LOCK = ROOT / "requirements-browser.lock"
PYODIDE = ROOT / "node_modules" / "pyodide"
STDLIB = "python_stdlib.zip"
LOCK = "pyodide-lock.json"
LATER = {
    "export_xlsx": "xlsxwriter",
    "export_compare_xlsx": "xlsxwriter",
    "collect_export_xlsx": "xlsxwriter",
    "collect_export_extract": "xlsxwriter",
}
"""Bridge action -> the package that it alone needs, loaded when it is first asked for."""

_PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==\S+ \\\n +--hash=sha256:(?P<sha256>[0-9a-f]{64})$", re.M)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
# Bytecode names its source by hash instead of by time, and sets inside it keep one order.
_SAME_BYTES = {"SOURCE_DATE_EPOCH": "1577836800", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}


class EngineError(Exception):
    """The browser's Python cannot be built, said in one Vietnamese sentence with the mend."""


def locked_hashes() -> dict[str, str]:
    """SHA-256 -> package name, as `requirements-browser.lock` has them."""
    text = BROWSER_LOCK.read_text(encoding="utf-8")
    return {pin["sha256"]: pin["name"] for pin in _PIN.finditer(text)}


def dependency_wheels(cache: Path) -> tuple[Path, ...]:
    """The locked wheels in `cache/wheels`, where the set-up has put them, sorted by name.

    Raises:
        EngineError: one is missing, or is not the one that was locked.
    """
    at_hand = _wheels_at_hand(cache)
    missing = sorted(name for sha256, name in locked_hashes().items() if sha256 not in at_hand)
    if missing:
        message = (
            f"Thiếu gói Python cho trình duyệt ({', '.join(missing)}) trong {cache / 'wheels'}"
        )
        raise EngineError(f"{message}; hãy chạy “make site” khi có mạng.")
    return tuple(sorted(at_hand.values()))


def assemble(folder: Path, cache: Path) -> None:
    """Fill the empty `folder` with compiled wheels and standard library, and their lock.

    Raises:
        EngineError: something is missing, or a tool refused its input.
    """
    gather(folder, cache)
    _compile(folder)


def gather(folder: Path, cache: Path) -> None:
    """Fill the empty `folder` with wheels and standard library as they come, and their lock.

    Raises:
        EngineError: something is missing, or a tool refused its input.
    """
    base = _empty_lock()
    build_project_wheel(folder)
    for wheel in dependency_wheels(cache):
        shutil.copyfile(wheel, folder / wheel.name)
    shutil.copyfile(PYODIDE / STDLIB, folder / STDLIB)
    _add_wheels(base, folder)


def build_project_wheel(folder: Path) -> Path:
    """Build the wheel that holds `forms/` alone, and return where it lies."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    _run(command, "Không đóng gói được thư mục forms/")
    return next(folder.glob("so_tay_can_bo-*.whl"))


def _wheels_at_hand(cache: Path) -> dict[str, Path]:
    """SHA-256 -> wheel, for the locked ones; wheels of earlier versions may lie beside them."""
    hashes = locked_hashes()
    found = {
        hashlib.sha256(wheel.read_bytes()).hexdigest(): wheel
        for wheel in (cache / "wheels").glob("*.whl")
    }
    return {sha256: wheel for sha256, wheel in found.items() if sha256 in hashes}


def _empty_lock() -> PyodideLockSpec:
    """Pyodide's own lock without its packages: none of them is shipped."""
    path = PYODIDE / LOCK
    if not path.is_file():
        raise EngineError("Chưa có node_modules/pyodide; hãy chạy “make site” khi có mạng.")
    spec = PyodideLockSpec.from_dict(
        json.loads(path.read_text(encoding="utf-8")) | {"packages": {}}
    )
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    if spec.info.python.rpartition(".")[0] != here:
        # Bytecode of another version does not load in the browser.
        raise EngineError(
            f"Cần Python {spec.info.python}, đang chạy Python {here}; hãy tạo lại .venv."
        )
    return spec


def _add_wheels(base: PyodideLockSpec, folder: Path) -> None:
    """Write the lock that names the wheels in `folder`."""
    source = folder / "base-lock.json"
    base.to_json(source)
    wheels = [str(wheel) for wheel in sorted(folder.glob("*.whl"))]
    places = ["--input", str(source), "--output", str(folder / LOCK), "--base-path", str(folder)]
    _run(
        [_pyodide(), "lockfile", "add-wheels", *places, *wheels], "Không lập được pyodide-lock.json"
    )
    source.unlink()


def _compile(folder: Path) -> None:
    """Replace sources by bytecode in every archive of `folder`, and bring the lock up to date.

    The archives are only stored: compressed once, as a whole, they are a tenth smaller, and
    Python in the browser reads them without unpacking module by module.
    """
    command = [_pyodide(), "py-compile", "--silent", "--compression-level", "0", str(folder)]
    _run(command, "Không biên dịch được các gói Python cho trình duyệt")
    for archive in [*folder.glob("*.whl"), folder / STDLIB]:
        _fix_dates(archive)
    spec = PyodideLockSpec.from_json(folder / LOCK)
    for package in spec.packages.values():
        update_package_sha256(package, folder / package.file_name)
    spec.to_json(folder / LOCK)


def _fix_dates(archive: Path) -> None:
    """Write the archive anew, its files dated 1980: py-compile dates them now."""
    with zipfile.ZipFile(archive) as old:
        files = [(info.filename, old.read(info)) for info in old.infolist()]
    archive.write_bytes(pack(files))


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of named files that is only stored; the same ones give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return made.getvalue()


def _pyodide() -> str:
    """The `pyodide` command beside this Python."""
    command = shutil.which("pyodide", path=sysconfig.get_path("scripts"))
    if command is None:
        raise EngineError(
            "Thiếu công cụ pyodide-build trong .venv; hãy chạy “make site” khi có mạng."
        )
    return command


def _run(command: list[str], failure: str) -> None:
    """Run a tool in the project's folder.

    Raises:
        EngineError: it failed; `failure` comes first, then the end of what it printed.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONOPTIMIZE"} | _SAME_BYTES
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise EngineError(f"{failure}: {(done.stderr or done.stdout).strip()[-800:]}")
