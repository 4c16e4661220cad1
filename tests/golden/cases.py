"""The golden cases: one YAML file each, read here and expanded to bridge requests.

The same requests run in CPython and in Pyodide, hence plain JSON on both sides; `README.md` says
how a file is written.
"""

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml

from forms.errors import WordFileError
from forms.export import word_file
from forms.export.archive import pack

FOLDER = Path(__file__).parent
STAGES = ("codec", "review", "open", "migrate", "take", "word", "compare", "collect")
_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
_WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@dataclass(frozen=True, slots=True)
class Case:
    """A request to the bridge and what has to come back."""

    name: str
    """Stage and file, as in `review/yes-beside-best`."""
    request: dict[str, Any]
    expect: dict[str, Any]
    before: tuple[dict[str, Any], ...] = ()
    """Requests that come first, whose answers nobody looks at."""

    def data(self) -> dict[str, Any]:
        """The case for a runner that speaks JSON."""
        return {"name": self.name, "request": self.request, "expect": self.expect}

    def requests(self) -> list[tuple[str, dict[str, Any]]]:
        """All requests in their order, each with a name; the last one has the case's own."""
        before = [(f"{self.name} {place}", one) for place, one in enumerate(self.before, 1)]
        return [*before, (self.name, self.request)]


def cases(*stages: str) -> list[Case]:
    """Every case of these stages, or of all."""
    return [_case(stage, path) for stage in stages or STAGES for path in files(stage)]


def files(stage: str) -> list[Path]:
    """The files of a stage, by name."""
    return sorted((FOLDER / stage).glob("*.yml"))


def differences(expect: object, answer: object, path: str = "") -> list[str]:
    """Where an answer is not what a case expects; none when it is.

    `result` and `error` may hold more members than a case names; anything else has to be equal.
    """
    if isinstance(expect, dict) and "$word" in expect:
        return _word_differences(expect["$word"], answer, path)
    if isinstance(expect, dict) and isinstance(answer, dict):
        open_ended = path in ("result", "error")
        extra = [] if open_ended else [name for name in answer if name not in expect]
        found = [f"{path}.{name}: not expected, got {answer[name]!r}" for name in extra]
        for name, value in expect.items():
            inner = f"{path}.{name}".lstrip(".")
            if name in answer:
                found += differences(value, answer[name], inner)
            else:
                found.append(f"{inner}: missing")
        return found
    if isinstance(expect, list) and isinstance(answer, list) and len(expect) == len(answer):
        pairs = enumerate(zip(expect, answer, strict=True))
        return [text for i, (e, a) in pairs for text in differences(e, a, f"{path}.{i}")]
    same = type(expect) is type(answer) and expect == answer
    return [] if same else [f"{path}: expected {expect!r}, got {answer!r}"]


def definition(name: str) -> dict[str, Any]:
    """A compiled form of `definitions/`, as plain data."""
    return _json(FOLDER / "definitions" / f"{name}.json")


def response(base: str, change: object = None) -> dict[str, Any]:
    """A response of `responses/` with a merge patch (RFC 7396) over it."""
    patched = _patched(_json(FOLDER / "responses" / f"{base}.json"), change or {})
    assert isinstance(patched, dict)
    return patched


def paragraphs(data: bytes) -> list[str]:
    """The texts of a Word file's paragraphs, line breaks left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tree = ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314
    return ["".join(t.text or "" for t in p.iter(_WORD_TEXT)) for p in tree.iter(_PARAGRAPH)]


def _case(stage: str, path: Path) -> Case:
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    name = f"{stage}/{path.stem}"
    if stage == "codec":
        return Case(name, {"action": "recode", "text": written["text"]}, _recoded(written))
    before = tuple(_expanded(written.get("before", [])))
    return Case(name, _expanded(written["request"]), _expanded(written["expect"]), before)


def _recoded(written: dict[str, Any]) -> dict[str, Any]:
    if "error" not in written:
        same = written["encoded"] == "same"
        return {"ok": True, "result": {"text": written["text" if same else "encoded"]}}
    error = {"sentence": written["error"]}
    if "problems" in written:
        error["problems"] = written["problems"]
    return {"ok": False, "error": error}


def _expanded(value: Any) -> Any:
    if isinstance(value, list):
        return [_expanded(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: _expanded_member(name, item) for name, item in value.items()}


def _expanded_member(name: str, value: Any) -> Any:
    if name == "definition" and isinstance(value, str):
        return definition(value)
    if name == "definition" and isinstance(value, dict) and "of" in value:
        return _patched(definition(value["of"]), value.get("change", {}))
    if name == "template" and isinstance(value, str):
        return _json(FOLDER / "definitions" / f"{value}.template.json")
    if name == "response" and isinstance(value, dict) and "base" in value:
        return response(value["base"], value.get("change"))
    if name == "base64" and isinstance(value, dict) and "$word" not in value:
        return base64.b64encode(_bytes(value)).decode("ascii")
    return _expanded(value)


def _bytes(value: dict[str, Any]) -> bytes:
    """The content of a file that a case gives as text, as hexadecimal, as a file or a response."""
    if "text" in value:
        text: str = value["text"]
        return text.encode(value.get("encoding", "utf-8"))
    if "hex" in value:
        return bytes.fromhex(value["hex"])
    if "zip" in value:
        return pack({one["name"]: _bytes(one["base64"]) for one in value["zip"]})
    if "file" in value:
        return FOLDER.joinpath("files", value["file"]).read_bytes()
    made = response(value["response"]["base"], value["response"].get("change"))
    return json.dumps(made, ensure_ascii=False).encode()


def _patched(target: object, change: object) -> object:
    if not isinstance(change, dict):
        return change
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in change.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = _patched(result.get(name), value)
    return result


def _word_differences(expect: dict[str, Any], answer: object, path: str) -> list[str]:
    data = base64.b64decode(str(answer), validate=True)
    found = list(_missing_texts(expect.get("has", []), paragraphs(data), path))
    if "response" in expect:
        found += differences(expect["response"], _word_data(data), f"{path}.data")
    return found


def _word_data(data: bytes) -> object:
    """The save file in a Word file; `None` when it carries none."""
    try:
        return json.loads(word_file.read(data))
    except WordFileError:
        return None


def _missing_texts(texts: list[str], there: list[str], path: str) -> Iterator[str]:
    for text in texts:
        if text not in there:
            yield f"{path}: no paragraph {text!r} in {there!r}"


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _json(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(_text(path))
    return data
