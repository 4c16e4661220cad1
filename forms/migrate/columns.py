"""Columns of a table that changed: the cells of every row go where the form has them now."""

from collections.abc import Sequence
from dataclasses import replace

from forms.migrate.change import ChangeKind
from forms.migrate.held import ColumnChange, Held
from forms.migrate.values import agreed
from forms.replacement import Replacement
from forms.response import Row


def stepped(held: Held, steps: Sequence[Replacement]) -> Held:
    """A table's answer after steps that all name columns of it."""
    if isinstance(held.answer.value, str):
        return held
    rows = tuple(_row(row, steps) for row in held.answer.value)
    changes = tuple(
        change for step in steps if (change := _change(step, held.answer.value, steps)).cells
    )
    if not changes:
        return replace(held, answer=replace(held.answer, value=rows))
    kinds = {change.kind for change in changes}
    meets = any(not _says(new, old) for old, new in zip(held.answer.value, rows, strict=True))
    moved = replace(held, answer=replace(held.answer, value=rows))
    # A cell that only went elsewhere, or away, leaves nothing to confirm in the others.
    kind: ChangeKind = "kept" if kinds <= {"moved", "retired"} else "values"
    return replace(
        moved.stepped(kind, "", in_part=meets or kinds != {"moved"}),
        columns=(*held.columns, *changes),
    )


def _row(row: Row, steps: Sequence[Replacement]) -> Row:
    replaced = {_column(step.question): step for step in steps}
    moved = {name: text for name, text in row.items() if name not in replaced}
    offered: dict[str, list[str]] = {}
    for name, step in replaced.items():
        text = row.get(name, "")
        for successor in step.replaced_by:
            offered.setdefault(_column(successor), []).append(step.values.get(text, text))
    for name, texts in offered.items():
        if name in row or any(text.strip() for text in texts):
            moved[name] = agreed(moved.get(name, ""), *texts)
    return moved


def _says(new: Row, old: Row) -> bool:
    """Whether all that stood in a row still stands there."""
    return {text for text in old.values() if text.strip()} <= set(new.values())


def _change(step: Replacement, rows: Sequence[Row], steps: Sequence[Replacement]) -> ColumnChange:
    name = _column(step.question)
    cells = tuple(text for row in rows if (text := row.get(name, "")).strip())
    return ColumnChange(
        kind=_kind(step, cells, steps),
        old=step.question,
        new=step.replaced_by,
        cells=cells,
        note=step.note,
    )


def _kind(step: Replacement, cells: Sequence[str], steps: Sequence[Replacement]) -> ChangeKind:
    if not step.replaced_by:
        return "retired"
    if len(step.replaced_by) > 1:
        return "split"
    (successor,) = step.replaced_by
    if sum(successor in other.replaced_by for other in steps) > 1:
        return "merged"
    if any(text in step.values for text in cells) or successor == step.question:
        return "values"
    return "moved"


def _column(name: str) -> str:
    return name.rpartition(".")[2]
