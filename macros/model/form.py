"""What an editor writes of a form: the part of the model that `macros.compile` reads."""

from dataclasses import dataclass
from typing import Annotated

from macros.annotations import (
    REPLACED_BY,
    DirectiveRef,
    FormRef,
    GroupRef,
    Hint,
    Inner,
    IsDate,
    PeriodRef,
    RecordRef,
    RetiredNote,
    RuleRef,
    ScaleRef,
    Status,
)
from macros.model.question import Section
from macros.model.reckoning import Ballot, Check, FormFigure, Take, Threshold
from macros.model.replaced import ReplacedParts

# fmt: off
# One key, one line.


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityField:
    """A line about the person or body that fills a form in; the first one is the name."""

    id: Annotated[str, Hint("Mã dòng", "Mã riêng trong phiếu này, chữ không dấu và gạch nối, giữ mãi.")]
    label: Annotated[str, Hint("Tên dòng", "Chữ đứng trước chỗ điền.")]
    required: Annotated[bool, Hint("Bắt buộc", "false khi được bỏ trống.")] = True
    hint: Annotated[str, Hint("Lời nhắc", "Lời nhắc nhỏ dưới chỗ điền.")] = ""
    example: Annotated[str, Hint("Ví dụ", "Chữ ở dòng này trong bản điền ví dụ.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One block at the end of the paper."""

    title: Annotated[str, Hint("Chức danh ký", "Chữ in đậm trên chỗ ký.")]
    note: Annotated[str, Hint("Lời dặn ký", "Chữ nhỏ trong ngoặc dưới chức danh.")]
    name: Annotated[str, Inner("identity"), Hint("Họ tên người ký", "Mã của dòng hoặc câu hỏi chữ có tên in dưới chỗ ký; bỏ trống khi để viết tay.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The two columns over the title."""

    left: Annotated[tuple[Annotated[str, Inner("identity")], ...], Hint("Bên trái", "Mã các dòng về người điền, mỗi mã một dòng; dòng cuối in đậm.")]
    right: Annotated[str, Hint("Bên phải", "Chữ in đậm bên phải.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamplePeriod:
    """The period of the worked example."""

    period: PeriodRef
    year: Annotated[int, Hint("Năm", "Năm của kỳ; bỏ trống với kỳ đột xuất.")] = 0
    index: Annotated[int, Hint("Thứ mấy", "Tháng, quý hoặc nửa năm thứ mấy; bỏ trống với năm và đột xuất.")] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form that a reader fills in."""

    id: str
    title: Annotated[str, Hint("Tên phiếu", "Tên của phiếu.")]
    directive: Annotated[DirectiveRef, Hint("Văn bản", "Mã của văn bản mà phiếu dựa vào (tên tệp trong data/directives); bỏ trống khi dựa vào quy định hoặc nhiều văn bản.")] = ""
    rule: Annotated[RuleRef, Hint("Quy định", "Mã của quy định mà phiếu dựng theo (tên tệp trong data/rules).")] = ""
    records: Annotated[tuple[RecordRef, ...], Hint("Giấy tờ giúp lập", "Mã của biểu mẫu, hồ sơ mà phiếu giúp soạn (tên tệp trong data/records); trang của giấy tờ dẫn tới phiếu.")] = ()
    group: Annotated[GroupRef, Hint("Nhóm", "Mã của nhóm trong danh sách phiếu (tên tệp trong data/groups); nhóm riêng cho phiếu.")] = ""
    order: Annotated[int, Hint("Thứ tự", "Số thứ tự của phiếu trong nhóm; số nhỏ đứng trước.")] = 0
    audience: Annotated[str, Hint("Dành cho ai", "Một câu nói phiếu dành cho ai.")]
    when: Annotated[str, Hint("Dùng khi nào", "Một câu nói dùng phiếu khi nào.")]
    not_instead_of: Annotated[str, Hint("Không thay mẫu nào", "Một câu nói phiếu không dùng thay cho biểu mẫu nào.")]
    prepare: Annotated[str, Hint("Cần chuẩn bị", "Một câu nói cần chuẩn bị gì trước khi điền.")]
    minutes: Annotated[int, Hint("Số phút", "Điền hết khoảng bao nhiêu phút.")]
    disclaimer: Annotated[str, Hint("Lời dặn trên giấy", "Câu in trên mọi bản giấy: đây không phải biểu mẫu chính thức.")]
    unverified: Annotated[str, Hint("Lời cảnh báo", "Câu in trên trang và trên giấy cho tới khi có người đối chiếu phiếu với bản gốc.")] = ""
    verified_on: Annotated[str, IsDate(), Hint("Ngày đối chiếu bản gốc", "Ngày người biên tập đối chiếu xong, viết năm-tháng-ngày trong ngoặc kép; có ngày này thì lời cảnh báo thôi in.")] = ""
    identity: Annotated[tuple[IdentityField, ...], Hint("Người điền", "Các dòng về người điền; dòng đầu là họ tên hoặc tên tập thể.")]
    periods: Annotated[tuple[PeriodRef, ...], Hint("Các kỳ", "Mã của các kỳ chọn được (tên tệp trong data/periods); bỏ trống khi phiếu không theo kỳ.")] = ()
    period_label: Annotated[str, Hint("Tên ô kỳ", "Chữ trên ô chọn kỳ.")] = "Kỳ tự đánh giá"
    scale: Annotated[ScaleRef, Hint("Thang trả lời", "Mã của thang (tên tệp trong data/scales); bỏ trống khi phiếu không có câu theo tiêu chí.")] = ""
    sections: Annotated[tuple[Section, ...], Hint("Các phần", "Các phần của phiếu, theo thứ tự.")]
    letterhead: Annotated[Letterhead | None, Hint("Đầu giấy", "Hai cột trên tên phiếu, chỉ khi mẫu đã công bố có.")] = None
    numbered: Annotated[bool, Hint("In số câu", "false khi bản giấy không in số phần và số câu.")] = True
    ballot: Annotated[Ballot | None, Hint("Lá phiếu", "Khi bản giấy là tờ có nhiều lá phiếu giống nhau.")] = None
    checks: Annotated[tuple[Check, ...], Hint("Số phải khớp", "Các con số phải khớp nhau.")] = ()
    figures: Annotated[tuple[FormFigure, ...], Hint("Số được tính", "Tổng và tỷ lệ do sổ tay tính, người điền không ghi.")] = ()
    thresholds: Annotated[tuple[Threshold, ...], Hint("Ngưỡng điểm", "Số điểm mà một lựa chọn cần có.")] = ()
    takes: Annotated[tuple[Take, ...], Hint("Lấy từ tệp khác", "Những gì lấy được từ tệp của phiếu khác.")] = ()
    previous: Annotated[bool, Hint("Lấy bản kỳ trước", "false khi không cho lấy bản kỳ trước làm gốc.")] = True
    signatures: Annotated[tuple[Signature, ...], Hint("Chỗ ký", "Chức danh và lời dặn ở cuối bản giấy, từ trái sang phải.")]
    example_period: Annotated[ExamplePeriod | None, Hint("Kỳ của ví dụ", "Kỳ trong bản điền ví dụ.")] = None
    status: Status = "active"
    replaced_by: Annotated[tuple[FormRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""
    replaced: ReplacedParts = ()
