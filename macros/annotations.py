"""What a key of an editor's file means besides its type: its hint, its target, its form.

`Hint` holds what an editor sees when pointing at a key, in Vietnamese; `Ref`, `Inner`, `Within`,
`IsDate`, `IsAddress` and `Means` are rules that `macros.check` holds the values to.
"""

from dataclasses import dataclass
from typing import Annotated, Literal


@dataclass(frozen=True, slots=True)
class Hint:
    """A key's Vietnamese name, and what an editor writes there."""

    title: str
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
    """The text is the id of something in the same file that stands under this key."""

    key: str


@dataclass(frozen=True, slots=True)
class Within:
    """The text is the id of something inside the item that the keys beside it name."""


@dataclass(frozen=True, slots=True)
class IsAddress:
    """The text is the address of a web page, written out and never a link."""


@dataclass(frozen=True, slots=True)
class Means:
    """What the item is hangs on the value; after a frozen edition another one is another item."""


Text = Annotated[str, Hint("Chữ", "Chữ thường, không dùng HTML hay Markdown.")]
Date = Annotated[
    str, IsDate(), Hint("Ngày", "Ngày, viết năm-tháng-ngày trong ngoặc kép, ví dụ “2018-05-16”.")
]
ActorRef = Annotated[
    str,
    Ref("actor"),
    Hint("Cơ quan, người", "Mã của cơ quan hoặc người (tên tệp trong data/actors)."),
]
DirectiveRef = Annotated[
    str, Ref("directive"), Hint("Văn bản", "Mã của văn bản (tên tệp trong data/directives).")
]
CriterionRef = Annotated[
    str, Ref("criterion"), Hint("Tiêu chí", "Mã của tiêu chí (tên tệp trong data/criteria).")
]
TriggerRef = Annotated[
    str, Ref("trigger"), Hint("Trường hợp", "Mã của trường hợp (tên tệp trong data/triggers).")
]
RecordRef = Annotated[
    str,
    Ref("record"),
    Hint("Biểu mẫu, hồ sơ", "Mã của biểu mẫu, hồ sơ (tên tệp trong data/records)."),
]
SourceRef = Annotated[
    str, Ref("source"), Hint("Nguồn", "Mã của nguồn (tên tệp trong data/sources).")
]
ScaleRef = Annotated[
    str, Ref("scale"), Hint("Thang", "Mã của thang đánh giá (tên tệp trong data/scales).")
]
GroupRef = Annotated[
    str, Ref("group"), Hint("Nhóm", "Mã của nhóm tiêu chí (tên tệp trong data/groups).")
]
PeriodRef = Annotated[str, Ref("period"), Hint("Kỳ", "Mã của kỳ (tên tệp trong data/periods).")]
ProcedureRef = Annotated[
    str, Ref("procedure"), Hint("Quy trình", "Mã của quy trình (tên tệp trong data/procedures).")
]
FormRef = Annotated[str, Ref("form"), Hint("Phiếu", "Mã của phiếu (tên tệp trong data/forms).")]
RuleRef = Annotated[
    str, Ref("rule"), Hint("Quy định", "Mã của quy định (tên tệp trong data/rules).")
]
TrainingRef = Annotated[
    str, Ref("training"), Hint("Buổi tập huấn", "Mã của buổi (tên tệp trong data/trainings).")
]
TermRef = Annotated[
    str, Ref("term"), Hint("Thuật ngữ", "Mã của thuật ngữ (tên tệp trong data/terms).")
]
ChangeRef = Annotated[
    str, Ref("change"), Hint("Thay đổi", "Mã của thay đổi (tên tệp trong data/changes).")
]
Status = Annotated[
    Literal["active", "retired"],
    Hint(
        "Trạng thái",
        "active: đang dùng; retired: không dùng nữa, trang vẫn giữ. Mã không bao giờ dùng lại.",
    ),
]
REPLACED_BY = Hint(
    "Mục thay thế",
    "Chỉ khi status là retired: mã của mục cùng loại dùng thay; bỏ trống khi không có.",
)
RetiredNote = Annotated[
    str,
    Hint("Vì sao thôi dùng", "Chỉ khi status là retired: một, hai câu nói vì sao, nay dùng gì."),
]
