"""A response as a Word file: a compiled template filled in, and the answers to open again.

`macros/word` compiles the templates; what a program is says `docs/contributing/interfaces.md`.
What a person typed is written out once as text and never read again as a template.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from forms.codec import cut_for_paper, encode
from forms.definition import FormDefinition
from forms.errors import DefinitionError
from forms.export import saved_data
from forms.export.archive import pack
from forms.export.word_fields import Rows, fields
from forms.paper_code import paper_code
from forms.response import Response

# What XML 1.0 has no place for: controls but tab and line feed, surrogates, two non-characters.
_SURROGATES = re.compile("[\ud800-\udfff]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_BREAKS = re.compile("([\n\t])")

_MARK = re.compile("\ue000([^\ue000\ue001]*)\ue001")
_Say = Callable[[str, str], str]
"""A field's name and text to what is written there."""


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
    with _broken_template_said():
        parts = _filled(definition, shown, template, date, lambda _, text: text)
        if with_data:
            paper = saved_data.Paper(str(template["hash"]), xml_text(date), paper_code(shown))
            saved_data.add(parts, encode(shown), paper)
        return pack({name: part.encode() for name, part in parts.items()})


def write_marked(
    definition: FormDefinition, response: Response, template: Mapping[str, Any], date: str
) -> bytes:
    """The same paper with each field's name before its text, as `marked` finds it.

    It tells which paragraph holds which fields; nobody gets to see it.

    Raises:
        DefinitionError: the template is broken or made for another form.
    """
    shown = cut_for_paper(response, definition)
    with _broken_template_said():
        parts = _filled(
            definition, shown, template, date, lambda name, text: f"\ue000{name}\ue001{text}"
        )
        return pack({name: part.encode() for name, part in parts.items()})


def marked(text: str) -> list[str]:
    """The names of the fields that stand in a text of `write_marked`; `table/column` in a row."""
    return _MARK.findall(text)


def _filled(
    definition: FormDefinition,
    shown: Response,
    template: Mapping[str, Any],
    date: str,
    say: _Say,
) -> dict[str, str]:
    scope = fields(definition, shown, date)
    parts = dict(template["parts"])
    for name, program in template["programs"].items():
        parts[name] = "".join(_fill(program, scope, say))
    return parts


@contextmanager
def _broken_template_said() -> Iterator[None]:
    try:
        yield
    except (KeyError, TypeError, AttributeError) as error:
        raise DefinitionError(
            "Mẫu Word không khớp với phiếu này; hãy báo cho người biên soạn sổ tay."
        ) from error


def _fill(
    program: Sequence[Any], scope: Mapping[str, str | Rows], say: _Say, table: str = ""
) -> list[str]:
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
