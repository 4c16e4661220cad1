"""The sections of a page as Material's search plugin cuts them, from the page's tags at once.

What is kept, left out and joined is Material's (`Parser` in `material/plugins/search/plugin.py`);
a page that needs a closer look is read by that parser itself.
"""

import re
from dataclasses import dataclass, field
from html import escape, unescape
from math import inf
from typing import Any

from material.plugins.search.plugin import Parser, void  # type: ignore[import-untyped]

from macros.markup.tags import attributes, tags

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_KEPT = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))
_SKIPPED = frozenset(("object", "script", "style"))
_BEFORE_HEADINGS = "hx"
_TELLING = re.compile(r'search-exclude|linenodiv|headerlink|class="[^"]*&', re.IGNORECASE)
"""What attributes that decide something have in them."""


@dataclass(slots=True)
class Section:
    """A heading, and the text under it, both in pieces of HTML."""

    name: str
    """Of the heading's element."""
    depth: float = 0
    excluded: bool = False
    id: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def is_excluded(self) -> bool:
        """Whether search leaves it out."""
        return self.excluded


def sections(html: str) -> list[Any]:
    """The sections of a page, its HTML given whole."""
    found = tags(html)
    if found is None:
        parser = Parser()
        parser.feed(html)
        parser.close()
        return list(parser.data)
    reader, done = _Reader(), 0
    for tag in found:
        at, end = tag.span()
        if done < at:
            reader.read_text(html[done:at])
        closed, opened, written, single = tag.groups()
        if opened:
            reader.begin(opened.lower(), written)
        if closed or single:
            reader.end((closed or opened).lower())
        done = end
    if done < len(html):
        reader.read_text(html[done:])
    return reader.sections


class _Reader:
    def __init__(self) -> None:
        self.sections: list[Section] = []
        self._around: list[str] = []
        """The elements that are open."""
        self._permalinks: list[int] = []
        """Where among them links to headings stand."""
        self._skipped = set(_SKIPPED)
        self._now: Section | None = None

    def begin(self, name: str, written: str) -> None:
        """An element begins, with attributes as they are written."""
        if name in void:
            return
        self._around.append(name)
        is_heading = name in _HEADINGS
        found = dict(attributes(written)) if is_heading or _TELLING.search(written) else {}
        excluded = "data-search-exclude" in found
        if is_heading and "id" in found:
            self._begin_section(Section(name, len(self._around), excluded), found["id"])
        if name == "a" and found.get("class") == "headerlink":
            self._permalinks.append(len(self._around))
        section = self._section()
        if excluded or found.get("class") == "linenodiv":
            self._skipped.add(name)
        elif name in _KEPT and self._skipped.isdisjoint(self._around):
            self._pieces(section).append(f"<{name}>")

    def _begin_section(self, section: Section, anchor: str | None) -> None:
        if section.name != "h1" and not self.sections:
            self.sections.append(Section(_BEFORE_HEADINGS, section.depth))
        # The first section is the page.
        section.id = anchor if self.sections else None
        self.sections.append(section)
        self._now = section

    def _section(self) -> Section:
        if self._now is None:
            self._now = Section(_BEFORE_HEADINGS)
            self.sections.append(self._now)
        return self._now

    def _pieces(self, section: Section) -> list[str]:
        return section.title if section.name in self._around else section.text

    def end(self, name: str) -> None:
        """An element ends."""
        if not self._around or self._around[-1] != name:
            return
        section = self._leave(self._section())
        self._around.pop()
        if self._permalinks and self._permalinks[-1] > len(self._around):
            self._permalinks.pop()
        if name in self._skipped:
            self._skipped -= {name} - _SKIPPED
        elif name in _KEPT and self._skipped.isdisjoint(self._around):
            _end_piece(self._pieces(section), name)

    def _leave(self, section: Section) -> Section:
        """The section to go on with, where the one that is read ends with what holds it."""
        depth = len(self._around)
        if section.depth > depth:
            outer = next((s for s in reversed(self.sections) if s.depth <= depth), None)
            if outer:
                section.depth = inf
                self._now = outer
                return outer
        return section

    def read_text(self, written: str) -> None:
        """Text between tags."""
        if not self._skipped.isdisjoint(self._around):
            return
        text = unescape(written)
        is_space = text.isspace()
        is_pre = "pre" in self._around
        if not is_pre:
            text = " " if is_space else text.replace("\n", " ")
        section = self._section()
        if section.name in self._around:
            if not self._permalinks:
                section.title.append(escape(text, quote=False))
        elif not is_space:
            section.text.append(escape(text, quote=False))
        elif is_pre or not section.text or not section.text[-1].isspace():
            section.text.append(text)


def _end_piece(pieces: list[str], name: str) -> None:
    """Close an element, or take it away when nothing but white space is in there."""
    begun = pieces.index(f"<{name}>")
    if all(piece.isspace() for piece in pieces[begun + 1 :]):
        del pieces[begun:]
    else:
        pieces.append(f"</{name}>")


def read_sections(search: Any) -> None:
    """Let Material's search plugin cut pages this way."""
    index = search.search_index

    def add(page: Any) -> None:
        if (page.meta.get("search") or {}).get("exclude"):
            return
        for section in sections(page.content):
            if not section.is_excluded():
                index.create_entry_for_section(section, page.toc, page.url, page)

    index.add_entry_from_context = add
