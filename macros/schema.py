"""JSON Schemas for editors' completion, made from the classes of `model`.

`python -m macros.schema` writes `data/schema/<kind>.schema.json`; a test fails when they are stale.
Each key has its Vietnamese name and hint from its class, and its example from the data folder's
`schema/examples.yml`, for examples are this handbook's.
"""

import json
import sys
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import yaml

from macros.annotations import Hint
from macros.hints import bare, inner, is_required
from macros.model.kinds import KINDS

EXAMPLES = "schema/examples.yml"
TITLES = {
    "directive": "Văn bản",
    "criterion": "Tiêu chí",
    "procedure": "Quy trình",
    "form": "Phiếu",
    "training": "Buổi tập huấn",
    "trigger": "Trường hợp phải xử lý",
    "period": "Kỳ, thời hạn",
    "scale": "Thang trả lời",
    "record": "Biểu mẫu, hồ sơ",
    "actor": "Cơ quan, người thực hiện",
    "source": "Nguồn",
    "group": "Nhóm",
    "rule": "Quy định mới liên quan",
    "term": "Thuật ngữ",
    "change": "Thay đổi của sổ tay",
    "handbook": "Sổ tay",
}
"""What each kind is called, in the order in which an editor meets them."""
Examples = dict[str, dict[str, Any]]
"""By class and key."""


@dataclass(frozen=True, slots=True)
class Member:
    """A key of a class as an editor sees it."""

    name: str
    hint: Hint
    type: Any
    """Without annotations; of an optional part the part itself."""
    required: bool


def members(cls: Any) -> tuple[Member, ...]:
    """The keys of a class in its order; an item's id is its file's name and no key."""
    hints = get_type_hints(cls, include_extras=True)
    kept = [m for m in fields(cls) if m.name != "id" or cls not in KINDS.values()]
    return tuple(_member(m.name, hints[m.name], required=is_required(m)) for m in kept)


def asked(cls: Any) -> tuple[Member, ...]:
    """What must be written; where nothing must, as in a question, the first key but the id."""
    keys = members(cls)
    required = tuple(key for key in keys if key.required)
    return required or tuple(key for key in keys if key.name != "id")[:1]


def _member(name: str, hint: Any, *, required: bool) -> Member:
    metadata = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    described = [mark for mark in metadata if isinstance(mark, Hint)]
    # The key's own hint stands after that of its type.
    return Member(name, described[-1], bare(hint), required)


def load_examples(data: Path) -> Examples:
    """The examples of a data folder; none where it has none."""
    path = data / EXAMPLES
    found: Examples = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def example(cls: Any, member: Member, examples: Examples) -> Any:
    """A real value of a key; of a list of keyed things one of them with what it must have."""
    part = inner(member.type)
    if not is_dataclass(part):
        return examples.get(cls.__name__, {}).get(member.name)
    found = {m.name: example(part, m, examples) for m in asked(part)}
    return [found] if part is not member.type else found


def schema(kind: str, examples: Examples) -> dict[str, Any]:
    """The schema of one kind's files."""
    definitions: dict[str, Any] = {}
    body = _object(KINDS[kind], definitions, examples)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLES[kind],
        **body,
        "$defs": dict(sorted(definitions.items())),
    }


def text(kind: str, examples: Examples) -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(kind, examples), ensure_ascii=False, indent=2) + "\n"


def _object(cls: Any, definitions: dict[str, Any], examples: Examples) -> dict[str, Any]:
    keys = members(cls)
    properties = {}
    for key in keys:
        shown = example(cls, key, examples)
        properties[key.name] = {
            "title": key.hint.title,
            "description": key.hint.text,
            **({} if shown is None else {"examples": [shown]}),
            **_type(key.type, definitions, examples),
        }
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in keys if key.required],
        "properties": properties,
    }


def _type(hint: Any, definitions: dict[str, Any], examples: Examples) -> dict[str, Any]:
    hint = bare(hint)
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0], definitions, examples)}
    if get_origin(hint) is dict:
        value = _type(get_args(hint)[1], definitions, examples)
        return {"type": "object", "additionalProperties": value}
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _object(hint, definitions, examples)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": {str: "string", int: "integer", bool: "boolean"}[hint]}


def main(data: Path) -> None:
    """Write every schema."""
    examples = load_examples(data)
    folder = data / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind}.schema.json").write_text(
            text(kind, examples), encoding="utf-8", newline="\n"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("data"))
