"""What a source says, and where: the parts that every kind of item shares."""

from dataclasses import dataclass
from typing import Annotated, Literal

from macros.annotations import Hint, SourceRef, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """Where a statement stands in its source."""

    source: SourceRef
    paragraph: Annotated[
        int, Hint("Đoạn thứ mấy của bài, tính từ đoạn mở đầu, không tính chú thích ảnh.")
    ]
    phrase: Annotated[str, Hint("Cụm từ nguyên văn, tối đa 15 tiếng.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that a source says, in the handbook's own words."""

    text: Text
    cite: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A neutral remark for the reader."""

    kind: Annotated[
        Literal["open", "discrepancy", "wording"],
        Hint(
            "open: nguồn không nêu; discrepancy: số liệu hoặc chi tiết không khớp; wording: cách dùng từ."
        ),
    ]
    text: Text
    cite: tuple[Cite, ...] = ()
