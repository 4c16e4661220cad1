"""A short code of everything that the data says: equal codes, equal content."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from macros.text import plain

if TYPE_CHECKING:
    from macros.catalog import Catalog

LENGTH = 8
"""Hex letters of the code: enough to tell printed copies apart, few enough to read out."""


def content_code(catalog: "Catalog") -> str:
    """The beginning of a SHA-256 over all items, in small hex letters.

    Texts count as the pages show them, so neither the order of files and keys, nor line ends, nor
    the way in which YAML writes a text changes the code.
    """
    items = [[*key, canonical(catalog.get(*key))] for key in catalog.keys_in_order()]
    return _hash(items)[:LENGTH]


def fingerprint(item: Any, *, without: tuple[str, ...]) -> str:
    """`sha256:…` over what an item says, some of its keys apart."""
    members = canonical(item)
    return "sha256:" + _hash({key: each for key, each in members.items() if key not in without})


def canonical(value: Any) -> Any:
    """Plain data with texts as the pages show them.

    A key that holds its default is left out, so that a new key changes no code.
    """
    if isinstance(value, str):
        return plain(value).strip()
    if isinstance(value, tuple):
        return [canonical(each) for each in value]
    if isinstance(value, dict):
        return {key: canonical(each) for key, each in value.items()}
    if is_dataclass(value):
        members = ((member, getattr(value, member.name)) for member in fields(value))
        return {m.name: canonical(each) for m, each in members if each != _default(m)}
    return value


def _default(member: Field[Any]) -> Any:
    make: Callable[[], Any] | Any = member.default_factory
    return member.default if make is MISSING else make()


def _hash(members: object) -> str:
    text = json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
