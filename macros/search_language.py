"""The one file that Material's search worker loads for a language, joined from readable parts."""

from pathlib import Path

FOLDER = Path(__file__).parent / "search"
ADDRESS = "assets/javascripts/lunr/min/lunr.vi.min.js"
"""Where Material's worker looks for the language `vi`."""
PARTS = ("words", "texts", "terms", "candidates", "hits", "ranking", "matches", "language")
"""In reading order; each is a classic script whose functions the others call by name."""


def language_file() -> str:
    """The parts in one function, so that their names are nobody else's."""
    parts = [(FOLDER / f"{part}.js").read_text(encoding="utf-8") for part in PARTS]
    return "\n".join(['(function (lunr) {\n"use strict";\n', *parts, "})(self.lunr);\n"])
