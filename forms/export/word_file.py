"""The answers inside a Word file, found again also after another program has saved it.

Word keeps the part names, LibreOffice and others choose new ones: data is found by namespace
and property name.  An .odt saved from the .docx still has the second copy.
"""

import base64
import binascii
import re
import zlib
from dataclasses import dataclass
from difflib import SequenceMatcher
from xml.etree.ElementTree import Element

from forms.errors import WordFileError
from forms.export.archive import MAX_PART, Archive
from forms.export.docx import NAMESPACE, PROPERTY
from forms.export.word_fields import date_in_words

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SPACES = {f"{_WORD}br", f"{_WORD}cr", f"{_WORD}tab"}
_HIDDEN = {
    f"{_WORD}del",
    f"{_WORD}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_ODF_NAME = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}name"

_FOREIGN = (
    "Tệp Word này không kèm dữ liệu của phiếu nên không mở lại được để điền tiếp; "
    "hãy chọn tệp tải về bằng nút “Tải về bản Word” hoặc tệp .json đã lưu."
)
_NO_WORD_FILE = "Tệp này không phải tệp Word (.docx); hãy chọn tệp .docx đã tải về từ phiếu này."
_DAMAGED_DATA = (
    "Dữ liệu của phiếu trong tệp Word này đã bị hỏng nên không mở lại được; "
    "hãy mở bản Word khác hoặc tệp .json đã lưu."
)
EDITED = (
    "Nội dung chữ trong tệp Word đã được sửa sau khi tải về; "
    "phiếu chỉ mở lại được các câu trả lời như lúc tải về."
)
"""What the person is told when `visible_text_changed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedForm:
    """What a Word file carries for the form."""

    text: str
    """The save file's JSON, not checked yet: `forms.codec.decode` does that."""
    template: str = ""
    """The hash of the template that made the paper; empty when only the second copy was left."""
    date: str = ""
    """The day on the paper, as in `2026-11-22`."""


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
    raise WordFileError(_FOREIGN if _main_part(archive) else _NO_WORD_FILE)


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
            )
    return None


def _in_properties(archive: Archive) -> SavedForm | None:
    pieces: dict[int, str] = {}
    for name in ("docProps/custom.xml", "meta.xml"):
        if name in archive.names:
            for element in archive.tree(name).iter():
                label = element.get("name") or element.get(_ODF_NAME) or ""
                number = label.removeprefix(PROPERTY)
                if label.startswith(PROPERTY) and re.fullmatch("[1-9][0-9]{0,5}", number):
                    pieces[int(number)] = "".join(element.itertext()).strip()
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
    return SavedForm(text=_decoded(data))


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


def visible_text_changed(data: bytes, expected: bytes) -> bool:
    """Whether the text of a Word file differs from that of the same paper written anew.

    `expected` comes from `forms.export.docx.write` with the answers of `data` and the template
    and date that `find` names.  Spaces and the line with place and date do not count.

    Raises:
        WordFileError: one of the files cannot be read.
    """
    written = Archive(expected)
    saved = _in_custom_xml(written)
    date_line = date_in_words(saved.date if saved else "")
    old = _paragraphs(written)
    new = _paragraphs(Archive(data))
    for kind, start, end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        only_date = (
            kind == "replace"
            and end - start == new_end - new_start == 1
            and date_line in old[start]
        )
        if kind != "equal" and not only_date:
            return True
    return False


def _paragraphs(archive: Archive) -> list[str]:
    """The texts of a document's paragraphs that have any, with single spaces."""
    main = _main_part(archive)
    if not main:
        raise WordFileError(_NO_WORD_FILE)
    texts = (
        " ".join(_visible(paragraph).split()) for paragraph in archive.tree(main).iter(f"{_WORD}p")
    )
    return [text for text in texts if text]


def _visible(paragraph: Element) -> str:
    """A paragraph's text, without what was struck out and what old programs see instead."""
    texts: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_WORD}t":
            texts.append(element.text or "")
        elif element.tag in _SPACES:
            texts.append(" ")
        elif element.tag not in _HIDDEN:
            waiting.extend(reversed(element))
    return "".join(texts)


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
