"""What an editor writes of directives and of all that hangs on them."""

from dataclasses import dataclass
from typing import Annotated, Literal

from macros.annotations import (
    REPLACED_BY,
    ActorRef,
    CriterionRef,
    DirectiveRef,
    GroupRef,
    Hint,
    IsDate,
    Means,
    PeriodRef,
    ProcedureRef,
    RecordRef,
    Ref,
    RetiredNote,
    ScaleRef,
    SourceRef,
    Status,
    TriggerRef,
)
from macros.model.replaced import ReplacedParts
from macros.model.statement import Cites, Notes, Statement

# fmt: off
# One key, one line.


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A directive's tie to another one."""

    kind: Annotated[Literal["based_on", "implements", "concretises", "linked_with", "replaces"], Hint("Loại quan hệ", "based_on: căn cứ; implements: thực hiện; concretises: cụ thể hóa; linked_with: gắn với; replaces: thay thế.")]
    target: Annotated[DirectiveRef, Hint("Văn bản kia", "Mã của văn bản (tên tệp trong data/directives).")]
    cite: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """Something that a directive asks for."""

    id: Annotated[str, Hint("Mã yêu cầu", "Mã riêng trong văn bản này, chữ không dấu và gạch nối, giữ mãi.")]
    title: Annotated[str, Hint("Tên yêu cầu", "Tên ngắn của yêu cầu.")]
    part: Annotated[str, Hint("Phần", "Phần của văn bản, dùng làm tiêu đề chung cho các yêu cầu đứng liền nhau.")] = ""
    what: Annotated[str, Hint("Làm gì", "Văn bản yêu cầu làm gì, bằng lời của sổ tay.")]
    who: Annotated[tuple[ActorRef, ...], Hint("Ai làm", "Mã của cơ quan hoặc người phải làm (tên tệp trong data/actors).")]
    cite: Cites
    when: Annotated[str, Hint("Khi nào", "Thời hạn hoặc kỳ; bỏ trống nếu nguồn không nêu.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a source prints."""

    value: Annotated[str, Hint("Số", "Số như nguồn in, trong ngoặc kép.")]
    unit: Annotated[str, Hint("Đơn vị tính", "Đếm hay đo bằng gì.")]
    meaning: Annotated[str, Hint("Ý nghĩa", "Số này nói điều gì.")]
    cite: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many things a source announces, and how many it goes on to describe."""

    what: Annotated[str, Hint("Đếm gì", "Những gì được đếm.")]
    announced: Annotated[int, Hint("Nguồn nêu", "Nguồn nói có bao nhiêu.")]
    printed: Annotated[int, Hint("Nguồn in", "Nguồn kể ra được bao nhiêu.")]
    note: Annotated[str, Hint("Lời giải thích", "Một câu nói hai số khác nhau ra sao.")]
    cite: Cites


DirectiveKind = Literal[
    "directive", "resolution", "regulation", "guideline", "plan", "letter", "conclusion",
    "working_rules", "campaign", "service_rules", "instruction", "planned",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A document that a source speaks of."""

    id: str
    title: Annotated[str, Hint("Tên đầy đủ", "Tên gọi đầy đủ theo nguồn, có số và ký hiệu nếu nguồn nêu.")]
    short_title: Annotated[str, Hint("Tên ngắn", "Tên ngắn dùng trong bảng và liên kết, tối đa 60 chữ.")]
    kind: Annotated[DirectiveKind, Hint("Loại văn bản", "directive chỉ thị, resolution nghị quyết, regulation quy định, guideline hướng dẫn, plan kế hoạch, letter công văn, conclusion kết luận, working_rules quy chế, campaign cuộc vận động, service_rules điều lệnh, instruction văn bản chỉ đạo mà bài không nêu loại, planned dự kiến ban hành.")]
    issuer: Annotated[str, Hint("Cơ quan ban hành", "Cơ quan ban hành như nguồn nêu; bỏ trống nếu nguồn không nêu.")] = ""
    number: Annotated[str, Means(), Hint("Số, ký hiệu", "Số, ký hiệu; bỏ trống nếu nguồn không nêu.")] = ""
    date: Annotated[str, IsDate(), Hint("Ngày ban hành", "Viết năm-tháng-ngày trong ngoặc kép; bỏ trống nếu nguồn không nêu.")] = ""
    summary: Annotated[Statement, Hint("Tóm tắt", "Một hai câu: văn bản về việc gì, kèm nguồn.")]
    relations: Annotated[tuple[Relation, ...], Hint("Quan hệ", "Văn bản này căn cứ, thực hiện, cụ thể hóa, gắn với hay thay thế văn bản nào.")] = ()
    requirements: Annotated[tuple[Requirement, ...], Hint("Yêu cầu", "Từng yêu cầu của văn bản: làm gì, ai làm, khi nào.")] = ()
    aims: Annotated[tuple[Statement, ...], Hint("Mục đích", "Mục đích mà nguồn nêu.")] = ()
    reported: Annotated[tuple[Statement, ...], Hint("Kết quả thuật lại", "Kết quả nguồn thuật lại; không phải đánh giá của sổ tay.")] = ()
    uses: Annotated[tuple[Statement, ...], Hint("Dùng vào việc gì", "Kết quả được dùng vào việc gì.")] = ()
    figures: Annotated[tuple[Figure, ...], Hint("Số liệu", "Số liệu mà nguồn in.")] = ()
    counts: Annotated[tuple[Count, ...], Hint("Số mục nêu và in", "Nguồn nói có bao nhiêu mục và kể ra bao nhiêu, khi hai số khác nhau.")] = ()
    notes: Notes = ()
    checked_on: Annotated[str, IsDate(), Hint("Ngày đối chiếu", "Ngày tra lại văn bản gần nhất, viết năm-tháng-ngày trong ngoặc kép.")]
    status: Status = "active"
    replaced_by: Annotated[tuple[DirectiveRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""
    replaced: ReplacedParts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A behaviour that a source wants or does not want."""

    id: str
    title: Annotated[str, Hint("Tên tiêu chí", "Tên ngắn, tối đa 80 chữ.")]
    statement: Annotated[str, Hint("Nội dung tiêu chí", "Diễn đạt của sổ tay theo nguồn; dùng làm câu hỏi trong phiếu.")]
    sign: Annotated[Literal["positive", "negative"], Means(), Hint("Nên hay tránh", "positive: điều cần làm; negative: biểu hiện cần tránh.")]
    use: Annotated[Literal["self_assessed", "trigger", "reported_result", "duty_of_others", "outcome", "aim"], Hint("Dùng để", "self_assessed: người điền phiếu tự đánh giá được; trigger: trường hợp phải xử lý; reported_result: kết quả nguồn thuật lại; duty_of_others: việc của cơ quan khác; outcome: kết quả lấy phiếu; aim: mục đích.")]
    addressed_to: Annotated[tuple[ActorRef, ...], Hint("Yêu cầu đối với ai", "Mã của cơ quan hoặc người (tên tệp trong data/actors).")]
    group: Annotated[GroupRef, Hint("Nhóm", "Mã của nhóm (tên tệp trong data/groups).")]
    directive: Annotated[DirectiveRef, Hint("Văn bản", "Mã của văn bản nêu tiêu chí này (tên tệp trong data/directives).")]
    guidance: Annotated[str, Hint("Gợi ý tự soát", "Gợi ý của sổ tay, không phải lời của văn bản.")] = ""
    evidence_hints: Annotated[tuple[str, ...], Hint("Gợi ý minh chứng", "Loại giấy tờ có thể làm minh chứng, mỗi dòng một loại.")] = ()
    notes: Notes = ()
    cite: Cites
    status: Status = "active"
    replaced_by: Annotated[tuple[CriterionRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A heading over criteria or rules; the handbook's own arrangement, not a source's."""

    id: str
    title: Annotated[str, Hint("Tên nhóm", "Tên ngắn của nhóm; nhóm do sổ tay sắp xếp.")]
    order: Annotated[int, Hint("Thứ tự", "Số thứ tự của nhóm trên trang; số nhỏ đứng trước.")]
    intro: Annotated[str, Hint("Lời dẫn", "Một câu nói nhóm gồm những gì.")] = ""
    status: Status = "active"
    replaced_by: Annotated[tuple[GroupRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A case in which a cadre must review himself or herself and responsibility is considered."""

    id: str
    title: Annotated[str, Hint("Tên trường hợp", "Tên ngắn của trường hợp.")]
    condition: Annotated[str, Hint("Câu hỏi", "Trường hợp, viết thành câu hỏi có hoặc không.")]
    consequence: Annotated[str, Hint("Phải làm gì", "Điều phải làm khi trả lời có.")]
    before: Annotated[tuple[ActorRef, ...], Hint("Trước ai", "Mã của cơ quan nghe báo cáo, giải trình (tên tệp trong data/actors).")]
    directive: Annotated[DirectiveRef, Means(), Hint("Văn bản", "Mã của văn bản nêu trường hợp này (tên tệp trong data/directives).")]
    criterion: Annotated[str, Ref("criterion"), Hint("Tiêu chí tương ứng", "Mã của tiêu chí “biểu hiện cần tránh” ứng với trường hợp này.")] = ""
    contradicts: Annotated[str, Ref("criterion"), Hint("Mâu thuẫn với", "Mã của tiêu chí không thể ở mức tốt nhất khi trả lời có.")] = ""
    notes: Notes = ()
    cite: Cites
    status: Status = "active"
    replaced_by: Annotated[tuple[TriggerRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How often, or by when, something is done."""

    id: str
    title: Annotated[str, Hint("Tên kỳ", "Tên ngắn của kỳ hoặc thời hạn.")]
    length: Annotated[Literal["month", "quarter", "half", "year", "each_meeting", "lead_time", "ad_hoc", "after_event", "continuous", "recurring", "deadline"], Means(), Hint("Bao lâu một lần", "month tháng, quarter quý, half 6 tháng, year năm, each_meeting mỗi kỳ sinh hoạt, lead_time thời gian chuẩn bị, ad_hoc đột xuất, after_event ngay sau một việc, continuous thường xuyên, recurring định kỳ nhưng nguồn không nêu bao lâu, deadline mốc đã định.")]
    applies_to: Annotated[str, Hint("Việc gì", "Việc phải làm theo kỳ này.")]
    due: Annotated[str, Hint("Mốc", "Mốc như nguồn nêu; chỉ dùng với deadline.")] = ""
    earliest_days: Annotated[int, Hint("Sớm nhất (ngày)", "Sớm nhất bao nhiêu ngày trước cuộc họp; chỉ dùng với lead_time.")] = 0
    latest_days: Annotated[int, Hint("Muộn nhất (ngày)", "Muộn nhất bao nhiêu ngày trước cuộc họp; chỉ dùng với lead_time.")] = 0
    directive: Annotated[DirectiveRef, Means(), Hint("Văn bản", "Mã của văn bản nêu kỳ này (tên tệp trong data/directives).")]
    notes: Notes = ()
    cite: Cites
    status: Status = "active"
    replaced_by: Annotated[tuple[PeriodRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a scale, in the scale's order."""

    id: Annotated[str, Hint("Mã mức", "Mã riêng trong thang này, chữ không dấu và gạch nối, giữ mãi.")]
    label: Annotated[str, Hint("Tên mức", "Tên mức như người điền phiếu thấy.")]
    needs_evidence: Annotated[bool, Hint("Cần minh chứng", "true khi tên mức đã nói là có minh chứng.")] = False
    needs_note: Annotated[bool, Hint("Cần thuyết minh", "true khi chọn mức này phải nói rõ còn thiếu gì.")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An ordered set of answers."""

    id: str
    title: Annotated[str, Hint("Tên thang", "Tên ngắn của thang trả lời.")]
    own: Annotated[bool, Hint("Của sổ tay", "true: thang do sổ tay đặt ra; false: thang của nguồn.")]
    note: Annotated[str, Hint("Lời dặn", "Câu nói với người đọc thang này là của ai.")]
    levels: Annotated[tuple[Level, ...], Hint("Các mức", "Các mức, từ tốt nhất xuống.")]
    not_applicable: Annotated[str, Hint("Không áp dụng", "Lời của lựa chọn không áp dụng; bỏ trống nếu không có.")] = ""
    notes: Notes = ()
    cite: Cites = ()
    status: Status = "active"
    replaced_by: Annotated[tuple[ScaleRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""
    replaced: ReplacedParts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A paper that is made or used."""

    id: str
    title: Annotated[str, Hint("Tên biểu mẫu, hồ sơ", "Tên ngắn của giấy tờ.")]
    purpose: Annotated[str, Hint("Dùng để", "Giấy tờ này ghi gì, dùng vào việc gì.")]
    made_by: Annotated[tuple[ActorRef, ...], Hint("Ai lập", "Mã của cơ quan hoặc người lập (tên tệp trong data/actors).")]
    directive: Annotated[DirectiveRef, Means(), Hint("Văn bản", "Mã của văn bản nói tới giấy tờ này (tên tệp trong data/directives).")]
    notes: Notes = ()
    cite: Cites
    status: Status = "active"
    replaced_by: Annotated[tuple[RecordRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A body or a person in a role; never a name."""

    id: str
    title: Annotated[str, Hint("Tên", "Tên cơ quan, tổ chức hoặc chức trách; không ghi tên người.")]
    role: Annotated[str, Hint("Được giao việc gì", "Nguồn giao việc gì, một câu.")]
    today: Annotated[str, Hint("Nay ra sao", "Nay ra sao, khi cơ quan không còn hoặc đã đổi.")] = ""
    notes: Notes = ()
    cite: Cites
    status: Status = "active"
    replaced_by: Annotated[tuple[ActorRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article that the handbook was written from."""

    id: str
    title: Annotated[str, Hint("Tên nguồn", "Đầu đề như đã đăng.")]
    publisher: Annotated[str, Hint("Nơi đăng", "Tên báo, trang hoặc nhà xuất bản.")]
    published: Annotated[str, IsDate(), Hint("Ngày đăng", "Viết năm-tháng-ngày trong ngoặc kép.")]
    paragraphs: Annotated[int, Hint("Số đoạn", "Số đoạn thân bài, không tính đầu đề và chú thích ảnh.")]
    summary: Annotated[str, Hint("Tóm tắt", "Một hai câu: nguồn nói về việc gì.")]
    notes: Notes = ()
    status: Status = "active"
    replaced_by: Annotated[tuple[SourceRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a procedure."""

    id: Annotated[str, Hint("Mã bước", "Mã riêng trong quy trình này, chữ không dấu và gạch nối, giữ mãi.")]
    title: Annotated[str, Hint("Tên bước", "Tên ngắn của bước.")]
    action: Annotated[str, Hint("Làm gì", "Việc phải làm ở bước này.")]
    actors: Annotated[tuple[ActorRef, ...], Hint("Ai làm", "Mã của cơ quan hoặc người làm (tên tệp trong data/actors).")]
    time: Annotated[str, Hint("Thời hạn", "Thời hạn hoặc thời điểm; bỏ trống nếu nguồn không nêu rõ.")] = ""
    records: Annotated[tuple[RecordRef, ...], Hint("Biểu mẫu, hồ sơ", "Mã của giấy tờ dùng ở bước này (tên tệp trong data/records).")] = ()
    note: Annotated[str, Hint("Lưu ý", "Điều cần biết thêm về bước này.")] = ""
    cite: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """Steps, either in the order that a source prints or arranged by the handbook."""

    id: str
    title: Annotated[str, Hint("Tên quy trình", "Tên ngắn của quy trình.")]
    order: Annotated[Literal["printed", "arranged"], Hint("Thứ tự của ai", "printed: đúng thứ tự nguồn in; arranged: thứ tự do sổ tay sắp xếp.")]
    purpose: Annotated[Statement, Hint("Để làm gì", "Một câu nói quy trình để làm gì, kèm nguồn.")]
    directive: Annotated[DirectiveRef, Hint("Văn bản", "Mã của văn bản mà quy trình thực hiện (tên tệp trong data/directives).")]
    related: Annotated[tuple[DirectiveRef, ...], Hint("Văn bản liên quan", "Mã của văn bản khác mà các việc này cũng dựa vào.")] = ()
    steps: Annotated[tuple[Step, ...], Hint("Các bước", "Từng bước, theo thứ tự.")]
    notes: Notes = ()
    status: Status = "active"
    replaced_by: Annotated[tuple[ProcedureRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""
    replaced: ReplacedParts = ()
