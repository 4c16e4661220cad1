"""What an editor writes of a form: the part of the model that `macros.compile` reads."""

from dataclasses import dataclass
from typing import Annotated, Literal

from macros.annotations import DirectiveRef, Hint, PeriodRef, Ref, ScaleRef, Status

# fmt: off
# One key, one line.


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityField:
    """A line about the person who fills a form in; the first one is the name."""

    id: Annotated[str, Hint("Mã dòng", "Mã riêng trong phiếu này, chữ không dấu và gạch nối, giữ mãi.")]
    label: Annotated[str, Hint("Tên dòng", "Chữ đứng trước chỗ điền.")]
    required: Annotated[bool, Hint("Bắt buộc", "false khi được bỏ trống.")] = True
    hint: Annotated[str, Hint("Lời nhắc", "Lời nhắc nhỏ dưới chỗ điền.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table question."""

    id: Annotated[str, Hint("Mã cột", "Mã riêng trong bảng này, chữ không dấu và gạch nối, giữ mãi.")]
    label: Annotated[str, Hint("Tên cột", "Chữ ở đầu cột.")]
    kind: Annotated[Literal["text", "date"], Hint("Loại cột", "text: chữ; date: ngày.")] = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question: on a criterion, on a trigger, or of its own.

    Exactly one of `criterion`, `trigger` and `kind` is given; the first two bring label and kind
    along, and their id when none is written.
    """

    id: Annotated[str, Hint("Mã câu hỏi", "Mã giữ mãi; bỏ trống khi trùng mã tiêu chí hoặc trường hợp.")] = ""
    criterion: Annotated[str, Ref("criterion"), Hint("Theo tiêu chí", "Mã của tiêu chí; câu hỏi trả lời theo thang.")] = ""
    trigger: Annotated[str, Ref("trigger"), Hint("Theo trường hợp", "Mã của trường hợp; câu hỏi trả lời có hoặc không.")] = ""
    kind: Annotated[Literal["", "text", "table"], Hint("Câu hỏi riêng", "Câu hỏi riêng của phiếu: text viết chữ, table bảng.")] = ""
    label: Annotated[str, Hint("Lời câu hỏi", "Lời câu hỏi; với tiêu chí và trường hợp thì lấy từ đó.")] = ""
    hint: Annotated[str, Hint("Lời nhắc", "Lời nhắc nhỏ dưới câu hỏi.")] = ""
    origin: Annotated[str, Hint("Lấy từ đâu", "Ghi khi câu hỏi không lấy từ chính văn bản của phiếu.")] = ""
    role: Annotated[Literal["", "strengths", "shortcomings", "remedies"], Hint("Vai trò", "Vai trò khi rà soát: strengths ưu điểm, shortcomings khuyết điểm, remedies biện pháp.")] = ""
    columns: Annotated[tuple[Column, ...], Hint("Các cột", "Các cột của câu hỏi bảng.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A group of questions under one heading."""

    id: Annotated[str, Hint("Mã phần", "Mã riêng trong phiếu này, chữ không dấu và gạch nối, giữ mãi.")]
    title: Annotated[str, Hint("Tên phần", "Tiêu đề của phần.")]
    intro: Annotated[str, Hint("Lời dẫn", "Một câu dưới tiêu đề.")] = ""
    questions: Annotated[tuple[Question, ...], Hint("Các câu hỏi", "Các câu hỏi của phần, theo thứ tự.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The block at the end of the paper."""

    title: Annotated[str, Hint("Chức danh ký", "Chữ in đậm trên chỗ ký.")]
    note: Annotated[str, Hint("Lời dặn ký", "Chữ nhỏ trong ngoặc dưới chức danh.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form that a reader fills in."""

    id: str
    title: Annotated[str, Hint("Tên phiếu", "Tên của phiếu.")]
    directive: Annotated[DirectiveRef, Hint("Văn bản", "Mã của văn bản mà phiếu dựa vào (tên tệp trong data/directives).")]
    audience: Annotated[str, Hint("Dành cho ai", "Một câu nói phiếu dành cho ai.")]
    when: Annotated[str, Hint("Dùng khi nào", "Một câu nói dùng phiếu khi nào.")]
    not_instead_of: Annotated[str, Hint("Không thay mẫu nào", "Một câu nói phiếu không dùng thay cho biểu mẫu nào.")]
    prepare: Annotated[str, Hint("Cần chuẩn bị", "Một câu nói cần chuẩn bị gì trước khi điền.")]
    minutes: Annotated[int, Hint("Số phút", "Điền hết khoảng bao nhiêu phút.")]
    disclaimer: Annotated[str, Hint("Lời dặn trên giấy", "Câu in trên mọi bản giấy: đây không phải biểu mẫu chính thức.")]
    identity: Annotated[tuple[IdentityField, ...], Hint("Người điền", "Các dòng về người điền; dòng đầu là họ tên.")]
    periods: Annotated[tuple[PeriodRef, ...], Hint("Các kỳ", "Mã của các kỳ chọn được (tên tệp trong data/periods).")]
    scale: Annotated[ScaleRef, Hint("Thang trả lời", "Mã của thang (tên tệp trong data/scales).")]
    sections: Annotated[tuple[Section, ...], Hint("Các phần", "Các phần của phiếu, theo thứ tự.")]
    signature: Annotated[Signature, Hint("Chỗ ký", "Chức danh và lời dặn ở cuối bản giấy.")]
    status: Status = "active"
