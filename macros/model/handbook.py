"""What a handbook says of itself, its terms, and what changed in it."""

from dataclasses import dataclass
from typing import Annotated

from macros.annotations import (
    REPLACED_BY,
    ActorRef,
    ChangeRef,
    Date,
    DirectiveRef,
    FormRef,
    Hint,
    ProcedureRef,
    RetiredNote,
    RuleRef,
    Status,
    TermRef,
    Text,
    TrainingRef,
)
from macros.model.statement import Cites, Notes

# fmt: off
# One key, one line.


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How this handbook calls what every handbook has."""

    source: Annotated[str, Hint("Tên gọi của nguồn", "Gọi nguồn là gì, viết thường.")]
    not_said: Annotated[str, Hint("Khi nguồn không nêu", "Viết gì khi nguồn không nêu.")]
    reader: Annotated[str, Hint("Tên gọi người tự đánh giá", "Gọi người tự đánh giá là gì, viết thường.")]
    trigger: Annotated[str, Hint("Tên gọi trường hợp", "Gọi trường hợp phải xử lý là gì, viết thường.")]
    procedures_for: Annotated[str, Hint("Tiêu đề danh sách quy trình", "Tiêu đề của danh sách quy trình ở trang đầu.")]
    meeting: Annotated[str, Hint("Tên gọi buổi họp", "Gọi buổi phải chuẩn bị trước mấy ngày là gì, viết thường.")] = "cuộc họp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """The handbook as a whole: `data/handbook.yml`."""

    id: str
    title: Annotated[str, Hint("Tên sổ tay", "Tên của sổ tay.")]
    description: Annotated[str, Hint("Giới thiệu", "Một, hai câu: sổ tay giúp việc gì.")]
    editor: Annotated[str, Hint("Người biên soạn", "Ai biên soạn; in ở cuối mọi trang.")]
    intro: Annotated[tuple[Text, ...], Hint("Lời mở đầu", "Lời mở đầu ở trang đầu, mỗi mục một đoạn.")]
    origin: Annotated[str, Hint("Nội dung từ đâu", "Nội dung lấy từ đâu; in ở cuối mọi trang.")]
    disclaimer: Annotated[str, Hint("Sổ tay không phải là", "Sổ tay không phải là gì; in ở cuối mọi trang.")]
    form_warning: Annotated[tuple[Text, ...], Hint("Lời dặn trên phiếu", "Lời dặn phía trên mọi phiếu; câu đầu in đậm.")]
    search_examples: Annotated[tuple[Text, ...], Hint("Câu tìm mẫu", "Vài câu tìm mẫu cho trang hướng dẫn.")]
    respondents: Annotated[tuple[ActorRef, ...], Hint("Người điền phiếu", "Mã của những người tự điền phiếu (tên tệp trong data/actors); yêu cầu nêu với cơ quan, người khác thì phiếu ghi rõ.")] = ()
    words: Annotated[Words, Hint("Cách gọi", "Sổ tay này gọi những thứ thường gặp là gì.")]
    status: Status = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that a reader may need explained."""

    id: str
    title: Annotated[str, Hint("Thuật ngữ", "Thuật ngữ, viết như giữa câu.")]
    also: Annotated[tuple[Text, ...], Hint("Cách viết khác", "Cách viết khác của cùng thuật ngữ.")] = ()
    explanation: Annotated[str, Hint("Giải thích", "Giải thích, một đến ba câu.")]
    own: Annotated[bool, Hint("Của sổ tay", "true: sổ tay giải thích; false: nguồn giải thích.")]
    notes: Notes = ()
    cite: Cites = ()
    status: Status = "active"
    replaced_by: Annotated[tuple[TermRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that changed in the content, for readers who come back."""

    id: str
    title: Annotated[str, Hint("Tên thay đổi", "Tên ngắn của thay đổi.")]
    date: Annotated[Date, Hint("Ngày", "Viết năm-tháng-ngày trong ngoặc kép.")]
    text: Annotated[str, Hint("Nội dung", "Thêm gì, sửa gì, vì sao.")]
    directives: Annotated[tuple[DirectiveRef, ...], Hint("Văn bản", "Mã của các văn bản có thay đổi.")] = ()
    procedures: Annotated[tuple[ProcedureRef, ...], Hint("Quy trình", "Mã của các quy trình có thay đổi.")] = ()
    forms: Annotated[tuple[FormRef, ...], Hint("Phiếu", "Mã của các phiếu có thay đổi.")] = ()
    rules: Annotated[tuple[RuleRef, ...], Hint("Quy định", "Mã của các quy định có thay đổi.")] = ()
    trainings: Annotated[tuple[TrainingRef, ...], Hint("Buổi tập huấn", "Mã của các buổi tập huấn có thay đổi.")] = ()
    status: Status = "active"
    replaced_by: Annotated[tuple[ChangeRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""
