"""What must hold of each question of a form."""

from collections.abc import Iterator

from macros.check.form.parts import Parts, Placed, Said, names, unknown
from macros.load import Path_
from macros.model.items import Criterion, Period
from macros.model.question import Column, Option

_OWN = ("text", "choice", "date", "number", "yes_no", "table")
_KEYS = {
    "options": ("choice",),
    "words_at_most": ("text",),
    "short": ("text",),
    "at_most": ("number",),
    "leads": ("date",),
    "columns": ("table",),
    "rows": ("table",),
    "deadline": ("table",),
    "evidence_from": ("scale",),
    "cite": _OWN,
    "procedure": _OWN,
    "rule": _OWN,
}
"""The keys that only some kinds of question have."""
_MISPLACED = {
    "options": "chỉ câu hỏi loại choice có “options”",
    "words_at_most": "chỉ câu hỏi loại text có “words_at_most”",
    "short": "chỉ câu hỏi loại text có “short”",
    "at_most": "chỉ câu hỏi loại number có “at_most”; với bảng, ghi ở từng dòng cố định",
    "leads": "chỉ câu hỏi loại date có “leads”",
    "columns": "chỉ câu hỏi bảng có cột",
    "rows": "chỉ câu hỏi bảng có dòng cố định",
    "deadline": "chỉ câu hỏi bảng có “deadline”",
    "evidence_from": "chỉ câu hỏi theo tiêu chí có “evidence_from”",
    "cite": "câu theo tiêu chí hoặc trường hợp đã có nguồn ở đó",
    "procedure": "câu theo tiêu chí hoặc trường hợp đã có căn cứ ở đó",
    "rule": "câu theo tiêu chí hoặc trường hợp đã có căn cứ ở đó",
}


def check_question(found: Parts, placed: Placed) -> Iterator[Said]:
    """Every problem of one question."""
    question, path = placed.question, placed.path
    given = [bool(question.criterion), bool(question.trigger), bool(question.kind)]
    if sum(given) != 1:
        what = "câu hỏi phải có đúng một trong “criterion”, “trigger”, “kind”"
        yield path, "form-question", (what, "giữ một khóa")
        return
    if question.kind and not (question.id and question.label):
        what = "câu hỏi riêng của phiếu phải có “id” và “label”"
        yield path, "form-question", (what, "thêm hai khóa này")
    for key, kinds in _KEYS.items():
        if getattr(question, key) and placed.kind not in kinds:
            yield (*path, key), "form-question", (_MISPLACED[key], f"bỏ “{key}”")
    yield from _criterion(found, placed)
    yield from _choice(placed.kind, question.options, path)
    yield from _table(placed)
    yield from _deadline(placed)
    yield from _when(found, placed)
    yield from _leads(found, placed)
    yield from _periods(found, placed)


def _criterion(found: Parts, placed: Placed) -> Iterator[Said]:
    question, path = placed.question, placed.path
    if question.criterion and found.catalog.has("criterion", question.criterion):
        criterion: Criterion = found.catalog.get("criterion", question.criterion)
        if criterion.use != "self_assessed":
            what = f"tiêu chí “{question.criterion}” không phải điều để tự đánh giá"
            mend = "bỏ câu hỏi này hoặc đổi “use” của tiêu chí"
            yield path, "form-question", (what, mend)
    scale = found.scale()
    levels = [level.id for level in scale.levels] if scale else []
    if placed.kind == "scale" and scale and question.evidence_from not in ("", *levels):
        said = unknown(f"thang “{scale.id}” không có mức", question.evidence_from, levels)
        yield (*path, "evidence_from"), "form-evidence", said


def _choice(kind: str, options: tuple[Option, ...], path: Path_) -> Iterator[Said]:
    """A choice needs two options at least, and no two that read alike."""
    if kind == "choice" and len(options) < 2:
        what = "loại choice phải có ít nhất hai lựa chọn"
        yield path, "form-options", (what, "thêm các lựa chọn vào “options”")
    seen: set[str] = set()
    for index, option in enumerate(options):
        if option.label in seen:
            said = (f"lựa chọn “{option.label}” viết hai lần", "sửa lời hoặc bỏ một dòng")
            yield (*path, "options", index), "form-options", said
        seen.add(option.label)


