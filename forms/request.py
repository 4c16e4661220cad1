"""The members of a request of the page, checked when they are taken out."""

import base64
import binascii
from typing import Any

from forms.codec import MAX_BYTES, TOO_LARGE
from forms.days import is_date
from forms.errors import RequestError, SaveFileError
from forms.naming import from_file

Members = dict[str, Any]
NAME_SHOWN = 80
"""Letters of a name that sentences repeat."""


def member[T](request: Members, name: str, wanted: type[T]) -> T:
    """A member of exactly this type.

    Raises:
        RequestError: it is missing or of another type.
    """
    value = request.get(name)
    if type(value) is not wanted:
        raise RequestError(f"Yêu cầu của trang thiếu hoặc sai mục “{name}”.")
    return value


def day_of(request: Members) -> str:
    """The member `date`, a day as in `2026-11-22`.

    Raises:
        RequestError: it is missing or no day.
    """
    text = member(request, "date", str)
    if not is_date(text):
        raise RequestError("Yêu cầu của trang ghi ngày không đúng dạng năm-tháng-ngày.")
    return text


def data_of(encoded: str, at_most: int = MAX_BYTES) -> bytes:
    """The bytes of a file, `at_most` so many.

    Raises:
        RequestError: the text is no base64.
        SaveFileError: the file is too large.
    """
    if len(encoded) * 3 // 4 > at_most + 2:
        raise SaveFileError(TOO_LARGE)
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise RequestError("Trang gửi tệp không đúng dạng base64.") from None


def files(request: Members) -> list[tuple[str, str]]:
    """The member `files`: of each its name, as sentences show it, and its bytes in base64.

    Raises:
        RequestError: it is missing or of another shape.
    """
    found: list[tuple[str, str]] = []
    for file in member(request, "files", list):
        if type(file) is not dict:
            raise RequestError("Yêu cầu của trang thiếu hoặc sai mục “files”.")
        name = from_file(member(file, "name", str), NAME_SHOWN)
        found.append((name, member(file, "base64", str)))
    return found
