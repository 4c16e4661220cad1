"""XML parts damaged at random."""

from collections.abc import Callable
from random import Random

from tests.fuzz import json_damage

_LAUGHS = "".join(
    f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' if n else '<!ENTITY lol0 "lol">' for n in range(10)
)
_DOCTYPES = (
    f"<!DOCTYPE a [{_LAUGHS}]>",
    '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE a SYSTEM "http://x.test/a.dtd">',
    '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://x.test/p"> %p;]>',
    "<!DOCTYPE a>",
    "<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]>",
)
_ENCODINGS = (
    "utf-16", "utf-32", "latin-1", "ascii", "utf-7", "idna", "hex", "rot13", "unicode_escape",
    "punycode",
    "shift_jis", "cp1258", "mbcs", "undefined", "x" * 300, "UTF-8", "ucs-2", "ebcdic-cp-us",
)  # fmt: skip
_PIECES = (
    "&lol9;", "&#0;", "&#x110000;", "&#xd800;", "&#8238;", "&amp;", "&", "<", "<!-- -- -->",
    "<![CDATA[x]]>",
    "]]>", "<?php ?>", "<?xml version='1.0'?>", "<a>", "</a>", "<a xmlns=''/>", "<xml:a/>", "<:a/>",
    "<a b='1' b='2'/>", "<a xmlns:xml='x'/>", "\x00", "\x0b", "\ufffe", "\u202e", "</saved>",
    "<x:y/>", "<a xmlns:b=''/>", "<a " + " ".join(f"b{n}=''" for n in range(2000)) + "/>",
    "<a>" * 3000, "<a>" * 3000 + "</a>" * 3000, "<" + "a" * 70000 + "/>",
)  # fmt: skip


def damaged(chance: Random, content: bytes) -> bytes:
    """The part with one or two things wrong with it."""
    for _ in range(chance.choice((1, 1, 2))):
        content = chance.choice(_FAULTS)(chance, content)
    return content


def _doctype(chance: Random, content: bytes) -> bytes:
    head, end, rest = content.partition(b"?>")
    if not end:
        head, end, rest = b"", b"", content
    return head + end + chance.choice(_DOCTYPES).encode() + rest


def _piece(chance: Random, content: bytes) -> bytes:
    marks = [at + 1 for at, byte in enumerate(content) if byte == 0x3E] or [0]
    place = chance.choice(marks) if chance.random() < 0.7 else chance.randrange(len(content) + 1)
    return content[:place] + chance.choice(_PIECES).encode() + content[place:]


def _declared(chance: Random, content: bytes) -> bytes:
    """Another encoding, said or done or both."""
    encoding = chance.choice(_ENCODINGS)
    rest = content.partition(b"?>")[2] or content
    said = f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + rest
    if chance.random() < 0.5:
        return said
    try:
        return said.decode().encode(encoding)
    except (UnicodeError, LookupError):
        return said


def _bytes(chance: Random, content: bytes) -> bytes:
    return json_damage.with_wrong_bytes(chance, content)


def _cut(chance: Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _twice(_: Random, content: bytes) -> bytes:
    return content + content


def _longer(chance: Random, content: bytes) -> bytes:
    return content.replace(b">", b">" + b" \n" * chance.choice((1, 100, 5000)), 3)


_FAULTS: tuple[Callable[[Random, bytes], bytes], ...] = (
    _doctype, _doctype, _piece, _piece, _declared, _bytes, _cut, _twice, _longer,
)  # fmt: skip
