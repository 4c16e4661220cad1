"""What an editor writes of a form: the part of the model that `macros.compile` reads."""

from dataclasses import dataclass
from typing import Annotated, Literal

from macros.annotations import DirectiveRef, Hint, PeriodRef, Ref, ScaleRef, Status, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityField:
    """A line about the person who fills a form in; the first one is the name."""

    id: str
    label: Text
    required: bool = True
    hint: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table question."""

    id: str
    label: Text
    kind: Annotated[Literal["text", "date"], Hint("text: chữ; date: ngày.")] = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question: on a criterion, on a trigger, or of its own.

    Exactly one of `criterion`, `trigger` and `kind` is given; the first two bring label and kind
    along, and their id when none is written.
    """

    id: Annotated[
        str, Hint("Mã câu hỏi, giữ mãi; bỏ trống khi trùng mã tiêu chí hoặc trường hợp.")
    ] = ""
    criterion: Annotated[
        str, Ref("criterion"), Hint("Câu hỏi theo một tiêu chí, trả lời theo thang.")
    ] = ""
    trigger: Annotated[str, Ref("trigger"), Hint("Câu hỏi có hoặc không theo một trường hợp.")] = ""
    kind: Annotated[
        Literal["", "text", "table"], Hint("Câu hỏi riêng của phiếu: text viết chữ, table bảng.")
    ] = ""
    label: Annotated[str, Hint("Lời câu hỏi; với tiêu chí và trường hợp thì lấy từ đó.")] = ""
    hint: Text = ""
    origin: Annotated[str, Hint("Ghi khi câu hỏi không lấy từ chính văn bản của phiếu.")] = ""
    role: Annotated[
        Literal["", "strengths", "shortcomings", "remedies"],
        Hint("Vai trò khi rà soát: ưu điểm, khuyết điểm, biện pháp."),
    ] = ""
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A group of questions under one heading."""

    id: str
    title: Text
    intro: Text = ""
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The block at the end of the paper."""

    title: Text
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form that a reader fills in."""

    id: str
    title: Text
    directive: DirectiveRef
    audience: Annotated[str, Hint("Dành cho ai.")]
    when: Annotated[str, Hint("Dùng khi nào.")]
    not_instead_of: Annotated[str, Hint("Không dùng thay cho biểu mẫu nào.")]
    prepare: Annotated[str, Hint("Cần chuẩn bị gì.")]
    minutes: Annotated[int, Hint("Khoảng bao nhiêu phút.")]
    disclaimer: Text
    identity: tuple[IdentityField, ...]
    periods: tuple[PeriodRef, ...]
    scale: ScaleRef
    sections: tuple[Section, ...]
    signature: Signature
    status: Status = "active"
