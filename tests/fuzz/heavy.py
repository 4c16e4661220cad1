"""Files as large as they may be, or a little larger, that ask for all the work there is."""

import base64
import json
import zlib
from collections.abc import Callable

from forms.export.saved_data import NAMESPACE, PROPERTY
from tests.fuzz.seeds import texts
from tests.fuzz.zip_writer import STORED, Ends, Entry, deflated, write

_MB = 1_000_000
_ITEM = b"customXml/item1.xml"
_HEAD = (
    '{"format": "so-tay/response", "format_version": 1, "form": '
    '{"id": "phieu-nho", "edition": "0", "meaning": "a", "wording": "b"}, '
)


def _members(name: str, member: str, count: int) -> Callable[[], bytes]:
    """A group of so many members, `#` in each its number."""
    return lambda: _file(f'"{name}": {{{_many(member, count)}}}')


def _list(before: str, item: str, count: int) -> Callable[[], bytes]:
    """An answer's list of so many items."""
    return lambda: _file(f'"answers": {{"bien-phap": {{"{before}": [{_many(item, count)}]}}}}')


def _text(piece: str, count: int, end: str = '"') -> Callable[[], bytes]:
    """A text of so many pieces at a question of the form."""
    return lambda: _file(f'"answers": {{"uu-diem": {{"value": "{piece * count}{end}}}}}')


def _only(text: str, count: int) -> Callable[[], bytes]:
    return lambda: text.encode() * count


def _file(members: str) -> bytes:
    return f"{_HEAD}{members}}}".encode()


def _many(piece: str, count: int) -> str:
    return ",".join(piece.replace("#", str(number)) for number in range(count))


def _part(content: Callable[[], bytes], name: bytes = _ITEM) -> Callable[[], bytes]:
    """A Word file with this part beside a main one."""
    return lambda: write([Entry(b"word/document.xml", b"<a/>"), Entry(name, content())])


def _endless() -> bytes:
    """Some 19 MB that unpack to 19 GB of zeros."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(_MB)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block * (19 * _MB // len(block)) + packer.flush()
    return write([Entry(_ITEM, b"", packed=packed, size=0xFFFFFFFF)])


def _claimed() -> bytes:
    """A few bytes that say to be 4 GB."""
    return write([Entry(_ITEM, b"<a/>", size=0xFFFFFFFE, local={"size": 0xFFFFFFFE})])


def _overlapped() -> bytes:
    """Two thousand names for the same megabyte."""
    content = b"<a>" + b" " * _MB + b"</a>"
    packed = deflated(content)
    names = (b"customXml/%d.xml" % number for number in range(1900))
    twins = (Entry(name, content, packed=packed, offset=0, is_there=False) for name in names)
    return write([Entry(b"customXml/a.xml", content), *twins])


def _nested() -> bytes:
    """A zip of zips of zips, each of ten."""
    inner = write([Entry(_ITEM, bytes(_MB))])
    for _ in range(3):
        inner = write([Entry(b"customXml/%d.xml" % number, inner) for number in range(10)])
    return inner


def _entries() -> bytes:
    names = (b"%d" % number for number in range(180_000))
    return write([Entry(name, b"", STORED) for name in names], Ends(count=0xFFFF))


def _second_copy() -> bytes:
    """A hundred thousand pieces of a bomb."""
    packed = base64.b64encode(zlib.compress(bytes(100 * _MB), 1)).decode()
    pieces = "".join(f'<p name="{PROPERTY}{n}"><v>{c}</v></p>' for n, c in enumerate(packed, 1))
    return write([Entry(b"docProps/custom.xml", f"<P>{pieces}</P>".encode())])


def _carried() -> bytes:
    """As much as a Word file carries at all."""
    saved = next(seed for seed in texts() if seed.form == "phieu-nho")
    data = json.loads(saved.data)
    data["answers"]["uu-diem"]["value"] = "ế" * (2 * _MB)
    packed = base64.b64encode(json.dumps(data, ensure_ascii=False).encode())
    return b"<saved xmlns='%s'>%s</saved>" % (NAMESPACE.encode(), packed)


HEAVY: tuple[Callable[[], bytes], ...] = (
    _members("answers", '"a#": {}', _MB),
    _members("answers", '"a#": {}', 60_000),
    _members("answers", '"a#": 1', _MB),
    _members("answers", '"a#": 1', 300_000),
    _members("retired_answers", '"a#": {"wording": "", "answer": {}}', 60_000),
    _members("questions", '"a#": ""', 100_000),
    _members("newer", '"a": #', 300_000),
    _members("newer", '"#": ' + "1" * 3000, 600),
    _list("value", '{"row_id": "r#"}', 40_000),
    _list("value", '{"row_id": "r#", "viec": "a", "a": "b"}', 80_000),
    _list("value", '{"row_id": "r"}', 120_000),
    _list("evidence", "#", 350_000),
    _list("evidence", '"#"', 350_000),
    _text("a", 19 * _MB),
    _text("ế", 6 * _MB),
    _text("\\n", 3 * _MB),
    _text("\\n", 9 * _MB, end=""),
    _text("\\ud800", 3 * _MB),
    _text('\\"', 3 * _MB),
    _text("a\\\\", 2 * _MB),
    _only("[", 20 * _MB),
    _only("]", 20 * _MB),
    _only("[],", 6 * _MB),
    _only('""', 10 * _MB),
    _only(" ", 20 * _MB),
    _only("\n", 20 * _MB),
    _only("9", 20 * _MB),
    _only("{}", 10 * _MB + 1),
    _part(lambda: b"<r>" + b"<a/>" * 900_000 + b"</r>"),
    _part(lambda: b"<a>" * 900_000 + b"</a>" * 500_000),
    _part(lambda: b"<r " + b" ".join(b"a%d=''" % n for n in range(900_000)) + b"/>"),
    _part(lambda: b"<" + b"a" * 10 * _MB + b"/>"),
    _part(lambda: b"<saved xmlns='%s'>%s</saved>" % (NAMESPACE.encode(), b" \n" * 5 * _MB)),
    _part(_carried),
    _endless,
    _claimed,
    _overlapped,
    _nested,
    _entries,
    _second_copy,
)
"""The first numbers of every seed."""
