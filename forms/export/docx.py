"""A response as a Word file: a compiled template filled in, and the answers to open again.

`macros/word` compiles the templates; what a program is says `docs/contributing/interfaces.md`.
What a person typed is written out once as text and never read again as a template.
"""

import base64
import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from forms.codec import cut_for_paper, encode
from forms.definition import FormDefinition
from forms.errors import DefinitionError
from forms.export.archive import CONTENT_TYPES, pack
from forms.export.word_fields import Rows, fields
from forms.response import Response

NAMESPACE = "urn:so-tay-can-bo:saved-form:1"
"""Of the custom XML part that holds the answers."""
PROPERTY = "so-tay-response-"
"""The second copy's text properties: this and a number from 1."""
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

# What XML 1.0 has no place for: controls but tab and line feed, surrogates, two non-characters.
_SURROGATES = re.compile("[\ud800-\udfff]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_BREAKS = re.compile("([\n\t])")


def write(
    definition: FormDefinition,
    response: Response,
    template: Mapping[str, Any],
    *,
    date: str,
    with_data: bool,
) -> bytes:
    """The paper of a response as a .docx, the same bytes for the same input.

    `date` is the day of the paper as in `2026-11-22`.  With `with_data` the file carries exactly
    the answers that stand in it, so that the form opens it again.

    Raises:
        DefinitionError: the template is broken or made for another form.
    """
    shown = cut_for_paper(response, definition)
    try:
        scope = fields(definition, shown, date)
        parts = dict(template["parts"])
        for name, program in template["programs"].items():
            parts[name] = "".join(_fill(program, scope))
        if with_data:
            _add_data(parts, encode(shown), str(template["hash"]), date)
        return pack({name: part.encode() for name, part in parts.items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise DefinitionError(
            "Mẫu Word không khớp với phiếu này; hãy báo cho người biên soạn sổ tay."
        ) from error


def _fill(program: Sequence[Any], scope: Mapping[str, str | Rows]) -> list[str]:
    written: list[str] = []
    for segment in program:
        if isinstance(segment, str):
            written.append(segment)
        elif "field" in segment:
            written.append(_run_content(_text(scope, segment["field"])))
        else:
            for inner in _scopes(segment, scope):
                written += _fill(segment["body"], inner)
    return written


def _text(scope: Mapping[str, str | Rows], name: str) -> str:
    value = scope[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _scopes(
    segment: Mapping[str, Any], scope: Mapping[str, str | Rows]
) -> Sequence[Mapping[str, str | Rows]]:
    """What a section's body is filled with, once each: its rows, or all of it, or nothing."""
    value = scope[segment["section"]]
    if segment.get("inverted", False):
        return () if value else (scope,)
    if isinstance(value, str):
        return (scope,) if value else ()
    return [{**scope, **row} for row in value]


def _run_content(text: str) -> str:
    """Typed text as the content of a Word run."""
    return "".join(
        {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(piece)
        or f'<w:t xml:space="preserve">{xml_text(piece)}</w:t>'
        for piece in _BREAKS.split(clean(text))
        if piece
    )


def clean(text: str) -> str:
    """Text with what XML cannot hold taken out, and line feeds as its only line ends."""
    text = _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    return _FORBIDDEN.sub("", text)


def xml_text(text: str) -> str:
    """Text as the content of an XML element."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _add_data(parts: dict[str, str], text: str, template: str, date: str) -> None:
    data = text.encode()
    parts[_ITEM] = (
        f'{_HEAD}<saved xmlns="{NAMESPACE}" template="{template}" date="{xml_text(date)}">'
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
    parts[_CUSTOM_PROPERTIES] = _custom_properties(
        base64.b64encode(zlib.compress(data, 9)).decode()
    )
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


def _custom_properties(packed: str) -> str:
    pieces = [packed[i : i + PROPERTY_LENGTH] for i in range(0, len(packed), PROPERTY_LENGTH)]
    properties = "".join(
        f'<property fmtid="{_USER_DEFINED}" pid="{number + 1}" name="{PROPERTY}{number}">'
        f"<vt:lpwstr>{piece}</vt:lpwstr></property>"
        for number, piece in enumerate(pieces, 1)
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
