"""JSON Schemas for editors' completion, made from the classes of `model`.

`python -m macros.schema` writes `data/schema/<kind>.schema.json`; a test fails when they are stale.
"""

import json
import sys
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from macros.annotations import Hint, Ref
from macros.model import KINDS

_TITLES = {
    "directive": "Văn bản",
    "criterion": "Tiêu chí",
    "procedure": "Quy trình",
    "form": "Phiếu",
    "trigger": "Trường hợp phải kiểm điểm",
    "period": "Kỳ, thời hạn",
    "scale": "Thang đánh giá",
    "record": "Biểu mẫu, hồ sơ",
    "actor": "Cơ quan, người thực hiện",
    "source": "Nguồn",
    "group": "Nhóm",
    "rule": "Quy định mới liên quan",
    "term": "Thuật ngữ",
    "change": "Thay đổi của sổ tay",
    "handbook": "Sổ tay",
}


def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind's files."""
    definitions: dict[str, Any] = {}
    body = _object(KINDS[kind], definitions, top=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLES[kind],
        **body,
        "$defs": dict(sorted(definitions.items())),
    }


def text(kind: str) -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def _object(cls: type, definitions: dict[str, Any], *, top: bool = False) -> dict[str, Any]:
    hints = get_type_hints(cls, include_extras=True)
    members = [member for member in fields(cls) if not (top and member.name == "id")]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [member.name for member in members if member.default is MISSING],
        "properties": {member.name: _type(hints[member.name], definitions) for member in members},
    }


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    described: list[str] = []
    if get_origin(hint) is Annotated:
        hint, *metadata = get_args(hint)
        described = [m.text for m in metadata if isinstance(m, Hint)]
        described += [f"Loại: {_TITLES[m.kind]}." for m in metadata if isinstance(m, Ref)]
    body = _bare(hint, definitions)
    if described:
        body = {**body, "description": " ".join(described)}
    return body


def _bare(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0], definitions)}
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": {str: "string", int: "integer", bool: "boolean"}[hint]}


def main(data: Path) -> None:
    """Write every schema."""
    folder = data / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind}.schema.json").write_text(text(kind), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("data"))
