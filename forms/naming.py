"""How sentences name a question or a label."""

import re
from collections.abc import Sequence

from forms.question import Question

_LABEL_LENGTH = 60
_NAME_LENGTH = 60
# Blanks, controls, line ends, and the signs that turn the direction of what comes after them.
_NO_LETTERS = re.compile("[\x00-\x20\x7f-\xa0\u061c\u200e\u200f\u2028-\u202f\u2066-\u2069\ufeff]+")


def named(question: Question) -> str:
    """A question as sentences name it: `Câu 1.1 “Giữ gìn đoàn kết…”`."""
    return f"Câu {question.number} “{shortened(question.label)}”"


def shortened(label: str) -> str:
    """A label in one line of at most 60 letters, cut between words, without a last full stop."""
    label = " ".join(label.split()).rstrip(".")
    if len(label) > _LABEL_LENGTH:
        cut = label[:_LABEL_LENGTH]
        label = (cut.rpartition(" ")[0] or cut).rstrip(",;:. ") + "…"
    return label


def from_file(name: str, at_most: int = _NAME_LENGTH) -> str:
    """A name that a file or its sender chose: in one line, no sign that upsets the sentence."""
    name = _NO_LETTERS.sub(" ", name)
    return name if len(name) <= at_most else f"{name[:at_most]}…"


def inside(label: str) -> str:
    """A label as it stands inside a sentence: `Số phiếu:` as `số phiếu`, `UBND xã` as it is."""
    label = " ".join(label.split()).rstrip(".:?; ")
    is_short_form = label[1:2].isupper()
    return label if is_short_form else label[:1].lower() + label[1:]


def numbers(questions: Sequence[Question], at_most: int) -> str:
    """The numbers of questions in a row, the first ones only: `1.1, 1.2 và các câu khác`."""
    first = ", ".join(question.number for question in questions[:at_most])
    return f"{first} và các câu khác" if len(questions) > at_most else first
