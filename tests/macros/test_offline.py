"""What the service worker is made of, and which files of the site it keeps."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from macros.offline import WORKBOX, WORKER, app_manifest, worker, write_offline
from macros.offline.listing import kept_files

SNAPSHOT: dict[str, Any] = {
    "parts": [
        {
            "name": "worker.js",
            "file": "worker.js-1.bin",
            "scripts": [{"script": "worker.js-1-0.js"}],
        },
        {"name": "python", "file": "python-2.bin", "scripts": [{"script": "python-2-0.js"}]},
        {"name": "stdlib", "scripts": [{"script": "stdlib-3-0.js"}, {"script": "stdlib-3-1.js"}]},
        {"name": "sheets", "scripts": [{"script": "sheets-4-0.js"}]},
    ],
    "ways": [{"parts": ["python"]}, {"parts": ["python", "stdlib"]}],
    "later": {"export_xlsx": {"part": "sheets"}, "export_other": {"part": "sheets"}},
}


def entries(text: str) -> list[dict[str, Any]]:
    """The list in the text of a worker."""
    found = re.search(r"^self\.keptFiles = (\[.*?\n\]);$", text, re.MULTILINE | re.DOTALL)
    assert found
    listed: list[dict[str, Any]] = json.loads(found[1])
    return listed


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site as far as its copy is concerned."""
    files = {
        "index.html": "<!doctype html>",
        "forms/mot-phieu.html": "x",
        "forms/mot-phieu.one.html": "x",
        "search/search_index.json": "{}",
        "search/search_index.js": "{}",
        "catalog.json": "{}",
        "404.html": "x",
        "assets/joined/app-0123abcd.js": "1",
    }
    engine = {
        name: name
        for part in SNAPSHOT["parts"]
        for name in [part.get("file"), *(one["script"] for one in part["scripts"])]
        if name
    }
    files |= {f"assets/engine/{name}": text for name, text in engine.items()}
    files["assets/engine/manifest.js"] = f"SoTay.engineManifest({json.dumps(SNAPSHOT)});\n"
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_a_double_click_alone_needs_is_not_kept(small: Path) -> None:
    assert [path.relative_to(small).as_posix() for path in kept_files(small)] == [
        "assets/engine/manifest.js",
        "assets/engine/python-2.bin",
        "assets/engine/sheets-4-0.js",
        "assets/engine/worker.js-1.bin",
        "assets/joined/app-0123abcd.js",
        "forms/mot-phieu.html",
        "index.html",
        "search/search_index.json",
    ]


def test_without_a_snapshot_python_comes_as_scripts(small: Path) -> None:
    manifest = small / "assets/engine/manifest.js"
    slower = SNAPSHOT | {"ways": SNAPSHOT["ways"][1:]}
    manifest.write_text(f"SoTay.engineManifest({json.dumps(slower)});\n")
    kept = {path.name for path in kept_files(small) if path.parent.name == "engine"}
    assert kept == {
        "manifest.js",
        "worker.js-1-0.js",
        "python-2-0.js",
        "stdlib-3-0.js",
        "stdlib-3-1.js",
        "sheets-4-0.js",
    }


def test_same_files_give_the_same_worker_and_others_another(small: Path) -> None:
    write_offline(small, "Sổ tay")
    first = (small / WORKER).read_text(encoding="utf-8")
    write_offline(small, "Sổ tay")
    assert (small / WORKER).read_text(encoding="utf-8") == first
    (small / "index.html").write_text("<!doctype html><p>", encoding="utf-8")
    write_offline(small, "Sổ tay")
    before = {entry["url"]: entry for entry in entries(first)}
    after = {e["url"]: e for e in entries((small / WORKER).read_text(encoding="utf-8"))}
    changed = {url for url in before if before[url] != after[url]}
    assert changed == {"index.html", "offline.json"}
    # Under a name with a hash there is nothing to tell apart.
    assert {url for url, entry in after.items() if entry["revision"] is None} == {
        "assets/joined/app-0123abcd.js"
    }


def test_worker_is_workbox_and_our_own_script() -> None:
    text = worker([])
    for name in WORKBOX:
        module = name.removeprefix("workbox-")
        assert f'"workbox:{module}:7.' in text
    assert "importScripts" not in text
    assert "sourceMappingURL" not in text


def test_addresses_of_the_app_stay_within_the_site() -> None:
    app = app_manifest("Sổ tay")
    assert (app["scope"], app["start_url"]) == ("./", "./index.html")
    # An id would be the same for every site of a host.
    assert "id" not in app
    assert not [icon for icon in app["icons"] if icon["src"].startswith(("/", "http"))]


def test_site_keeps_every_page_as_it_is(site: Path) -> None:
    listed = {e["url"]: e for e in entries((site / WORKER).read_text(encoding="utf-8"))}
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    left_out = {page for page in pages if page.endswith(".one.html")} | {"404.html"}
    assert pages - left_out <= set(listed)
    for url, entry in listed.items():
        digest = base64.b64encode(hashlib.sha256((site / url).read_bytes()).digest()).decode()
        assert entry["integrity"] == f"sha256-{digest}", url
    size = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    assert size["files"] == len(listed)
    others = sum((site / url).stat().st_size for url in listed if url != "offline.json")
    assert size["bytes"] == others
