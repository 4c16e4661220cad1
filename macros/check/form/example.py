"""What must hold of a form's worked example: that it could have been filled in."""

from collections.abc import Iterator

from forms import days, number
from forms.question import NOT_APPLICABLE
from forms.response import EVIDENCE_MEMBERS
from macros.check.form.parts import Parts, Placed, Said, unknown
from macros.load import Path_
from macros.model.items import Period
from macros.model.question import Column

_INDEXES = {"month": 12, "quarter": 4, "half": 2}
"""How many of a period a year has; of other periods none is told apart."""
_ROW = "row_id"


def check_example(found: Parts) -> Iterator[Said]:
    """Every problem of the example."""
    yield from _period(found)
    for placed in found.questions:
        example = placed.question.example
        if example is None:
            continue
        path: Path_ = (*placed.path, "example")
        if placed.kind == "table":
            if example.value:
                said = ("bảng không có một câu trả lời", "ghi các dòng vào “rows”")
                yield (*path, "value"), "form-example", said
            yield from _rows(placed, (*path, "rows"))
        else:
            yield from _value(found, placed, (*path, "value"))
            if example.rows:
                said = ("chỉ câu hỏi bảng có dòng", "bỏ “rows”")
                yield (*path, "rows"), "form-example", said
        yield from _beside(placed, path)


def _period(found: Parts) -> Iterator[Said]:
    example = found.form.example_period
    if example is None:
        return
    path: Path_ = ("example_period",)
    if example.period not in found.form.periods:
        said = unknown("“periods” của phiếu không có kỳ", example.period, found.form.periods)
        yield (*path, "period"), "form-example", said
    if not found.catalog.has("period", example.period):
        return
    period: Period = found.catalog.get("period", example.period)
    last = _INDEXES.get(period.length, 0)
    if last and not 1 <= example.index <= last:
        said = (f"“index” phải từ 1 đến {last}", "ghi tháng, quý hoặc nửa năm thứ mấy")
        yield path, "form-example", said
    if not last and example.index:
        said = ("kỳ này không có thứ mấy", "bỏ “index”")
        yield (*path, "index"), "form-example", said
    dated = period.length != "ad_hoc"
    if dated != (days.FIRST_YEAR <= example.year <= days.LAST_YEAR):
        said = ("“year” không phải một năm", "ghi năm, ví dụ 2026")
        yield path, "form-example", said if dated else ("kỳ đột xuất không có năm", "bỏ “year”")


def _value(found: Parts, placed: Placed, path: Path_) -> Iterator[Said]:
    example = placed.question.example
    value = example.value if example else ""
    values = found.values(placed)
    if value and values and value not in values:
        yield path, "form-example", unknown("câu này không có câu trả lời", value, values)
    elif placed.kind in ("date", "number"):
        yield from _plain(placed.kind, value, path)


def _rows(placed: Placed, path: Path_) -> Iterator[Said]:
    """Cells of columns that are there, in rows that the table may have."""
    example, question = placed.question.example, placed.question
    fixed = [row.id for row in question.rows]
    seen: set[str] = set()
    for index, row in enumerate(example.rows if example else ()):
        row_id = row.get(_ROW, "")
        place = (*path, index)
        if fixed and not row_id:
            said = ("chưa nói là dòng cố định nào", f"ghi “{_ROW}”: {', '.join(fixed)}")
            yield place, "form-example", said
        elif fixed and row_id not in fixed:
            yield place, "form-example", unknown("bảng không có dòng cố định", row_id, fixed)
        elif row_id and row_id in seen:
            said = (f"dòng “{row_id}” viết hai lần", "gộp hai dòng")
            yield place, "form-example", said
        elif row_id and not fixed:
            said = ("bảng này không có dòng cố định", "bỏ “row_id”")
            yield (*place, _ROW), "form-example", said
        seen.add(row_id)
        for name, cell in row.items():
            if name != _ROW:
                yield from _cell(placed, name, cell, (*place, name))


def _cell(placed: Placed, name: str, cell: str, path: Path_) -> Iterator[Said]:
    column = placed.column(name)
    if column is None:
        columns = [each.id for each in placed.question.columns]
        yield path, "form-example", unknown("bảng không có cột", name, columns)
    elif column.kind == "choice":
        yield from _option(column, cell, path)
    else:
        yield from _plain(column.kind, cell, path)


def _option(column: Column, cell: str, path: Path_) -> Iterator[Said]:
    options = [option.id for option in column.options]
    if cell and cell not in options:
        said = unknown(f"cột “{column.id}” không có lựa chọn", cell, options)
        yield path, "form-example", said


def _plain(kind: str, value: str, path: Path_) -> Iterator[Said]:
    """A day is a day and a number a number; a text is what it is."""
    if kind == "date" and value and not days.is_date(value):
        said = (f"“{value}” không phải một ngày", "viết năm-tháng-ngày, ví dụ “2026-03-05”")
        yield path, "form-example", said
    if kind == "number" and value and number.read(value) is None:
        said = (f"“{value}” không phải một số", "viết bằng chữ số, ví dụ “12” hoặc “7,5”")
        yield path, "form-example", said


def _beside(placed: Placed, path: Path_) -> Iterator[Said]:
    """Note, evidence and reason stand where the page asks for them."""
    example = placed.question.example
    if example is None:
        return
    if example.note and placed.kind not in ("scale", "yes_no"):
        said = ("câu này không có phần thuyết minh", "bỏ “note”")
        yield (*path, "note"), "form-example", said
    if example.evidence and placed.kind != "scale":
        said = ("chỉ câu theo tiêu chí có minh chứng", "bỏ “evidence”")
        yield (*path, "evidence"), "form-example", said
    if bool(example.reason) != (example.value == NOT_APPLICABLE):
        what = f"“reason” đi cùng câu trả lời {NOT_APPLICABLE}"
        yield path, "form-example", (what, "ghi cả hai, hoặc bỏ “reason”")
    for index, piece in enumerate(example.evidence):
        place = (*path, "evidence", index)
        for name in piece:
            if name not in EVIDENCE_MEMBERS:
                said = unknown("minh chứng không có phần", name, EVIDENCE_MEMBERS)
                yield (*place, name), "form-example", said
        if not piece.get("name"):
            said = ("minh chứng chưa có tên", "ghi tên giấy tờ vào “name”")
            yield place, "form-example", said
        yield from _plain("date", piece.get("date", ""), (*place, "date"))
