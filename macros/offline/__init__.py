"""What lets a reader use a site from a server without a network, and install it (decision 9).

The service worker `sw.js` is Workbox's own modules, the list of files to keep, and
`kept_files.js`; nothing of it is loaded on `file://`.
"""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from macros.offline.listing import kept_files

ROOT = Path(__file__).resolve().parents[2]
_MODULES = ROOT / "node_modules"
_HERE = Path(__file__).parent
WORKBOX = ("workbox-core", "workbox-routing", "workbox-strategies", "workbox-precaching")
"""The modules of npm that the worker is made of, each after what it needs."""
WORKER = "sw.js"
APP = "manifest.webmanifest"
SIZE = "offline.json"
_ICONS = "assets/app/icon"
_THEME = "#7a1316"
_BACKGROUND = "#fffdf9"
"""Of the icon, and of pages (`docs/assets/app/site.css`)."""
_HASHED = re.compile(r"[-.][0-9a-f]{8}(-\d+)?(\.min)?\.[a-z0-9]+$")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*\n?", re.MULTILINE)


def write_offline(site: Path, title: str) -> None:
    """Put worker and app manifest into the finished site; nothing may change there afterwards."""
    _write(site / APP, _json(app_manifest(title)))
    (site / SIZE).unlink(missing_ok=True)
    kept = kept_files(site)
    size = sum(path.stat().st_size for path in kept)
    _write(site / SIZE, _json({"files": len(kept) + 1, "bytes": size}))
    entries = [_entry(path, site) for path in [*kept, site / SIZE]]
    _write(site / WORKER, worker(entries))


def write_farewell(site: Path) -> None:
    """Put a worker in its place that ends an earlier one at the same address, for a preview."""
    _write(site / WORKER, _script("farewell.js"))


def worker(entries: list[dict[str, Any]]) -> str:
    """The text of the worker that keeps these files."""
    modules = (_MODULES / name / "build" / f"{name}.prod.js" for name in WORKBOX)
    texts = [_SOURCE_MAP.sub("", path.read_text(encoding="utf-8")).strip() for path in modules]
    kept = ",\n".join(_json(entry).strip() for entry in entries)
    return "\n".join([*texts, f"self.keptFiles = [\n{kept}\n];", _script("kept_files.js")])


def app_manifest(title: str) -> dict[str, Any]:
    """What a browser asks of a site that can be installed; addresses are relative to it."""
    icons = [{"sizes": f"{size}x{size}", "src": f"{_ICONS}-{size}.png"} for size in (192, 512)]
    masked = {"sizes": "512x512", "src": f"{_ICONS}-maskable-512.png", "purpose": "maskable"}
    return {
        "name": title,
        "short_name": title,
        "lang": "vi",
        # The browser's way back stays at hand.
        "display": "minimal-ui",
        "scope": "./",
        "start_url": "./index.html",
        "theme_color": _THEME,
        "background_color": _BACKGROUND,
        "icons": [{**icon, "type": "image/png"} for icon in (*icons, masked)],
    }


def _entry(path: Path, site: Path) -> dict[str, Any]:
    """How Workbox knows a file: where, which state of it, and what its bytes must be."""
    digest = hashlib.sha256(path.read_bytes()).digest()
    name = path.relative_to(site).as_posix()
    return {
        "url": quote(name),
        # Under a name with a hash there is one state alone, which the page may have brought.
        "revision": None if _HASHED.search(name) else digest.hex()[:16],
        "integrity": f"sha256-{base64.b64encode(digest).decode('ascii')}",
    }


def _script(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
