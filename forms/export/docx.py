"""A response as a Word file: a compiled template filled in, and the answers to open again.

`macros/word` compiles the templates; what a program is says `docs/contributing/interfaces.md`.
What a person typed is written out once as text and never read again as a template.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from forms.codec import cut_for_paper, encode
from forms.definition import FormDefinition
from forms.errors import DefinitionError
from forms.export import appendix, saved_data
from forms.export.archive import pack
from forms.export.word_fields import fields
from forms.paper_code import paper_code
from forms.response import Response

# What XML 1.0 has no place for: controls but tab and line feed, surrogates, two non-characters.
_SURROGATES = re.compile("[\ud800-\udfff]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_BREAKS = re.compile("([\n\t])")

_MARK = re.compile("\ue000([^\ue000\ue001]*)\ue001")
_DOCUMENT = "word/document.xml"
_Say = Callable[[str, str], str]
"""A field's name and text to what is written there."""
type Scope = Mapping[str, str | Sequence[Scope]]
"""Every name that a template may use: its text, or its rows, which may have rows of their own."""


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
    the answers that stand in it, so that the form opens it again.  Retired answers of the response
    stand behind it.

    Raises:
        DefinitionError: the template is broken or made for another form.
    """
    shown = printed(definition, response)
    with broken_template_said():
        parts = fill(template, fields(definition, shown, date))
        _add_behind(parts, appendix.lines(definition, shown))
        if with_data:
            paper = saved_data.Paper(str(template["hash"]), xml_text(date), paper_code(shown))
            saved_data.add(parts, encode(shown), paper)
        return pack({name: part.encode() for name, part in parts.items()})


def write_marked(
    definition: FormDefinition, response: Response, template: Mapping[str, Any], date: str
) -> bytes:
    """The paper with each field's name before its text, as `marked` finds it, and all behind it.

    It tells which paragraph holds which fields; nobody gets to see it.

    Raises:
        DefinitionError: the template is broken or made for another form.
    """
    shown = printed(definition, response)
    with broken_template_said():
        scope = fields(definition, shown, date)
        parts = fill(template, scope, lambda name, text: f"\ue000{name}\ue001{text}")
        _add_behind(parts, appendix.lines(definition, shown))
        return pack({name: part.encode() for name, part in parts.items()})


def printed(definition: FormDefinition, response: Response) -> Response:
    """What the paper shows; a sheet of ballots has nothing behind it."""
    return cut_for_paper(response, definition, with_retired=definition.ballot is None)


def _add_behind(parts: dict[str, str], lines: Iterable[appendix.Line]) -> None:
    """Put paragraphs at the document's end, before what says how its last pages lie."""
    added = "".join(map(_paragraph, lines))
    if added:
        before, last, rest = parts[_DOCUMENT].rpartition("<w:sectPr")
        parts[_DOCUMENT] = before + added + last + rest


def _paragraph(line: appendix.Line) -> str:
    new_page = "<w:pageBreakBefore/>" if line.on_new_page else ""
    heading = f'<w:keepNext/>{new_page}<w:spacing w:before="120"/>' if line.is_heading else ""
    bold = "<w:rPr><w:b/></w:rPr>" if line.is_heading else ""
    content = _run_content(line.text)
    return f"<w:p><w:pPr>{heading}</w:pPr><w:r>{bold}{content}</w:r></w:p>"


def marked(text: str) -> list[str]:
    """The names of the fields that stand in a text of `write_marked`; `table/column` in a row."""
    return _MARK.findall(text)


def fill(
    template: Mapping[str, Any], scope: Scope, say: _Say = lambda _, text: text
) -> dict[str, str]:
    """The parts of a Word file made from a compiled template and what its fields stand for."""
    parts = dict(template["parts"])
    for name, program in template["programs"].items():
        parts[name] = "".join(_fill(program, scope, say))
    return parts


@contextmanager
def broken_template_said() -> Iterator[None]:
    """Tell of a template that does not belong to what is filled in.

    Raises:
        DefinitionError: the template is broken or made for something else.
    """
    try:
        yield
    except (KeyError, TypeError, AttributeError) as error:
        raise DefinitionError(
            "Mẫu Word không khớp với phiếu này; hãy báo cho người biên soạn sổ tay."
        ) from error


def _fill(program: Sequence[Any], scope: Scope, say: _Say, table: str = "") -> list[str]:
    """The program's text; `table` names the table whose row is written."""
    written: list[str] = []
    for segment in program:
        if isinstance(segment, str):
            written.append(segment)
        elif "field" in segment:
            name = segment["field"]
            written.append(_run_content(say(table + name, _text(scope, name))))
        else:
            name = segment["section"]
            inside = table if isinstance(scope[name], str) else f"{name}/"
            for inner in _scopes(segment, scope):
                written += _fill(segment["body"], inner, say, inside)
    return written


def _text(scope: Scope, name: str) -> str:
    value = scope[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _scopes(segment: Mapping[str, Any], scope: Scope) -> Sequence[Scope]:
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
    if text.isprintable():
        return text
    text = _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    return _FORBIDDEN.sub("", text)


def xml_text(text: str) -> str:
    """Text as the content of an XML element."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
