"""Freezes the content: `python -m macros.edition NAME [DATA_DIR]`, or `make edition name=NAME`."""

import sys
from pathlib import Path

from macros.catalog import EDITIONS, Catalog, load_catalog
from macros.check import check
from macros.content_code import content_code
from macros.edition.codec import digest, write
from macros.edition.content import frozen_item
from macros.edition.frozen import FORMAT_VERSION, Edition, FrozenItem, place
from macros.problem import report


class FreezeError(Exception):
    """Nothing was frozen; the message says why, and what to do."""


def freeze(catalog: Catalog, name: str) -> Edition:
    """The content as it is now, under a name; the same content gives the same edition."""
    items: dict[str, dict[str, FrozenItem]] = {}
    for key in catalog.keys_in_order():
        items.setdefault(key[0], {})[key[1]] = frozen_item(catalog, key)
    return Edition(
        format_version=FORMAT_VERSION,
        name=name,
        content=content_code(catalog),
        digest=digest(items),
        items=items,
    )


def freeze_folder(data: Path, name: str) -> Path:
    """Write the edition of a data folder that has no errors.

    Raises:
        FreezeError: the name does not fit, or the data has errors.

    """
    wanted = place(name)
    if not wanted:
        what = f"tên phiên bản “{name}” không đúng cách viết"
        raise FreezeError(f"{what}; viết năm, dấu chấm, rồi số thứ tự trong năm, ví dụ 2026.1")
    path = data / EDITIONS / f"{name}.json"
    if path.exists():
        raise FreezeError(f"đã có phiên bản {name}; phiên bản đã chốt thì giữ mãi, chọn số tiếp")
    if not data.is_dir():
        raise FreezeError(f"không có thư mục {data}; gọi lệnh từ thư mục gốc của sổ tay")
    catalog = load_catalog(data, shown=data.as_posix())
    problems = check(catalog)
    if any(problem.is_error for problem in problems):
        listed = report(problems)
        raise FreezeError(f"dữ liệu còn lỗi; sửa các dòng dưới đây rồi chạy lại:\n{listed}")
    last = catalog.editions[-1].name if catalog.editions else ""
    if last and wanted < (place(last) or wanted):
        what = f"phiên bản {name} đứng trước phiên bản mới nhất là {last}"
        raise FreezeError(f"{what}; chọn số lớn hơn")
    path.parent.mkdir(exist_ok=True)
    path.write_text(write(freeze(catalog, name)), encoding="utf-8", newline="\n")
    return path


def main(arguments: list[str]) -> int:
    """Freeze one edition and say what to do with it; 1 with a sentence when that cannot be."""
    name, folder = [*arguments, "", ""][:2]
    try:
        path = freeze_folder(Path(folder or "data"), name)
    except FreezeError as error:
        text = str(error)
        print(f"Chưa chốt được: {text}{'' if text.count('\n') else '.'}", file=sys.stderr)
        return 1
    print(
        f"Đã chốt phiên bản {name}: {path.as_posix()}. Tệp này giữ mãi, không sửa, không xóa; "
        "hãy nộp cùng các tệp dữ liệu."
    )
    return 0
