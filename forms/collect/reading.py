"""A file's bytes to the save files in it: one, those of a zip, or those of a gathered file."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.collect import gathered, packed
from forms.collect.left import Left, Way, refused
from forms.days import is_date
from forms.errors import SaveFileError, WordFileError
from forms.file_text import ZIP, text_of_file
from forms.naming import from_file

NAME_SHOWN = 120
LOCKED = '"so-tay/locked"'
"""What a file under a password has; only a page can open it (docs/contributing/secrets.md)."""
MOST_STEPS = 20
"""Files around a file; a way that is longer is cut at its inner end."""
_HEAD = 64
ODD = "Sổ tay gặp lỗi khi đọc tệp này nên chưa tính"
"""How the sentence begins for what no rule has foreseen."""
_NESTED = (
    "Tệp nén này nằm trong một tệp nén khác nên chưa mở. Hãy giải nén tệp ngoài rồi chọn tệp này."
)
_LOCKED = (
    "Tệp này có mật khẩu. Hãy chọn riêng tệp này (nằm trong tệp nén thì giải nén trước) ở trang "
    "Tập hợp phiếu rồi gõ mật khẩu."
)
_OTHER_HASH = (
    "Nội dung của bản này trong tệp đã tập hợp không khớp với mã đi kèm, có thể tệp đã bị sửa hoặc "
    "hỏng. Hãy xin lại tệp."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedText:
    """The text of one save file, not checked yet, and where it comes from."""

    name: str
    way: Way
    date: str
    """The day on the paper that carried it; empty when there was none."""
    text: str


def read(name: str, data: bytes) -> Iterator[SavedText | Left]:
    """Every save file in a file, or why one is none; `name` is how sentences call the file."""
    try:
        yield from _read(name, data)
    except Exception as error:
        yield odd(name, (), error)


def odd(name: str, way: Way, error: Exception) -> Left:
    """A file that upset the reading itself; the others go on."""
    sentence = f"{ODD} (mã lỗi {type(error).__name__}). Hãy báo cho người phụ trách sổ tay."
    return Left(name=name, way=way, kind="broken", sentence=sentence)


def _read(name: str, data: bytes) -> Iterator[SavedText | Left]:
    if not (data.startswith(ZIP) and packed.is_plain_zip(data)):
        yield from _single(name, (), data)
        return
    for member in packed.members(name, (), data):
        if isinstance(member, Left):
            yield member
            continue
        inner, inside = member
        if inside.startswith(ZIP) and packed.is_plain_zip(inside):
            yield Left(name=inner, way=(name,), kind="nested", sentence=_NESTED)
        else:
            yield from _single(inner, (name,), inside)


def _single(name: str, way: Way, data: bytes) -> Iterator[SavedText | Left]:
    try:
        found = _text(name, way, data)
        file = gathered.decode(found.text) if gathered.may_be_gathered(found.text) else None
    except (SaveFileError, WordFileError) as error:
        yield refused(name, way, error)
        return
    if LOCKED in found.text[:_HEAD]:
        yield Left(name=name, way=way, kind="locked", sentence=_LOCKED)
        return
    if file is None:
        yield found
        return
    for member in file.members:
        yield _member((*way, name), member)


def _text(name: str, way: Way, data: bytes) -> SavedText:
    if not data.startswith(ZIP):
        return SavedText(name=name, way=way, date="", text=text_of_file(data, name))
    from forms.export import word_file

    saved = word_file.find(data)
    date = saved.date if is_date(saved.date) else ""
    return SavedText(name=name, way=way, date=date, text=saved.text)


def _member(way: Way, member: gathered.GatheredMember) -> SavedText | Left:
    """What a gathered file holds, which says of itself where it came from."""
    name = from_file(member.name, NAME_SHOWN)
    steps = (*way, *(from_file(step, NAME_SHOWN) for step in member.way))[:MOST_STEPS]
    if gathered.hash_of(member.text) != member.sha256:
        return Left(name=name, way=steps, kind="broken", sentence=_OTHER_HASH)
    date = member.date if is_date(member.date) else ""
    return SavedText(name=name, way=steps, date=date, text=member.text)
