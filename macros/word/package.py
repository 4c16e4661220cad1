"""Which parts of a template's .docx travel with the form, under which names.

Only text, styles, numbering, theme and settings do.  Author, comments, custom XML, fonts,
thumbnails and whatever else a program put there stay behind.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from forms.errors import WordFileError
from forms.export.archive import CONTENT_TYPES, Archive
from forms.export.docx import xml_text
from macros.word.errors import TemplateError

MAIN = "word/document.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

WITH_FIELDS = ("header", "footer", "footnotes", "endnotes")
STATIC = ("styles", "numbering", "settings", "theme")
_LEFT_BEHIND = {
    "comments": "nhận xét (comment)",
    "customXml": "dữ liệu kèm theo (customXml)",
    "glossary": "khối văn bản dựng sẵn (glossary)",
    "fonts": "phông chữ nhúng",
}

_UNREADABLE = (
    "Không đọc được mẫu Word này: hãy mở bằng Word, lưu lại dạng .docx, không đặt mật khẩu."
)
_MACROS = "Mẫu có macro: hãy lưu lại dạng “Word Document (.docx)”, không phải .docm."


@dataclass(frozen=True, slots=True)
class Part:
    """A part that travels."""

    name: str
    kind: str
    """As the relationship's type says: `styles`, `header` and so on; `document` for the text."""
    relation: str
    """The relationship's id, which the text's XML uses."""
    root: BaseOxmlElement


@dataclass(slots=True)
class Package:
    """A template's parts, the text first."""

    parts: list[Part]
    removed: list[str] = field(default_factory=list)
    """What stays behind, in Vietnamese."""

    def texts(self) -> list[Part]:
        """The parts that fields may stand in."""
        return [part for part in self.parts if part.kind in ("document", *WITH_FIELDS)]

    def of(self, kind: str) -> Part | None:
        """The only part of its kind."""
        return next((part for part in self.parts if part.kind == kind), None)


def open_package(docx: bytes) -> Package:
    """A template's parts.

    Raises:
        TemplateError: it is no .docx, cannot be read, or carries macros.
    """
    try:
        archive = Archive(docx)
        main = _target(archive, "_rels/.rels", "officeDocument")
        if not main or not main.startswith("word/"):
            raise TemplateError((_UNREADABLE,))
        types = archive.read(CONTENT_TYPES)
        if b"macroEnabled" in types or any("vbaproject" in n.lower() for n in archive.names):
            raise TemplateError((_MACROS,))
        parts = [Part(MAIN, "document", "", _root(archive, main))]
        parts += _related(archive, main)
    except (WordFileError, KeyError) as error:
        raise TemplateError((_UNREADABLE,)) from error
    if parts[0].root.tag != qn("w:document"):
        raise TemplateError((_UNREADABLE,))
    return Package(parts, list(_removed(archive)))


def _related(archive: Archive, main: str) -> Iterator[Part]:
    folder, name = posixpath.split(main)
    for relation, kind, target in _relations(archive, f"{folder}/_rels/{name}.rels"):
        part = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        if kind in (*WITH_FIELDS, *STATIC) and part in archive.names:
            yield Part(part, kind, relation, _root(archive, part))


def _relations(archive: Archive, name: str) -> Iterator[tuple[str, str, str]]:
    """Id, kind and target of what a part refers to inside the file."""
    if name not in archive.names:
        return
    for relation in archive.tree(name).iter(_RELATION):
        if relation.get("TargetMode") != "External":
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            yield relation.get("Id", ""), kind, relation.get("Target", "")


def _target(archive: Archive, name: str, wanted: str) -> str:
    targets = (t for _, kind, t in _relations(archive, name) if kind == wanted)
    return next(targets, "").lstrip("/")


def _root(archive: Archive, name: str) -> BaseOxmlElement:
    archive.tree(name)  # refuses what is no plain XML before the lenient parser sees it
    root = parse_xml(archive.read(name))
    for node in root.xpath("//comment() | //processing-instruction()"):
        if node.getparent() is not None:
            node.getparent().remove(node)
    return root


def _removed(archive: Archive) -> Iterator[str]:
    core = "docProps/core.xml"
    if core in archive.names:
        people = [
            e.text for e in archive.tree(core) if e.tag.endswith(("}creator", "}lastModifiedBy"))
        ]
        if any(people):
            yield "tên tác giả và người sửa"
    for name, said in _LEFT_BEHIND.items():
        if any(re.match(rf"(word/)?{name}\b", part, re.IGNORECASE) for part in archive.names):
            yield said


def xml(root: BaseOxmlElement) -> str:
    """A part as text."""
    return serialize_part_xml(root).decode()


def frame(parts: list[Part], title: str) -> dict[str, str]:
    """What holds the parts of a package together, and its properties: a title and no name."""
    office = "application/vnd.openxmlformats-officedocument"
    types = "".join(
        f'<Override PartName="/{part.name}" ContentType="{office}.{_content_type(part)}+xml"/>'
        for part in parts
    )
    relations = "".join(
        f'<Relationship Id="{_escape(part.relation)}" Type="{_OFFICE}/{part.kind}"'
        f' Target="{_escape(posixpath.relpath(part.name, "word"))}"/>'
        for part in parts
        if part.name != MAIN
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    return {
        CONTENT_TYPES: (
            f'{_HEAD}<Types xmlns="{package}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}'
            '<Override PartName="/docProps/core.xml" ContentType="application/'
            'vnd.openxmlformats-package.core-properties+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'{_HEAD}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
            f' Type="{_OFFICE}/officeDocument" Target="{MAIN}"/><Relationship Id="rId2"'
            f' Type="{package}/relationships/metadata/core-properties"'
            ' Target="docProps/core.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'{_HEAD}<Relationships xmlns="{package}/relationships">{relations}</Relationships>'
        ),
        "docProps/core.xml": (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{package}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{_escape(title)}</dc:title><dc:language>vi-VN</dc:language>"
            "</cp:coreProperties>"
        ),
    }


def _content_type(part: Part) -> str:
    if part.kind == "document":
        return "wordprocessingml.document.main"
    return part.kind if part.kind == "theme" else f"wordprocessingml.{part.kind}"


def _escape(text: str) -> str:
    return xml_text(text).replace('"', "&quot;")
