"""Values by another name: levels and options of an answer, rows of a table with fixed rows."""

from collections.abc import Mapping

from forms.response import Row, Value


def mapped(value: Value, values: Mapping[str, str]) -> Value:
    """The value after a step; one that is not named stays, `""` leaves it open."""
    if isinstance(value, str):
        return values.get(value, value)
    if all(row["row_id"] not in values for row in value):
        return value
    found: dict[str, Row] = {}
    for row in value:
        row_id = values.get(row["row_id"], row["row_id"])
        if row_id:
            there = found.get(row_id)
            moved = {**row, "row_id": row_id}
            found[row_id] = _met(there, moved) if there else moved
    return tuple(found.values())


def _met(one: Row, other: Row) -> Row:
    """Two rows as one: a cell stays when the other does not say anything else."""
    return {name: agreed(one.get(name, ""), other.get(name, "")) for name in {**one, **other}}


def agreed(*texts: str) -> str:
    """What all texts say that say anything; empty when they disagree."""
    said = dict.fromkeys(text for text in texts if text.strip())
    return next(iter(said)) if len(said) == 1 else ""
