"""Known items: three words in a row that stand on one page, and how people type them.

A page of an item is drawn first, each as likely as any other, then a run of three words from its
own text.  The run lies within one element's text and not across punctuation, is what a reader can
search (no citations, no menus), and stands on no other page of the index, in whatever part of it.
The search succeeds when it names the page first, or among the first three.
"""

import json
import random
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

WORDS = 3
KEPT = 250
"""How many each kept set has."""
KINDS = ("directives", "criteria", "procedures", "actors", "rules")
_CLAUSE = re.compile(r"[^\w\s]+")
_TAG = re.compile(r"<[^>]+>")
_ENTITY = re.compile(r"&[#\w]+;")
_INLINE = frozenset({"a", "b", "strong", "em", "i", "span", "abbr", "code", "sub", "sup", "mark"})
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "link", "meta", "col", "source"})
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


@dataclass(frozen=True, slots=True)
class Known:
    """What is typed, and the page that it must find."""

    phrase: str
    page: str


class _Text(HTMLParser):
    """The text of a page's article, one part for what stands between two block elements."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = [""]
        self._open: list[tuple[str, bool]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        names = dict(attrs)
        self._inside = self._inside or tag == "article"
        skipped = "data-search-exclude" in names or tag in ("script", "style", "nav", "svg")
        self._open.append((tag, skipped or any(s for _, s in self._open)))
        if tag not in _INLINE or "headerlink" in (names.get("class") or ""):
            self.parts.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        self._inside = self._inside and tag != "article"
        if tag not in _INLINE:
            self.parts.append("")

    def handle_data(self, data: str) -> None:
        if self._inside and not any(skipped for _, skipped in self._open):
            self.parts[-1] += data


def draw(site: Path, seed: int, count: int) -> list[Known]:
    """So many known items of a built site; the same seed draws the same."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    owners = _owners(site)
    pages = sorted({page for page in owners.values() if page.split("/")[0] in KINDS})
    drawn: list[Known] = []
    while len(drawn) < count:
        page = chance.choice(pages)
        runs = [run for run in _runs_of_page(site, page) if owners.get(run) == page]
        if runs:
            drawn.append(Known(chance.choice(runs), page))
    return drawn


def still_known(site: Path, known: Known) -> bool:
    """Whether an item drawn from an earlier state is one today."""
    return _owners(site).get(known.phrase) == known.page


def runs(text: str) -> Iterator[str]:
    """Every three words in a row of a text, not across punctuation."""
    for clause in _CLAUSE.split(unicodedata.normalize("NFC", text).lower()):
        words = clause.split()
        for start in range(len(words) - WORDS + 1):
            yield " ".join(words[start : start + WORDS])


@cache
def _owners(site: Path) -> dict[str, str]:
    """The page of each run of the index that stands on one page only; "" for the others."""
    found: dict[str, str] = {}
    for page, text in _index(site):
        for run in runs(text):
            found[run] = page if found.get(run, page) == page else ""
    return found


def _index(site: Path) -> Iterator[tuple[str, str]]:
    data = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    for entry in data["docs"]:
        for text in (entry["title"], entry["text"], *entry.get("tags", [])):
            yield entry["location"].split("#")[0], _ENTITY.sub(".", _TAG.sub(".", text))


@cache
def _runs_of_page(site: Path, page: str) -> tuple[str, ...]:
    reader = _Text()
    reader.feed((site / page).read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(run for part in reader.parts for run in runs(part)))


def no_marks(phrase: str) -> str:
    """As typed without Vietnamese marks."""
    plain = unicodedata.normalize("NFD", phrase).replace("đ", "d")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def tone_left_out(phrase: str) -> str:
    """The first word that has a tone without it; its other marks stay."""
    words = phrase.split()
    for at, word in enumerate(words):
        toneless = unicodedata.normalize("NFD", word).translate(_TONES)
        if toneless != unicodedata.normalize("NFD", word):
            words[at] = unicodedata.normalize("NFC", toneless)
            break
    return " ".join(words)


def last_letter_missing(phrase: str) -> str:
    """As typed so far; a last word of one letter stays, or a whole word would be missing."""
    return phrase[:-1] if phrase[-2] != " " else phrase


def swapped(phrase: str) -> str:
    """The first two words in the wrong order."""
    first, second, *rest = phrase.split()
    return " ".join([second, first, *rest])


SPELLINGS: dict[str, Callable[[str], str]] = {
    "marks": str,
    "no marks": no_marks,
    "capitals": str.upper,
    "decomposed": lambda phrase: unicodedata.normalize("NFD", phrase),
}
"""The four ways in which everything must be found."""
SLIPS: dict[str, Callable[[str], str]] = {
    "tone left out": tone_left_out,
    "last letter missing": last_letter_missing,
    "two words swapped": swapped,
}


def main(site: Path) -> None:
    """Print the sets to be kept, drawn from a built site."""
    print(
        "# Known items drawn once and kept; known_items.py says how.  When too many have gone from"
    )
    print("# the pages, draw them anew:")
    print("#   .venv/bin/python -m tests.search.known_items site > tests/search/known-items.yml")
    for name, seed in (("first", 1), ("second", 2)):
        print(f"{name}:")
        for item in draw(site, seed, KEPT):
            print(f'  - {{phrase: "{item.phrase}", page: {item.page}}}')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
