"""What editions promise of whole items."""

from collections.abc import Iterator

from macros.catalog import Catalog, Key
from macros.check.edition.past import KEYS, Past, Said, changed, entry
from macros.model.kinds import FOLDERS
from macros.problem import Mark, Problem
from macros.successors import replacing


def gone(catalog: Catalog, key: Key, last: str) -> Problem:
    """The problem of an item whose file is not there any more; `last` is an edition that has it."""
    file = f"{catalog.root}/{FOLDERS.get(key[0], key[0])}/{key[1]}.yml"
    what = f"không còn tệp này, mà phiên bản {last} đã có"
    mend = (
        "lấy lại tệp từ bản lưu rồi ghi “status: retired” và “retired_note”; "
        "mã đã chốt thì giữ mãi, không xóa, không đổi tên tệp"
    )
    return Problem(file, Mark(1, 1), "lỗi", what, mend, "edition-item")


def check_item(past: Past) -> Iterator[Said]:
    """An item keeps its meaning, and says why it is not used any more."""
    yield from _retired(past)
    frozen = [(name, item.meaning) for name, item in past.editions]
    for (after, old), (_, new) in zip(frozen, [*frozen[1:], ("", past.meaning)], strict=True):
        key = changed(old, new)
        if key and not past.explained(past.key[1], after):
            what = f"“{KEYS[key]}” khác phiên bản {after} (khi ấy: {old[key]})"
            yield (key,), "edition-meaning", (what, _mend(past, after))


def _mend(past: Past, after: str) -> str:
    item_id = past.key[1]
    own = entry(item_id, after, item_id)
    if past.key[0] == "scale":
        return f"trả lại như cũ, hoặc {own}"
    other = (
        "trả lại như cũ; nếu là mục khác thì tạo tệp mới, tệp này để như cũ và ghi "
        "“status: retired”, “replaced_by”, “retired_note”"
    )
    explains = hasattr(past.catalog.get(*past.key), "replaced")
    return f"{other}; nếu chỉ sửa cho đúng thì {own}" if explains else other


def _retired(past: Past) -> Iterator[Said]:
    """What people know from an edition; of documents, the one that replaces it says it already."""
    item = past.catalog.get(*past.key)
    used = [name for name, frozen in past.editions if frozen.status == "active"]
    if item.status == "active" or not used or getattr(item, "retired_note", "x"):
        return
    if not replacing(past.catalog, past.key):
        what = f"phiên bản {used[-1]} còn dùng mục này, nay thôi dùng mà chưa nói vì sao"
        mend = "ghi “retired_note”: một, hai câu; có mục dùng thay thì ghi mã vào “replaced_by”"
        yield ("status",), "edition-retired", (what, mend)
