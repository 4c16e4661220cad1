"""Finds the `{{…}}` that an editor typed, over all the runs that Word made of them.

Each becomes one element of our own: a field inside a run with the formatting of its first letter,
the beginning or end of a section beside the runs.  Neighbouring runs that look the same become one.
"""

import copy
import itertools
import re
from dataclasses import dataclass, field
from typing import Literal

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from macros.word.names import folded
from macros.word.package import xml

Kind = Literal["field", "open", "inverted", "close"]
NAMESPACE = "urn:so-tay-can-bo:template"
TAG = f"{{{NAMESPACE}}}mark"

_KINDS: dict[str, Kind] = {"": "field", "#": "open", "^": "inverted", "/": "close"}
_MARK = re.compile(r"\{\{\s*([#^/]?)\s*([^{}\t\n\ufffc]+?)\s*\}\}")
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}")
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Mark:
    """One `{{…}}` of a template."""

    kind: Kind
    name: str
    paragraph: str
    """The text that it stands in, for messages."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A character or an object of a paragraph."""

    character: str
    run: BaseOxmlElement | None
    node: BaseOxmlElement | None


@dataclass(slots=True)
class Marks:
    """The marks of a part by number, as the elements in its XML name them."""

    found: list[Mark] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """The paragraphs as the editor sees them."""

    def put_into(self, root: BaseOxmlElement) -> None:
        """Replace the marks in a part by elements."""
        for paragraph in list(root.iter(qn("w:p"))):
            self._mark_paragraph(paragraph)

    def of(self, element: BaseOxmlElement) -> Mark:
        """What a mark's element stands for."""
        return self.found[int(element.get("n"))]

    def _mark_paragraph(self, paragraph: BaseOxmlElement) -> None:
        pieces = _pieces(paragraph)
        text = "".join(piece.character for piece in pieces)
        self.texts.append(text)
        shown = shorten(text)
        if _STRAY.search(_MARK.sub("", text)):
            self.problems.append(
                f"Đoạn “{shown}”: có dấu {{{{ hoặc }}}} lẻ; "
                "mỗi trường viết liền trong một đoạn, dạng {{ten-truong}}."
            )
            return
        builder = _Builder(paragraph)
        at = 0
        for match in _MARK.finditer(text):
            builder.add(pieces[at : match.start()])
            mark = Mark(_KINDS[match[1]], folded(match[2]), shown)
            self.found.append(mark)
            builder.mark(len(self.found) - 1, mark, pieces[match.start(2)].run)
            at = match.end()
        builder.add(pieces[at:])
        builder.finish()


def shorten(text: str) -> str:
    """A paragraph's text for a message."""
    text = " ".join(text.replace("\ufffc", " ").split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _pieces(paragraph: BaseOxmlElement) -> list[_Piece]:
    pieces: list[_Piece] = []
    for child in paragraph:
        if child.tag == qn("w:r"):
            for node in child:
                if node.tag == qn("w:t"):
                    pieces += [_Piece(character, child, None) for character in node.text or ""]
                elif node.tag == qn("w:noBreakHyphen"):
                    pieces.append(_Piece("-", child, node))
                elif node.tag != qn("w:rPr"):
                    pieces.append(_Piece("\ufffc", child, node))
        elif child.tag != qn("w:pPr"):
            pieces.append(_Piece("\ufffc", None, child))
    return pieces


class _Builder:
    """Writes a paragraph's runs anew."""

    def __init__(self, paragraph: BaseOxmlElement) -> None:
        self._children: list[BaseOxmlElement] = []
        self._paragraph = paragraph
        self._look = ""

    def add(self, pieces: list[_Piece]) -> None:
        for _, same in itertools.groupby(pieces, lambda p: (id(p.run), id(p.node))):
            group = list(same)
            run, node = group[0].run, group[0].node
            if run is None:
                self._append(node)
            elif node is not None:
                self._run(run).append(copy.deepcopy(node))
            else:
                self._write(self._run(run), "".join(piece.character for piece in group))

    def mark(self, number: int, mark: Mark, source: BaseOxmlElement | None) -> None:
        element = parse_xml(f'<t:mark xmlns:t="{NAMESPACE}" n="{number}"/>')
        if mark.kind != "field" or source is None:
            self._append(element)
            return
        self._look = ""
        self._run(source).append(element)
        self._look = ""

    def finish(self) -> None:
        for child in list(self._paragraph):
            if child.tag != qn("w:pPr"):
                self._paragraph.remove(child)
        for child in self._children:
            self._paragraph.append(child)

    def _append(self, element: BaseOxmlElement | None) -> None:
        if element is not None:
            self._children.append(element)
        self._look = ""

    def _run(self, source: BaseOxmlElement) -> BaseOxmlElement:
        """The last run when it looks like the source, else a new one."""
        properties = source.find(qn("w:rPr"))
        look = "plain" if properties is None else xml(properties)
        if look != self._look:
            run = OxmlElement("w:r")
            if properties is not None:
                run.append(copy.deepcopy(properties))
            self._children.append(run)
            self._look = look
        return self._children[-1]

    @staticmethod
    def _write(run: BaseOxmlElement, text: str) -> None:
        last = run[-1] if len(run) else None
        if last is None or last.tag != qn("w:t"):
            last = OxmlElement("w:t")
            last.set(f"{{{nsmap['xml']}}}space", "preserve")
            run.append(last)
        last.text = (last.text or "") + text
