"""The pages that `bench.start` opens: ours, and what they are held against.

All lie in one folder, so that a page differs from another one in nothing but what it loads.
"""

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.builds import handbook
from bench.setting import largest
from macros.engine import build_engine, write_parts
from macros.engine.wheels import LATER, PYODIDE, STDLIB, gather
from macros.environment import ROOT
from tests.engine.shipped import manifest, write_manifest
from tests.engine.visit import FORM_SCRIPTS, SCRIPTS

OURS = "ours/page.html"
COMPILED = "compiled/page.html"
STOCK = "stock/page.html"
PLAIN = "plain/page.html"
MATERIAL = "material/site/index.html"
PACKAGE = "so-tay-can-bo"
CACHE = ROOT / "build"

_START = "window.taken = SoTay.engine.call('ping', {}).then(() => performance.now());"
_PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Start</title>
<link rel="icon" href="data:,"><body>{scripts}<script>{start}</script></body></html>
"""
_PLAIN = """window.taken = (async () => {{
    const python = await loadPyodide({{ packages: [{package}] }});
    python.pyimport("forms.bridge").handle({request});
    return performance.now();
}})();"""
_SCRIPT = re.compile(r"<script\b.*?</script>|<link\b[^>]*>|<template\b.*?</template>", re.S)
_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.S)
_CONFIG = """site_name: Bench
site_url: ""
use_directory_urls: false
theme: {name: material, language: vi, font: false}
plugins: []
"""


def make_pages(folder: Path) -> str:
    """Fill an empty folder with all pages; the address of the handbook's largest form in it."""
    (folder / "handbook").mkdir()
    shutil.copytree(ROOT / "data", folder / "handbook" / "data")
    handbook(folder / "handbook")
    site = folder / "handbook" / "site"
    _ours(folder)
    with tempfile.TemporaryDirectory() as parts:
        gather(Path(parts), CACHE)
        _stock(folder, Path(parts))
        _plain(folder, Path(parts))
    name = f"forms/{largest(site).id}.html"
    _material(folder / "material", (site / name).read_text(encoding="utf-8"))
    return f"handbook/site/{name}"


def _page(folder: Path, name: str) -> Path:
    """A page that starts the engine beside it at once; the folder of that engine."""
    page = folder / name
    page.parent.mkdir()
    scripts = "".join(f'<script src="assets/form/{one}"></script>' for one in SCRIPTS)
    page.write_text(_PAGE.format(scripts=scripts, start=_START), encoding="utf-8")
    (page.parent / "assets" / "form").mkdir(parents=True)
    for one in SCRIPTS:
        shutil.copyfile(FORM_SCRIPTS / one, page.parent / "assets" / "form" / one)
    return page.parent / "assets" / "engine"


def _ours(folder: Path) -> None:
    """The engine as the site ships it, and once more without its snapshot."""
    build_engine(_page(folder, OURS), CACHE)
    compiled = _page(folder, COMPILED)
    build_engine(compiled, CACHE)
    listed = manifest(compiled)
    write_manifest(compiled, {**listed, "ways": listed["ways"][-1:]})


def _stock(folder: Path, parts: Path) -> None:
    """The runtime and the wheels as they come, brought as a double click needs it."""
    out = _page(folder, STOCK)
    out.mkdir()
    write_parts(parts, out, None)


def _plain(folder: Path, parts: Path) -> None:
    """What Pyodide's own documents say: its files on a server, `loadPyodide` with a package."""
    page = folder / PLAIN
    page.parent.mkdir()
    for name in ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", STDLIB):
        shutil.copyfile(PYODIDE / name, page.parent / name)
    for path in parts.iterdir():
        if path.name.partition("-")[0] not in LATER.values():
            shutil.copyfile(path, page.parent / path.name)
    request = json.dumps(json.dumps({"action": "ping"}))
    start = _PLAIN.format(package=json.dumps(PACKAGE), request=request)
    scripts = '<script src="pyodide.js"></script>'
    page.write_text(_PAGE.format(scripts=scripts, start=start), encoding="utf-8")


def _material(folder: Path, form: str) -> None:
    """A page of Material as it comes, with the texts and the fields of a form and no scripts."""
    found = _ARTICLE.search(form)
    if not found:
        raise ValueError("the form's page has no article")
    inside = _SCRIPT.sub("", found[1]).replace("st-js", "").replace("\n", " ")
    (folder / "docs").mkdir(parents=True)
    text = f"# {html.escape('Bench')}\n\n<div>{inside}</div>\n"
    (folder / "docs" / "index.md").write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
