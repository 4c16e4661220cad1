"""What must hold between items, beyond their types: `python -m macros.check [DATA_DIR]`.

Every rule is a function that yields problems; `check` runs them all, so that an editor sees
everything in one run.
"""

import datetime
import sys
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

from macros.annotations import IsDate
from macros.catalog import Catalog, Key, load_catalog, references, walk
from macros.check_form import check_form
from macros.check_prose import check_prose
from macros.load import Path_
from macros.model import ID, ID_LENGTH, KINDS, Criterion, Directive, Scale, Trigger
from macros.model_form import Form
from macros.model_statement import Cite
from macros.problem import Problem, Severity, in_order, report

PHRASE_WORDS = 15
STALE_DAYS = 365
LIMITS = {"title": 120, "short_title": 60}
_LISTED = set(KINDS) - {"group", "scale", "actor", "source"}
"""Kinds that a reader finds listed, whether another item refers to them or not."""


def check(catalog: Catalog, *, today: datetime.date | None = None) -> tuple[Problem, ...]:
    """Every problem of a catalog, those of loading included."""
    day = today or datetime.date.today()  # noqa: DTZ011 - the editor's own calendar day
    problems = list(catalog.problems)
    for key in catalog.keys_in_order():
        for rule in _ITEM_RULES:
            problems.extend(rule(catalog, key))
        problems.extend(_old(catalog, key, day))
    problems.extend(_unused(catalog))
    problems.extend(check_prose(catalog))
    return in_order(problems)


def _problem(
    catalog: Catalog, key: Key, path: Path_, said: tuple[str, str], severity: Severity = "lỗi"
) -> Problem:
    what, mend = said
    return Problem(catalog.file(key), catalog.mark(key, path), severity, what, mend)


