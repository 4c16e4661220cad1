"""What must hold inside a regulation's YAML, and between a regulation and those before it."""

from collections.abc import Iterator

from macros.annotations import Inner, IsAddress
from macros.catalog import Catalog, Key
from macros.load import Path_
from macros.model.rule import Fact, Rule, RuleRelation
from macros.problem import Problem
from macros.walk import Found

_SUCCESSION = ("replaces", "follows", "amends")
"""Relations whose newer end cannot be older, and which never come back to their beginning."""
Said = tuple[Path_, str, tuple[str, str]]
"""A place in the file, the rule's name, what is wrong with the mend."""


def check_rule(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """Every problem of an item that is a regulation."""
    item = catalog.get(*key)
    if not isinstance(item, Rule):
        return
    for found in (
        _dates(item),
        _area(catalog, item),
        _evidence(catalog, key, item),
        _succession(catalog, item),
    ):
        for path, code, said in found:
            yield catalog.problem(key, path, code, said)
    for path, said in _unused_pages(catalog, key, item):
        yield catalog.problem(key, path, "rule-page-unused", said, "lưu ý")


def _dates(item: Rule) -> Iterator[Said]:
    """Either the day or the year is given."""
    if bool(item.date) == bool(item.year):
        what = "ghi cả “date” lẫn “year”" if item.date else "chưa có ngày hoặc năm ban hành"
        mend = "giữ “date” nếu biết ngày; nếu chỉ biết năm thì bỏ “date”, ghi “year”"
        yield ("year",) if item.year else (), "rule-date", (what, mend)


def _area(catalog: Catalog, item: Rule) -> Iterator[Said]:
    """A heading stands over regulations or over criteria, for each has its own list."""
    origins = {kind for kind, _ in catalog.backlinks("group", item.area)}
    if "criterion" in origins:
        said = (f"nhóm “{item.area}” là nhóm tiêu chí", "chọn hoặc tạo nhóm riêng cho quy định")
        yield ("area",), "rule-area", said


def _evidence(catalog: Catalog, key: Key, item: Rule) -> Iterator[Said]:
    """Everything stands on pages that the file lists, and their addresses are addresses."""
    known = {page.id for page in item.pages}
    for found in catalog.found(key):
        if any(isinstance(mark, Inner) for mark in found.metadata) and found.value not in known:
            what = f"“pages” của tệp này không có mã “{found.value}”"
            yield found.path, "rule-page", (what, "sửa mã, hoặc thêm trang vào “pages”")
        if any(isinstance(mark, IsAddress) for mark in found.metadata):
            yield from _address(item, found)
    for path, inner in catalog.parts(key):
        if isinstance(inner, Fact) and not inner.pages:
            said = ("ý này chưa có trang mạng làm bằng chứng", "ghi mã của trang vào “pages”")
            yield (*path, "pages"), "rule-pages", said


def _address(item: Rule, found: Found) -> Iterator[Said]:
    page = item.pages[int(found.path[1])]
    if not page.address and page.evidence != "unofficial":
        said = (f"trang “{page.id}” chưa có địa chỉ", "ghi địa chỉ đầy đủ vào “address”")
        yield found.path[:-1], "rule-address", said
    if page.address and not page.address.startswith(("http://", "https://")):
        what = "địa chỉ không bắt đầu bằng http:// hay https://"
        yield found.path, "rule-address", (what, "chép lại cả địa chỉ từ thanh địa chỉ")


def _unused_pages(
    catalog: Catalog, key: Key, item: Rule
) -> Iterator[tuple[Path_, tuple[str, str]]]:
    """Pages that prove nothing."""
    used = {
        found.value
        for found in catalog.found(key)
        if any(isinstance(m, Inner) for m in found.metadata)
    }
    for index, page in enumerate(item.pages):
        if page.id not in used:
            said = (f"không ý nào dẫn trang “{page.id}”", "dẫn trang ở ý thích hợp, hoặc xóa trang")
            yield ("pages", index), said


def _succession(catalog: Catalog, item: Rule) -> Iterator[Said]:
    """What comes later is later, proves that it replaces, and is not its own forerunner."""
    seen = {page.id for page in item.pages if page.evidence in ("full", "excerpt")}
    for index, relation in enumerate(item.relations):
        path: Path_ = ("relations", index)
        if relation.kind == "replaces" and not seen.intersection(relation.pages):
            what = "nói là thay thế mà chưa có trang đã xem làm bằng chứng"
            mend = "ghi mã của trang (full hoặc excerpt) vào “pages”, hoặc đổi thành “follows”"
            yield path, "rule-proof", (what, mend)
        if catalog.has("rule", relation.target) and relation.target != item.id:
            yield from _tie(catalog, item, relation, path)


def _tie(catalog: Catalog, item: Rule, relation: RuleRelation, path: Path_) -> Iterator[Said]:
    """What must hold between a regulation and one that is there."""
    older: Rule = catalog.get("rule", relation.target)
    if relation.kind not in _SUCCESSION:
        return
    length = min(len(item.issued), len(older.issued))
    if item.issued[:length] < older.issued[:length]:
        what = f"ban hành ({item.issued}) trước “{older.id}” ({older.issued})"
        mend = "đổi chiều quan hệ, hoặc xem lại ngày trong hai tệp"
        yield (*path, "target"), "rule-order", (what, mend)
    if item.id in _before(catalog, older):
        said = (f"“{item.id}” và “{older.id}” nối nhau thành vòng", "bỏ một trong các quan hệ")
        yield (*path, "target"), "rule-cycle", said


def _before(catalog: Catalog, rule: Rule) -> set[str]:
    """A regulation and all that it came after, by id."""
    found: set[str] = set()
    waiting = [rule.id]
    while waiting:
        name = waiting.pop()
        if name not in found and catalog.has("rule", name):
            found.add(name)
            relations = catalog.get("rule", name).relations
            waiting += [r.target for r in relations if r.kind in _SUCCESSION]
    return found
