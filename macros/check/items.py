"""What must hold inside any item's file: ids, texts, what is still to be filled in."""

import re
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

from macros.annotations import Hint, Ref
from macros.catalog import Catalog, Key
from macros.load import Path_
from macros.model.kinds import FOLDERS, ID, ID_LENGTH
from macros.problem import Mark, Problem
from macros.walk import Found

LIMITS = {"title": 120, "short_title": 60}
FEW = 8
"""So many ids are all named where one is missing."""
UNFILLED = "# CHƯA ĐIỀN"
"""What `macros.new` puts behind a value that an editor has still to choose."""
_UNFILLED = re.compile(rf"^\s*(?:- )?(\w+):.*{UNFILLED}\s*$")


def check_ids(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """Ids are readable and short; inside an item none stands twice."""
    seen: set[tuple[Path_, str]] = set()
    for found in catalog.found(key):
        # `replaced` names ids of older editions, each as often as it changed.
        if found.path[-1] != "id" or not found.value or found.path[0] == "replaced":
            continue
        place = found.path if len(found.path) > 1 else ()
        if not ID.match(found.value) or len(found.value) > ID_LENGTH:
            what = f"mã “{found.value}” không đúng cách viết"
            mend = "dùng chữ thường không dấu, số và gạch nối, tối đa 60 ký tự, bắt đầu bằng chữ"
            yield catalog.problem(key, place, "id-form", (what, mend))
        siblings = (found.path[:-2], found.value)
        if siblings in seen:
            said = (f"mã “{found.value}” dùng hai lần trong tệp này", "đổi một trong hai mã")
            yield catalog.problem(key, place, "id-twice", said)
        seen.add(siblings)


def check_texts(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """No required text is blank, no title too long, no list of sources empty."""
    for found in catalog.found(key):
        if found.required and isinstance(found.value, str) and not found.value.strip():
            said = (f"khóa “{_key(found.path)}” bỏ trống", _asked(catalog, found))
            yield catalog.problem(key, found.path, "blank", said)
        name = str(found.path[-1])
        limit = LIMITS.get(name, 0) if len(found.path) == 1 else 0
        if limit and len(str(found.value)) > limit:
            said = (f"“{name}” dài {len(found.value)} chữ", f"rút còn tối đa {limit} chữ")
            yield catalog.problem(key, found.path, "too-long", said)
    for path, inner in catalog.parts(key):
        if _has_no_source(inner):
            said = ("chưa có nguồn", "thêm nguồn và đoạn vào “cite”")
            yield catalog.problem(key, (*path, "cite"), "cite-missing", said)


def check_unfilled(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """A new file's values that nobody has chosen yet."""
    for number, line in enumerate(catalog.lines(key), 1):
        unfilled = _UNFILLED.match(line)
        if unfilled:
            mark = Mark(number, unfilled.start(1) + 1)
            what = f"khóa “{unfilled[1]}” còn giá trị đặt sẵn"
            mend = f"sửa giá trị theo lời dặn ở dòng trên, rồi xóa chữ “{UNFILLED}”"
            yield Problem(catalog.file(key), mark, "lỗi", what, mend, "unfilled")


def check_modeline(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """A file begins with the line that gives completion in an editor, where schemas are at hand."""
    first = next(iter(catalog.lines(key)), "")
    wanted = modeline(key[0])
    if catalog.has_schemas and first.strip() != wanted:
        wrong = first.startswith("# yaml-language-server")
        what = "dòng đầu chỉ sai lược đồ" if wrong else "thiếu dòng đầu chỉ lược đồ"
        mend = f"{'sửa dòng đầu thành' if wrong else 'thêm vào đầu tệp dòng'} “{wanted}”"
        mark = Mark(1, 1)
        yield Problem(catalog.file(key), mark, "lưu ý", what, mend, "modeline")


def modeline(kind: str) -> str:
    """The first line of a kind's files: it tells an editor which schema to complete from."""
    up = "../" if FOLDERS[kind] else ""
    return f"# yaml-language-server: $schema={up}schema/{kind}.schema.json"


def _has_no_source(value: Any) -> bool:
    """Whether a class that must cite cites nothing."""
    required = any(m.name == "cite" and m.default is MISSING for m in fields(value))
    return required and not value.cite


def _key(path: Path_) -> str:
    return next(step for step in reversed(path) if isinstance(step, str))


def _asked(catalog: Catalog, found: Found) -> str:
    """What belongs into a blank value, in the words of its hint."""
    for mark in found.metadata:
        if isinstance(mark, Ref):
            known = [item.id for item in catalog.items(mark.kind) if item.id]
            where = f"điền mã của một tệp trong data/{FOLDERS[mark.kind]}"
            if len(known) <= FEW:
                return f"{where}: {', '.join(known) or 'chưa có tệp nào, tạo trước'}"
            return f"{where}, ví dụ “{known[0]}”"
    hints = [mark.text for mark in found.metadata if isinstance(mark, Hint)]
    return f"điền: {hints[-1].rstrip('.')}" if hints else "điền nội dung"
