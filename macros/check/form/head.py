"""What must hold of a form as a whole: what it rests on, whom and when it asks, its ids."""

from collections.abc import Iterator

from forms.export.word_fields import RESERVED
from macros.check.form.parts import Parts, Said
from macros.load import Path_
from macros.model.items import Period

PERIODS = ("month", "quarter", "half", "year", "ad_hoc")
"""The lengths of periods that a form may be filled in for."""
_TAKEN = {*RESERVED, "period", "respondent"}
"""Ids that a Word template, the page's fields or a file's path could not tell from their own."""
_OF_SECTIONS = {"identity"}
_OF_TAKES = {"ky-truoc", "phan-cua-tap-the"}


def check_head(found: Parts) -> Iterator[Said]:
    """Every problem of a form's own keys."""
    form = found.form
    yield from _bases(found)
    if not form.identity:
        said = ("phiếu không hỏi họ tên", "thêm dòng họ tên ở đầu “identity”")
        yield ("identity",), "form-identity", said
    if form.verified_on and not form.unverified:
        what = "có ngày đối chiếu mà không có lời cảnh báo nào để thôi in"
        yield ("verified_on",), "form-verified", (what, "bỏ “verified_on”, hoặc ghi “unverified”")
    yield from _periods(found)
    yield from _scale(found)
    # A group that this one replaced names it as well.
    origins = {kind for kind, _ in found.catalog.backlinks("group", form.group)}
    if form.group and origins - {"form", "group"}:
        what = f"nhóm “{form.group}” là nhóm của danh sách khác"
        yield ("group",), "form-group", (what, "chọn hoặc tạo nhóm riêng cho phiếu")


def _bases(found: Parts) -> Iterator[Said]:
    """A form rests on a document or on a rule, or its questions say what each rests on."""
    form = found.form
    if form.directive and form.rule:
        what = "phiếu dựa vào cả văn bản lẫn quy định"
        mend = "giữ một khóa; câu nào dựa vào bên kia thì ghi “rule” hoặc “cite” ở câu ấy"
        yield ("rule",), "form-basis", (what, mend)
    asked = (placed.question for placed in found.questions)
    keys = ("criterion", "trigger", "procedure", "rule", "cite")
    if not (form.directive or form.rule or any(getattr(q, key) for q in asked for key in keys)):
        what = "phiếu chưa nói dựa vào đâu"
        mend = "ghi “directive” hoặc “rule”; phiếu theo nhiều nguồn thì ghi căn cứ ở từng câu"
        yield ("directive",), "form-basis", (what, mend)


def _periods(found: Parts) -> Iterator[Said]:
    seen: set[str] = set()
    for index, name in enumerate(found.form.periods):
        if not found.catalog.has("period", name):
            continue
        period: Period = found.catalog.get("period", name)
        path: Path_ = ("periods", index)
        if period.length not in PERIODS:
            what = f"kỳ “{name}” không phải tháng, quý, nửa năm, năm hay đột xuất"
            yield path, "form-period", (what, "chọn kỳ khác")
        elif period.length in seen:
            what = f"kỳ “{name}” dài bằng một kỳ ở trên, người điền không phân biệt được"
            yield path, "form-period", (what, "giữ một kỳ")
        seen.add(period.length)


def _scale(found: Parts) -> Iterator[Said]:
    """There is a scale where a criterion is asked, with levels to choose from, and only there."""
    asked = next((placed for placed in found.questions if placed.kind == "scale"), None)
    scale = found.scale()
    if asked and not found.form.scale:
        what = "phiếu có câu theo tiêu chí mà không có thang"
        yield asked.path, "form-scale", (what, "ghi “scale” ở đầu phiếu")
    elif asked and scale and not scale.levels:
        said = (f"thang “{scale.id}” không có mức nào", "chọn thang khác")
        yield ("scale",), "form-scale", said
    elif found.form.scale and not asked:
        said = ("phiếu có thang mà không có câu theo tiêu chí", "bỏ “scale”")
        yield ("scale",), "form-scale", said


def check_ids(found: Parts) -> Iterator[Said]:
    """Questions, lines and figures share their names on the page, in files and in templates."""
    form = found.form
    seen = set(found.identity)
    for index, line in enumerate(form.identity):
        yield from _reserved(line.id, _TAKEN, ("identity", index))
    for placed in found.questions:
        yield from _reserved(placed.id, _TAKEN, placed.path)
        if placed.id in seen:
            what = f"mã câu hỏi “{placed.id}” dùng hai lần"
            yield placed.path, "form-question-twice", (what, "đặt “id” khác cho câu này")
        seen.update([placed.id] if placed.id else [])
    for index, figure in enumerate(form.figures):
        yield from _reserved(figure.id, _TAKEN, ("figures", index))
        if figure.id in seen:
            what = f"mã “{figure.id}” đã là mã của một câu hoặc một dòng"
            yield ("figures", index), "form-question-twice", (what, "đặt mã khác cho con số")
    for index, section in enumerate(form.sections):
        yield from _reserved(section.id, _OF_SECTIONS, ("sections", index))
    for index, take in enumerate(form.takes):
        yield from _reserved(take.id, _OF_TAKES, ("takes", index))


def _reserved(name: str, reserved: set[str], path: Path_) -> Iterator[Said]:
    if name in reserved:
        said = (f"mã “{name}” sổ tay đã dùng vào việc khác", "đặt mã khác")
        yield path, "form-reserved", said
