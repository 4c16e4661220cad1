"""The files in a zip, one at a time, whatever the zip says of itself."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Literal

from forms.codec import MAX_BYTES, TOO_LARGE
from forms.collect.left import Left, Way
from forms.export import archive
from forms.naming import from_file

MOST_MEMBERS = 2000
MOST_UNPACKED = 200_000_000
"""Bytes of all members together."""
_NAME = 120
_SYSTEM_FOLDERS = ("__MACOSX/",)
_SYSTEM_NAMES = ("thumbs.db", "desktop.ini")
_WORD_PARTS = ("[Content_Types].xml", "mimetype")

_BROKEN = "Tệp nén này bị hỏng nên không mở được. Hãy xin lại tệp."
_MANY = (
    f"Tệp nén này có hơn {MOST_MEMBERS} tệp. "
    "Hãy giải nén ra thư mục rồi chọn từng phần của thư mục."
)
_HUGE = (
    "Các tệp trong tệp nén này lớn hơn 200 MB khi giải nén, nên từ tệp này trở đi chưa đọc. "
    "Hãy giải nén ra thư mục rồi chọn từng phần của thư mục."
)
_LOCKED = "Tệp này được đặt mật khẩu trong tệp nén. Hãy giải nén bằng mật khẩu rồi chọn lại tệp."
_DAMAGED = "Tệp này bị hỏng trong tệp nén nên không đọc được. Hãy xin lại tệp."


def is_plain_zip(data: bytes) -> bool:
    """Whether a zip is a folder of files, not a document of an office program."""
    try:
        with _opened(data) as opened:
            return not any(name in _WORD_PARTS for name in opened.namelist())
    except archive.BROKEN:
        return False


def members(name: str, way: Way, data: bytes) -> Iterator[tuple[str, bytes] | Left]:
    """The files of a zip, each with its name as sentences show it, or why one is not read.

    Folders and what systems add are passed over.
    """
    inside = (*way, name)
    if data.count(archive.ENTRY) > MOST_MEMBERS:
        yield Left(name=name, way=way, kind="too_large", sentence=_MANY)
        return
    try:
        opened = _opened(data)
    except archive.BROKEN:
        yield Left(name=name, way=way, kind="broken", sentence=_BROKEN)
        return
    left = MOST_UNPACKED
    with opened:
        for entry in sorted(opened.infolist(), key=lambda entry: entry.filename):
            if entry.is_dir() or _is_systems(entry.filename):
                continue
            shown = from_file(entry.filename, _NAME)
            if left <= 0:
                yield Left(name=shown, way=inside, kind="too_large", sentence=_HUGE)
                return
            found = _read(opened, entry, min(left, MAX_BYTES))
            if isinstance(found, bytes):
                left -= len(found)
                yield shown, found
            else:
                yield Left(name=shown, way=inside, kind=found[0], sentence=found[1])


def _opened(data: bytes) -> zipfile.ZipFile:
    # What `zipfile` only warns of is damage as well.
    with warnings.catch_warnings(action="error"):
        return zipfile.ZipFile(io.BytesIO(data))


def _is_systems(name: str) -> bool:
    last = name.rpartition("/")[2]
    return (
        name.startswith(_SYSTEM_FOLDERS)
        or last.startswith((".", "~$"))
        or last.casefold() in _SYSTEM_NAMES
    )


def _read(
    opened: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int
) -> bytes | tuple[Literal["broken", "too_large"], str]:
    """A member's bytes, or what is wrong with it; what its header says counts for nothing."""
    if entry.flag_bits & 0x1:
        return "broken", _LOCKED
    if entry.compress_type not in archive.METHODS:
        return "broken", _DAMAGED
    try:
        with opened.open(entry) as part:
            data = part.read(limit + 1)
    except archive.BROKEN:
        return "broken", _DAMAGED
    return ("too_large", TOO_LARGE) if len(data) > limit else data
