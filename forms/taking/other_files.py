"""What a form takes from other forms' files: rows into a table, or answers to its questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forms import rows as table_rows
from forms.definition import Take
from forms.errors import DefinitionError
from forms.question import Question
from forms.response import Row
from forms.shown import says_anything
from forms.taking.growing import Growing, OpenedFile, listed
from forms.taking.source import Source

MOST_ROWS = 500
"""Rows of a table after which no more are taken: a page with more would hardly move."""


def rows(growing: Growing, take: Take, files: Sequence[OpenedFile]) -> None:
    """Add every row of the files' table that says anything to ours."""
    table = _table(growing, take)
    for file in files:
        source = Source(growing.definition, take, file.response)
        theirs = (row for row in source.rows(take.source) if _says_anything(take, row))
        _add(growing, take, file, [_made(source, table, row) for row in theirs])


def row(growing: Growing, take: Take, files: Sequence[OpenedFile]) -> None:
    """Add one row a file to our table."""
    table = _table(growing, take)
    for file in files:
        source = Source(growing.definition, take, file.response)
        _add(growing, take, file, [_made(source, table, None)])


def answers(growing: Growing, take: Take, files: Sequence[OpenedFile]) -> None:
    """Fill our questions and the lines about the person where they are empty."""
    definition, names = growing.definition, take.names
    for file in files:
        source = Source(definition, take, file.response)
        lines = {f.id: source.line(names[f.id]) for f in definition.identity if f.id in names}
        asked = [question for question in definition.questions() if question.id in names]
        offered = [(question, source.answer(names[question.id], question)) for question in asked]
        taken = [f"“{label}”" for label in growing.fill_lines(file, lines)]
        if filled := growing.fill(file, offered):
            taken.append(f"câu {listed(filled)}")
        said = f"đã lấy nội dung cho {', '.join(taken)}" if taken else "không có gì để lấy thêm"
        growing.tell(file, f"{said}.")
        unfit = [q for q, a in offered if not says_anything(q, a) and source.has(names[q.id])]
        if unfit:
            growing.tell(
                file, f"nội dung trong tệp không hợp với câu {listed(unfit)}. Hãy tự điền."
            )


@dataclass(frozen=True, slots=True)
class _Made:
    """A row made of a file."""

    row: Row
    unfit: tuple[str, ...]
    """Labels of columns that could not take what the file has for them."""


def _table(growing: Growing, take: Take) -> Question:
    table = growing.definition.question(take.table)
    if table is None or table.kind != "table":
        raise DefinitionError("Bản phiếu không dùng được, cần dựng lại sổ tay.")
    return table


def _says_anything(take: Take, row: Row) -> bool:
    return any(row.get(name, "").strip() for name in take.names.values())


def _made(source: Source, table: Question, row: Row | None) -> _Made:
    """A row of ours from a file, or from a row of it."""
    made = {column.id: "" for column in table.columns}
    unfit: list[str] = []
    for column in table.columns:
        name = source.take.names.get(column.id, "")
        if name and source.has(name, row):
            made[column.id] = source.text(name, column, row)
            unfit += [] if made[column.id] else [column.label]
    return _Made(made, tuple(unfit))


def _add(growing: Growing, take: Take, file: OpenedFile, made: Sequence[_Made]) -> None:
    """Add the rows that say anything and are not there yet, and tell how many of each."""
    table = _table(growing, take)
    answer = growing.answer(table)
    entered = answer.value if isinstance(answer.value, tuple) else ()
    there = [row for _, row in table_rows.written(table, entered)]
    known = {_content(take, row) for row in there}
    added: list[_Made] = []
    repeated = too_many = 0
    for new in (one for one in made if table_rows.is_written(table, one.row)):
        if _content(take, new.row) in known:
            repeated += 1
        elif len(there) + len(added) >= MOST_ROWS:
            too_many += 1
        else:
            known.add(_content(take, new.row))
            added.append(new)
    if added:
        growing.put(table, replace(answer, value=(*there, *_with_ids(added, there))))
    place = f"câu {table.number}"
    counts = {
        f"đã lấy {len(added)} dòng vào {place}": len(added),
        f"{repeated} dòng đã có sẵn ở {place} nên không lấy lại": repeated,
        f"{too_many} dòng không lấy, vì bảng chỉ nhận {MOST_ROWS} dòng": too_many,
    }
    _tell(growing, file, [what for what, count in counts.items() if count], added)


def _tell(growing: Growing, file: OpenedFile, said: list[str], added: Sequence[_Made]) -> None:
    growing.tell(file, ("; ".join(said) or "không có dòng nào để lấy") + ".")
    if unfit := dict.fromkeys(label for one in added for label in one.unfit):
        labels = ", ".join(f"“{label}”" for label in unfit)
        growing.tell(file, f"có nội dung trong tệp không hợp với cột {labels}. Hãy tự điền.")


def _content(take: Take, row: Row) -> tuple[str, ...]:
    """What the take gave to a row; a person may have filled in other columns since."""
    return tuple(row.get(column, "").strip() for column in take.names)


def _with_ids(added: Sequence[_Made], there: Sequence[Row]) -> Iterator[Row]:
    """The new rows with ids that no other row has."""
    used = {row["row_id"] for row in there}
    place = len(used)
    for one in added:
        place += 1
        while f"r{place}" in used:
            place += 1
        yield {"row_id": f"r{place}", **one.row}
