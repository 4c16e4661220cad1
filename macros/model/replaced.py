"""What an editor writes of things inside an item that changed their meaning or are gone."""

from dataclasses import dataclass, field
from typing import Annotated

from macros.annotations import Hint

# fmt: off
# One key, one line.


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What became of one thing inside an item after a frozen edition."""

    id: Annotated[str, Hint("Mã cũ", "Mã đã có trong phiên bản: câu hỏi, bảng.cột, respondent.dòng, period.kỳ, yêu cầu, bước, mức, phần; hoặc mã của chính tệp này khi nói về cả mục.")]
    after: Annotated[str, Hint("Sau phiên bản", "Phiên bản cuối cùng còn như cũ, trong ngoặc kép; tên tệp trong data/editions.")]
    replaced_by: Annotated[tuple[Annotated[str, Hint("Mã mới", "Mã trong tệp này.")], ...], Hint("Thay bằng", "Các mã nay dùng thay: nhiều mã khi tách, chính mã ấy khi chỉ đổi cách trả lời, bỏ trống khi không hỏi nữa.")] = ()
    values: Annotated[dict[str, str], Hint("Đổi câu trả lời", "Mã lựa chọn, mức hoặc dòng cũ: mã mới; \"\" khi không có mã nào thay.")] = field(default_factory=dict)
    note: Annotated[str, Hint("Lời giải thích", "Một, hai câu nói đổi gì, vì sao; người mở bản đã lưu sẽ đọc.")]


ReplacedParts = Annotated[
    tuple[Replaced, ...],
    Hint("Đã thay", "Những mã bên trong đã có ở một phiên bản mà nay bỏ hoặc đổi nghĩa."),
]
