"""What others made and the site carries: named, licensed, and nothing besides."""

import gzip
import json
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

from macros import shipped
from macros.hooks import FONTS, REVEAL, font_files
from macros.joined import FOLDER, part_of

ROOT = Path(__file__).parent.parent
LICENCES = ROOT / "docs/assets/licenses"
MATERIAL = Path(str(distribution("mkdocs-material").locate_file("material/templates")))
MADE = re.compile(
    r".+\.html|catalog\.json|sitemap\.xml(\.gz)?|search/search_index\.(js|json)"
    r"|sw\.js|manifest\.webmanifest|offline\.json"
    r"|assets/forms/[a-z0-9-]+(\.js|-vi-du\.docx)|assets/(compare|collect)/paper\.js"
    r"|schemas/[a-z]+\.schema\.json|assets/javascripts/lunr/min/lunr\.vi\.min\.js"
)
"""What the build writes itself."""
ENGINE = re.compile(r"(?P<name>.+?)-[0-9a-f]{8}(-\d+)?\.(js|bin)")
OWN_ENGINE = {"worker.js", "library.zip", "snapshot.bin"}
"""Made at build from the parts and from `forms/`."""
PYODIDE = {"pyodide.asm.wasm", "python_stdlib.zip"}


def test_list_is_fresh() -> None:
    assert shipped.LIST.read_text(encoding="utf-8") == shipped.bill(), (
        "run `python -m macros.shipped`"
    )


@pytest.mark.parametrize("part", list(shipped.parts()), ids=lambda part: part.name)
def test_licence_is_there_and_linked(part: shipped.Part) -> None:
    text = (LICENCES / f"{part.file}.txt").read_text(encoding="utf-8")
    assert len(text) > 200
    page = (ROOT / "docs/licenses.md").read_text(encoding="utf-8")
    assert f'href="assets/licenses/{part.file}.txt"' in page


def test_no_licence_is_of_nothing() -> None:
    named = {f"{part.file}.txt" for part in shipped.parts()} | {"so-tay-can-bo.txt"}
    assert {path.name for path in LICENCES.glob("*.txt")} == named


def test_what_browsers_get_of_python_is_named() -> None:
    pinned = re.findall(
        r"^([a-z-]+)==(\S+)", (ROOT / "requirements-browser.lock").read_text(), re.M
    )
    assert pinned
    assert set(pinned) <= {(part.name, part.version) for part in shipped.parts()}


def test_what_comes_from_npm_is_named() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert wanted
    assert set(wanted.items()) <= {(part.name, part.version) for part in shipped.parts()}


def of_our_parts(file: Path) -> str:
    """What a joined file is when it holds the parts that it names, and nothing besides."""
    named = re.findall(r"^/\* (assets/\S+) \*/$", file.read_text(encoding="utf-8"), re.M)
    assert len(named) > 1
    return "".join(part_of(ROOT / "docs", part) for part in named)


def test_site_holds_nothing_else(site: Path) -> None:
    known = {f"assets/fonts/{name}": FONTS / name for name in font_files()}
    known |= {f"assets/reveal/{name}": path for name, path in REVEAL.items()}
    unknown = []
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site).as_posix()
        origins = [ROOT / "docs" / name, ROOT / "macros/theme" / name, MATERIAL / name]
        if name in known:
            origins = [known[name]]
        elif name.startswith("assets/engine/") or MADE.fullmatch(name):
            continue
        elif name.startswith(f"{FOLDER}/"):
            if file.read_text(encoding="utf-8") != of_our_parts(file):
                unknown.append(name)
            continue
        if not any(path.is_file() and path.read_bytes() == file.read_bytes() for path in origins):
            unknown.append(name)
    assert unknown == []


def test_engine_holds_nothing_else(site: Path) -> None:
    parts = {(part.name.replace("-", "_"), part.version) for part in shipped.parts()}
    seen = set()
    for file in (site / "assets/engine").iterdir():
        if file.name == "manifest.js":
            continue
        found = ENGINE.fullmatch(file.name)
        assert found, file.name
        name = found["name"]
        seen.add(name)
        wheel = re.fullmatch(r"(\w+)-([\w.]+)-[a-z0-9]+-none-any\.whl", name)
        assert name in OWN_ENGINE | PYODIDE or (
            wheel and (wheel[1] == "so_tay_can_bo" or (wheel[1], wheel[2]) in parts)
        ), name
    assert seen >= PYODIDE


def test_webassembly_is_pyodides(site: Path) -> None:
    (packed,) = (site / "assets/engine").glob("pyodide.asm.wasm-*.bin")
    original = ROOT / "node_modules/pyodide/pyodide.asm.wasm"
    assert gzip.decompress(packed.read_bytes()) == original.read_bytes()
