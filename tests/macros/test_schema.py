"""The editors' schemas are fresh, explain every key, and say the same as the loader."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest

from macros import schema
from macros.annotations import Ref
from macros.catalog import load_catalog
from macros.check.items import modeline
from macros.hints import inner
from macros.load import load
from macros.model.kinds import FOLDERS, KINDS

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
EXAMPLES = schema.load_examples(DATA)
FILES = [(kind, path) for kind in KINDS for path in sorted((DATA / FOLDERS[kind]).glob("*.yml"))]
TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}


def classes() -> list[Any]:
    """Every class that an editor writes."""
    found: list[Any] = []

    def add(cls: Any) -> None:
        if isinstance(cls, type) and is_dataclass(cls) and cls not in found:
            found.append(cls)
            for hint in get_type_hints(cls).values():
                add(inner(hint))

    for cls in KINDS.values():
        add(cls)
    return found


def faults(value: Any, wanted: dict[str, Any], whole: dict[str, Any], place: str) -> Iterator[str]:
    """Where plain data does not fit a schema, as far as our schemas go."""
    if "$ref" in wanted:
        wanted = whole["$defs"][wanted["$ref"].removeprefix("#/$defs/")]
    if "enum" in wanted and value not in wanted["enum"]:
        yield f"{place}: {value!r} not in {wanted['enum']}"
    kind = TYPES.get(wanted.get("type", ""))
    if kind and (not isinstance(value, kind) or (kind is int and isinstance(value, bool))):
        yield f"{place}: {value!r} is no {kind.__name__}"
    elif kind is list:
        for index, each in enumerate(value):
            yield from faults(each, wanted["items"], whole, f"{place}[{index}]")
    elif kind is dict:
        yield from member_faults(value, wanted, whole, place)


def member_faults(
    value: dict[str, Any], wanted: dict[str, Any], whole: dict[str, Any], place: str
) -> Iterator[str]:
    yield from (f"{place}: no {key}" for key in wanted.get("required", ()) if key not in value)
    known, others = wanted.get("properties", {}), wanted["additionalProperties"]
    for key, each in value.items():
        if key in known or others:
            yield from faults(each, known.get(key, others), whole, f"{place}.{key}")
        else:
            yield f"{place}: {key} is unknown"


@pytest.mark.parametrize("kind", KINDS)
def test_fresh(kind: str) -> None:
    written = (DATA / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert written == schema.text(kind, EXAMPLES), "stale: run python -m macros.schema"


@pytest.mark.parametrize("cls", classes(), ids=lambda cls: cls.__name__)
def test_every_key_has_name_explanation_and_example(cls: Any) -> None:
    for member in schema.members(cls):
        assert member.hint.title not in ("", "Chữ"), member.name
        assert member.hint.text.endswith("."), member.name
        assert schema.example(cls, member, EXAMPLES) not in (None, "", [], {}), member.name


def test_examples_name_known_keys_alone() -> None:
    known = {cls.__name__: {m.name for m in schema.members(cls)} for cls in classes()}
    assert EXAMPLES.keys() <= known.keys()
    assert {n: set(keys) - known[n] for n, keys in EXAMPLES.items() if set(keys) - known[n]} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_examples_fit_their_keys(kind: str) -> None:
    made = schema.schema(kind, EXAMPLES)
    objects = [made, *made["$defs"].values()]
    for properties in (each["properties"] for each in objects):
        for name, key in properties.items():
            assert list(faults(key["examples"][0], key, made, name)) == []


def test_examples_refer_to_real_items() -> None:
    catalog = load_catalog(DATA)
    for cls in classes():
        for name, hint in get_type_hints(cls, include_extras=True).items():
            for kind in kinds(hint):
                value = EXAMPLES[cls.__name__][name]
                for item_id in value if isinstance(value, list) else [value]:
                    assert catalog.has(kind, item_id), (cls.__name__, name, item_id)


def kinds(hint: Any) -> Iterator[str]:
    """The kinds that a key refers to."""
    if get_origin(hint) is Annotated:
        bare, *metadata = get_args(hint)
        yield from (mark.kind for mark in metadata if isinstance(mark, Ref))
        yield from kinds(bare)
    elif get_origin(hint) is tuple:
        yield from kinds(get_args(hint)[0])


@pytest.mark.parametrize(("kind", "path"), FILES, ids=[f"{k}/{p.stem}" for k, p in FILES])
def test_real_files_fit(kind: str, path: Path) -> None:
    made = schema.schema(kind, EXAMPLES)
    assert list(faults(load(path.read_bytes(), path.name).data, made, made, path.stem)) == []


def test_the_check_of_files_can_fail() -> None:
    made = schema.schema("group", EXAMPLES)
    data = {"title": 1, "order": True, "intr": "", "status": "gone"}
    assert list(faults(data, made, made, "x")) == [
        "x.title: 1 is no str",
        "x.order: True is no int",
        "x: intr is unknown",
        "x.status: 'gone' not in ['active', 'retired']",
    ]
    assert list(faults({}, made, made, "x")) == ["x: no title", "x: no order"]


def test_modelines_lead_to_the_schemas() -> None:
    for kind, folder in FOLDERS.items():
        target = modeline(kind).partition("$schema=")[2]
        assert (DATA / folder / target).resolve() == DATA / "schema" / f"{kind}.schema.json"
