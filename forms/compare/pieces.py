"""What became of the pieces of an answer: sentences, evidence, the rows of a table.

A piece is the same wherever it stands; blanks and line breaks make no difference.
"""

import re
import unicodedata
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.compare.cells import row_said
from forms.compare.comparison import Detail
from forms.days import day
from forms.question import Question
from forms.response import Evidence, Row, piece_said

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+|\n")
_EVIDENCE = {"Tên": "name", "Số": "number", "Ngày": "date", "Nơi lưu": "place"}
_EMPTY = "(để trống)"


@dataclass(frozen=True, slots=True)
class Piece:
    """One of the things that an answer consists of."""

    said: str
    name: str = ""
    """What it is about; with an equal one in the other answer it was changed, not replaced."""
    texts: Mapping[str, str] | None = None
    """By label, what stands in it; for saying what was changed."""


def sentences(text: str) -> list[Piece]:
    """A text sentence by sentence, or line by line."""
    return [Piece(part.strip()) for part in _SENTENCE_ENDS.split(text) if part.strip()]


def evidence(pieces: Sequence[Evidence]) -> list[Piece]:
    """What is named as evidence."""
    return [_piece(one) for one in pieces if piece_said(one).strip()]


def table(question: Question, filled: Sequence[tuple[Row, dict[str, str]]]) -> list[Piece]:
    """The rows of a table, as `forms.compare.cells.in_columns` gives them."""
    return [Piece(row_said(texts), _name(question, row), texts) for row, texts in filled]


def became(what: str, before: Sequence[Piece], after: Sequence[Piece]) -> Detail:
    """What was kept, changed, taken away and added of `what` between two answers."""
    kept = Counter(_seen(p.said) for p in before) & Counter(_seen(p.said) for p in after)
    gone, come = _without(before, kept), _without(after, kept)
    by_name: dict[str, deque[Piece]] = {}
    for piece in come:
        by_name.setdefault(_seen(piece.name), deque()).append(piece)
    changed: list[str] = []
    removed: list[str] = []
    met: set[int] = set()
    for old in gone:
        same = by_name.get(_seen(old.name)) if old.name else None
        if not same:
            removed.append(old.said)
            continue
        new = same.popleft()
        met.add(id(new))
        changed.append(_changed(old, new))
    added = tuple(piece.said for piece in come if id(piece) not in met)
    counts = {
        "giữ nguyên": kept.total(),
        "sửa": len(changed),
        "thêm": len(added),
        "bớt": len(removed),
    }
    said = ", ".join(f"{verb} {count}" for verb, count in counts.items() if count)
    return Detail(
        sentence=f"{what}: {said}." if said else "",
        added=added,
        removed=tuple(removed),
        changed=tuple(changed),
        kept=kept.total(),
    )


def _seen(text: str) -> str:
    """A text without what makes no difference to a reader."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _without(pieces: Sequence[Piece], kept: Counter[str]) -> list[Piece]:
    """The pieces that are left when as many as were kept are taken away, the first ones first."""
    waiting = Counter(kept)
    left: list[Piece] = []
    for piece in pieces:
        seen = _seen(piece.said)
        if waiting[seen]:
            waiting[seen] -= 1
        else:
            left.append(piece)
    return left


def _piece(one: Evidence) -> Piece:
    if isinstance(one, str):
        return Piece(one.strip(), one, {"Tên": one})
    texts = {label: one.get(member, "") for label, member in _EVIDENCE.items()}
    texts["Ngày"] = day(texts["Ngày"])
    return Piece(piece_said(one), one.get("name", ""), texts)


def _name(question: Question, row: Row) -> str:
    """What a row is about: its own id where the table always has it, else its first text."""
    if question.rows:
        return row["row_id"]
    texts = (row.get(column.id, "") for column in question.columns_of("text"))
    return next((text for text in texts if text.strip()), "")


def _changed(old: Piece, new: Piece) -> str:
    """As in `Họp chi bộ: Tình trạng: từ “đang làm” thành “xong”`."""
    before, after = old.texts or {}, new.texts or {}
    labels = dict.fromkeys([*before, *after])
    found = [
        f"{label}: từ “{_or_empty(before, label)}” thành “{_or_empty(after, label)}”"
        for label in labels
        if _seen(before.get(label, "")) != _seen(after.get(label, ""))
    ]
    head = new.texts.get("", "") or new.name if new.texts else new.name
    return f"{_seen(head)}: {'; '.join(found)}"


def _or_empty(texts: Mapping[str, str], label: str) -> str:
    return _seen(texts.get(label, "")) or _EMPTY
