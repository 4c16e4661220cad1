"""A part with marks in it to the program that the browser fills.

A section typed around text becomes what an editor means by it: the rows of a table, whole
paragraphs, or a part of one paragraph.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from macros.word.marks import NAMESPACE, TAG, Kind, Mark, Marks
from macros.word.names import Names
from macros.word.package import xml

Segment = str | dict[str, Any]
Program = list[Segment]

_MARK_XML = re.compile(rf'<t:mark xmlns:t="{re.escape(NAMESPACE)}" n="(\d+)"/>')
_HOLDERS = {qn(f"w:{name}") for name in ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote")}
_SPLIT = (
    "{{{{#{name}}}}} và {{{{/{name}}}}} phải ở trong cùng một đoạn, trong cùng một hàng của bảng, "
    "hoặc ở đầu và cuối các đoạn liền nhau"
)
_NO_HEADER = "bảng chỉ có hàng lặp lại; hãy thêm một hàng đầu đề ở trên"


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two ends of a section."""

    opening: BaseOxmlElement
    closing: BaseOxmlElement
    mark: Mark


def compile_part(root: BaseOxmlElement, marks: Marks, names: Names) -> Program:
    """The program of a part; problems are added to those of `marks`."""
    before = len(marks.problems)
    pairs = _pairs(root, marks)
    if len(marks.problems) > before:
        return []
    for pair in pairs:
        if sentence := _lift(pair, marks, is_table=pair.mark.name in names.tables):
            marks.problems.append(f"Đoạn “{pair.mark.paragraph}”: {sentence}.")
    for table in root.iter(qn("w:tbl")):
        if not _has_lasting_row(table, marks):
            marks.problems.append(f"Đoạn “{_first_words(table, marks)}”: {_NO_HEADER}.")
    segments = _segments(xml(root), marks)
    _check(segments, names, marks)
    return segments


def _pairs(root: BaseOxmlElement, marks: Marks) -> list[_Pair]:
    """The sections of a part, outer ones first."""
    pairs: list[_Pair] = []
    waiting: list[BaseOxmlElement] = []
    for element in root.iter(TAG):
        mark = marks.of(element)
        if mark.kind in ("open", "inverted"):
            waiting.append(element)
        elif mark.kind == "close":
            if not waiting or marks.of(waiting[-1]).name != mark.name:
                first = f"; trước đó phải đóng “{marks.of(waiting[-1]).name}”" if waiting else ""
                end = f"{{{{/{mark.name}}}}}"
                marks.problems.append(
                    f"Đoạn “{mark.paragraph}”: {end} không có chỗ mở tương ứng{first}."
                )
                return []
            opening = waiting.pop()
            pairs.append(_Pair(opening, element, marks.of(opening)))
    for element in waiting:
        mark = marks.of(element)
        marks.problems.append(
            f"Đoạn “{mark.paragraph}”: phần “{mark.name}” chưa đóng; thêm {{{{/{mark.name}}}}}."
        )
    order = {element: number for number, element in enumerate(root.iter(TAG))}
    return sorted(pairs, key=lambda pair: order[pair.opening])


def _lift(pair: _Pair, marks: Marks, *, is_table: bool) -> str:
    """Move a section's ends around what it is about; what is wrong when that cannot be."""
    first, last = _paragraph(pair.opening), _paragraph(pair.closing)
    rows = _common(pair.opening, pair.closing, "w:tr")
    if rows and (not _same_cell(pair) or (is_table and _fills_row(pair, first, last))):
        _surround(pair, *rows)
        return ""
    whole = _begins(pair.opening) and _ends(pair.closing)
    if first is last and not whole:
        return ""
    if first.getparent() is not last.getparent() or not whole:
        return _SPLIT.format(name=pair.mark.name)
    if any(e.find(f".//{qn('w:sectPr')}") is not None for e in _between(first, last)):
        return "có dấu ngắt phần (Section Break) bên trong; hãy chuyển ra ngoài"
    _keep_a_paragraph(pair, first, last, marks)
    _surround(pair, first, last)
    return ""


def _surround(pair: _Pair, first: BaseOxmlElement, last: BaseOxmlElement) -> None:
    """Put the ends around the two; one that held nothing but its end goes away."""
    first.addprevious(pair.opening)
    last.addnext(pair.closing)
    if first is not last:
        for element in (first, last):
            if not _has_content(element) and element.find(f".//{TAG}") is None:
                element.getparent().remove(element)


def _keep_a_paragraph(
    pair: _Pair, first: BaseOxmlElement, last: BaseOxmlElement, marks: Marks
) -> None:
    """Where a cell would have no paragraph left without the section, give it an empty one then."""
    holder = last.getparent()
    after = [e for e in last.itersiblings() if e.tag != TAG]
    if holder.tag not in _HOLDERS or after:
        return
    opposite: Kind = "open" if pair.mark.kind == "inverted" else "inverted"
    begin = _new_mark(Mark(opposite, pair.mark.name, pair.mark.paragraph), marks)
    end = _new_mark(Mark("close", pair.mark.name, pair.mark.paragraph), marks)
    empty = OxmlElement("w:p")
    properties = first.find(qn("w:pPr"))
    if properties is not None:
        empty.append(parse_xml(xml(properties).encode()))
    for element in (end, empty, begin):
        last.addnext(element)


