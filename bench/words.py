"""New texts out of old ones: as long, punctuated alike, saying nothing."""

import random
import re
from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
_PUNCTUATION = re.compile(r"[^\w\s]+")
_PIECE = (2, 3)
"""How many words that stood together stay together: most Vietnamese terms have two or three."""
_TRIES = 30


class Words:
    """An endless stream of words that stand in the texts, in pieces, in an order of chance."""

    def __init__(self, texts: Iterable[str], chance: random.Random) -> None:
        self._chance = chance
        self._pieces = [piece for text in texts for piece in self._cut(text)]
        self._stream = self._flow()

    def like(self, text: str, limit: int = 0) -> str:
        """Another text with as many words and the same punctuation and numbers.

        With a `limit`, one of at most that many characters.
        """
        for _ in range(_TRIES):
            made = " ".join(self._replace(text.split()))
            if not limit or len(made) <= limit:
                return made
        return made[:limit].rsplit(" ", 1)[0]

    def _replace(self, tokens: list[str]) -> Iterator[str]:
        begins = True
        for token in tokens:
            before, core, after = _groups(token)
            if core and not any(letter.isdigit() for letter in core):
                core = next(self._stream)
                core = core.capitalize() if begins and token[:1].isupper() else core
            begins = after.endswith((".", "?", "!"))
            yield before + core + after

    def _cut(self, text: str) -> Iterator[list[str]]:
        """Neighbouring words of one clause, two or three at a time."""
        for clause in _PUNCTUATION.split(text):
            words = [word.lower() for word in clause.split() if word.isalpha()]
            while words:
                size = self._chance.randint(*_PIECE)
                yield words[:size]
                words = words[size:]

    def _flow(self) -> Iterator[str]:
        while True:
            self._chance.shuffle(self._pieces)
            for piece in self._pieces:
                yield from piece


def _groups(token: str) -> tuple[str, str, str]:
    found = _TOKEN.match(token)
    before, core, after = found.groups() if found else ("", token, "")
    return before, core, after
