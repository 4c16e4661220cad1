"""The answers inside a Word file, found again also after another program has saved it.

Word keeps the part names, LibreOffice and others choose new ones: data is found by namespace
and property name.  An .odt saved from the .docx still has the second copy.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from forms.errors import WordFileError
from forms.export.archive import MAX_PART, Archive
from forms.export.saved_data import NAMESPACE, PAPER_PROPERTY, PROPERTY

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ODF_PARAGRAPHS = {f"{_ODF_TEXT}p", f"{_ODF_TEXT}h"}
_SPACES = {
    *(f"{_WORD}{name}" for name in ("br", "cr", "tab")),
    *(f"{_ODF_TEXT}{name}" for name in ("line-break", "s", "tab")),
}
_HIDDEN = {
    f"{_WORD}del",
    f"{_WORD}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{_ODF_TEXT}tracked-changes",
    f"{_ODF_TEXT}note",
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
}
_ODF_NAME = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}name"

FOREIGN = (
    "Tệp Word này không kèm dữ liệu của phiếu nên không mở lại được để điền tiếp; "
    "hãy chọn tệp tải về bằng nút “Tải về bản Word” hoặc tệp .json đã lưu."
)
NO_WORD_FILE = (
    "Tệp này không phải tệp Word (.docx); hãy chọn tệp .docx đã tải về từ trang của phiếu."
)
_DAMAGED_DATA = (
    "Dữ liệu của phiếu trong tệp Word này đã bị hỏng nên không mở lại được; "
    "hãy mở bản Word khác hoặc tệp .json đã lưu."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedForm:
    """What a Word file carries for the form."""

    text: str
    """The save file's JSON, not checked yet: `forms.codec.decode` does that."""
    template: str = ""
    """The hash of the template that made the paper; empty when nothing says it."""
    date: str = ""
    """The day on the paper, as in `2026-11-22`."""
    code: str = ""
    """The code in the paper's footer; empty in files that had none yet."""


def read(data: bytes) -> str:
    """The save file's JSON in a Word file.

    Raises:
        WordFileError: the file is broken, foreign, or its data is damaged.
    """
    return find(data).text


def find(data: bytes) -> SavedForm:
    """All that a Word file carries for the form.

    Raises:
        WordFileError: the file is broken, foreign, or its data is damaged.
    """
    archive = Archive(data)
    damaged: WordFileError | None = None
    for search in (_in_custom_xml, _in_properties):
        try:
            if saved := search(archive):
                return saved
        except WordFileError as error:
            damaged = error
    if damaged:
        raise damaged
    raise WordFileError(FOREIGN if _main_part(archive) else NO_WORD_FILE)


def _in_custom_xml(archive: Archive) -> SavedForm | None:
    for name in archive.names:
        if not re.fullmatch(r"customXml/[^/]+\.xml", name, re.IGNORECASE):
            continue
        root = archive.tree(name)
        if root.tag == f"{{{NAMESPACE}}}saved":
            return SavedForm(
                text=_decoded(_unbase64("".join(root.itertext()))),
                template=root.get("template", ""),
                date=root.get("date", ""),
                code=root.get("code", ""),
            )
    return None


def _in_properties(archive: Archive) -> SavedForm | None:
    pieces: dict[int, str] = {}
    paper = ""
    for label, text in _properties(archive):
        number = label.removeprefix(PROPERTY)
        if label.startswith(PROPERTY) and re.fullmatch("[1-9][0-9]{0,5}", number):
            pieces[int(number)] = text
        elif label == PAPER_PROPERTY:
            paper = text
    if not pieces:
        return None
    unpack = zlib.decompressobj()
    try:
        packed = _unbase64("".join(pieces[number] for number in sorted(pieces)))
        data = unpack.decompress(packed, MAX_PART)
    except zlib.error as error:
        raise WordFileError(_DAMAGED_DATA) from error
    if not unpack.eof:
        raise WordFileError(_DAMAGED_DATA)
    template, code, date = (*paper.split(), "", "", "")[:3]
    return SavedForm(text=_decoded(data), template=template, date=date, code=code)


def _properties(archive: Archive) -> Iterator[tuple[str, str]]:
    """The names and texts of a document's own properties."""
    for name in ("docProps/custom.xml", "meta.xml"):
        if name in archive.names:
            for element in archive.tree(name).iter():
                if label := element.get("name") or element.get(_ODF_NAME):
                    yield label, "".join(element.itertext()).strip()


def _unbase64(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise WordFileError(_DAMAGED_DATA) from error


def _decoded(data: bytes) -> str:
    if not data:
        raise WordFileError(_DAMAGED_DATA)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise WordFileError(_DAMAGED_DATA) from error


def paragraphs(archive: Archive) -> list[str]:
    """The texts of a document's paragraphs, also of those without any, with single spaces.

    Raises:
        WordFileError: it is no text document, or is damaged.
    """
    found: Iterator[Element]
    if main := _main_part(archive):
        found = archive.tree(main).iter(f"{_WORD}p")
    elif "content.xml" in archive.names:
        found = _odf_paragraphs(archive.tree("content.xml"))
    else:
        raise WordFileError(NO_WORD_FILE)
    return [" ".join(_visible(paragraph).split()) for paragraph in found]


def _odf_paragraphs(root: Element) -> Iterator[Element]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag in _ODF_PARAGRAPHS:
            yield element
        elif element.tag not in _HIDDEN:
            waiting.extend(reversed(element))


def _visible(paragraph: Element) -> str:
    """A paragraph's text, without what was struck out and what old programs see instead."""
    texts: list[str] = []
    waiting: list[Element | str] = [paragraph]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            texts.append(element)
        elif element.tag == f"{_WORD}t":
            texts.append(element.text or "")
        elif element.tag in _SPACES:
            texts.append(" ")
        elif element.tag not in _HIDDEN:
            waiting.extend(reversed(list(_inside(element))))
    return "".join(texts)


def _inside(element: Element) -> Iterator[Element | str]:
    """What stands in an element; between elements only OpenDocument has text."""
    is_odf = element.tag.startswith(_ODF_TEXT)
    if is_odf and element.text:
        yield element.text
    for child in element:
        yield child
        if is_odf and child.tail:
            yield child.tail


def _main_part(archive: Archive) -> str:
    """The name of a Word file's main part; empty when it is no Word file."""
    if "word/document.xml" in archive.names:
        return "word/document.xml"
    if "_rels/.rels" in archive.names:
        for relation in archive.tree("_rels/.rels").iter(_RELATION):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and target.startswith("word/"):
                return target if target in archive.names else ""
    return ""
