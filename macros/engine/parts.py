"""The engine's parts as files of the site, each in two ways.

A page opened by double click may load nothing but `<script src>`, so a part is gzipped, turned to
base64, and cut into classic scripts small enough that reading one holds no page up.  From a web
server the worker fetches the gzipped part as it is.  Every name but the manifest's holds a hash of
what is inside, so nothing is ever mixed with a part of another build.
"""

import base64
import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PIECE = 500_000
"""Letters of base64 in one script, a multiple of four."""
_LEVEL = 6  # the highest one takes five times as long for one part in a hundred
_HASH = 8


@dataclass(frozen=True, slots=True)
class Part:
    """What travels under one name."""

    name: str
    data: bytes
    fetched: bool = True
    """Whether it lies there to be fetched as well; what is seldom read does not."""


def write_part(folder: Path, part: Part) -> dict[str, Any]:
    """Write a part's files; what the manifest says of it, sizes in bytes and letters."""
    packed = gzip.compress(part.data, _LEVEL, mtime=0)
    name = f"{part.name}-{hashlib.sha256(packed).hexdigest()[:_HASH]}"
    text = base64.b64encode(packed).decode("ascii")
    scripts = []
    for index, start in enumerate(range(0, len(text), PIECE)):
        piece = text[start : start + PIECE]
        script = f"{name}-{index}.js"
        call = f'SoTay.enginePiece("{part.name}", {index}, "{piece}");\n'
        (folder / script).write_bytes(call.encode("ascii"))
        scripts.append({"script": script, "size": len(piece)})
    listed: dict[str, Any] = {"name": part.name, "size": len(packed), "scripts": scripts}
    if part.fetched:
        listed["file"] = f"{name}.bin"
        (folder / listed["file"]).write_bytes(packed)
    return listed


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write the script that names all others."""
    call = f"SoTay.engineManifest({json.dumps(manifest)});\n"
    (folder / "manifest.js").write_bytes(call.encode("ascii"))
