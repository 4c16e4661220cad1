"""What to say of an opened file in sentences, beside its changes."""

from collections.abc import Iterator, Sequence

from forms.definition import FormDefinition
from forms.migrate.change import Change, ChangeKind
from forms.response import Response

_NUMBERS_NAMED = 10


def notes(
    definition: FormDefinition,
    response: Response,
    changes: Sequence[Change],
    *,
    knows_edition: bool,
) -> Iterator[str]:
    """Sentences about the whole file first, then about what the person has to do."""
    if not knows_edition:
        yield (
            f"Tệp được lưu theo nội dung phiên bản “{response.form.edition[:20]}”, bản sổ tay này "
            "chưa có phiên bản đó. Nếu có bản sổ tay mới hơn, nên mở tệp bằng bản ấy."
        )
    if response.form.meaning != definition.meaning:
        yield (
            "Phiếu đã đổi câu hỏi hoặc mức trả lời từ khi bản này được lưu. "
            "Hãy đọc lại từng câu trước khi dùng."
        )
    elif response.form.wording != definition.wording:
        yield (
            "Lời văn của phiếu đã được sửa từ khi bản này được lưu; câu hỏi và mức trả lời "
            "vẫn như cũ. Hãy đọc lại trước khi dùng."
        )
    waiting = [change for change in changes if change.confirm]
    if waiting:
        yield (
            f"Câu hỏi nay khác với lúc trả lời: câu {_numbers(waiting)}. Ở từng câu đó, hãy đọc "
            "lời mới rồi bấm “Câu trả lời vẫn đúng” hoặc trả lời lại."
        )
    if gone := _of_kind(changes, "retired"):
        yield (
            f"Phiếu nay không còn {len(gone)} {_what(gone)} đã trả lời trong tệp. "
            "Câu trả lời cũ vẫn được giữ trong bản lưu, ở phụ lục cuối phiếu."
        )
    if emptied := [change for change in changes if _is_to_answer(change)]:
        yield (
            f"Câu trả lời trong tệp không còn trong các lựa chọn của câu {_numbers(emptied)}. "
            "Hãy trả lời lại; câu trả lời cũ vẫn được giữ trong bản lưu."
        )


def _is_to_answer(change: Change) -> bool:
    if change.confirm or change.kind in ("kept", "new"):
        return False
    return change.kind == "values" or any(not asked.answer for asked in change.new)


def _of_kind(changes: Sequence[Change], kind: ChangeKind) -> list[Change]:
    return [change for change in changes if change.kind == kind]


def _what(gone: Sequence[Change]) -> str:
    is_column = any("." in asked.id for change in gone for asked in change.old)
    return "câu hỏi, mục hoặc cột" if is_column else "câu hỏi"


def _numbers(changes: Sequence[Change]) -> str:
    """The numbers of today's questions in a row, the first ones only."""
    found = list(dict.fromkeys(asked.number for change in changes for asked in change.new))
    first = ", ".join(found[:_NUMBERS_NAMED])
    return f"{first} và các câu khác" if len(found) > _NUMBERS_NAMED else first
