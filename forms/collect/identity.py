"""Whose a filled copy is and what for, as texts that compare."""

import unicodedata

from forms.definition import FormDefinition
from forms.response import Period, Response

_INDEXED = ("month", "quarter", "half")
_ENDS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""Months of a period of the calendar."""
_NEVER = 9999
_YEARS = range(1900, 2201)


def plain(text: str) -> str:
    """A text by which names compare: composed letters, no capitals, single blanks."""
    return " ".join(
        unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).split()
    )


def unmarked(text: str) -> str:
    """The same without the marks of Vietnamese letters, as a name typed on a foreign keyboard."""
    parts = unicodedata.normalize("NFD", plain(text)).replace("đ", "d")
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def lines_of(definition: FormDefinition, response: Response) -> tuple[str, ...]:
    """The lines about the person in the form's order, each without blanks that nobody sees."""
    texts = (response.respondent.get(field.id, "") for field in definition.identity)
    return tuple(" ".join(unicodedata.normalize("NFC", text).split()) for text in texts)


def period_key(definition: FormDefinition, period: Period | None) -> str:
    """As in `quarter-2026-3`; empty where there is none, or the form has no periods."""
    if period is None or not definition.periods:
        return ""
    if period.kind == "ad_hoc":
        return period.kind
    index = f"-{period.index or 0}" if period.kind in _INDEXED else ""
    return f"{period.kind}-{period.year or 0}{index}"


def in_time(period: Period | None) -> tuple[int, int, int]:
    """Sorts periods by their end, the shorter one first; what is no time of the calendar last."""
    months = _ENDS.get(period.kind, 0) if period else 0
    if period is None or not months or period.year not in _YEARS:
        return _NEVER, 0, 0
    index = period.index or 0 if period.kind in _INDEXED else 1
    return period.year or 0, min(index, _NEVER) * months, months
