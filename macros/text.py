"""Text of an editor, on its way into a page."""

import json
import re
import unicodedata
from functools import lru_cache

from markupsafe import Markup

# As in 53-CT/ĐU, 335/2025/NĐ-CP, 12a-HD/BTCTW: no spaces, letters in capitals.
NUMBER_PART = r"[-/](?:\d{4}|[A-ZĐÂÊÔƠƯ][A-ZĐÂÊÔƠƯ0-9.&]*)"
NUMBER = rf"\d+[a-z]?(?:{NUMBER_PART})*"
"""What a document's number looks like; a number alone does, too."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\r\n]+")
# All of ASCII's punctuation that HTML, Markdown, Jinja or YAML could read as theirs.
_ACTIVE = re.compile(r"[!-+:<->@\[-`{-~]")
_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", 1)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def escape(value: object) -> Markup:
    """A value as HTML that stays the same text when Markdown and Jinja read it again.

    White space becomes single spaces, so that a text can neither leave its line nor begin one.
    """
    if isinstance(value, Markup):
        return value
    return _escaped(str(value))


@lru_cache(maxsize=65_536)  # names and labels stand on many pages
def _escaped(text: str) -> Markup:
    return Markup(_ACTIVE.sub(_entity, plain(text)))  # noqa: S704 - this is the one place that escapes


def plain(value: object) -> str:
    """A value as the text that a page shows: composed letters, single spaces, no controls."""
    text = str(value)
    # Most texts are so already, and this is asked of every one of them, often.
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _CONTROLS.sub("", text)))


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def dictionary_order(text: str) -> tuple[tuple[tuple[int, ...], int], ...]:
    """What sorts texts as a Vietnamese dictionary does: syllable by syllable, marks after letters.

    Letters in the order of the alphabet (a ă â b c d đ …), then the five marks from huyền to nặng.
    """
    return tuple(_syllable(word) for word in re.findall(r"\w+", plain(text).lower()))


def _syllable(word: str) -> tuple[tuple[int, ...], int]:
    apart = unicodedata.normalize("NFD", word)
    tone = max((_TONES.get(sign, 0) for sign in apart), default=0)
    bare = unicodedata.normalize("NFC", "".join(s for s in apart if s not in _TONES))
    # Digits come before the letters; what is neither comes last.
    places = (_LETTERS.get(s, ord(s) - 0x100 if s.isdigit() else ord(s)) for s in bare)
    return tuple(places), tone


def day(iso: str) -> str:
    """A day as a reader writes it: `2018-05-17` becomes `17/05/2018`; other text stays."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso):
        return iso
    return "/".join(reversed(iso.split("-")))


def shorten(text: str, length: int) -> str:
    """The beginning of a text, cut between words and marked with an ellipsis when longer."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–") + "…"


def joined(parts: list[str] | tuple[str, ...]) -> str:
    """As in `a, b và c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} và {parts[-1]}"


def capital(text: str) -> str:
    """With a capital first letter, the others as they are."""
    return text[:1].upper() + text[1:]


def in_script(value: object) -> str:
    """Plain data as a value in a classic script, where no text can close or open an element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
