"""Numbers as Vietnamese people type and read them: `12`, `7,5`, `1.200`."""

import re
from decimal import ROUND_HALF_UP, Decimal

_NUMBER = re.compile(
    r"""
    (?P<whole> [0-9]{1,12} | [1-9][0-9]{0,2} (?: \.[0-9]{3} ){1,3} )
    (?: , (?P<part> [0-9]{1,6} ) )?
    """,
    re.VERBOSE,
)
_POINTED = re.compile(r"[0-9]{1,12}\.[0-9]{1,2}")
"""A point with one or two digits behind it cannot part thousands, so it parts the fraction."""
_TENTH = Decimal("0.1")


def read(text: str) -> Decimal | None:
    """The number of a text, never below zero; `None` for a text that is no number."""
    text = text.strip()
    if _POINTED.fullmatch(text):
        return Decimal(text)
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    return Decimal(f"{found['whole'].replace('.', '')}.{found['part'] or 0}")


def said(number: Decimal) -> str:
    """A number as it is read: `1.200`, `7,5`; no zeros behind the last digit of a fraction."""
    whole, _, part = f"{number:,f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def percentage(number: Decimal, base: Decimal) -> str:
    """A share of a base that is not 0, to a tenth and halves upwards, as in `80,0%`."""
    tenths = (100 * number / base).quantize(_TENTH, ROUND_HALF_UP)
    return f"{tenths:,f}".translate(str.maketrans(".,", ",.")) + "%"
