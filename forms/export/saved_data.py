"""The answers inside a Word file, twice: as a custom XML part and in pieces as text properties.

Some programs keep the one, some the other; `forms.export.word_file` finds them again.
"""

import base64
import zlib
from dataclasses import dataclass

from forms.export.archive import CONTENT_TYPES

NAMESPACE = "urn:so-tay-can-bo:saved-form:1"
"""Of the custom XML part that holds the answers."""
PROPERTY = "so-tay-response-"
"""The second copy's text properties: this and a number from 1."""
PAPER_PROPERTY = "so-tay-paper"
"""Beside the second copy: the template's hash, the code and the date, parted by blanks."""
PROPERTY_LENGTH = 250
"""Word cuts the text of a property after 255 characters, hence so many pieces."""

_PACKAGE_RELATIONS = "_rels/.rels"
_DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
_ITEM = "customXml/item1.xml"
_ITEM_PROPERTIES = "customXml/itemProps1.xml"
_ITEM_RELATIONS = "customXml/_rels/item1.xml.rels"
_CUSTOM_PROPERTIES = "docProps/custom.xml"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ITEM_ID = "{8B1F2C54-53D0-4C0E-9A35-5D4353A70001}"
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


@dataclass(frozen=True, slots=True)
class Paper:
    """What the data says of the paper that it travels in."""

    template: str
    date: str
    code: str


def add(parts: dict[str, str], text: str, paper: Paper) -> None:
    """Put the save file's text into the parts of a Word file."""
    data = text.encode()
    parts[_ITEM] = (
        f'{_HEAD}<saved xmlns="{NAMESPACE}" template="{paper.template}"'
        f' date="{paper.date}" code="{paper.code}">'
        f"{base64.b64encode(data).decode()}</saved>"
    )
    parts[_ITEM_PROPERTIES] = (
        f'{_HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{_ITEM_ID}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    parts[_ITEM_RELATIONS] = (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{_relation('rId1', 'customXmlProps', 'itemProps1.xml')}</Relationships>"
    )
    # Packed, so that a form needs some thirty pieces and not some hundred and fifty.
    packed = base64.b64encode(zlib.compress(data, 9)).decode()
    parts[_CUSTOM_PROPERTIES] = _custom_properties(packed, paper)
    _insert(parts, _DOCUMENT_RELATIONS, _relation("soTayData", "customXml", f"../{_ITEM}"))
    _insert(
        parts,
        _PACKAGE_RELATIONS,
        _relation("soTayProperties", "custom-properties", _CUSTOM_PROPERTIES),
    )
    _insert(
        parts,
        CONTENT_TYPES,
        _content_type(_ITEM_PROPERTIES, "customXmlProperties")
        + _content_type(_CUSTOM_PROPERTIES, "custom-properties"),
    )


def _custom_properties(packed: str, paper: Paper) -> str:
    pieces = [packed[i : i + PROPERTY_LENGTH] for i in range(0, len(packed), PROPERTY_LENGTH)]
    texts = {f"{PROPERTY}{number}": piece for number, piece in enumerate(pieces, 1)}
    texts[PAPER_PROPERTY] = " ".join((paper.template, paper.code, paper.date))
    properties = "".join(
        f'<property fmtid="{_USER_DEFINED}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{text}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(texts.items(), 2)
    )
    return (
        f'{_HEAD}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes">{properties}</Properties>'
    )


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'


def _content_type(part: str, kind: str) -> str:
    office = "application/vnd.openxmlformats-officedocument"
    return f'<Override PartName="/{part}" ContentType="{office}.{kind}+xml"/>'


def _insert(parts: dict[str, str], name: str, xml: str) -> None:
    """Put XML before the end of a part's root, which the compiler wrote as its last tag."""
    head, end, tail = parts[name].rpartition("</")
    parts[name] = head + xml + end + tail
