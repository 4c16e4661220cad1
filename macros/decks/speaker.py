"""What reveal.js writes into the speaker's window, for the policy of the pages that open it.

The window has the policy of its opener, and its script and style stand in the plugin's text.
"""

import re
from functools import cache
from pathlib import Path

NOTES = Path(__file__).parents[2] / "node_modules/reveal.js/dist/plugin/notes.js"
_SCRIPT = re.compile(r"<script>(.*?)<\\/script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)


@cache
def written() -> tuple[list[str], list[str]]:
    """The texts of the window's scripts and of its styles."""
    plugin = NOTES.read_text(encoding="utf-8")
    scripts, styles = _SCRIPT.findall(plugin), _STYLE.findall(plugin)
    return [_unescaped(text) for text in scripts], [_unescaped(text) for text in styles]


def _unescaped(text: str) -> str:
    """A piece of a template literal as the text that it stands for."""
    return _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else m[3], text)
