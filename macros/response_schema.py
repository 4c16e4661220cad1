"""The JSON Schemas of our files for other programs, made from the classes that they hold.

`python -m macros.response_schema` writes those of save files, of gathered files and of their lines
to `docs/schemas/`, which the site publishes; a test fails when one is stale.  What a schema cannot
say (names of rows that must differ, members named twice, the size and depth of a file) says
`docs/contributing/interfaces.md`.
"""

import ast
import inspect
import json
import types
from dataclasses import MISSING, fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import forms.response
from forms.collect import gathered
from forms.collect.lines import AnswerLine, FileLine, QuestionLine
from forms.response import FORMAT, FORMAT_VERSION, Response
from macros.environment import ROOT

FOLDER = ROOT / "docs" / "schemas"
FILE = FOLDER / "response.schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN = {str: "string", int: "integer", type(None): "null"}
_ROW_ID = "row_id"


def schema() -> dict[str, Any]:
    """The schema of the save files that this site writes."""
    return _of_file(Response, "Bản điền của sổ tay", FORMAT, FORMAT_VERSION)


def gathered_schema() -> dict[str, Any]:
    """The schema of gathered files."""
    title = "Nhiều bản điền trong một tệp"
    return _of_file(gathered.Gathered, title, gathered.FORMAT, gathered.FORMAT_VERSION)


def lines_schema() -> dict[str, Any]:
    """The schema of every line of a gathering's NDJSON."""
    definitions: dict[str, Any] = {}
    kinds = []
    for cls in (QuestionLine, FileLine, AnswerLine):
        made = _object(cls, definitions)
        made["required"] = list(made["properties"])
        definitions[cls.__name__] = made
        kinds.append({"$ref": f"#/$defs/{cls.__name__}"})
    return {
        "$schema": _DIALECT,
        "title": "Một dòng của các bản điền đã tập hợp",
        "anyOf": kinds,
        "$defs": dict(sorted(definitions.items())),
    }


def texts() -> dict[Path, str]:
    """Every schema as its file holds it."""
    made = {
        FILE: schema(),
        FOLDER / "gathered.schema.json": gathered_schema(),
        FOLDER / "lines.schema.json": lines_schema(),
    }
    return {
        path: json.dumps(one, ensure_ascii=False, indent=2) + "\n" for path, one in made.items()
    }


def _of_file(cls: type, title: str, format_: str, version: int) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    body = _object(cls, definitions)
    head = {"format": {"const": format_}, "format_version": {"const": version}}
    return {
        "$schema": _DIALECT,
        "title": title,
        **body,
        "required": [*head, *body["required"]],
        "properties": {**head, **body["properties"]},
        "$defs": dict(sorted(definitions.items())),
    }


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """A class as an object that may have members which this site does not know."""
    hints = get_type_hints(cls)
    said = _said(cls)
    members = [member for member in fields(cls) if member.name != "extra"]
    return {
        "description": " ".join((cls.__doc__ or "").split()),
        "type": "object",
        "required": [
            member.name
            for member in members
            if member.default is MISSING and member.default_factory is MISSING
        ],
        "properties": {
            member.name: {
                **_type(hints[member.name], definitions),
                **({"description": said[member.name]} if member.name in said else {}),
            }
            for member in members
        },
    }


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint is Any:
        return {}
    if hint == forms.response.Value:
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": _row()}]}
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(inside)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_type(one, definitions) for one in inside]}
    if origin is tuple:
        return {"type": "array", "items": _type(inside[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _type(inside[1], definitions)}
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": _PLAIN[hint]}


def _row() -> dict[str, Any]:
    """A row of a table, which alone of all objects of texts must have a name."""
    return {
        "type": "object",
        "required": [_ROW_ID],
        "properties": {_ROW_ID: {"type": "string", "minLength": 1}},
        "additionalProperties": {"type": "string"},
    }


def _said(cls: type) -> dict[str, str]:
    """What stands under the attributes of a class in its source."""
    (tree,) = ast.parse(inspect.getsource(cls)).body
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    found: dict[str, str] = {}
    for member, after in pairwise(body):
        match member, after:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                found[name] = " ".join(words.split())
    return found


def main() -> None:
    """Write the schemas."""
    for path, text in texts().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
