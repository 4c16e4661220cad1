"""Numbers of documents, as in 53-CT/ĐU, stay in one piece where a line of a page ends."""

import re

from macros.text import NUMBER

_OPEN = '<span class="hb-number">'
# What stands in a tag, or in these elements, is no running text.
_PART = re.compile(
    r"<(?P<apart>title|script|style|svg|select|textarea|pre|code)\b.*?</(?P=apart)>|<[^>]*>"
    rf"|(?<![\w/.-])(?P<number>{NUMBER})(?![\w/-])",
    re.DOTALL,
)


def unbroken(html: str) -> str:
    """The same HTML with every document's number in a `span` whose line does not break.

    What is read, copied, searched and printed stays letter for letter the same.
    """
    return _PART.sub(_marked, html)


def _marked(part: re.Match[str]) -> str:
    number = (part["number"] or "").rstrip(".&")
    if not any(letter.isupper() for letter in number):
        return part[0]
    return f"{_OPEN}{number}</span>{part[0][len(number) :]}"
