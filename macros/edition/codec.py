"""An edition's file: canonical JSON, one value a line, refused unless it is as it was frozen."""

import hashlib
import json
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any

from macros.edition.frozen import FORMAT_VERSION, Edition, FrozenItem, place
from macros.load import Path_
from macros.problem import Mark, Problem
from macros.structure import structure

_MEND = "lấy lại tệp như lúc chốt từ bản lưu; tệp này do lệnh chốt ghi, không sửa bằng tay"


def write(edition: Edition) -> str:
    """The text of an edition's file; members that hold nothing are left out."""
    return json.dumps(_plain(edition), ensure_ascii=False, indent=1) + "\n"


def digest(items: dict[str, dict[str, FrozenItem]]) -> str:
    """`sha256:…` over the items of an edition."""
    text = json.dumps(_plain(items), ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


@cache  # a preview reads only what has changed since it last built
def read(raw: bytes, shown: str) -> Edition | tuple[Problem, ...]:
    """The edition of a file, or what is wrong with it; `shown` is its name in problems."""
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
        data = json.loads(text)
    except json.JSONDecodeError as error:
        return (_problem(shown, Mark(error.lineno, error.colno), "không đọc được từ chỗ này"),)
    except (UnicodeDecodeError, RecursionError):
        return (_problem(shown, Mark(1, 1), "không đọc được tệp phiên bản"),)
    edition = structure(data, Edition)
    if isinstance(edition, tuple):
        return tuple(_problem(shown, _mark(text, f.path), f.what) for f in edition)
    return tuple(_faults(edition, text, shown)) or edition


def _faults(edition: Edition, text: str, shown: str) -> list[Problem]:
    """What is wrong with an edition whose members are all there."""
    stem = shown.rpartition("/")[2].removesuffix(".json")
    if edition.format_version != FORMAT_VERSION:
        what = f"tệp có định dạng {edition.format_version}, sổ tay chỉ đọc định dạng 1"
        mend = "dùng bản sổ tay mới hơn để dựng"
        return [_problem(shown, _mark(text, ("format_version",)), what, mend)]
    if place(stem) is None or edition.name != stem:
        what = f"tên tệp là “{stem}”, bên trong ghi phiên bản “{edition.name}”"
        mend = "đổi tên tệp về tên lúc chốt, có dạng năm.số, ví dụ 2026.1.json"
        return [_problem(shown, _mark(text, ("name",)), what, mend)]
    written = write(edition)
    if written != text:
        pairs = zip(written.split("\n"), text.split("\n"), strict=False)
        line = next((n for n, (one, other) in enumerate(pairs, 1) if one != other), 1)
        return [_problem(shown, Mark(line, 1), "chỗ này không còn như lúc chốt")]
    if digest(edition.items) != edition.digest:
        what = "nội dung bên trong không còn như lúc chốt"
        return [_problem(shown, _mark(text, ("digest",)), what)]
    return []


def _problem(shown: str, mark: Mark, what: str, mend: str = _MEND) -> Problem:
    return Problem(shown, mark, "lỗi", what, mend, "edition-file")


def _plain(value: Any) -> Any:
    """A value as JSON has it, without the members that may be left out and hold nothing."""
    if is_dataclass(value):
        members = ((m, getattr(value, m.name)) for m in fields(value))
        return {m.name: _plain(v) for m, v in members if v or m.default_factory is MISSING}
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _mark(text: str, path: Path_) -> Mark:
    """The line of a value in a canonical file, or of the nearest thing around it."""
    lines = text.split("\n")
    found = 0
    for depth, step in enumerate(path, 1):
        start = " " * depth + (f"{json.dumps(step, ensure_ascii=False)}:" if step != 0 else "")
        inside = (n for n in range(found + 1, len(lines)) if lines[n].startswith(start))
        found = next(inside, found)
    return Mark(found + 1, 1)
