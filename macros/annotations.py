"""What a key of an editor's file means besides its type: its hint, its target, its form.

`Hint` holds what an editor sees when pointing at a key, in Vietnamese; `Ref`, `Inner`, `IsDate`
and `IsAddress` are rules that `macros.check` holds the values to.
"""

from dataclasses import dataclass
from typing import Annotated, Literal


@dataclass(frozen=True, slots=True)
class Hint:
    """A key's explanation for editors, in Vietnamese."""

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """The text is the id of an item of this kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class IsDate:
    """The text is a day, written as in `2018-05-16`."""


@dataclass(frozen=True, slots=True)
class Inner:
    """The text is the id of something in the same file, under this key of the item."""

    key: str


@dataclass(frozen=True, slots=True)
class IsAddress:
    """The text is the address of a web page, written out and never a link."""


Text = Annotated[str, Hint("Chữ thường, không dùng HTML hay Markdown.")]
Date = Annotated[
    str, IsDate(), Hint("Ngày, viết năm-tháng-ngày trong ngoặc kép, ví dụ “2018-05-16”.")
]
ActorRef = Annotated[
    str, Ref("actor"), Hint("Mã của cơ quan hoặc người (tên tệp trong data/actors).")
]
DirectiveRef = Annotated[
    str, Ref("directive"), Hint("Mã của văn bản (tên tệp trong data/directives).")
]
CriterionRef = Annotated[
    str, Ref("criterion"), Hint("Mã của tiêu chí (tên tệp trong data/criteria).")
]
TriggerRef = Annotated[
    str, Ref("trigger"), Hint("Mã của trường hợp (tên tệp trong data/triggers).")
]
RecordRef = Annotated[
    str, Ref("record"), Hint("Mã của biểu mẫu, hồ sơ (tên tệp trong data/records).")
]
SourceRef = Annotated[str, Ref("source"), Hint("Mã của nguồn (tên tệp trong data/sources).")]
ScaleRef = Annotated[str, Ref("scale"), Hint("Mã của thang đánh giá (tên tệp trong data/scales).")]
GroupRef = Annotated[str, Ref("group"), Hint("Mã của nhóm tiêu chí (tên tệp trong data/groups).")]
PeriodRef = Annotated[str, Ref("period"), Hint("Mã của kỳ (tên tệp trong data/periods).")]
ProcedureRef = Annotated[
    str, Ref("procedure"), Hint("Mã của quy trình (tên tệp trong data/procedures).")
]
FormRef = Annotated[str, Ref("form"), Hint("Mã của phiếu (tên tệp trong data/forms).")]
RuleRef = Annotated[str, Ref("rule"), Hint("Mã của quy định (tên tệp trong data/rules).")]
Status = Annotated[
    Literal["active", "retired"],
    Hint("active: đang dùng; retired: không dùng nữa, trang vẫn giữ. Mã không bao giờ dùng lại."),
]
