"""What the project needs around it: Python packages, npm parts, browsers for the tests.

Runs before anything is installed, so it uses the standard library alone and the syntax of older
Pythons.  Every step leaves a stamp in `build/stamps/`; a second run with the same lock files does
nothing and needs no network.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BUILD = ROOT / "build"
BENCH_VENV = BUILD / "bench-venv"
NGINX = BUILD / "nginx" / "usr" / "sbin" / "nginx"
PYTHON = (3, 13)
NODE = 20
WINDOWS = os.name == "nt"
APT_PACKAGES = (
    "chromium",
    "firefox-esr",
    "libreoffice-writer-nogui",
    "libreoffice-calc-nogui",
    "poppler-utils",
    "fonts-liberation2",
)


class SetupError(Exception):
    """Something is missing that we cannot bring; the message says how to."""


def venv_python() -> Path:
    """The interpreter of the project's own environment."""
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def run(*command: str | Path, quiet: bool = False) -> None:
    """Run a command in the project's folder; its failure ends the set-up."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        cwd=ROOT,
        check=False,
        env=_environment(),
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
    )
    if done.returncode:
        if done.stdout:
            print(done.stdout, file=sys.stderr)
        raise SetupError(f"lệnh không thành công: {' '.join(words)}")


def answer(*command: str | Path) -> int:
    """Run one of our own programs, which says itself what is wrong; its exit code."""
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=ROOT, check=False, env=_environment()).returncode


def _environment() -> dict[str, str]:
    """Our environment with the project's own commands first on the path."""
    bins = str(venv_python().parent)
    return {
        **os.environ,
        "PATH": bins + os.pathsep + os.environ.get("PATH", ""),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }


