"""A copy of a data folder in which every text field holds what must never run."""

import types
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import yaml

from forms.days import is_date
from macros.annotations import Inner, IsAddress, IsDate, Ref, Within
from macros.model.kinds import FOLDERS, ID, KINDS

SHORT = "{{7*7}}<b>|_x_[x](javascript:1)__proto__"
"""Fits where titles are limited to sixty letters."""
TITLE = "</title><script>a</script>" + SHORT + " {{ item_page('form', 'x') }}"
LONG = (
    TITLE + " {% raw %}{# <!-- ]]> &amp; &lt; ** ## ` ~~~ \\ $& \" ' <img src=x onerror=a>"
    " ![x](javascript:2) {: #id onclick=a } <a href='javascript:3'>x</a> %7B&#123;"
)

_CHOSEN = ("value", "row_id", "date", "han", "tinh-trang")
"""Members of a worked example that may be an id or a day instead of a text."""


def poisoned(source: Path, target: Path) -> list[str]:
    """Write the copy; returns every hostile text in it, each told apart by its number."""
    texts: list[str] = []
    for kind, folder in FOLDERS.items():
        for file in sorted((source / folder).glob("*.yml")):
            data = yaml.safe_load(file.read_text(encoding="utf-8"))
            made = _object(KINDS[kind], data, texts)
            out = target / folder / file.name
            out.parent.mkdir(exist_ok=True)
            out.write_text(yaml.safe_dump(made, allow_unicode=True), encoding="utf-8")
    return texts


def _object(cls: Any, data: dict[str, Any], texts: list[str]) -> dict[str, Any]:
    hints = get_type_hints(cls, include_extras=True)
    names = [member.name for member in fields(cls) if member.name in data]
    return {name: _value(hints[name], data[name], name, texts) for name in names}


def _value(hint: Any, value: Any, name: str, texts: list[str]) -> Any:
    metadata: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *rest = get_args(hint)
        metadata = tuple(rest)
    if isinstance(hint, types.UnionType):
        hint = get_args(hint)[0]
    if get_origin(hint) is dict:
        return {key: _value(str, each, key, texts) for key, each in value.items()}
    if get_origin(hint) is tuple:
        return [_value(get_args(hint)[0], each, name, texts) for each in value]
    if is_dataclass(hint):
        return _object(hint, value, texts)
    if get_origin(hint) is Literal or hint is not str:
        return value
    if name == "id" or any(isinstance(m, Inner | IsDate | Ref | Within) for m in metadata):
        return value
    if name in _CHOSEN and (ID.match(value) or is_date(value)):
        return value
    start = "https://" if any(isinstance(m, IsAddress) for m in metadata) else ""
    return _text(name, texts, start)


def _text(name: str, texts: list[str], start: str) -> str:
    text = {"short_title": SHORT, "title": TITLE, "phrase": SHORT}.get(name, LONG)
    texts.append(f"{start}t{len(texts)} {text}")
    return texts[-1]
