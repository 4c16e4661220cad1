"""What must hold of a form's paper: letterhead, signatures, ballots."""

from collections.abc import Iterator

from macros.check.form.parts import Parts, Said, names, unknown
from macros.model.items import Scale

_COPIES = (1, 2, 4)
"""Equal ballots that fill a sheet of A4."""


def check_paper(found: Parts) -> Iterator[Said]:
    """Every problem of what a form's paper names."""
    form = found.form
    if form.letterhead:
        what = "“identity” không có dòng"
        left = form.letterhead.left
        yield from names(("letterhead", "left"), "form-letterhead", what, left, found.identity)
    known = (*found.identity, *found.of_kind("text"))
    for index, signature in enumerate(form.signatures):
        if signature.name and signature.name not in known:
            said = unknown("phiếu không có dòng hoặc câu hỏi chữ", signature.name, known)
            yield ("signatures", index, "name"), "form-signature", said
    yield from _ballot(found)


def _ballot(found: Parts) -> Iterator[Said]:
    ballot = found.form.ballot
    if ballot is None:
        if not found.form.signatures:
            said = ("phiếu không có chỗ ký", "thêm một chức danh vào “signatures”")
            yield ("signatures",), "form-signature", said
        return
    people = found.table(ballot.people)
    if people is None:
        said = unknown("phiếu không có bảng", ballot.people, found.of_kind("table"))
        yield ("ballot", "people"), "form-ballot", said
    else:
        what = f"bảng “{people.id}” không có cột"
        columns = [column.id for column in people.question.columns]
        yield from names(("ballot", "columns"), "form-ballot", what, ballot.columns, columns)
    if not ballot.columns:
        said = ("lá phiếu không in cột nào", "ghi ít nhất cột họ tên")
        yield ("ballot", "columns"), "form-ballot", said
    if ballot.copies not in _COPIES:
        said = (f"{ballot.copies} lá không chia đều một tờ A4", "ghi 1, 2 hoặc 4")
        yield ("ballot", "copies"), "form-ballot", said
    if found.catalog.has("scale", ballot.scale):
        scale: Scale = found.catalog.get("scale", ballot.scale)
        if not scale.levels:
            said = (f"thang “{scale.id}” không có mức nào", "chọn thang khác")
            yield ("ballot", "scale"), "form-ballot", said
