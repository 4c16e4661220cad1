"""What must hold inside a training session's YAML, and of what it shows."""

from collections.abc import Iterator
from typing import Any

from macros.catalog import Catalog, Key
from macros.check.rule import Said
from macros.load import Path_
from macros.model.question import question_id
from macros.model.training import Training, TrainingPart
from macros.problem import Problem


def check_training(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """Every problem of an item that is a training session."""
    item = catalog.get(*key)
    if not isinstance(item, Training):
        return
    found = [_minutes(item)]
    for index, part in enumerate(item.parts):
        found += [_content(part, ("parts", index)), _shown(catalog, part, ("parts", index))]
    for each in found:
        for path, code, said in each:
            yield catalog.problem(key, path, code, said)


def _minutes(item: Training) -> Iterator[Said]:
    """Every part takes its time, and the parts together what is announced."""
    for index, part in enumerate(item.parts):
        if part.minutes < 1:
            said = (f"phần “{part.id}” không có phút nào", "ghi số phút của phần, từ 1 trở lên")
            yield ("parts", index, "minutes"), "training-minutes", said
    total = sum(part.minutes for part in item.parts)
    if total != item.minutes:
        what = f"các phần cộng lại {total} phút, buổi ghi {item.minutes} phút"
        mend = f"sửa số phút của phần, hoặc ghi “minutes: {total}” ở đầu tệp"
        yield ("minutes",), "training-minutes", (what, mend)


def _content(part: TrainingPart, path: Path_) -> Iterator[Said]:
    """A part shows or does one thing, so that its minutes are those of that thing."""
    if part.contents == 1:
        return
    what = f"phần “{part.id}” {'có hơn một nội dung' if part.contents else 'chưa có nội dung'}"
    choice = "directive, procedure, group, form, points, question, exercise"
    mend = f"{'chỉ giữ' if part.contents else 'ghi'} một trong: {choice}"
    yield path, "training-part", (what, mend)


def _shown(catalog: Catalog, part: TrainingPart, path: Path_) -> Iterator[Said]:
    """What is chosen of an item is inside it."""
    if not part.shows or not catalog.has(*part.shows):
        if part.only and not part.shows:
            said = ("“only” chọn trong một mục, mà phần này không chiếu mục nào", "bỏ “only”")
            yield (*path, "only"), "training-only", said
        return
    kind, item_id = part.shows
    known = _inside(catalog, kind, catalog.get(kind, item_id))
    if not known and kind == "group":
        said = (f"nhóm “{item_id}” không có tiêu chí nào để chiếu", "chọn một nhóm tiêu chí")
        yield (*path, "group"), "training-group", said
    for index, wanted in enumerate(part.only):
        if wanted not in known:
            mend = f"ghi mã có trong mục ấy: {', '.join(known)}" if known else "bỏ “only”"
            said = (f"“{item_id}” không có “{wanted}”", mend)
            yield (*path, "only", index), "training-only", said


def _inside(catalog: Catalog, kind: str, item: Any) -> tuple[str, ...]:
    """The ids that may be chosen of an item, in its order."""
    if kind == "directive":
        return tuple(requirement.id for requirement in item.requirements)
    if kind == "procedure":
        return tuple(step.id for step in item.steps)
    if kind == "form":
        return tuple(question_id(q) for section in item.sections for q in section.questions)
    criteria = catalog.items("criterion")
    return tuple(c.id for c in criteria if c.group == item.id and c.status == "active")
