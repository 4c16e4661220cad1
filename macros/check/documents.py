"""What must hold of documents and of days: numbers, dates, what took a document's place."""

import datetime
import re
from collections.abc import Iterator

from macros.annotations import IsDate
from macros.catalog import Catalog, Key
from macros.model.items import Directive
from macros.model.rule import Rule
from macros.model.statement import Cite
from macros.problem import Problem
from macros.successors import successors
from macros.text import NUMBER

STALE_DAYS = 365


def check_dates(catalog: Catalog, key: Key, today: datetime.date) -> Iterator[Problem]:
    """A day is a real day, written year first, and has come."""
    for found in catalog.found(key):
        if not found.value or not any(isinstance(m, IsDate) for m in found.metadata):
            continue
        day = _day(found.value)
        if day is None:
            mend = "viết năm-tháng-ngày, ví dụ “2018-05-16”"
            said = (f"“{found.value}” không phải một ngày", mend)
            yield catalog.problem(key, found.path, "date-form", said)
        elif day > today:
            said = (f"ngày “{found.value}” chưa tới", "xem lại năm, tháng, ngày")
            yield catalog.problem(key, found.path, "date-future", said)


def check_order(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """No article tells of a document before the document's day."""
    item = catalog.get(*key)
    document = item if isinstance(item, Directive) else _directive(catalog, item)
    issued = _day(document.date) if document else None
    if not document or not issued:
        return
    for path, cite in catalog.parts(key):
        if not isinstance(cite, Cite) or not catalog.has("source", cite.source):
            continue
        published = _day(catalog.get("source", cite.source).published)
        if published and published < issued:
            what = f"bài “{cite.source}” đăng {published}, trước ngày văn bản {issued}"
            mend = f"chọn nguồn khác, hoặc xem lại hai ngày trong tệp nguồn và “{document.id}”"
            yield catalog.problem(key, (*path, "source"), "cite-before-document", (what, mend))


def check_number(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """A document's number is written as numbers are, stands in its title, and is its own."""
    item = catalog.get(*key)
    if not isinstance(item, Directive | Rule) or not item.number:
        return
    if not re.fullmatch(NUMBER, item.number):
        mend = "viết liền số, gạch nối hoặc gạch chéo và chữ in hoa, ví dụ “12-HD/BTC”"
        said = (f"số “{item.number}” không giống số văn bản", mend)
        yield catalog.problem(key, ("number",), "number-form", said, "lưu ý")
    if item.number not in item.title:
        said = (f"tên không có số “{item.number}”", "ghi số vào “title”, hoặc xem lại “number”")
        yield catalog.problem(key, ("number",), "number-title", said, "lưu ý")
    for other in catalog.items(key[0]):
        if other.id < item.id and (other.number, other.issuer) == (item.number, item.issuer):
            what = f"trùng số và cơ quan ban hành với “{other.id}”"
            said = (what, "xem lại số; nếu là một văn bản thì gộp hai tệp")
            yield catalog.problem(key, ("number",), "number-twice", said)


def check_succession(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """What a document replaces is retired, and what is retired has a successor or a reason."""
    item = catalog.get(*key)
    if not isinstance(item, Directive):
        return
    for index, relation in enumerate(item.relations):
        if relation.target == item.id:
            continue  # `check_references` says so
        replaced = relation.kind == "replaces" and catalog.has("directive", relation.target)
        if replaced and catalog.get("directive", relation.target).status == "active":
            what = f"“{relation.target}” đã bị thay thế mà vẫn để đang dùng"
            said = (what, f"ghi “status: retired” trong data/directives/{relation.target}.yml")
            yield catalog.problem(key, ("relations", index), "replaced-active", said, "lưu ý")
    if item.status == "retired" and not (item.retired_note or successors(catalog, key)):
        mend = "thêm quan hệ “replaces” ở văn bản mới, hoặc ghi “retired_note” nói vì sao"
        said = ("không dùng nữa mà chưa ghi văn bản nào thay thế", mend)
        yield catalog.problem(key, ("status",), "retired-alone", said, "lưu ý")


def check_age(catalog: Catalog, key: Key, today: datetime.date) -> Iterator[Problem]:
    """A document that nobody has looked up for a year."""
    item = catalog.get(*key)
    checked = _day(item.checked_on) if isinstance(item, Directive | Rule) else None
    if checked and (today - checked).days > STALE_DAYS:
        what = f"đối chiếu lần cuối {(today - checked).days} ngày trước"
        said = (what, "tra lại văn bản rồi sửa “checked_on”")
        yield catalog.problem(key, ("checked_on",), "stale", said, "lưu ý")


def check_counts(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """No source prints more than it announces."""
    item = catalog.get(*key)
    for index, count in enumerate(item.counts if isinstance(item, Directive) else ()):
        if count.announced < count.printed:
            said = ("số in ra lớn hơn số nguồn nêu", "xem lại hai số “announced” và “printed”")
            yield catalog.problem(key, ("counts", index, "printed"), "count", said)


def _directive(catalog: Catalog, item: object) -> Directive | None:
    """The directive that an item belongs to."""
    directive = getattr(item, "directive", "")
    if not directive or not catalog.has("directive", directive):
        return None
    found: Directive = catalog.get("directive", directive)
    return found


def _day(text: str) -> datetime.date | None:
    """A day written as in `2018-05-16`; nothing when it is not one."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
