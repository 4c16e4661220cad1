"""What is wrong with an editor's own pages, named with its line before anything is built."""

import re
from collections.abc import Iterator

from macros.catalog import Catalog
from macros.model.kinds import ID, ID_LENGTH
from macros.problem import Mark, Problem
from macros.prose import ProsePage

CALLS = {"steps": "procedure", "criterion": "criterion", "cite": "source", "term": "term"}
"""Macros whose first argument is an item's id, and of which kind."""
_CALL = re.compile(r"\{\{-?\s*(\w+)\s*\(\s*[\"']([^\"']*)[\"']")


def check_prose(catalog: Catalog) -> Iterator[Problem]:
    """The problems of every page."""
    for page in catalog.prose:
        file = f"{page.path.parent.parent.name}/{page.path.parent.name}/{page.path.name}"
        for what, mend in _front(page):
            yield Problem(file, Mark(1, 1), "lỗi", what, mend, "page-front")
        yield from _calls(catalog, page.text, file)


def _front(page: ProsePage) -> Iterator[tuple[str, str]]:
    if not ID.match(page.id) or len(page.id) > ID_LENGTH:
        yield (
            f"tên tệp “{page.path.name}” không đúng cách viết",
            "dùng chữ thường không dấu, số và gạch nối, tối đa 60 ký tự, bắt đầu bằng chữ",
        )
    for name, text in (("title", page.title), ("description", page.description)):
        if not text.strip():
            yield (f"phần đầu trang chưa có “{name}”", f"thêm dòng {name}: … giữa hai dòng ---")


def _calls(catalog: Catalog, text: str, file: str) -> Iterator[Problem]:
    for call in _CALL.finditer(text):
        kind = CALLS.get(call[1])
        if kind is None or catalog.has(kind, call[2]):
            continue
        line = text.count("\n", 0, call.start()) + 1
        col = call.start() - text.rfind("\n", 0, call.start())
        what, mend = catalog.missing(kind, call[2])
        yield Problem(file, Mark(line, col), "lỗi", what, mend, "page-reference")
