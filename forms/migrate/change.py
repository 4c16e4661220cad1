"""What happened to the answers of an older file on their way into today's form."""

from dataclasses import dataclass
from typing import Literal

from forms.response import Response

ChangeKind = Literal["kept", "reworded", "moved", "split", "merged", "values", "retired", "new"]
"""`values`: a level, an option or a row that the question no longer has, or another one now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, or a column of a table, as it was or as it is now."""

    id: str
    """A column is `<table>.<column>`."""
    number: str = ""
    """On today's form; empty for a question that it does not have."""
    wording: str
    """Empty where the file does not say it."""
    answer: str = ""
    """What was or is answered, in lines; empty when nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one question, or of several that belong together."""

    kind: ChangeKind
    old: tuple[Asked, ...] = ()
    """As the file has it; none for a new question."""
    new: tuple[Asked, ...] = ()
    """As today's form has it; none for a question that is asked no more."""
    note: str = ""
    """What the editors of the form say about it."""
    confirm: bool = False
    """Whether the answer is marked until the person has looked at it."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """A response as today's form can show it, and what the person should know about that."""

    response: Response
    changes: tuple[Change, ...]
    """In the form's order; what is asked no more comes last."""
    notes: tuple[str, ...]
