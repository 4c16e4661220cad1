"""The tags of HTML as our templates write it, found in one go."""

import re
from html import unescape

_NAME = r"[a-zA-Z][\w:.-]*"
_VALUE = r'(?:="[^"<>]*")?'
_SPACE = r"[ \t\n]"
_TAG = re.compile(
    rf"</(?P<end>{_NAME})>"
    rf"|<(?P<start>{_NAME})(?P<attributes>(?:{_SPACE}+{_NAME}{_VALUE})*){_SPACE}*(?P<empty>/?)>",
    re.ASCII,
)
_ATTRIBUTE = re.compile(rf'({_NAME})(="([^"]*)")?', re.ASCII)
# In a text the next bracket opens a tag, for none stands inside a tag.
_ANCHOR = re.compile(rf'{_SPACE}id="([^"<>]+)"(?=[^<>]*>)', re.ASCII)
_NAMED = re.compile(rf'<a(?:{_SPACE}+{_NAME}{_VALUE})*?{_SPACE}+name="([^"<>]+)"', re.ASCII)
_OPAQUE = re.compile(
    r"<(?:(?P<held>script|style|textarea|title)\b(?![^<>]*>[^<]*</(?P=held)>)"
    r"|(?:iframe|noembed|noframes|plaintext|xmp)\b)",
    re.IGNORECASE,
)
"""An element whose content is no HTML, unless nothing in there could be taken for it."""

type Tag = re.Match[str]
"""Groups: either `end` or `start` is an element's name; `attributes` as they are written; `empty`
is the stroke of `<br/>`."""


def tags(html: str) -> list[Tag] | None:
    """Every tag, in order; None where HTML has to be read with more care than here.

    That is so for comments and declarations, for signs that only look like a tag's beginning, in a
    script as well, and for attributes without straight double quotes around their values.
    """
    found = list(_TAG.finditer(html))
    return None if len(found) != html.count("<") or _OPAQUE.search(html) else found


def ids(html: str) -> set[str]:
    """What links can lead to in HTML as our templates write it."""
    return {unescape(found) for found in (*_ANCHOR.findall(html), *_NAMED.findall(html))}


def attributes(written: str) -> list[tuple[str, str | None]]:
    """Names and values of a tag's attributes, as `html.parser` gives them."""
    return [
        (name.lower(), unescape(value) if equals else None)
        for name, equals, value in _ATTRIBUTE.findall(written)
    ]