def _ids(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """Ids are readable and short; inside an item none stands twice."""
    seen: dict[tuple[Path_, str], int] = {}
    for found in walk(catalog.get(*key)):
        if found.path[-1] != "id" or (not found.value and not found.required):
            continue
        place = found.path if len(found.path) > 1 else ()
        if not ID.match(found.value) or len(found.value) > ID_LENGTH:
            what = f"mã “{found.value}” không đúng cách viết"
            mend = "dùng chữ thường không dấu, số và gạch nối, tối đa 60 ký tự, bắt đầu bằng chữ"
            yield _problem(catalog, key, place, (what, mend))
        siblings = (found.path[:-2], found.value)
        if siblings in seen:
            what = f"mã “{found.value}” dùng hai lần trong tệp này"
            yield _problem(catalog, key, place, (what, "đổi một trong hai mã"))
        seen[siblings] = 1


def _texts(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """No required text is blank, no title too long, no list of sources empty."""
    item = catalog.get(*key)
    for found in walk(item):
        name = found.path[-1]
        if found.required and isinstance(found.value, str) and not found.value.strip():
            said = (f"khóa “{name}” bỏ trống", "điền nội dung")
            yield _problem(catalog, key, found.path, said)
        limit = LIMITS.get(str(name), 0) if len(found.path) == 1 else 0
        if limit and len(str(found.value)) > limit:
            said = (f"“{name}” dài {len(found.value)} chữ", f"rút còn tối đa {limit} chữ")
            yield _problem(catalog, key, found.path, said)
    for path, inner in _nested(item):
        if _has_no_source(inner):
            said = ("chưa có nguồn", "thêm nguồn và đoạn vào “cite”")
            yield _problem(catalog, key, (*path, "cite"), said)


def _nested(value: object, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """An item and everything with keys of its own inside it, with their places."""
    if isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _nested(each, (*path, index))
    elif is_dataclass(value):
        yield path, value
        for member in fields(value):
            yield from _nested(getattr(value, member.name), (*path, member.name))


def _has_no_source(value: Any) -> bool:
    """Whether a class that must cite cites nothing."""
    required = any(m.name == "cite" and m.default is MISSING for m in fields(value))
    return required and not value.cite


def _dates(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """A day is a real day, written year first."""
    for found in walk(catalog.get(*key)):
        if not found.value or not any(isinstance(m, IsDate) for m in found.metadata):
            continue
        try:
            written = datetime.date.fromisoformat(found.value).isoformat()
        except ValueError:
            written = ""
        if written != found.value:
            said = (
                f"“{found.value}” không phải một ngày",
                "viết năm-tháng-ngày, ví dụ “2018-05-16”",
            )
            yield _problem(catalog, key, found.path, said)


def _references(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """Whatever is referred to exists, and is not retired while the referrer is in use."""
    item = catalog.get(*key)
    for path, (kind, target) in references(item):
        if not catalog.has(kind, target):
            yield _problem(catalog, key, path, catalog.missing(kind, target))
        elif item.status == "active" and catalog.get(kind, target).status == "retired":
            said = (f"“{target}” không dùng nữa", "thay bằng mục khác hoặc bỏ tham chiếu này")
            yield _problem(catalog, key, path, said, "lưu ý")


def _cites(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """A cited paragraph exists; a quoted phrase is short."""
    for path, cite in _nested(catalog.get(*key)):
        if not isinstance(cite, Cite):
            continue
        if len(cite.phrase.split()) > PHRASE_WORDS:
            said = (f"cụm từ trích dài hơn {PHRASE_WORDS} tiếng", "rút ngắn cụm từ trích")
            yield _problem(catalog, key, (*path, "phrase"), said)
        if not catalog.has("source", cite.source):
            continue
        last = catalog.get("source", cite.source).paragraphs
        if not 1 <= cite.paragraph <= last:
            said = (
                f"bài “{cite.source}” không có đoạn {cite.paragraph}",
                f"ghi số từ 1 đến {last}",
            )
            yield _problem(catalog, key, (*path, "paragraph"), said)


def _kinds(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """Rules of a single kind."""
    item = catalog.get(*key)
    if isinstance(item, Form):
        yield from check_form(catalog, key, item)
    if isinstance(item, Directive):
        for index, count in enumerate(item.counts):
            if count.announced < count.printed:
                said = ("số in ra lớn hơn số nguồn nêu", "xem lại hai số “announced” và “printed”")
                yield _problem(catalog, key, ("counts", index, "printed"), said)
    if (
        isinstance(item, Trigger)
        and item.contradicts
        and catalog.has("criterion", item.contradicts)
    ):
        against: Criterion = catalog.get("criterion", item.contradicts)
        if against.use != "self_assessed":
            said = (f"“{item.contradicts}” không phải tiêu chí tự đánh giá", "chọn tiêu chí khác")
            yield _problem(catalog, key, ("contradicts",), said)


def _old(catalog: Catalog, key: Key, today: datetime.date) -> Iterator[Problem]:
    """A document that nobody has looked up for a year."""
    item = catalog.get(*key)
    if not isinstance(item, Directive):
        return
    try:
        age = (today - datetime.date.fromisoformat(item.checked_on)).days
    except ValueError:
        return
    if age > STALE_DAYS:
        said = (f"đối chiếu lần cuối {age} ngày trước", "tra lại văn bản rồi sửa “checked_on”")
        yield _problem(catalog, key, ("checked_on",), said, "lưu ý")


def _unused(catalog: Catalog) -> Iterator[Problem]:
    """Items that a reader reaches from nowhere, and criteria that no form asks."""
    for key in catalog.keys_in_order():
        kind, item_id = key
        item = catalog.get(*key)
        origins = {origin for origin, _ in catalog.backlinks(kind, item_id)}
        if isinstance(item, Criterion) and item.status == "active":
            yield from _unasked(catalog, key, item, origins)
        if item.status != "active" or kind in _LISTED:
            continue
        if isinstance(item, Scale) and not item.own:
            continue  # a source's own scale is told of, not answered on a form
        if not origins:
            said = ("không mục nào dùng đến", "dẫn từ một mục khác hoặc xóa tệp")
            yield _problem(catalog, key, (), said, "lưu ý")


def _unasked(catalog: Catalog, key: Key, item: Criterion, origins: set[str]) -> Iterator[Problem]:
    if item.use == "self_assessed" and "form" not in origins:
        said = ("không phiếu nào hỏi tiêu chí này", "thêm vào một phiếu hoặc đổi “use”")
        yield _problem(catalog, key, ("use",), said, "lưu ý")


_ITEM_RULES: tuple[Callable[[Catalog, Key], Iterator[Problem]], ...] = (
    _ids, _texts, _dates, _references, _cites, _kinds,
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Print every problem of a data folder; 1 when the build would stop."""
    release = "--release" in arguments
    folders = [a for a in arguments if not a.startswith("--")]
    data = Path(folders[0]) if folders else Path("data")
    if not data.is_dir():
        print(f"{data}: không có thư mục này; gọi lệnh từ thư mục gốc của dự án")
        return 1
    problems = check(load_catalog(data, shown=data.as_posix()))
    print(report(problems))
    return int(any(p.is_error or release for p in problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
