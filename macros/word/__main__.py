"""`python -m macros.word <form id>`: writes a form's template, or checks the one that is there."""

import sys
from pathlib import Path

from macros.catalog import load_catalog
from macros.compile import compile_form
from macros.word import TemplateError, compile_template, default_template


def main(form_id: str, data: Path = Path("data")) -> int:
    """Write `data/forms/<id>.docx` when there is none, else say what is wrong with it.

    An editor's own file is never overwritten.
    """
    own = data / "forms" / f"{form_id}.docx"
    try:
        definition = compile_form(load_catalog(data), form_id)
    except KeyError:
        print(
            f"Không có phiếu “{form_id}” hợp lệ trong {data / 'forms'}; xem python -m macros.check."
        )
        return 1
    if not own.exists():
        own.write_bytes(default_template(definition))
        print(
            f"Đã ghi mẫu Word: {own}. Mở bằng Word, sửa, lưu lại rồi chạy lại lệnh này để kiểm tra."
        )
        return 0
    try:
        compiled = compile_template(own.read_bytes(), definition)
    except TemplateError as error:
        print("\n".join(f"{own}: lỗi: {problem}" for problem in error.problems))
        return 1
    for removed in compiled.removed:
        print(f"{own}: lưu ý: không đưa vào phiếu: {removed}.")
    print(f"Mẫu Word dùng được: {own}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
