"""Blocks of HTML in a page's Markdown, put aside before Markdown reads them letter by letter.

Most of a page is HTML that our templates wrote.  Markdown leaves such blocks as they are, which
takes two parsers of HTML most of its time to find out.  Here the same blocks are found by their
tags alone; a page whose HTML needs a closer look is left to Markdown as it is.
"""

import re

from markdown import Extension, Markdown  # type: ignore[import-untyped]
from markdown.preprocessors import Preprocessor  # type: ignore[import-untyped]

from macros.markup.tags import tags

_BEFORE_OTHERS = 22
"""MkDocs reads the ids out of HTML at 21, Markdown puts blocks aside at 20."""
_LINE_END = re.compile(r" *(?:\n|\Z)")
_BLANK_LINE = re.compile(r"(?: *\n){2}")
# Markdown would mend these.
_OPEN_REFERENCE = re.compile(r"&#(?!\d+;|[xX][0-9a-fA-F]+;)")


class QuickBlocks(Extension):  # type: ignore[misc]
    """Markdown that finds blocks of HTML by their tags."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Look for blocks before all others who read HTML."""
        md.preprocessors.register(_Blocks(md), "quick_blocks", _BEFORE_OTHERS)


class _Blocks(Preprocessor):  # type: ignore[misc]
    def run(self, lines: list[str]) -> list[str]:
        """The lines with a placeholder for each block, as Markdown's own `html_block` gives."""
        source = "\n".join(lines)
        left: list[str] = []
        done = 0
        for start, end in blocks(source, frozenset(self.md.block_level_elements)):
            placeholder = self.md.htmlStash.store(stored(source, start, end))
            left += [source[done:start], "\n", placeholder, "\n\n"]
            done = end
        return "".join([*left, source[done:]]).split("\n") if left else lines


def stored(source: str, start: int, end: int) -> str:
    """A block as Markdown puts it aside: a blank line behind it leaves a line end."""
    return source[start:end] + ("\n" if _BLANK_LINE.match(source, end) else "")


def blocks(source: str, levels: frozenset[str]) -> list[tuple[int, int]]:
    """Where each block begins and ends; none at all where finding them needs a closer look.

    A block begins with a line and one of the elements `levels`, and ends with that element at the
    end of a line.
    """
    found = tags(source)
    if not found or _OPEN_REFERENCE.search(source):
        return []
    made: list[tuple[int, int]] = []
    around: list[str] = []
    begun = 0
    for tag in found:
        name = (tag["start"] or tag["end"]).lower()
        is_single = bool(tag["empty"]) or name == "hr"
        if around and tag["start"]:
            around += [] if is_single else [name]
        elif around:
            _close(around, name)
            if not around and not _LINE_END.match(source, tag.end()):
                return []
            made += [] if around else [(begun, tag.end())]
        elif tag["start"] and name in levels:
            margin = source[source.rfind("\n", 0, tag.start()) + 1 : tag.start()]
            if is_single or (margin.isspace() and len(margin) < 4):
                return []
            around += [] if margin else [name]
            begun = tag.start()
    return [] if around else made


def _close(around: list[str], name: str) -> None:
    """End the innermost element of a name, and with it all that it holds."""
    if name in around:
        while around.pop() != name:
            pass
