"""What must hold of what a form takes over from files of other forms."""

from collections.abc import Iterator

from macros.check.form.parts import Parts, Placed, Said, parts, unknown
from macros.load import Path_
from macros.model.reckoning import Take

_IDENTITY = "respondent."
_PERIOD = "period"


def check_takes(found: Parts) -> Iterator[Said]:
    """Every problem of a form's takes; one of a form that is not there is said as a reference."""
    for index, take in enumerate(found.form.takes):
        path: Path_ = ("takes", index)
        yield from _tables(found, take, path)
        yield from _ours(found, take, path)
        if found.catalog.has("form", take.form):
            theirs = parts(found.catalog, found.catalog.get("form", take.form))
            yield from _theirs(theirs, take, path)
        if not take.names:
            what = "chưa ghép mã nào"
            yield (*path, "names"), "form-take", (what, "ghi “mã bên này: mã bên kia” vào “names”")


def _tables(found: Parts, take: Take, path: Path_) -> Iterator[Said]:
    """Rows need a table on either side, a row one on ours, answers none."""
    wanted = {"rows": ("table", "source"), "row": ("table",), "answers": ()}[take.kind]
    for key in ("table", "source"):
        value = getattr(take, key)
        if key in wanted and not value:
            said = (f"cách lấy {take.kind} cần “{key}”", f"ghi mã bảng vào “{key}”")
            yield path, "form-take", said
        elif value and key not in wanted:
            said = (f"cách lấy {take.kind} không dùng “{key}”", f"bỏ “{key}”")
            yield (*path, key), "form-take", said
    if "table" in wanted and take.table and found.table(take.table) is None:
        said = unknown("phiếu không có bảng", take.table, found.of_kind("table"))
        yield (*path, "table"), "form-take", said


def _ours(found: Parts, take: Take, path: Path_) -> Iterator[Said]:
    table = found.table(take.table)
    if take.kind == "answers":
        what, known = "phiếu không có câu hoặc dòng", (*found.identity, *found.by_id)
    elif table:
        what, known = f"bảng “{table.id}” không có cột", _columns(table)
    else:
        return
    for name in take.names:
        if name not in known:
            yield (*path, "names", name), "form-take", unknown(what, name, known)


def _theirs(theirs: Parts, take: Take, path: Path_) -> Iterator[Said]:
    form = f"phiếu “{theirs.form.id}”"
    source = theirs.table(take.source)
    if take.kind == "rows":
        if take.source and source is None:
            said = unknown(f"{form} không có bảng", take.source, theirs.of_kind("table"))
            yield (*path, "source"), "form-take", said
        if source is None:
            return
        what, own = f"bảng “{source.id}” của {form} không có cột", _columns(source)
    else:
        what, own = f"{form} không có câu", tuple(theirs.by_id)
    known = (*own, *(_IDENTITY + line for line in theirs.identity), _PERIOD)
    for ours, name in take.names.items():
        place = (*path, "names", ours)
        if name not in known:
            yield place, "form-take", unknown(what, name, known)
        elif take.kind == "row" and theirs.table(name):
            what = f"“{name}” của {form} là bảng, không vào được một ô"
            yield place, "form-take", (what, "lấy câu khác, hoặc dùng cách lấy rows")


def _columns(table: Placed) -> tuple[str, ...]:
    return tuple(column.id for column in table.question.columns)
