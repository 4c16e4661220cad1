"""Pages of headings and blocks of HTML, made without Markdown.

Generated pages have nothing else in them, and most of what Markdown does it does for other texts.
The outcome is Markdown's, letter for letter; a page that has more in it is left to Markdown.
"""

import re
from dataclasses import dataclass
from typing import Any

from markdown.extensions.toc import nest_toc_tokens  # type: ignore[import-untyped]
from markdown.util import BLOCK_LEVEL_ELEMENTS  # type: ignore[import-untyped]

from macros.markup.blocks import blocks, stored

# As our templates and `macros.text.escape` write headings: no sign that could mean something.
_WORD = r"(?:[^\s\x00-\x1f!-'*+<->@\[-`{-~\x7f]|&#\d+;)+"
_HEADING = re.compile(
    rf"(?P<level>#{{1,6}}) (?P<text>{_WORD}(?: {_WORD})*)"
    rf" \{{: #(?P<id>[a-z0-9-]+)(?P<unsearched> data-search-exclude)? \}}"
)
_BLANK_LINES = re.compile(r"\n{2,}")
_SPACES = re.compile(r"(?<=\n) +\n")
_OTHER_SPACE = re.compile(r"[\t\r\x02\x03]")
_LEVELS = frozenset(BLOCK_LEVEL_ELEMENTS)


@dataclass(frozen=True, slots=True)
class Made:
    """A page's HTML, and what MkDocs asks about it."""

    html: str
    title: str
    """Of the heading that the page begins with; empty when it begins otherwise."""
    headings: list[dict[str, Any]]
    """As Markdown's `toc` gives them, each with those below it."""


def made(text: str) -> Made | None:
    """A page's Markdown as HTML; None where Markdown itself is needed."""
    if _OTHER_SPACE.search(text):
        return None
    source = _SPACES.sub("\n", f"{text}\n\n")
    parts: list[str] = []
    headings: list[dict[str, Any]] = []
    title, done = "", 0
    for start, end in [*blocks(source, _LEVELS), (len(source), len(source))]:
        for line in _BLANK_LINES.split(source[done:start].strip("\n")):
            heading = _HEADING.fullmatch(line)
            if heading:
                level, name = len(heading["level"]), heading["text"]
                title = name if level == 1 and not parts else title
                unsearched = heading["unsearched"] or ""
                parts.append(f'<h{level}{unsearched} id="{heading["id"]}">{name}</h{level}>')
                headings.append({"level": level, "id": heading["id"], "name": name})
            elif line:
                return None
        parts.append(stored(source, start, end))
        done = end
    return Made("\n".join(parts).strip(), title, nest_toc_tokens(headings))
