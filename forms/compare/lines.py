"""A comparison's cells in lines of text, for papers and spreadsheets; the page draws its own."""

from forms.compare.comparison import Cell, Comparison, Row

NOT_ASKED = "Không hỏi"
UNANSWERED = "Chưa trả lời"


def shown_groups(
    comparison: Comparison, *, only_changed: bool
) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """The rows under their headings, or only those in which something changed."""
    found = [
        (group.title, tuple(row for row in group.rows if row.changed or not only_changed))
        for group in comparison.groups
    ]
    return tuple((title, rows) for title, rows in found if rows)


def head_line(row: Row) -> str:
    """As in `1.2. Phân công việc rõ ràng`."""
    return f"{row.number}. {row.label}" if row.number else row.label


def cell_lines(cell: Cell) -> tuple[str, ...]:
    """All that a file says, without what was asked otherwise then."""
    if not cell.asked:
        return (NOT_ASKED,)
    lines = []
    for part in cell.parts:
        first, *others = part.texts
        if part.label:
            first = f"{part.label}: {first}"
        lines += [first, *others]
    return tuple(lines) or (UNANSWERED,)


def step_lines(row: Row) -> tuple[str, ...]:
    """What happened from file to file."""
    lines: list[str] = []
    for step in row.steps:
        lines += [f"{step.between}:"] if step.between else []
        lines.append(f"{step.sign} {step.sentence}")
        for detail in step.details:
            lines.append(detail.sentence)
            lines += [f"+ {text}" for text in detail.added]
            lines += [f"− {text}" for text in detail.removed]
            lines += [f"≠ {text}" for text in detail.changed]
    return tuple(lines)
