"""An answer on its way from an older file into today's form."""

from dataclasses import dataclass, replace

from forms.migrate.change import ChangeKind
from forms.response import Answer, Evidence, Value

_RANK: tuple[ChangeKind, ...] = ("kept", "reworded", "values", "moved", "split", "merged")
"""What several steps did is called by the last of these."""
_JOINT = " / "


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChange:
    """What became of a table's column in which something was written."""

    kind: ChangeKind
    old: str
    """As in `bien-phap.viec`."""
    new: tuple[str, ...]
    cells: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An answer and where it comes from."""

    answer: Answer
    wording: str
    """The wording that was answered; empty where the file does not say it."""
    sources: tuple[str, ...]
    """The ids in the file."""
    kind: ChangeKind = "kept"
    notes: tuple[str, ...] = ()
    in_part: bool = False
    """Whether the old answer says more than this one, and so stays among the retired ones."""
    is_cut: bool = False
    """Whether today's question cannot show all of it; that is to be answered anew."""
    columns: tuple[ColumnChange, ...] = ()

    def stepped(self, kind: ChangeKind, note: str, *, in_part: bool = False) -> "Held":
        """After a step of this kind."""
        return replace(
            self,
            kind=max(self.kind, kind, key=_RANK.index),
            notes=(*self.notes, *([note] if note and note not in self.notes else [])),
            in_part=self.in_part or in_part,
        )


def joined(those: list[Held]) -> Held:
    """Several answers as one: notes and evidence together, the value only when all agree."""
    first = those[0]
    answers = [held.answer for held in those]
    latest = max(answers, key=lambda answer: answer.seq)
    values = [answer.value for answer in answers if answer.value]
    met = Answer(
        by=first.answer.by,
        value=_agreed(values),
        note="\n".join(_distinct([answer.note for answer in answers])),
        evidence=_all_pieces(answers),
        not_applicable_reason="\n".join(
            _distinct([answer.not_applicable_reason for answer in answers])
        ),
        updated_at=latest.updated_at,
        seq=latest.seq,
        extra={k: v for answer in reversed(answers) for k, v in answer.extra.items()},
    )
    return Held(
        answer=met,
        wording=_JOINT.join(_distinct([held.wording for held in those])),
        sources=tuple(dict.fromkeys(source for held in those for source in held.sources)),
        kind="merged",
        notes=tuple(dict.fromkeys(note for held in those for note in held.notes)),
        in_part=True,
        columns=tuple(change for held in those for change in held.columns),
    )


def _agreed(values: list[Value]) -> Value:
    if values and all(value == values[0] for value in values):
        return values[0]
    return ""


def _distinct(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text.strip()))


def _all_pieces(answers: list[Answer]) -> tuple[Evidence, ...]:
    pieces: list[Evidence] = []
    for answer in answers:
        pieces += [piece for piece in answer.evidence if piece not in pieces]
    return tuple(pieces)
