"""What a handbook says of itself, its terms, and what changed in it."""

from dataclasses import dataclass
from typing import Annotated

from macros.annotations import (
    Date,
    DirectiveRef,
    FormRef,
    Hint,
    ProcedureRef,
    RuleRef,
    Status,
    Text,
)
from macros.model_statement import Cite, Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How this handbook calls what every handbook has."""

    source: Annotated[str, Hint("Gọi nguồn là gì, viết thường, ví dụ “bài báo”.")]
    not_said: Annotated[str, Hint("Viết gì khi nguồn không nêu, ví dụ “bài báo không nêu rõ”.")]
    reader: Annotated[str, Hint("Gọi người tự đánh giá là gì, viết thường, ví dụ “cán bộ”.")]
    trigger: Annotated[
        str, Hint("Gọi trường hợp phải xử lý là gì, ví dụ “trường hợp phải kiểm điểm”.")
    ]
    procedures_for: Annotated[str, Hint("Tiêu đề của danh sách quy trình ở trang đầu.")]
    meeting: Annotated[
        str,
        Hint("Gọi buổi phải chuẩn bị trước mấy ngày là gì, viết thường, ví dụ “buổi diễn tập”."),
    ] = "cuộc họp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """The handbook as a whole: `data/handbook.yml`."""

    id: str
    title: Text
    description: Annotated[str, Hint("Một, hai câu: sổ tay giúp việc gì.")]
    editor: Annotated[str, Hint("Ai biên soạn; in ở cuối mọi trang.")]
    intro: Annotated[tuple[Text, ...], Hint("Lời mở đầu ở trang đầu, mỗi mục một đoạn.")]
    origin: Annotated[str, Hint("Nội dung lấy từ đâu; in ở cuối mọi trang.")]
    disclaimer: Annotated[str, Hint("Sổ tay không phải là gì; in ở cuối mọi trang.")]
    form_warning: Annotated[tuple[Text, ...], Hint("Lời dặn phía trên mọi phiếu; câu đầu in đậm.")]
    search_examples: Annotated[tuple[Text, ...], Hint("Vài câu tìm mẫu cho trang hướng dẫn.")]
    words: Words
    status: Status = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that a reader may need explained."""

    id: str
    title: Annotated[str, Hint("Thuật ngữ, viết như giữa câu.")]
    also: Annotated[tuple[Text, ...], Hint("Cách viết khác của cùng thuật ngữ.")] = ()
    explanation: Annotated[str, Hint("Giải thích, một đến ba câu.")]
    own: Annotated[bool, Hint("true: sổ tay giải thích; false: nguồn giải thích.")]
    notes: tuple[Note, ...] = ()
    cite: tuple[Cite, ...] = ()
    status: Status = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that changed in the content, for readers who come back."""

    id: str
    title: Text
    date: Date
    text: Text
    directives: tuple[DirectiveRef, ...] = ()
    procedures: tuple[ProcedureRef, ...] = ()
    forms: tuple[FormRef, ...] = ()
    rules: tuple[RuleRef, ...] = ()
    status: Status = "active"
