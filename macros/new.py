"""Starts a file of the data: `python -m macros.new KIND ID [DATA_DIR]`, or `make new`.

The file is made from the classes of `model`: comments are the hints, values are blanks or marked
with `UNFILLED`, and `macros.check` names each one that is left.
"""

import difflib
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from macros.catalog import HANDBOOK
from macros.check.items import UNFILLED, modeline
from macros.model.form import Form
from macros.model.kinds import FOLDERS, ID, ID_LENGTH, KINDS
from macros.schema import TITLES, Examples, Member, asked, example, load_examples, members

_WIDTH = 92
_HEAD = (
    "Dòng bắt đầu bằng dấu # là lời dặn, không phải nội dung. Điền chữ vào giữa hai dấu ngoặc kép. "
    f"Giá trị nào có chữ “{UNFILLED}” ở sau thì chọn lại rồi xóa chữ ấy. Khóa không bắt buộc ở "
    "cuối tệp: cần thì xóa dấu # và dấu cách ở đầu dòng, không cần thì để nguyên."
)


_OFTEN = (Form, "directive")
"""Not required, but asked for first: what most forms rest on."""
_SHOWN = (Form, "sections")
"""The key that is not left blank: every kind of question stands there to be changed."""
_SECTIONS = Path(__file__).parent / "templates" / "new_form_sections.yml"


class NewError(Exception):
    """The file is not made; the message says why, and what to do."""


def new(kind: str, item_id: str, data: Path) -> Path:
    """Make the file of a new item.

    Raises:
        NewError: no such kind, not an id, or there is such a file.

    """
    if kind not in KINDS:
        near = difflib.get_close_matches(kind, KINDS, 1)
        known = ", ".join(f"{name} ({title.lower()})" for name, title in TITLES.items())
        mend = f"có phải “{near[0]}”? " if near else ""
        raise NewError(f"không có loại “{kind}”; {mend}các loại: {known}")
    if not ID.match(item_id) or len(item_id) > ID_LENGTH:
        mend = "dùng chữ thường không dấu, số và gạch nối, tối đa 60 ký tự, bắt đầu bằng chữ"
        raise NewError(f"mã “{item_id}” không đúng cách viết; {mend}{_proposal(item_id)}")
    path = data / FOLDERS[kind] / f"{item_id}.yml" if FOLDERS[kind] else data / HANDBOOK
    if path.exists():
        raise NewError(f"đã có {path.as_posix()}; mở tệp ấy để sửa, hoặc chọn mã khác")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(kind, load_examples(data)), encoding="utf-8", newline="\n")
    return path


def text(kind: str, examples: Examples) -> str:
    """What a new file of a kind holds."""
    lines = [modeline(kind), *_comment(f"{TITLES[kind]}. {_HEAD}"), ""]
    lines += _keys(KINDS[kind], examples)
    return "\n".join(lines) + "\n"


def _proposal(item_id: str) -> str:
    """The id without marks and blanks, where that makes one."""
    apart = unicodedata.normalize("NFD", item_id.lower().replace("đ", "d"))
    bare = "".join(c if c.isascii() and c.isalnum() else " " for c in apart if ord(c) < 0x300)
    proposed = "-".join(bare.split())[:ID_LENGTH].strip("-")
    return f", ví dụ “{proposed}”" if ID.match(proposed) else ""


def _keys(cls: Any, examples: Examples) -> Iterator[str]:
    """The required keys of a class, then the others as comments."""
    keys = members(cls)
    first = (*asked(cls), *(key for key in keys if (cls, key.name) == _OFTEN))
    for key in sorted(first, key=keys.index):
        yield from _comment(_hint(cls, key, examples))
        if (cls, key.name) == _SHOWN:
            yield from _SECTIONS.read_text(encoding="utf-8").splitlines()
        else:
            yield from _value(key, lambda inner: _keys(inner, examples))
    if cls in KINDS.values():
        yield from ("", "# Không bắt buộc:")
    for key in (key for key in keys if key not in first):
        if cls in KINDS.values():
            yield from _comment(_hint(cls, key, examples))
        value = _value(key, _bare)
        yield from (f"# {line.removesuffix(UNFILLED).rstrip()}" for line in value)


def _bare(cls: Any) -> Iterator[str]:
    """The required keys of a class and nothing else."""
    for key in asked(cls):
        yield from _value(key, _bare)


def _hint(cls: Any, key: Member, examples: Examples) -> str:
    shown = example(cls, key, examples)
    inner = isinstance(shown, dict) or (isinstance(shown, list) and isinstance(shown[0], dict))
    said = f"{key.hint.title}: {key.hint.text}"
    if shown is None or inner or get_origin(key.type) is Literal or isinstance(shown, bool):
        return said
    return f"{said} Ví dụ: {', '.join(shown) if isinstance(shown, list) else shown}"


def _value(key: Member, keys: Callable[[Any], Iterator[str]]) -> Iterator[str]:
    """A key with a blank of its type; `keys` gives the lines of what has keys of its own."""
    if get_origin(key.type) is tuple:
        inner = get_args(key.type)[0]
        bare = get_args(inner)[0] if get_origin(inner) is Annotated else inner
        yield f"{key.name}:"
        yield from _item(keys(bare) if is_dataclass(bare) else iter(['""']))
    elif is_dataclass(key.type):
        yield f"{key.name}:"
        yield from (f"  {line}" for line in keys(key.type))
    elif get_origin(key.type) is dict:
        yield from (f"{key.name}:", '  "": ""' if get_args(key.type)[1] is str else '  "": 0')
    elif key.type is str:
        yield f'{key.name}: ""'
    else:
        blank = {int: "0", bool: "false"}.get(key.type) or get_args(key.type)[0] or '""'
        yield f"{key.name}: {blank}  {UNFILLED}"


def _item(lines: Iterator[str]) -> Iterator[str]:
    """Lines as one item of a list; comments before its first key stand above the dash."""
    dash = "- "
    for line in lines:
        if dash == "- " and line.startswith("#"):
            yield f"  {line}"
        else:
            yield f"  {dash}{line}"
            dash = "  "


def _comment(said: str) -> Iterator[str]:
    return (f"# {line}" for line in textwrap.wrap(said, _WIDTH, break_on_hyphens=False))


def main(arguments: list[str]) -> int:
    """Make one file and say what to do with it; 1 with a sentence when that cannot be."""
    kind, item_id, folder = [*arguments, "", "", ""][:3]
    try:
        path = new(kind, item_id, Path(folder or "data"))
    except NewError as error:
        print(f"Chưa tạo được: {error}.", file=sys.stderr)
        return 1
    print(f"Đã tạo {path.as_posix()}. Mở tệp, điền các chỗ trống, rồi chạy lệnh kiểm tra.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
