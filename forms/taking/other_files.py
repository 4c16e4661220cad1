"""What a form takes from other forms' files: rows into a table, or answers to its questions."""

from collections.abc import Sequence
from dataclasses import replace

from forms import rows as table_rows
from forms.definition import Take
from forms.errors import DefinitionError
from forms.question import Question
from forms.response import Row
from forms.taking.growing import Growing, OpenedFile, listed
from forms.taking.source import Source

MOST_ROWS = 500
"""Rows of a table after which no more are taken: a page with more would hardly move."""


def rows(growing: Growing, take: Take, files: Sequence[OpenedFile]) -> None:
    """Add every row of the files' table to ours."""
    table = _table(growing, take)
    for file in files:
        source = Source(growing.definition, take, file.response)
        _add(growing, take, file, [_row(source, table, row) for row in source.rows(take.source)])


def row(growing: Growing, take: Take, files: Sequence[OpenedFile]) -> None:
    """Add one row a file to our table."""
    table = _table(growing, take)
    for file in files:
        source = Source(growing.definition, take, file.response)
        made = _row(source, table, None)
        _add(growing, take, file, [made])
        lost = [
            column.label
            for column in table.columns
            if not made.get(column.id) and source.has(take.names.get(column.id, ""))
        ]
        if lost:
            labels = ", ".join(f"“{label}”" for label in lost)
            growing.tell(file, f"nội dung trong tệp không hợp với cột {labels}. Hãy tự điền.")


def answers(growing: Growing, take: Take, files: Sequence[OpenedFile]) -> None:
    """Fill our questions and the lines about the person where they are empty."""
    for file in files:
        source = Source(growing.definition, take, file.response)
        lines = [
            field.label
            for field in growing.definition.identity
            if field.id in take.names
            and growing.fill_identity(field.id, source.line(take.names[field.id]))
        ]
        named = [q for q in growing.definition.questions() if q.id in take.names]
        filled = growing.fill(file, [(q, source.answer(take.names[q.id], q)) for q in named])
        taken = [f"“{label}”" for label in lines]
        if filled:
            taken.append(f"câu {listed(filled)}")
        growing.tell(
            file,
            f"đã lấy nội dung cho {', '.join(taken)}." if taken else "không có gì để lấy thêm.",
        )


def _table(growing: Growing, take: Take) -> Question:
    table = growing.definition.question(take.table)
    if table is None or table.kind != "table":
        raise DefinitionError("Bản phiếu không dùng được, cần dựng lại sổ tay.")
    return table


def _row(source: Source, table: Question, row: Row | None) -> Row:
    """What a file, or a row of it, gives to the columns of our table that the take names."""
    return {
        column.id: source.text(source.take.names[column.id], column, row)
        for column in table.columns
        if column.id in source.take.names
    }


def _add(growing: Growing, take: Take, file: OpenedFile, made: Sequence[Row]) -> None:
    """Add the rows that say anything and are not there yet, and tell how many of each."""
    table = _table(growing, take)
    answer = growing.answer(table)
    entered = answer.value if isinstance(answer.value, tuple) else ()
    there = [row for _, row in table_rows.written(table, entered)]
    known = {_content(take, row) for row in there}
    added: list[Row] = []
    repeated = too_many = 0
    for new in (row for row in made if table_rows.is_written(table, row)):
        if _content(take, new) in known:
            repeated += 1
        elif len(there) + len(added) >= MOST_ROWS:
            too_many += 1
        else:
            known.add(_content(take, new))
            added.append({"row_id": _free_id(there, added), **new})
    if added:
        growing.put(table, replace(answer, value=(*there, *added)))
    counts = {
        f"đã lấy {len(added)} hàng vào câu {table.number}": len(added),
        f"{repeated} hàng đã có sẵn ở câu {table.number} nên không lấy lại": repeated,
        f"{too_many} hàng không lấy, vì bảng chỉ nhận {MOST_ROWS} hàng": too_many,
    }
    said = [what for what, count in counts.items() if count]
    growing.tell(file, ("; ".join(said) or "không có hàng nào để lấy") + ".")


def _content(take: Take, row: Row) -> tuple[str, ...]:
    """What the take gave to a row; a person may have filled in other columns since."""
    return tuple(row.get(column, "").strip() for column in take.names)


def _free_id(there: Sequence[Row], added: Sequence[Row]) -> str:
    used = {row["row_id"] for row in (*there, *added)}
    place = len(used) + 1
    while f"r{place}" in used:
        place += 1
    return f"r{place}"
