"""Numbers of documents, as in 53-CT/ĐU, stay in one piece where a line of a page ends."""

import re

from macros.text import NUMBER_PART

_OPEN = '<span class="hb-number">'
# A digit first, for which a text is looked through quickest.
_NUMBER = re.compile(rf"\d(?<![\w/.-]\d)\d*[a-z]?(?:{NUMBER_PART})+(?![\w/-])")
# What stands in these elements is no running text.
_APART = re.compile(
    r"<(title|script|style|svg|select|textarea|pre|code)\b.*?</\1>",
    re.DOTALL,
)


def unbroken(html: str) -> str:
    """The same HTML with every document's number in a `span` whose line does not break.

    What is read, copied, searched and printed stays letter for letter the same.
    """
    parts: list[str] = []
    apart: list[tuple[int, int]] | None = None
    done = 0
    for found in _NUMBER.finditer(html):
        number, at = found[0].rstrip(".&"), found.start()
        if not any(map(str.isupper, number)) or _is_in_tag(html, at):
            continue
        if apart is None:
            apart = [element.span() for element in _APART.finditer(html)]
        if not any(start < at < end for start, end in apart):
            parts += [html[done:at], _OPEN, number, "</span>"]
            done = at + len(number)
    return "".join([*parts, html[done:]])


def _is_in_tag(html: str, at: int) -> bool:
    return html.rfind("<", 0, at) > html.rfind(">", 0, at) and html.find(">", at) >= 0
