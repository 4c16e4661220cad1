"""The input of a number: the same for the same seed, on every computer.

`python -m tests.fuzz.numbered SEED NUMBER > FILE` writes it to look at.
"""

import sys
from dataclasses import dataclass
from random import Random

from tests.fuzz import json_damage, zip_damage
from tests.fuzz.heavy import HEAVY
from tests.fuzz.odd_texts import RIGHT_TO_LEFT
from tests.fuzz.seeds import Seed, papers, texts

_ZIPS = 0.35
"""Their share; a save file is the simpler thing and has more ways to be wrong."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to open."""

    form: str
    """The form that it was made of."""
    name: str
    data: bytes


def numbered(seed: str, number: int) -> Input:
    """The file of this number, made by itself without those before it."""
    if number < len(HEAVY):
        return Input("phieu-nho", "nang.json", HEAVY[number]())
    chance = Random(f"{seed}/{number}")  # noqa: S311 - to break files, not to keep secrets
    name = chance.choice(("ban-luu.json", "phieu.docx", "a" * 300, *RIGHT_TO_LEFT))
    if chance.random() < _ZIPS:
        whole = _seed(chance, papers())
        return Input(whole.form, name, zip_damage.damaged(chance, whole.data))
    whole = _seed(chance, texts())
    return Input(whole.form, name, json_damage.damaged(chance, whole.data))


def _seed(chance: Random, whole: tuple[Seed, ...]) -> Seed:
    """Small files more often, for as many inputs as possible in a minute."""
    return chance.choices(whole, [1 / len(seed.data) for seed in whole])[0]


if __name__ == "__main__":
    sys.stdout.buffer.write(numbered(sys.argv[1], int(sys.argv[2])).data)
