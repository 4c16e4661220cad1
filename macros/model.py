"""What an editor writes: one class a kind of item, one file an item, file name = id.

The classes are the only description of the data: the loader checks files against them, the JSON
schemas for editors are made from them, and templates get them.  `Hint` holds what an editor sees
when pointing at a key, in Vietnamese.
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
Status = Annotated[
    Literal["active", "retired"],
    Hint("active: đang dùng; retired: không dùng nữa, trang vẫn giữ. Mã không bao giờ dùng lại."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """Where a statement stands in its source."""

    source: SourceRef
    paragraph: Annotated[
        int, Hint("Đoạn thứ mấy của bài, tính từ đoạn mở đầu, không tính chú thích ảnh.")
    ]
    phrase: Annotated[str, Hint("Cụm từ nguyên văn, tối đa 15 tiếng.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that a source says, in the handbook's own words."""

    text: Text
    cite: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A neutral remark for the reader."""

    kind: Annotated[
        Literal["open", "discrepancy", "wording"],
        Hint(
            "open: nguồn không nêu; discrepancy: số liệu hoặc chi tiết không khớp; wording: cách dùng từ."
        ),
    ]
    text: Text
    cite: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A directive's tie to another one."""

    kind: Annotated[
        Literal["based_on", "implements", "concretises", "linked_with", "replaces"],
        Hint(
            "based_on: căn cứ; implements: thực hiện; concretises: cụ thể hóa; linked_with: gắn với; replaces: thay thế."
        ),
    ]
    target: DirectiveRef
    cite: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """Something that a directive asks for."""

    id: Annotated[str, Hint("Mã riêng trong văn bản này.")]
    title: Text
    what: Text
    who: tuple[ActorRef, ...]
    cite: tuple[Cite, ...]
    when: Annotated[str, Hint("Thời hạn hoặc kỳ; bỏ trống nếu bài không nêu.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a source prints."""

    value: Annotated[str, Hint("Số như bài in, trong ngoặc kép.")]
    unit: Text
    meaning: Text
    cite: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many things a source announces, and how many it goes on to describe."""

    what: Text
    announced: int
    printed: int
    note: Text
    cite: tuple[Cite, ...]


DirectiveKind = Literal[
    "directive", "resolution", "regulation", "guideline", "plan", "letter", "conclusion",
    "working_rules", "campaign", "service_rules", "planned",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A document that a source speaks of."""

    id: str
    title: Annotated[str, Hint("Tên gọi đầy đủ theo bài báo.")]
    short_title: Annotated[str, Hint("Tên ngắn dùng trong bảng và liên kết, tối đa 60 chữ.")]
    kind: Annotated[
        DirectiveKind,
        Hint(
            "Loại văn bản: directive chỉ thị, resolution nghị quyết, regulation quy định, guideline hướng dẫn, plan kế hoạch, letter công văn, conclusion kết luận, working_rules quy chế, campaign cuộc vận động, service_rules điều lệnh, planned dự kiến ban hành."
        ),
    ]
    issuer: Annotated[str, Hint("Cơ quan ban hành như bài nêu; bỏ trống nếu bài không nêu.")] = ""
    number: Annotated[str, Hint("Số, ký hiệu; bỏ trống nếu bài không nêu.")] = ""
    date: Annotated[
        str, IsDate(), Hint("Ngày ban hành, năm-tháng-ngày; bỏ trống nếu bài không nêu.")
    ] = ""
    summary: Statement
    relations: tuple[Relation, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    aims: tuple[Statement, ...] = ()
    reported: Annotated[
        tuple[Statement, ...], Hint("Kết quả bài báo thuật lại; không phải đánh giá của sổ tay.")
    ] = ()
    uses: Annotated[tuple[Statement, ...], Hint("Kết quả được dùng vào việc gì.")] = ()
    figures: tuple[Figure, ...] = ()
    counts: tuple[Count, ...] = ()
    notes: tuple[Note, ...] = ()
    checked_on: Annotated[str, IsDate(), Hint("Ngày đối chiếu gần nhất, năm-tháng-ngày.")]
    status: Status = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A behaviour that a source wants or does not want."""

    id: str
    title: Annotated[str, Hint("Tên ngắn, tối đa 80 chữ.")]
    statement: Annotated[
        str, Hint("Diễn đạt của sổ tay theo bài báo; dùng làm câu hỏi trong phiếu.")
    ]
    sign: Annotated[
        Literal["positive", "negative"],
        Hint("positive: điều cần làm; negative: biểu hiện cần tránh."),
    ]
    use: Annotated[
        Literal["self_assessed", "trigger", "reported_result", "duty_of_others", "outcome", "aim"],
        Hint(
            "self_assessed: cán bộ tự đánh giá được; trigger: trường hợp phải kiểm điểm; reported_result: kết quả bài thuật lại; duty_of_others: việc của cơ quan khác; outcome: kết quả lấy phiếu; aim: mục đích."
        ),
    ]
    addressed_to: tuple[ActorRef, ...]
    group: GroupRef
    directive: DirectiveRef
    guidance: Annotated[str, Hint("Gợi ý tự soát của sổ tay, không phải lời của văn bản.")] = ""
    evidence_hints: Annotated[tuple[str, ...], Hint("Gợi ý loại giấy tờ làm minh chứng.")] = ()
    notes: tuple[Note, ...] = ()
    cite: tuple[Cite, ...]
    status: Status = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A heading under which the handbook arranges criteria; its own arrangement, not a source's."""

    id: str
    title: Text
    order: int
    intro: Text = ""
    status: Status = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A case in which a cadre must review himself or herself and responsibility is considered."""

    id: str
    title: Text
    condition: Annotated[str, Hint("Trường hợp, viết thành câu hỏi có hoặc không.")]
    consequence: Text
    before: Annotated[tuple[ActorRef, ...], Hint("Trước ai.")]
    directive: DirectiveRef
    criterion: Annotated[str, Ref("criterion"), Hint("Tiêu chí âm tương ứng.")] = ""
    contradicts: Annotated[
        str, Ref("criterion"), Hint("Tiêu chí không thể ở mức tốt nhất khi trả lời có.")
    ] = ""
    notes: tuple[Note, ...] = ()
    cite: tuple[Cite, ...]
    status: Status = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How often, or by when, something is done."""

    id: str
    title: Text
    length: Annotated[
        Literal["month", "quarter", "half", "year", "ad_hoc", "lead_time", "each_meeting"],
        Hint(
            "month tháng, quarter quý, half 6 tháng, year năm, ad_hoc đột xuất, lead_time thời gian chuẩn bị, each_meeting mỗi kỳ sinh hoạt."
        ),
    ]
    applies_to: Text
    directive: DirectiveRef
    notes: tuple[Note, ...] = ()
    cite: tuple[Cite, ...]
    status: Status = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a scale, in the scale's order."""

    id: str
    label: Text
    needs_evidence: Annotated[bool, Hint("Tên mức đã nói có minh chứng.")] = False
    needs_note: Annotated[bool, Hint("Mức này cần nói rõ còn thiếu gì.")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An ordered set of answers."""

    id: str
    title: Text
    own: Annotated[bool, Hint("true: thang do sổ tay đặt ra; false: thang của nguồn.")]
    note: Annotated[str, Hint("Câu nói với người đọc thang này là của ai.")]
    levels: tuple[Level, ...]
    not_applicable: Annotated[
        str, Hint("Nhãn của lựa chọn không áp dụng; bỏ trống nếu không có.")
    ] = ""
    notes: tuple[Note, ...] = ()
    cite: tuple[Cite, ...] = ()
    status: Status = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A paper that is made or used."""

    id: str
    title: Text
    purpose: Text
    made_by: tuple[ActorRef, ...]
    directive: DirectiveRef
    notes: tuple[Note, ...] = ()
    cite: tuple[Cite, ...]
    status: Status = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A body or a person in a role; never a name."""

    id: str
    title: Text
    role: Annotated[str, Hint("Bài báo giao việc gì, một câu.")]
    today: Annotated[str, Hint("Nay ra sao, khi cơ quan không còn hoặc đã đổi.")] = ""
    notes: tuple[Note, ...] = ()
    cite: tuple[Cite, ...]
    status: Status = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article that the handbook was written from."""

    id: str
    title: Text
    publisher: Text
    published: Date
    paragraphs: Annotated[int, Hint("Số đoạn thân bài, không tính đầu đề và chú thích ảnh.")]
    summary: Text
    notes: tuple[Note, ...] = ()
    status: Status = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a procedure."""

    id: str
    title: Text
    action: Text
    actors: tuple[ActorRef, ...]
    time: Annotated[str, Hint("Thời hạn hoặc thời điểm; bỏ trống nếu bài không nêu rõ.")] = ""
    records: tuple[RecordRef, ...] = ()
    note: Text = ""
    cite: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """Steps, either in the order that a source prints or arranged by the handbook."""

    id: str
    title: Text
    order: Annotated[
        Literal["printed", "arranged"],
        Hint("printed: đúng thứ tự bài in; arranged: thứ tự do sổ tay sắp xếp."),
    ]
    purpose: Statement
    directive: DirectiveRef
    steps: tuple[Step, ...]
    notes: tuple[Note, ...] = ()
    status: Status = "active"


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


Item = (
    Directive | Criterion | Group | Trigger | Period | Scale | Record | Actor | Source | Procedure | Form
)  # fmt: skip

KINDS: dict[str, type[Item]] = {
    "directive": Directive,
    "criterion": Criterion,
    "procedure": Procedure,
    "form": Form,
    "trigger": Trigger,
    "period": Period,
    "scale": Scale,
    "record": Record,
    "actor": Actor,
    "source": Source,
    "group": Group,
}
FOLDERS: dict[str, str] = {
    "directive": "directives",
    "criterion": "criteria",
    "procedure": "procedures",
    "form": "forms",
    "trigger": "triggers",
    "period": "periods",
    "scale": "scales",
    "record": "records",
    "actor": "actors",
    "source": "sources",
    "group": "groups",
}
