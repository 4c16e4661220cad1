"""What must hold of `replaced`, `replaced_by` and `retired_note` themselves."""

from collections.abc import Iterator

from forms.question import NO, NOT_APPLICABLE, YES
from macros.catalog import Catalog, Key
from macros.check.edition.past import Past, Said, past
from macros.check.form.parts import unknown
from macros.edition.frozen import BEFORE, FrozenPart
from macros.edition.part_names import sort_of
from macros.load import Path_
from macros.model.replaced import Replaced
from macros.problem import Problem
from macros.successors import replacing

TYPED = ("text", "date", "number")
"""Kinds of questions and columns that take whatever is typed."""


def check_replaced(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """Every problem of what an item says about ids that are gone or mean something else."""
    item = catalog.get(*key)
    for path, code, said in _retired(item):
        yield catalog.problem(key, path, code, said)
    twice = set(replacing(catalog, key)).intersection(getattr(item, "replaced_by", ()))
    for name in sorted(twice):
        what = f"“{name}” đã có quan hệ “replaces” với mục này nên khỏi ghi lại"
        said = (what, "bỏ mã ấy khỏi “replaced_by”")
        yield catalog.problem(key, ("replaced_by",), "replaced-by-twice", said, "lưu ý")
    entries: tuple[Replaced, ...] = getattr(item, "replaced", ())
    found = past(catalog, key) if entries else None
    for index, entry in enumerate(entries if found else ()):
        assert found  # noqa: S101 - for the types: there are entries
        for path, code, said in _entry(found, index, entry):
            yield catalog.problem(key, ("replaced", index, *path), code, said)
        for path, code, said in _kinds(found, entry):
            yield catalog.problem(key, ("replaced", index, *path), code, said, "lưu ý")


def _retired(item: object) -> Iterator[Said]:
    """The keys that say why an item is not used belong to one that is not used."""
    if getattr(item, "status", "active") == "retired":
        return
    for name in ("replaced_by", "retired_note"):
        if getattr(item, name, None):
            said = (f"có “{name}” mà mục vẫn đang dùng", f"ghi “status: retired”, hoặc bỏ “{name}”")
            yield (name,), "replaced-status", said


def _entry(found: Past, index: int, entry: Replaced) -> Iterator[Said]:
    names = [edition.name for edition in found.catalog.editions]
    if entry.after not in (BEFORE, *names):
        what = f"chưa chốt phiên bản nào tên “{entry.after}”"
        mend = f"chọn một trong: {', '.join(names)}" if names else "bỏ mục này: chưa cần giải thích"
        yield ("after",), "replaced-after", (what, mend)
        return
    if any((e.id, e.after) == (entry.id, entry.after) for e in found.replaced[:index]):
        what = f"“{entry.id}” sau phiên bản {entry.after} đã có một mục ở trên"
        yield ("id",), "replaced-twice", (what, "gộp hai mục làm một")
    frozen = next((item for name, item in found.editions if name == entry.after), None)
    of_form = found.key[0] == "form"
    known = frozen.parts if frozen else {}
    whole = entry.id == found.key[1] and not of_form
    if entry.after != BEFORE and not whole and entry.id not in known:
        said = unknown(f"phiên bản {entry.after} không có", entry.id, known)
        yield ("id",), "replaced-id", said
    yield from _targets(found, entry, [BEFORE, *names])
    if of_form:
        yield from _values(found, entry, known.get(entry.id))
    elif entry.values:
        what = "“values” chỉ dùng cho câu hỏi, cột, dòng của phiếu"
        yield ("values",), "replaced-values", (what, "bỏ “values”; mức cũ thì ghi ở “id”")


def _targets(found: Past, entry: Replaced, order: list[str]) -> Iterator[Said]:
    """Every successor is there, or is said to be gone later on."""
    later = {
        each.id
        for each in found.replaced
        if each.after in order and order.index(each.after) > order.index(entry.after)
    }
    for index, name in enumerate(entry.replaced_by):
        own = name == entry.id == found.key[1]
        if not own and name not in found.parts and name not in later:
            said = unknown("tệp này không có", name, found.parts)
            yield ("replaced_by", index), "replaced-by", said
    if found.key[0] == "scale" and len(entry.replaced_by) > 1:
        said = ("một mức cũ chỉ thay được bằng một mức", "giữ một mã, hoặc bỏ trống")
        yield ("replaced_by",), "replaced-by", said


def _kinds(found: Past, entry: Replaced) -> Iterator[Said]:
    """An answer goes on only where the successor can show it, or the entry says as what."""
    frozen = next((item for name, item in found.editions if name == entry.after), None)
    old = frozen.parts.get(entry.id) if frozen else None
    if found.key[0] != "form" or not old or entry.values:
        return
    before = (sort_of("form", entry.id), _kind(old))
    for index, name in enumerate(entry.replaced_by):
        if name not in found.parts or (sort_of("form", name), _kind(found.parts[name])) == before:
            continue
        what = f"“{name}” khác loại với “{entry.id}”, câu trả lời cũ không chuyển sang được"
        mend = (
            "nếu chuyển được thì ghi “values”; nếu không thì bỏ mã này khỏi “replaced_by”, "
            "câu trả lời cũ được giữ ở phụ lục"
        )
        yield ("replaced_by", index), "replaced-kind", (what, mend)


def _kind(part: FrozenPart) -> str:
    """Text, days and numbers are typed, and stay as they were typed."""
    kind = part.meaning.get("kind", "")
    return "" if kind in TYPED else kind


def _values(found: Past, entry: Replaced, old: FrozenPart | None) -> Iterator[Said]:
    """Old answers were answers, and new ones can be chosen."""
    before = _offered(found.catalog, old) if old else tuple(entry.values)
    parts = [found.parts[name] for name in entry.replaced_by if name in found.parts]
    now = {value for part in parts for value in _offered(found.catalog, part)}
    whole = len(parts) == len(entry.replaced_by)
    for one, other in entry.values.items():
        path: Path_ = ("values", one)
        if one not in before:
            said = (f"phiên bản {entry.after} không có câu trả lời “{one}”", "xem lại mã")
            yield path, "replaced-values", said
        if other and whole and other not in now:
            said = (f"câu thay thế không có câu trả lời “{other}”", 'ghi mã đang có, hoặc ""')
            yield path, "replaced-values", said


def _offered(catalog: Catalog, part: FrozenPart) -> tuple[str, ...]:
    """What may be chosen; of a scale its levels of any time, for they are explained there."""
    if part.meaning.get("kind") == "yes_no":
        return YES, NO
    scale = part.meaning.get("scale", "")
    if not scale or not catalog.has("scale", scale):
        return tuple(part.values)
    levels = [level.id for level in catalog.get("scale", scale).levels]
    frozen = (edition.item(("scale", scale)) for edition in catalog.editions)
    return (*levels, NOT_APPLICABLE, *(name for item in frozen if item for name in item.parts))
