"""The save file's text inside a file of either kind, told by its content, not by its name."""

from forms.codec import BROKEN, MAX_BYTES, TOO_LARGE
from forms.errors import SaveFileError

ZIP = b"PK"
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def text_of_file(data: bytes, name: str) -> str:
    """The text in a Word file or in a save file; `name` is how sentences call it.

    Raises:
        SaveFileError: the file is no save file.
        WordFileError: the file is a Word file that carries no answers.

    """
    if not data:
        raise SaveFileError(f"Tệp “{name}” không có nội dung gì. Hãy chọn một bản lưu khác.")
    if len(data) > MAX_BYTES:
        raise SaveFileError(TOO_LARGE)
    if data.startswith((ZIP, _OLD_OFFICE)):
        from forms.export import word_file

        return word_file.read(data)
    if data.startswith(b"%PDF"):
        raise SaveFileError(
            f"Tệp “{name}” là tệp PDF nên không mở lại được. "
            "Hãy chọn tệp .docx hoặc .json đã tải về từ trang của phiếu."
        )
    try:
        return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise SaveFileError(BROKEN) from None
