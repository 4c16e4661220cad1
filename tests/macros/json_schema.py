"""Holds a value against a JSON Schema, by the rules that the published one uses and no other."""

from collections.abc import Callable, Iterator
from typing import Any

Rule = dict[str, Any]
_TYPES = {"string": str, "integer": int, "null": type(None), "array": list, "object": dict}
_SILENT = {"$schema", "title", "description", "$defs", "properties"}


class Schema:
    """A schema and its parts by name."""

    def __init__(self, schema: Rule) -> None:
        self._schema = schema
        self._rules: dict[str, Callable[[Any, Any, Rule], Iterator[str]]] = {
            "$ref": self._ref,
            "type": self._type,
            "const": self._const,
            "enum": self._enum,
            "minLength": self._min_length,
            "anyOf": self._any_of,
            "items": self._items,
            "required": self._required,
            "additionalProperties": self._members,
        }

    def faults(self, value: Any) -> list[str]:
        """Where a value is not what the schema says."""
        return list(self._faults(value, self._schema))

    def _faults(self, value: Any, rule: Rule) -> Iterator[str]:
        known = rule.get("properties", {})
        if isinstance(value, dict):
            for name in known.keys() & value.keys():
                yield from (f"{name}.{one}" for one in self._faults(value[name], known[name]))
        for name, wanted in rule.items():
            if name not in _SILENT:
                # An unknown rule is an error of the test.
                yield from self._rules[name](value, wanted, rule)

    def _ref(self, value: Any, wanted: str, _: Rule) -> Iterator[str]:
        yield from self._faults(value, self._schema["$defs"][wanted.removeprefix("#/$defs/")])

    def _type(self, value: Any, wanted: str, _: Rule) -> Iterator[str]:
        # True is no number here, as it is none in JSON.
        if type(value) is not _TYPES[wanted]:
            yield f"{wanted} wanted"

    def _const(self, value: Any, wanted: Any, _: Rule) -> Iterator[str]:
        if type(value) is not type(wanted) or value != wanted:
            yield f"{wanted!r} wanted"

    def _enum(self, value: Any, wanted: list[Any], _: Rule) -> Iterator[str]:
        if value not in wanted:
            yield f"one of {wanted} wanted"

    def _min_length(self, value: Any, wanted: int, _: Rule) -> Iterator[str]:
        if isinstance(value, str) and len(value) < wanted:
            yield "too short"

    def _any_of(self, value: Any, wanted: list[Rule], _: Rule) -> Iterator[str]:
        if all(any(self._faults(value, one)) for one in wanted):
            yield "none of the types"

    def _items(self, value: Any, wanted: Rule, _: Rule) -> Iterator[str]:
        for item in value if isinstance(value, list) else []:
            yield from self._faults(item, wanted)

    def _required(self, value: Any, wanted: list[str], _: Rule) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (f"{name} missing" for name in wanted if name not in value)

    def _members(self, value: Any, wanted: Rule, rule: Rule) -> Iterator[str]:
        known = rule.get("properties", {})
        if isinstance(value, dict):
            for name in value.keys() - known.keys():
                yield from self._faults(value[name], wanted)
