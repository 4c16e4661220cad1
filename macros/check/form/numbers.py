"""What must hold of a form's numbers: operands, checks, figures, thresholds."""

from collections.abc import Iterator

from forms import number
from macros.check.form.parts import Parts, Said, unknown
from macros.load import Path_
from macros.model.reckoning import FormFigure


def check_numbers(found: Parts) -> Iterator[Said]:
    """Every problem of what a form reckons."""
    for index, check in enumerate(found.form.checks):
        path: Path_ = ("checks", index)
        yield from _table(found, check.table, path)
        for key, operands in (("left", check.left), ("right", check.right)):
            yield from _operands(found, check.table, operands, (*path, key))
    for index, figure in enumerate(found.form.figures):
        yield from _figure(found, figure, ("figures", index))
    for index, threshold in enumerate(found.form.thresholds):
        path = ("thresholds", index)
        yield from _operands(found, "", threshold.of, (*path, "of"))
        choice = found.by_id.get(threshold.question)
        if choice is None or choice.kind != "choice":
            said = unknown("phiếu không có câu lựa chọn", threshold.question, _choices(found))
            yield (*path, "question"), "form-threshold", said
            continue
        options = found.values(choice)
        for option in threshold.at_least:
            if option not in options:
                said = unknown(f"câu “{choice.id}” không có lựa chọn", option, options)
                yield (*path, "at_least", option), "form-threshold", said
        if not threshold.at_least:
            said = ("chưa có ngưỡng nào", "ghi mã lựa chọn và số điểm vào “at_least”")
            yield (*path, "at_least"), "form-threshold", said


def _figure(found: Parts, figure: FormFigure, path: Path_) -> Iterator[Said]:
    yield from _table(found, figure.table, path)
    yield from _operands(found, figure.table, figure.of, (*path, "of"))
    if figure.base:
        yield from _operands(found, figure.table, figure.base, (*path, "base"))
    if figure.base and figure.base_from:
        said = ("có cả “base” lẫn “base_from”", "giữ một khóa")
        yield (*path, "base_from"), "form-figure", said
    if figure.base_from:
        yield from _base_from(found, figure, (*path, "base_from"))
    if bool(figure.table) == bool(figure.section):
        what = "con số phải thuộc một bảng (“table”) hoặc một phần (“section”)"
        yield path, "form-figure", (what, "ghi đúng một trong hai khóa")
    sections = [section.id for section in found.form.sections]
    if figure.section and figure.section not in sections:
        said = unknown("phiếu không có phần", figure.section, sections)
        yield (*path, "section"), "form-figure", said


def _base_from(found: Parts, figure: FormFigure, path: Path_) -> Iterator[Said]:
    """The options of the choice name numbers."""
    choice = found.by_id.get(figure.base_from)
    if choice is None or choice.kind != "choice":
        said = unknown("phiếu không có câu lựa chọn", figure.base_from, _choices(found))
        yield path, "form-figure", said
        return
    for option in found.values(choice):
        if not _is_number(found, figure.table, option):
            what = f"lựa chọn “{option}” của câu “{choice.id}” không phải mã một câu hỏi số"
            yield path, "form-figure", (what, "đặt mã lựa chọn trùng mã câu hỏi số")


def _table(found: Parts, table: str, path: Path_) -> Iterator[Said]:
    if table and found.table(table) is None:
        said = unknown("phiếu không có bảng", table, found.of_kind("table"))
        yield (*path, "table"), "form-number", said


def _operands(found: Parts, table: str, operands: tuple[str, ...], path: Path_) -> Iterator[Said]:
    known = _numbers(found, table)
    for index, operand in enumerate(operands):
        if not _is_number(found, table, operand):
            said = unknown("phiếu không có con số", operand, known)
            yield (*path, index), "form-number", said
    if not operands:
        yield path, "form-number", ("chưa ghi con số nào", "ghi mã của ít nhất một con số")


def _is_number(found: Parts, table: str, operand: str) -> bool:
    return operand in _numbers(found, table) or number.read(operand) is not None


def _numbers(found: Parts, table: str) -> tuple[str, ...]:
    """Every operand that names something; with a table, its columns as well."""
    placed = found.table(table)
    columns = placed.question.columns if placed else ()
    of_row = [column.id for column in columns if column.kind == "number"]
    sums = [
        f"{name}.{column.id}"
        for name in found.of_kind("table")
        for column in found.by_id[name].question.columns
        if column.kind == "number"
    ]
    return (*of_row, *found.of_kind("number"), *sums)


def _choices(found: Parts) -> tuple[str, ...]:
    return found.of_kind("choice")