def _table(placed: Placed) -> Iterator[Said]:
    question, path = placed.question, placed.path
    if placed.kind == "table" and not question.columns:
        said = ("câu hỏi bảng phải có ít nhất một cột", "thêm “columns”")
        yield path, "form-question", said
    for index, column in enumerate(question.columns):
        place = (*path, "columns", index)
        if column.options and column.kind != "choice":
            said = ("chỉ cột loại choice có “options”", "bỏ “options”, hoặc đổi “kind” của cột")
            yield (*place, "options"), "form-options", said
        yield from _choice(column.kind, column.options, place)
    if any(row.at_most for row in question.rows) and not _of_kind(placed, "number"):
        said = ("có số lớn nhất mà bảng không có cột số", "bỏ “at_most”, hoặc thêm cột number")
        yield (*path, "rows"), "form-question", said


def _deadline(placed: Placed) -> Iterator[Said]:
    """A deadline names a column of days and one of states, and some of its states close a row."""
    deadline, path = placed.question.deadline, (*placed.path, "deadline")
    if deadline is None:
        if placed.question.carry == "open":
            what = "“carry: open” chỉ lấy dòng chưa xong, mà bảng không có “deadline”"
            mend = "thêm “deadline”, hoặc đổi thành keep hay drop"
            yield (*placed.path, "carry"), "form-deadline", (what, mend)
        return
    dates, states = _of_kind(placed, "date"), _of_kind(placed, "choice")
    if deadline.date not in [column.id for column in dates]:
        said = unknown("bảng không có cột ngày", deadline.date, [c.id for c in dates])
        yield (*path, "date"), "form-deadline", said
    state = next((column for column in states if column.id == deadline.state), None)
    if state is None:
        said = unknown("bảng không có cột lựa chọn", deadline.state, [c.id for c in states])
        yield (*path, "state"), "form-deadline", said
        return
    options = [option.id for option in state.options]
    what = f"cột “{state.id}” không có lựa chọn"
    yield from names((*path, "done"), "form-deadline", what, deadline.done, options)
    if not deadline.done or set(options) <= set(deadline.done):
        what = "phải có lựa chọn nghĩa là đã xong, và có lựa chọn nghĩa là chưa xong"
        yield (*path, "done"), "form-deadline", (what, "xem lại “done”")


def _when(found: Parts, placed: Placed) -> Iterator[Said]:
    """A condition looks at an earlier question, and at values that this one has."""
    condition, path = placed.question.when, (*placed.path, "when")
    if condition is None:
        return
    earlier = [q.id for q in found.questions[: placed.order] if found.values(q)]
    other = found.by_id.get(condition.question)
    place = (*path, "question")
    if other is None:
        yield place, "form-when", unknown("phiếu không có câu", condition.question, earlier)
    elif other.order >= placed.order:
        what = f"câu “{condition.question}” không đứng trước câu này"
        yield place, "form-when", (what, "chuyển câu này xuống dưới, hoặc chọn câu khác")
    elif other.kind not in ("scale", "yes_no", "choice"):
        what = f"câu “{condition.question}” không phải câu chọn một câu trả lời"
        yield place, "form-when", (what, "chọn câu theo thang, có hoặc không, hay lựa chọn")
    elif found.values(other):
        what = f"câu “{condition.question}” không có câu trả lời"
        values = found.values(other)
        yield from names((*path, "values"), "form-when", what, condition.values, values)
    if not condition.values:
        said = ("chưa ghi câu trả lời nào", "ghi mã câu trả lời vào “values”")
        yield (*path, "values"), "form-when", said


def _leads(found: Parts, placed: Placed) -> Iterator[Said]:
    for index, lead in enumerate(placed.question.leads):
        if not found.catalog.has("period", lead):
            continue
        period: Period = found.catalog.get("period", lead)
        if period.length != "lead_time":
            what = f"kỳ “{lead}” không phải thời gian chuẩn bị"
            said = (what, "chọn kỳ loại lead_time")
            yield (*placed.path, "leads", index), "form-lead", said
        elif not (period.earliest_days or period.latest_days):
            what = f"kỳ “{lead}” chưa ghi bao nhiêu ngày trước"
            said = (what, f"ghi “earliest_days” hoặc “latest_days” trong data/periods/{lead}.yml")
            yield (*placed.path, "leads", index), "form-lead", said


def _periods(found: Parts, placed: Placed) -> Iterator[Said]:
    what = "“periods” của phiếu không có kỳ"
    path = (*placed.path, "periods")
    yield from names(path, "form-period", what, placed.question.periods, found.form.periods)


def _of_kind(placed: Placed, kind: str) -> list[Column]:
    return [column for column in placed.question.columns if column.kind == kind]
