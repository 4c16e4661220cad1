"""One file in place of several: scripts and style sheets of ours that follow each other on a page.

They are written apart, each for one thing, and a page that asks for fifty files is slow to type
into.  Only deferred scripts are joined: the one that tells that a browser is too old must be read
where nothing newer stands beside it.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from macros.lean import lean_script, lean_style

FOLDER = "assets/joined"
"""As deep as the folders of the parts, so that what they find beside them is found from here."""

_ADDRESS = r'"(?P<root>(?:\.\./)*|/(?:[^/"]+/)*?)(?P<part>assets/[a-z]+/[a-z0-9-]+\.(?:js|css))"'
_KINDS = ("<script defer src={}></script>", '<link rel="stylesheet" href={}>')


class Joined:
    """What the pages of one build load together."""

    def __init__(self, parts: Path) -> None:
        """Parts lie under `parts`; what is not there, as what the build makes, stays apart."""
        self._parts = parts
        self._made: dict[tuple[str, ...], str] = {}
        self._alone: set[str] = set()

    def page(self, html: str) -> str:
        """The page with one element in place of each run of elements."""
        for element in _KINDS:
            end = 0
            pieces = []
            for run in self._runs(html, element):
                pieces += [html[end : run[0].start()], self._one(run, element)]
                end = run[-1].end()
            html = "".join([*pieces, html[end:]])
        return html

    def _runs(self, html: str, element: str) -> Iterator[list[re.Match[str]]]:
        """The elements between which nothing stands."""
        run: list[re.Match[str]] = []
        for found in re.finditer(element.format(_ADDRESS), html):
            if not (self._parts / found["part"]).is_file():
                continue
            if run and html[run[-1].end() : found.start()].strip():
                yield run
                run = []
            run.append(found)
        if run:
            yield run

    def _one(self, run: list[re.Match[str]], element: str) -> str:
        if len(run) == 1:
            self._alone.add(run[0]["part"])
            return run[0][0]
        parts = tuple(found["part"] for found in run)
        if parts not in self._made:
            self._made[parts] = _name(parts, self._text(parts))
        return element.format(f'"{run[0]["root"]}{self._made[parts]}"')

    def _text(self, parts: tuple[str, ...]) -> str:
        return "".join(part_of(self._parts, part) for part in parts)

    def write(self, site: Path) -> None:
        """Put the joined files into a built site, and take away what no page loads by itself."""
        (site / FOLDER).mkdir(parents=True, exist_ok=True)
        for parts, name in self._made.items():
            (site / name).write_text(self._text(parts), encoding="utf-8", newline="\n")
        for part in {part for parts in self._made for part in parts} - self._alone:
            (site / part).unlink(missing_ok=True)


def part_of(docs: Path, part: str) -> str:
    """A part as it stands in a joined file: under its name, without its comments."""
    text = (docs / part).read_text(encoding="utf-8")
    lean = lean_script if part.endswith(".js") else lean_style
    return f"/* {part} */\n{lean(text)}\n"


def _name(parts: tuple[str, ...], text: str) -> str:
    """Where the joined file lies: its last folder says whose it is, its hash what it holds."""
    last = Path(parts[-1])
    code = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{FOLDER}/{last.parent.name}-{code}{last.suffix}"
