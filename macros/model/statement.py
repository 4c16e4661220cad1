"""What a source says, and where: the parts that every kind of item shares."""

from dataclasses import dataclass
from typing import Annotated, Literal

from macros.annotations import Hint, SourceRef

# fmt: off
# One key, one line.


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """Where a statement stands in its source."""

    source: Annotated[SourceRef, Hint("Nguồn", "Mã của nguồn (tên tệp trong data/sources).")]
    paragraph: Annotated[int, Hint("Đoạn", "Đoạn thứ mấy của nguồn, tính từ đoạn mở đầu, không tính chú thích ảnh.")]
    phrase: Annotated[str, Hint("Cụm từ", "Cụm từ chép đúng nguyên văn, tối đa 15 tiếng.")] = ""


Cites = Annotated[
    tuple[Cite, ...], Hint("Nguồn", "Câu này lấy từ đâu: nguồn, đoạn và nếu cần thì cụm từ.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that a source says, in the handbook's own words."""

    text: Annotated[str, Hint("Nội dung", "Điều nguồn nói, viết lại bằng lời của sổ tay.")]
    cite: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A neutral remark for the reader."""

    kind: Annotated[Literal["open", "discrepancy", "wording"], Hint("Loại lưu ý", "open: nguồn không nêu; discrepancy: số liệu hoặc chi tiết không khớp; wording: cách dùng từ.")]
    text: Annotated[str, Hint("Nội dung", "Điều người đọc cần biết, viết trung lập, không tự giải thích thay nguồn.")]
    cite: Cites = ()


Notes = Annotated[
    tuple[Note, ...],
    Hint("Lưu ý", "Điều cần lưu ý: nguồn không nêu, số liệu không khớp, cách dùng từ."),
]
