"""Word files damaged at random: their zip, the names and headers in it, the data they carry."""

import base64
import re
import struct
import zlib
from collections.abc import Callable
from random import Random

from forms.export.saved_data import NAMESPACE, PROPERTY
from tests.fuzz import json_damage, xml_damage
from tests.fuzz.odd_texts import RIGHT_TO_LEFT
from tests.fuzz.zip_writer import STORED, Ends, Entry, deflated, entries_of, write

ITEM = b"customXml/item1.xml"
PROPERTIES = b"docProps/custom.xml"
_4_GB = 0xFFFFFFFF
_Fault = Callable[[Random, list[Entry], Ends], None]


def damaged(chance: Random, seed: bytes) -> bytes:
    """The file with one to four things wrong with it, or only unusual."""
    entries, ends = entries_of(seed), Ends()
    if chance.random() < 0.2:
        # One copy of the answers alone, so that the damage is not made good by the other.
        gone = chance.choice((ITEM, PROPERTIES))
        entries = [entry for entry in entries if entry.name != gone]
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
        if entries:
            chance.choice(_FAULTS)(chance, entries, ends)
    data = write(entries, ends)
    if chance.random() < 0.15:
        data = json_damage.with_wrong_bytes(chance, data)
    if chance.random() < 0.05:
        data = data[: chance.randrange(len(data) + 1)]
    return data


# The answers inside


def _other_answers(chance: Random, entries: list[Entry], _: Ends) -> None:
    """A damaged save file in the custom XML part, while that is whole."""
    whole = re.compile(rb">((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[A-Za-z0-9+/=]=)?)</saved>$")
    for entry in entries:
        if found := whole.search(entry.content):
            text = json_damage.damaged(chance, base64.b64decode(found[1]))
            entry.content = whole.sub(b">" + base64.b64encode(text) + b"</saved> ", entry.content)


def _other_pieces(chance: Random, entries: list[Entry], _: Ends) -> None:
    """The second copy: pieces of anything, in any number and order."""
    packed = chance.choice(
        (
            lambda: zlib.compress(b"{}" * chance.randrange(9)),
            lambda: zlib.compress(bytes(chance.choice((10, 1000, 11 * 1024 * 1024)))),
            lambda: zlib.compress(
                json_damage.odd_value(chance).__repr__().encode("utf-8", "replace")
            ),
            lambda: chance.randbytes(30),
            lambda: b"",
        )
    )()
    if chance.random() < 0.3:
        packed = json_damage.with_wrong_bytes(chance, packed)
    text = base64.b64encode(packed).decode()
    size = chance.choice((1, 100, 250, 10**6)) if len(text) < 2000 else 250
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    numbers = [str(number) for number in range(1, len(pieces) + 1)]
    if chance.random() < 0.3:
        chance.shuffle(numbers)
    if numbers and chance.random() < 0.3:
        numbers[chance.randrange(len(numbers))] = chance.choice(
            ("0", "-1", "1", "9" * 7, "٣", "1e5")
        )
    named = "".join(
        f'<p name="{PROPERTY}{number}"><v>{piece}</v></p>'
        for number, piece in zip(numbers, pieces, strict=True)
    )
    _put(entries, PROPERTIES, f"<P>{named}</P>".encode())


def _xml(chance: Random, entries: list[Entry], _: Ends) -> None:
    likely = [
        e for e in entries if e.name in (ITEM, PROPERTIES, b"word/document.xml", b"_rels/.rels")
    ]
    entry = chance.choice(likely or entries)
    entry.content = xml_damage.damaged(chance, entry.content)


def _more_xml(chance: Random, entries: list[Entry], _: Ends) -> None:
    name = b"customXml/item%d.xml" % chance.randrange(9)
    texts = (
        b"<a/>",
        b"",
        b"<b:Sources xmlns:b='urn:x'/>",
        b"<saved xmlns='%s'/>" % NAMESPACE.encode(),
    )
    _put(entries, name, chance.choice(texts))


def _put(entries: list[Entry], name: bytes, content: bytes) -> None:
    entries[:] = [entry for entry in entries if entry.name != name]
    entries.append(Entry(name, content))


# Names


def _name(chance: Random, entries: list[Entry], _: Ends) -> None:
    entry = chance.choice(entries)
    entry.name = chance.choice(
        (
            lambda: b"../" * chance.randrange(1, 9) + entry.name,
            lambda: b"/" + entry.name,
            lambda: b"C:\\" + entry.name.replace(b"/", b"\\"),
            lambda: entry.name.upper(),
            lambda: entry.name + b"\x00.txt",
            lambda: entry.name.replace(b"/", b"/./"),
            lambda: chance.choice(RIGHT_TO_LEFT).encode() + entry.name,
            lambda: b"customXml/" + b"a" * chance.choice((300, 60000)) + b".xml",
            lambda: chance.choice(
                (b"", b"/", b"..", b"con", b"a/", b"\xff\xfe", b"\xed\xa0\x80", b"*?")
            ),
            lambda: chance.choice(entries).name,
        )
    )()


def _same_name(chance: Random, entries: list[Entry], _: Ends) -> None:
    entry = chance.choice(entries)
    name = chance.choice((entry.name, entry.name.upper(), entry.name.title()))
    entries.insert(chance.randrange(len(entries) + 1), Entry(name, b"<a/>"))


def _many(chance: Random, entries: list[Entry], _: Ends) -> None:
    count = chance.choice((100, 1900, 2100))
    entries += [Entry(b"x%d" % number, b"", STORED) for number in range(count)]


