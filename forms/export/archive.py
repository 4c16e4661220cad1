"""The zip of a Word file: read without trusting what it says of itself, written ever the same.

Nothing is ever written to disk, so the names inside matter only for finding a part.
"""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from forms.errors import WordFileError

CONTENT_TYPES = "[Content_Types].xml"

MAX_FILE = 20 * 1024 * 1024
MAX_PART = 10 * 1024 * 1024
MAX_TOTAL = 40 * 1024 * 1024
MAX_ENTRIES = 2000
MAX_ELEMENTS = 800_000
"""Elements and attributes in all parts; one of ours of the largest size has fewer."""

DAMAGED = "Tệp Word này đã bị hỏng; hãy tải lại hoặc chép lại tệp rồi mở lần nữa."
_NOT_WORD = (
    "Tệp này không phải tệp Word (.docx) hoặc đã bị hỏng; "
    "hãy chọn tệp .docx đã tải về từ trang của phiếu."
)
_OLD_WORD = (
    "Tệp này ở định dạng Word cũ (.doc); hãy mở bằng Word, chọn “Lưu thành” (Save As), "
    "kiểu “Word Document (.docx)”, rồi mở tệp mới ở đây."
)
_ENCRYPTED = (
    "Tệp này được đặt mật khẩu; hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi mở lần nữa ở đây."
)
TOO_LARGE = "Tệp này lớn quá mức của một phiếu; hãy chọn tệp .docx đã tải về từ trang của phiếu."
_DOCTYPE = (
    "Tệp Word này có phần không an toàn nên không mở; hãy chọn tệp tải về từ trang của phiếu."
)
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# What `zipfile` lets through when a zip's own numbers are wrong.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    UserWarning,
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
ENTRY = b"PK\x01\x02"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


class Archive:
    """The parts of a zip by name, with limits that hold while reading."""

    def __init__(self, data: bytes) -> None:
        """Look into a file.

        Raises:
            WordFileError: it is too large, no zip, encrypted, damaged or not one to be read.
        """
        if len(data) > MAX_FILE:
            raise WordFileError(TOO_LARGE)
        if data.startswith(_OLE):
            encrypted = "EncryptedPackage".encode("utf-16-le") in data
            raise WordFileError(_ENCRYPTED if encrypted else _OLD_WORD)
        # Counted before they are read, for each of them takes memory.
        if data.count(ENTRY) > MAX_ENTRIES:
            raise WordFileError(TOO_LARGE)
        try:
            # What `zipfile` only warns of is damage as well.
            with warnings.catch_warnings(action="error"):
                self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise WordFileError(_NOT_WORD) from error
        self.names = self._zip.namelist()
        if len({name.casefold() for name in self.names}) < len(self.names):
            raise WordFileError(DAMAGED)
        if any(entry.flag_bits & 0x1 for entry in self._zip.infolist()):
            raise WordFileError(_ENCRYPTED)
        if any(entry.compress_type not in METHODS for entry in self._zip.infolist()):
            raise WordFileError(DAMAGED)
        self._left = MAX_TOTAL
        self._elements_left = MAX_ELEMENTS

    def read(self, name: str) -> bytes:
        """A part's bytes; what its header says of its size counts for nothing.

        Raises:
            KeyError: there is no such part.
            WordFileError: it is damaged or too large.
        """
        limit = min(MAX_PART, self._left)
        try:
            with self._zip.open(name) as part:
                data = part.read(limit + 1)
        except BROKEN as error:
            raise WordFileError(DAMAGED) from error
        if len(data) > limit:
            raise WordFileError(TOO_LARGE)
        self._left -= len(data)
        return data

    def tree(self, name: str) -> Element:
        """A part's XML.

        Raises:
            KeyError: there is no such part.
            WordFileError: it is damaged, too large, or brings a document type along.
        """
        tree = parse(self.read(name), self._elements_left)
        self._elements_left -= sum(1 for _ in tree.iter())
        return tree


def parse(xml: bytes, at_most: int = MAX_ELEMENTS) -> Element:
    """An XML text without a document type as a tree, names as `{namespace}name`.

    It may have so many elements and attributes.

    Raises:
        WordFileError: it is not well formed, has a document type or too many elements.
    """
    builder = TreeBuilder()
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1 + len(attributes)
        if count > at_most:
            raise WordFileError(TOO_LARGE)
        builder.start(_name(name), {_name(key): value for key, value in attributes.items()})

    # Office files know two encodings; a declared one could be any codec that Python has.
    encoding = "utf-16" if xml.startswith(_UTF_16) else "utf-8"
    parser = expat.ParserCreate(encoding, "}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: builder.end(_name(name))
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(xml, True)
        return builder.close()
    except (expat.ExpatError, AssertionError, ValueError, LookupError) as error:
        raise WordFileError(DAMAGED) from error


def _name(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _refuse_doctype(*_: object) -> None:
    raise WordFileError(_DOCTYPE)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Parts as a zip: the same bytes for the same parts, on every system."""
    return packed((name, parts[name]) for name in _in_order(parts))


def repacked(archive: zipfile.ZipFile) -> bytes:
    """The same of what is in a zip, one part after another in memory."""
    return packed((name, archive.read(name)) for name in _in_order(archive.namelist()))


def _in_order(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (name != CONTENT_TYPES, name))


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Parts as a zip in the order in which they come, each asked for when it is written."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _EPOCH)
            # Neither the system's name nor its file modes.
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, compresslevel=6)
    return made.getvalue()
