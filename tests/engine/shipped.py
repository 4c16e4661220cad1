"""What a built engine's folder holds, read as the page reads it."""

import base64
import gzip
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

PIECE = re.compile(r'SoTay\.enginePiece\("([^"]+)", (\d+), "([A-Za-z0-9+/=]+)"\);\n')


def manifest(folder: Path) -> dict[str, Any]:
    """What `manifest.js` says."""
    text = (folder / "manifest.js").read_text(encoding="utf-8")
    found = re.fullmatch(r"SoTay\.engineManifest\((.*)\);\n", text, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def write_manifest(folder: Path, data: dict[str, Any]) -> None:
    """Put another manifest in the place of the one that is there."""
    text = f"SoTay.engineManifest({json.dumps(data)});\n"
    (folder / "manifest.js").write_text(text, encoding="utf-8")


def piece(script: Path) -> tuple[str, int, str]:
    """Part, index and base64 of one script."""
    found = PIECE.fullmatch(script.read_text(encoding="ascii"))
    assert found, script.name
    return found[1], int(found[2]), found[3]


def packed(folder: Path, part: dict[str, Any]) -> bytes:
    """A gzipped part, put together from its scripts."""
    pieces = [piece(folder / each["script"]) for each in part["scripts"]]
    assert [one[:2] for one in pieces] == [(part["name"], index) for index in range(len(pieces))]
    return base64.b64decode("".join(text for _, _, text in pieces))


def files(folder: Path) -> dict[str, bytes]:
    """Name -> bytes of every part."""
    parts = manifest(folder)["parts"]
    return {part["name"]: gzip.decompress(packed(folder, part)) for part in parts}


def archives(folder: Path) -> dict[str, zipfile.ZipFile]:
    """Name -> archive, of the parts that are one."""
    return {
        name: zipfile.ZipFile(io.BytesIO(data))
        for name, data in files(folder).items()
        if name.endswith((".whl", ".zip"))
    }