def prepare_python() -> None:
    """`.venv` with every package of `requirements.lock`, and the project itself, editable."""
    lock = ROOT / "requirements.lock"
    browser = ROOT / "requirements-browser.lock"
    stamp = _fingerprint(lock, browser, ROOT / "pyproject.toml")
    if _stamped("python", stamp) and venv_python().exists():
        return
    print("Đang chuẩn bị Python (chỉ lần đầu) …", file=sys.stderr, flush=True)
    _make_venv()
    pip = (venv_python(), "-m", "pip", "install", "-q", "--no-input")
    run(*pip, "--require-hashes", "-r", lock)
    run(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    _fetch_wheels(browser)
    _stamp("python", stamp)


def _make_venv() -> None:
    if venv_python().exists() and _version(str(venv_python())) == PYTHON:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    python = find_python()
    if python:
        run(python, "-m", "venv", VENV)
        return
    uv = shutil.which("uv")
    if not uv:
        wanted = ".".join(map(str, PYTHON))
        raise SetupError(
            f"không tìm thấy Python {wanted}; cài Python {wanted} (python.org) hoặc uv rồi chạy lại"
        )
    run(uv, "venv", "--seed", "--python", ".".join(map(str, PYTHON)), VENV)


def find_python() -> str | None:
    """An interpreter of the wanted version: this one, on the path, or among pyenv's."""
    name = "python{}.{}".format(*PYTHON)
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    versions = sorted(pyenv.glob("{}.{}*".format(*PYTHON)), reverse=True)
    candidates = [
        sys.executable,
        shutil.which(name),
        *(str(version / "bin" / name) for version in versions),
        shutil.which("python3"),
        shutil.which("python"),
    ]
    return next((c for c in candidates if c and _version(c) == PYTHON), None)


def _version(python: str) -> tuple[int, int] | None:
    """The version of an interpreter; `None` when it does not start."""
    code = "import sys; print(*sys.version_info[:2])"
    try:
        done = subprocess.run(
            [python, "-c", code], capture_output=True, text=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return None
    major, minor = done.stdout.split()
    return int(major), int(minor)


def _fetch_wheels(lock: Path) -> None:
    """The wheels that the browser loads, kept for building without a network."""
    wheels = BUILD / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    run(venv_python(), "-m", "pip", "download", "-q", "--no-deps", "--require-hashes",
        "--only-binary", ":all:", "-r", lock, "-d", wheels)  # fmt: skip


def prepare_bench() -> None:
    """An environment of its own for what the handbook's build is measured against."""
    lock = ROOT / "requirements-bench.lock"
    stamp = _fingerprint(lock)
    if _stamped("bench", stamp) and bench_program("zensical").exists():
        return
    print("Đang chuẩn bị phần đo thời gian (chỉ lần đầu) …", flush=True)
    run(venv_python(), "-m", "venv", "--clear", BENCH_VENV)
    run(bench_program("python"), "-m", "pip", "install", "-q", "--no-input",
        "--require-hashes", "-r", lock)  # fmt: skip
    _stamp("bench", stamp)


def bench_program(name: str) -> Path:
    """A program of that environment."""
    return BENCH_VENV / (f"Scripts/{name}.exe" if WINDOWS else f"bin/{name}")


def prepare_node(*, tests: bool) -> None:
    """`node_modules`: what the site ships, and for the tests what checks it."""
    stamp = _fingerprint(ROOT / "package-lock.json", ROOT / "package.json")
    if _stamped("npm-all", stamp) or (not tests and _stamped("npm-site", stamp)):
        return
    print("Đang chuẩn bị các phần từ npm (chỉ lần đầu) …", flush=True)
    if (node_version() or 0) < NODE:
        lock = ROOT / "requirements-node.lock"
        pip = (venv_python(), "-m", "pip", "install", "-q", "--no-input")
        run(*pip, "--require-hashes", "-r", lock)
    npm = shutil.which("npm", path=_environment()["PATH"])
    if not npm:
        raise SetupError(f"không tìm thấy npm; cài Node.js {NODE} trở lên rồi chạy lại")
    run(npm, "ci", "--ignore-scripts", *([] if tests else ["--omit=dev"]), quiet=True)
    _stamp("npm-all" if tests else "npm-site", stamp)


def node() -> str | None:
    """The Node that the project uses."""
    return shutil.which("node", path=_environment()["PATH"])


def node_version() -> int | None:
    """Its major version, if there is one."""
    found = node()
    if not found:
        return None
    done = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
    return int(done.stdout.strip().lstrip("v").split(".")[0]) if done.stdout else None


def prepare_browsers() -> None:
    """A Chromium for the tests, and on Debian the other programs that they use."""
    debian = shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    missing = [p for p in APT_PACKAGES if not _debian_has(p)] if debian else []
    if missing:
        print(f"Đang cài cho việc kiểm thử: {', '.join(missing)} …", flush=True)
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        run("apt-get", "update", "-qq", quiet=True)
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing, quiet=True)
    elif not debian and not chromium():
        run(venv_python(), "-m", "playwright", "install", "chromium")
    if not chromium():
        raise SetupError("không có Chromium để kiểm thử; cài Chromium hoặc Chrome rồi chạy lại")
    if debian and not nginx():
        _unpack_nginx()


def _unpack_nginx() -> None:
    """Debian's nginx beside the project: installed, it would serve on port 80 at once.

    Where it is not to be had its test is skipped.
    """
    folder = NGINX.parents[2]
    folder.mkdir(parents=True, exist_ok=True)
    for command in (["apt-get", "update", "-qq"], ["apt-get", "download", "-qq", "nginx"]):
        subprocess.run(command, cwd=folder, capture_output=True, check=False)
    for package in folder.glob("*.deb"):
        subprocess.run(["dpkg", "-x", package, folder], capture_output=True, check=False)


def nginx() -> str | None:
    """An nginx that the tests can start; Debian keeps it where only root's path leads."""
    unpacked = str(NGINX) if NGINX.exists() else None
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin") or unpacked


def _debian_has(package: str) -> bool:
    done = subprocess.run(
        ["dpkg-query", "-W", "-f=${Status}", package], capture_output=True, text=True, check=False
    )
    return "install ok installed" in done.stdout


def chromium() -> str | None:
    """A Chromium that the tests can drive."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = next((path for path in map(shutil.which, names) if path), None)
    return found or _playwright_chromium()


def _playwright_chromium() -> str | None:
    code = (
        "from playwright.sync_api import sync_playwright as p\n"
        "with p() as x: print(x.chromium.executable_path)"
    )
    done = subprocess.run(
        [str(venv_python()), "-c", code], capture_output=True, text=True, check=False
    )
    path = done.stdout.strip()
    return path if path and Path(path).exists() else None


def _fingerprint(*files: Path) -> str:
    digest = hashlib.sha256(str(ROOT).encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _stamped(name: str, fingerprint: str) -> bool:
    stamp = BUILD / "stamps" / name
    return stamp.exists() and stamp.read_text() == fingerprint


def _stamp(name: str, fingerprint: str) -> None:
    stamp = BUILD / "stamps" / name
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(fingerprint)
