"""Scripts and styles of ours without what only who reads them needs: comments and indents.

Nothing within a line changes, so that no text and no selector can.  A text over several lines would
lose its indents; a test holds the scripts to having none.
"""

import re

# A script's own lines hold no more than a comment, or begin with spaces that mean nothing.
_COMMENT_IN_SCRIPT = re.compile(
    r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/[ \t]*)\n", re.MULTILINE | re.DOTALL
)
_COMMENT_IN_STYLE = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"^\s+", re.MULTILINE)


def lean_script(text: str) -> str:
    """A script without comments that take whole lines, and without its lines' indentation."""
    return _INDENT.sub("", _COMMENT_IN_SCRIPT.sub("", text))


def lean_style(text: str) -> str:
    """A style sheet without comments, and without its lines' indentation."""
    return _INDENT.sub("", _COMMENT_IN_STYLE.sub("", text))
