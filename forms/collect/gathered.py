"""The gathered file: the save files of many people in one, each with the way that it came."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from forms import converter, json_text
from forms.codec import MAX_BYTES, TOO_DEEP, TOO_LARGE, TOO_MANY
from forms.errors import Problem, SaveFileError

FORMAT = "so-tay/gathered"
FORMAT_VERSION = 1
LARGEST = 15_000_000
"""Bytes of one file; more members go into several."""

_BROKEN = "Tệp đã tập hợp này bị hỏng nên không đọc được. Hãy xin lại tệp."
NEWER = (
    "Tệp đã tập hợp này được lưu bằng bản sổ tay mới hơn bản đang mở. "
    "Hãy mở tệp bằng bản sổ tay mới; nếu chưa có, hãy xin ở nơi đã gửi tệp."
)
_WRONG = "Tệp đã tập hợp này có chỗ không đúng nên không đọc được. Hãy xin lại tệp."
_CONVERTER = converter.make()


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredMember:
    """One person's save file."""

    name: str
    """Of the file that it came in."""
    way: tuple[str, ...] = ()
    """The files that this one came out of, the outermost first."""
    date: str = ""
    """The day on the Word paper that carried it, as in `2026-11-22`; empty for a save file."""
    sha256: str
    """Of `text` in UTF-8, 64 hex letters."""
    text: str
    """The save file as it came, byte for byte."""
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Save files that were gathered; each is read by the rules of a save file of its own."""

    tool_version: str = ""
    made: str = ""
    """The day, as in `2026-11-22`."""
    members: tuple[GatheredMember, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


def may_be_gathered(text: str) -> bool:
    """Whether it is worth while to read a text as a gathered file."""
    return FORMAT in text


def decode(text: str) -> Gathered | None:
    """The members of a gathered file; `None` when the text is something else.

    Raises:
        SaveFileError: it is a gathered file that cannot be read.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise SaveFileError(TOO_LARGE)
    try:
        data = json_text.read(text)
    except json_text.DeepJsonError:
        raise SaveFileError(TOO_DEEP) from None
    except json_text.LargeJsonError:
        raise SaveFileError(TOO_MANY) from None
    except json_text.JsonTextError:
        raise SaveFileError(_BROKEN) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return None
    version = data.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        raise SaveFileError(NEWER)
    if type(version) is not int or version < 1:
        problem = Problem("format_version", "Chỗ này cần là số nguyên từ 1.")
        raise SaveFileError(_WRONG, (problem,))
    members = {name: one for name, one in data.items() if name not in ("format", "format_version")}
    try:
        return _CONVERTER.structure(members, Gathered)
    except converter.REFUSED as error:
        raise SaveFileError(_WRONG, tuple(converter.problems(error))) from None


def hash_of(text: str) -> str:
    """The hash of a save file's text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def encode(gathered: Gathered) -> bytes:
    """The file, the same bytes for the same members."""
    head = {"format": FORMAT, "format_version": FORMAT_VERSION}
    return json_text.write(head | _CONVERTER.unstructure(gathered)).encode()


def in_pieces(
    members: Iterable[GatheredMember], at_most: int = LARGEST
) -> Iterator[tuple[GatheredMember, ...]]:
    """The members in groups, each of which makes one file of about so many bytes at most."""
    piece: list[GatheredMember] = []
    size = 0
    for member in members:
        weight = len(json_text.write(_CONVERTER.unstructure(member)).encode())
        if piece and size + weight > at_most:
            yield tuple(piece)
            piece, size = [], 0
        piece.append(member)
        size += weight
    if piece:
        yield tuple(piece)
