"""What became of questions that older editions of a form asked."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """One question, or column of a table, that changed its meaning or is asked no more.

    Several may name the same successor: then their answers meet there.
    """

    question: str
    """The id in older editions; a table's column is `<table>.<column>`, a line about the person
    `respondent.<id>`, a kind of period `period.<kind>`, and so are the successors."""
    after: str
    """The last edition that had it so; answers given after that edition do not take this step."""
    replaced_by: tuple[str, ...] = ()
    """Ids of the form as it is after the step; itself when only its values changed, several when
    it was split, none when it is asked no more."""
    values: dict[str, str] = field(default_factory=dict)
    """Old value -> new value, or `""` for one that is left open; any other is kept where the
    successor offers it.  Of a table with fixed rows these are ids of rows."""
    note: str = ""
    """Said to whoever opens an older file: what changed, and why."""
