"""What frozen editions promise: an id stays, and what it means stays, unless the data says why."""

from collections.abc import Iterator

from macros.catalog import Catalog
from macros.check.edition.items import check_item, gone
from macros.check.edition.parts import check_parts
from macros.check.edition.past import past
from macros.problem import Mark, Problem


def check_editions(catalog: Catalog) -> Iterator[Problem]:
    """Every break with a frozen edition."""
    keys = {
        (kind, item_id): edition.name
        for edition in catalog.editions
        for kind, items in edition.items.items()
        for item_id in items
    }
    for key, last in keys.items():
        if key in catalog.unread:
            continue  # its own file says what to mend
        if not catalog.has(*key):
            yield gone(catalog, key, last)
            continue
        found = past(catalog, key)
        for path, code, said in (*check_item(found), *check_parts(found)):
            yield catalog.problem(key, path, code, said)


def check_release(catalog: Catalog) -> Iterator[Problem]:
    """What is released is an edition, once there is one."""
    if catalog.edited:
        what = f"nội dung đã khác phiên bản {catalog.edition}, phiên bản chốt sau cùng"
        mend = "chốt phiên bản mới rồi mới phát hành"
        file = f"{catalog.root}/editions/{catalog.edition}.json"
        yield Problem(file, Mark(1, 1), "lưu ý", what, mend, "edition-behind")