# What the headers say


def _sizes(chance: Random, entries: list[Entry], _: Ends) -> None:
    entry = chance.choice(entries)
    lie = chance.choice((0, 1, 10, len(entry.content) * 2, 2**31, _4_GB - 1, _4_GB))
    names = chance.choice((("size",), ("packed_size",), ("size", "packed_size")))
    for name in names:
        if chance.random() < 0.5:
            setattr(entry, name, lie)
        entry.local[name] = lie


def _checksum(chance: Random, entries: list[Entry], _: Ends) -> None:
    chance.choice(entries).crc = chance.choice((0, 1, _4_GB))


def _method(chance: Random, entries: list[Entry], _: Ends) -> None:
    entry = chance.choice(entries)
    entry.method = chance.choice((0, 1, 6, 8, 9, 12, 14, 93, 95, 97, 98, 99, 0xFFFF))


def _flags(chance: Random, entries: list[Entry], _: Ends) -> None:
    entry = chance.choice(entries)
    flags = chance.choice((1, 2, 4, 8, 16, 32, 64, 65, 1 << 11, 1 << 13, 0xFFFF, 9))
    if flags == 8 and chance.random() < 0.7:
        # A data descriptor, with or without its signature, as programs write that do not seek.
        entry.local = {"crc": 0, "size": 0, "packed_size": 0}
    if chance.random() < 0.5:
        entry.local["flags"] = flags
    else:
        entry.flags = flags


def _version(chance: Random, entries: list[Entry], _: Ends) -> None:
    chance.choice(entries).version = chance.choice((0, 45, 63, 64, 255, 0xFFFF))


def _extra(chance: Random, entries: list[Entry], _: Ends) -> None:
    entry = chance.choice(entries)
    huge = struct.pack("<HHQQQ", 1, 24, 2**63, 2**40, 2**62)
    name = struct.pack("<HHBI", 0x7075, 5 + 4, 1, zlib.crc32(entry.name)) + b"a.b\xff"
    empty = struct.pack("<HHBI", 0x7075, 5, 1, zlib.crc32(entry.name))
    odd = (huge, name, empty, b"\x01\x00\xff\xff", b"\x01\x00", b"\x01\x00\x00\x00", bytes(60000))
    entry.extra = chance.choice((*odd, chance.randbytes(20)))
    if chance.random() < 0.5:
        entry.size = entry.packed_size = _4_GB
        entry.offset = chance.choice((None, _4_GB))


def _other_header(chance: Random, entries: list[Entry], _: Ends) -> None:
    """The local header says another name, or all entries share one."""
    if chance.random() < 0.5:
        chance.choice(entries).local["name"] = chance.choice(
            (b"x", b"", chance.choice(entries).name)
        )
        return
    for entry in entries:
        entry.offset = chance.choice((0, 30, None))


def _overlapping(chance: Random, entries: list[Entry], _: Ends) -> None:
    """Many entries that all unpack the same bytes."""
    content = bytes(chance.choice((1000, 1_000_000)))
    packed = deflated(content)
    entries.insert(0, Entry(b"customXml/a.xml", content, packed=packed))
    names = (b"customXml/%d.xml" % number for number in range(chance.choice((2, 50))))
    entries += [Entry(name, content, packed=packed, offset=0, is_there=False) for name in names]


def _bomb(chance: Random, entries: list[Entry], _: Ends) -> None:
    piece, size = chance.choice(((b"\x00", 3_000_000), (b" ", 1_000_000), (b"<a>", 50_000)))
    content = piece * size
    _put(entries, chance.choice((ITEM, b"customXml/item0.xml", b"word/document.xml")), content)


def _nested(chance: Random, entries: list[Entry], _: Ends) -> None:
    inner = write([Entry(entry.name, entry.content[:200]) for entry in entries[:3]])
    for _level in range(chance.randrange(1, 5)):
        inner = write([Entry(ITEM, inner, STORED)])
    _put(entries, chance.choice((ITEM, b"word/embeddings/a.docx")), inner)


def _missing(chance: Random, entries: list[Entry], _: Ends) -> None:
    entry = chance.choice(entries)
    if chance.random() < 0.5:
        entry.is_listed = False
    else:
        entry.is_there = False


def _around(chance: Random, _: list[Entry], ends: Ends) -> None:
    """Junk before and behind, a comment, and an end that lies."""
    junk = (
        b"MZ" * 40,
        b"PK\x03\x04",
        b"PK\x05\x06" + bytes(18),
        b"PK\x01\x02" * 9,
        b"{}",
        bytes(70000),
    )
    name = chance.choice(("before", "between", "after", "comment"))
    setattr(ends, name, chance.choice(junk)[:60000])
    numbers = chance.choice(("count", "size", "offset", "comment_length", "disk"))
    if chance.random() < 0.5:
        most = _4_GB if numbers in ("size", "offset") else 0xFFFF
        setattr(ends, numbers, chance.choice((0, 1, most - 1, most)))
    ends.is_there = chance.random() > 0.05


_FAULTS: tuple[_Fault, ...] = (
    _other_answers, _other_answers, _other_answers, _other_pieces, _xml, _xml, _xml, _more_xml,
    _name, _same_name, _many, _sizes, _sizes, _checksum, _method, _flags, _version, _extra,
    _other_header, _overlapping, _bomb, _nested, _missing, _around, _around,
)  # fmt: skip