def _new_mark(mark: Mark, marks: Marks) -> BaseOxmlElement:
    marks.found.append(mark)
    return parse_xml(f'<t:mark xmlns:t="{NAMESPACE}" n="{len(marks.found) - 1}"/>')


def _paragraph(element: BaseOxmlElement) -> BaseOxmlElement:
    paragraph: BaseOxmlElement = next(element.iterancestors(qn("w:p")))
    return paragraph


def _common(
    first: BaseOxmlElement, last: BaseOxmlElement, tag: str
) -> tuple[BaseOxmlElement, BaseOxmlElement] | None:
    """The nearest ancestors of both that are the same or lie in the same parent."""
    others = {other.getparent(): other for other in last.iterancestors(qn(tag))}
    for one in first.iterancestors(qn(tag)):
        if one.getparent() in others:
            return one, others[one.getparent()]
    return None


def _same_cell(pair: _Pair) -> bool:
    cells = _common(pair.opening, pair.closing, "w:tc")
    return cells is not None and cells[0] is cells[1]


def _fills_row(pair: _Pair, first: BaseOxmlElement, last: BaseOxmlElement) -> bool:
    """Whether a section holds all of a row that has a single cell."""
    cell = first.getparent()
    alone = [e.tag for e in cell.itersiblings(qn("w:tc"))] == []
    alone = alone and not list(cell.itersiblings(qn("w:tc"), preceding=True))
    paragraphs = cell.findall(qn("w:p"))
    ends = paragraphs[0] is first and paragraphs[-1] is last
    return bool(alone and ends and _begins(pair.opening) and _ends(pair.closing))


def _begins(element: BaseOxmlElement) -> bool:
    before = element.itersiblings(preceding=True)
    return not any(e.tag == TAG or _has_content(e) for e in before)


def _ends(element: BaseOxmlElement) -> bool:
    return not any(e.tag == TAG or _has_content(e) for e in element.itersiblings())


def _has_content(element: BaseOxmlElement) -> bool:
    """Whether anything but the ends of sections stands in it."""
    kinds = (qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:drawing"), qn("w:pict"), qn("w:fldSimple"))
    if any(e.tag != qn("w:t") or (e.text or "").strip() for e in element.iter(*kinds)):
        return True
    # A field's mark lies in a run, a section's end beside the runs.
    return any(mark.getparent().tag == qn("w:r") for mark in element.iter(TAG))


def _between(first: BaseOxmlElement, last: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    yield first
    if first is not last:
        for element in first.itersiblings():
            yield element
            if element is last:
                return


def _has_lasting_row(table: BaseOxmlElement, marks: Marks) -> bool:
    depth = 0
    for element in table:
        if element.tag == TAG:
            depth += -1 if marks.of(element).kind == "close" else 1
        elif element.tag == qn("w:tr") and depth == 0:
            return True
    return False


def _first_words(table: BaseOxmlElement, marks: Marks) -> str:
    return next((marks.of(e).paragraph for e in table.iter(TAG)), "")


def _segments(text: str, marks: Marks) -> Program:
    """The XML as literal pieces, fields and nested sections."""
    program: Program = []
    bodies = [program]
    names: list[str] = []
    for number, piece in enumerate(_MARK_XML.split(text)):
        if number % 2 == 0:
            if piece:
                bodies[-1].append(piece)
            continue
        mark = marks.found[int(piece)]
        if mark.kind == "field":
            bodies[-1].append({"field": mark.name})
        elif mark.kind == "close":
            if names.pop() != mark.name:
                marks.problems.append(f"Đoạn “{mark.paragraph}”: {_crossed(mark.name)}.")
                return []
            bodies.pop()
        else:
            names.append(mark.name)
            section: dict[str, Any] = {"section": mark.name, "body": []}
            if mark.kind == "inverted":
                section["inverted"] = True
            bodies[-1].append(section)
            bodies.append(section["body"])
    return program


def _crossed(name: str) -> str:
    return f"phần “{name}” chồng lên một phần khác trong bảng; hãy tách thành các hàng riêng"


def walk(
    program: Program, sections: tuple[tuple[str, bool], ...] = ()
) -> Iterator[tuple[dict[str, Any], tuple[tuple[str, bool], ...]]]:
    """Every field and section with the sections around it: their names and whether inverted."""
    for segment in program:
        if isinstance(segment, dict):
            yield segment, sections
            if "section" in segment:
                inner = (segment["section"], bool(segment.get("inverted")))
                yield from walk(segment["body"], (*sections, inner))


def _check(program: Program, names: Names, marks: Marks) -> None:
    """Say which names the form does not have, each with the paragraph that it stands in."""
    for segment, sections in walk(program):
        around = tuple(name for name, _ in sections)
        name = segment.get("field") or segment["section"]
        ask: Callable[[str, tuple[str, ...]], str] = (
            names.problem if "field" in segment else names.section_problem
        )
        if sentence := ask(name, around):
            marks.problems.append(f"Đoạn “{_where(name, marks)}”: {sentence}.")


def _where(name: str, marks: Marks) -> str:
    return next((mark.paragraph for mark in marks.found if mark.name == name), "")
