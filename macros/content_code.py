"""A short code of everything that the data says: equal codes, equal content."""

import hashlib
import json
from dataclasses import fields, is_dataclass
from typing import Any

from macros.catalog import Catalog
from macros.text import plain

LENGTH = 8
"""Hex letters of the code: enough to tell printed copies apart, few enough to read out."""


def content_code(catalog: Catalog) -> str:
    """The beginning of a SHA-256 over all items, in small hex letters.

    Texts count as the pages show them, so neither the order of files and keys, nor line ends, nor
    the way in which YAML writes a text changes the code.
    """
    items = [[*key, _canonical(catalog.get(*key))] for key in catalog.keys_in_order()]
    text = json.dumps(items, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _canonical(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value).strip()
    if isinstance(value, tuple):
        return [_canonical(each) for each in value]
    if isinstance(value, dict):
        return {key: _canonical(each) for key, each in value.items()}
    if is_dataclass(value):
        return {member.name: _canonical(getattr(value, member.name)) for member in fields(value)}
    return value
