"""Which files of the site a reader without a network needs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_ENGINE = Path("assets/engine")
_MANIFEST = "manifest.js"
_LEFT_OUT = re.compile(
    r"search/search_index\.js|sitemap\.xml(\.gz)?|catalog\.json|schemas/.*|404\.html|sw\.js"
    r"|assets/licenses/parts\.cdx\.json|.*\.one\.html"
)
"""Copies for a double click, what only other programs read, and what nobody opens by itself."""


def kept_files(site: Path) -> list[Path]:
    """The files of a finished site that are kept for use without a network, sorted."""
    engine = site / _ENGINE
    other = (path for path in site.rglob("*") if path.is_file() and engine not in path.parents)
    kept = [path for path in other if not _LEFT_OUT.fullmatch(path.relative_to(site).as_posix())]
    return sorted([*kept, *(engine / name for name in set(_engine_files(engine)))])


def _engine_files(engine: Path) -> Iterator[str]:
    """What Python's usual start from a server reads, and what actions bring later.

    Left out is what only a double click or the slower start reads, which follows where the memory
    of a started Python is refused: it would cost every reader several megabytes more.
    """
    listed = _listed(engine / _MANIFEST)
    parts = {part["name"]: part for part in listed["parts"]}
    usual = listed["ways"][0]["parts"]
    fetched = all("file" in parts[name] for name in usual)
    yield _MANIFEST
    for name in ("worker.js", *usual):
        yield from [parts[name]["file"]] if fetched else _scripts(parts[name])
    for one in listed["later"].values():
        yield from _scripts(parts[one["part"]])


def _scripts(part: dict[str, Any]) -> list[str]:
    return [piece["script"] for piece in part["scripts"]]


def _listed(manifest: Path) -> dict[str, Any]:
    """What `macros/engine/parts.py` wrote as the argument of one call."""
    call = manifest.read_text(encoding="ascii")
    listed: dict[str, Any] = json.loads(call[call.index("{") : call.rindex("}") + 1])
    return listed
