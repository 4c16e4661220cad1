"""Zips whose every number can lie: written by hand, for `zipfile` writes true ones only."""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

STORED, DEFLATED = 0, 8
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_MOST = 0xFFFF


@dataclass(slots=True)
class Entry:
    """A part of a zip; what is `None` is said as it is."""

    name: bytes
    content: bytes
    method: int = DEFLATED
    packed: bytes | None = None
    flags: int = 0
    version: int = 20
    crc: int | None = None
    size: int | None = None
    packed_size: int | None = None
    offset: int | None = None
    disk: int = 0
    extra: bytes = b""
    comment: bytes = b""
    local: dict[str, int | bytes] = field(default_factory=dict)
    """What the local header says otherwise: any of the members above."""
    is_listed: bool = True
    is_there: bool = True


@dataclass(slots=True)
class Ends:
    """What stands around the entries, and what the end says of them."""

    before: bytes = b""
    between: bytes = b""
    after: bytes = b""
    comment: bytes = b""
    comment_length: int | None = None
    count: int | None = None
    size: int | None = None
    offset: int | None = None
    disk: int = 0
    is_there: bool = True


def entries_of(data: bytes) -> list[Entry]:
    """The parts of a true zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [Entry(name.encode(), archive.read(name)) for name in archive.namelist()]


def write(entries: list[Entry], ends: Ends | None = None) -> bytes:
    """The zip's bytes."""
    ends = ends or Ends()
    made = io.BytesIO()
    made.write(ends.before)
    places: list[int] = []
    for entry in entries:
        places.append(made.tell())
        if entry.is_there:
            made.write(_local(entry) + _packed(entry))
    made.write(ends.between)
    start = made.tell()
    for entry, place in zip(entries, places, strict=True):
        if entry.is_listed:
            made.write(_central(entry, place))
    if ends.is_there:
        made.write(_end(ends, sum(entry.is_listed for entry in entries), start, made.tell()))
    made.write(ends.after)
    return made.getvalue()


def deflated(content: bytes) -> bytes:
    """As a zip packs it."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _packed(entry: Entry) -> bytes:
    if entry.packed is not None:
        return entry.packed
    return entry.content if entry.method != DEFLATED else deflated(entry.content)


def _numbers(entry: Entry) -> tuple[int, int, int]:
    """Checksum, packed size and size."""
    crc = zlib.crc32(entry.content) if entry.crc is None else entry.crc
    packed = len(_packed(entry)) if entry.packed_size is None else entry.packed_size
    size = len(entry.content) if entry.size is None else entry.size
    return crc, packed, size


def _local(entry: Entry) -> bytes:
    said: dict[str, int | bytes] = {
        name: getattr(entry, name) for name in ("name", "version", "flags", "method", "extra")
    }
    said |= dict(zip(("crc", "packed_size", "size"), _numbers(entry), strict=True)) | entry.local
    name, extra = bytes(said["name"])[:_MOST], bytes(said["extra"])[:_MOST]
    numbers = [int(said[one]) for one in ("version", "flags", "method")]
    sizes = [int(said[one]) for one in ("crc", "packed_size", "size")]
    head = _LOCAL.pack(b"PK\x03\x04", *numbers, 0, 33, *sizes, len(name), len(extra))
    return head + name + extra


def _central(entry: Entry, place: int) -> bytes:
    name, extra, comment = entry.name[:_MOST], entry.extra[:_MOST], entry.comment[:_MOST]
    lengths = (len(name), len(extra), len(comment))
    head = _CENTRAL.pack(
        b"PK\x01\x02", 20, entry.version, entry.flags, entry.method, 0, 33, *_numbers(entry),
        *lengths, entry.disk, 0, 0, place if entry.offset is None else entry.offset,
    )  # fmt: skip
    return head + name + extra + comment


def _end(ends: Ends, count: int, start: int, end: int) -> bytes:
    said = count if ends.count is None else ends.count
    size = end - start if ends.size is None else ends.size
    offset = start if ends.offset is None else ends.offset
    length = len(ends.comment) if ends.comment_length is None else ends.comment_length
    head = _END.pack(b"PK\x05\x06", ends.disk, 0, said, said, size, offset, length)
    return head + ends.comment
