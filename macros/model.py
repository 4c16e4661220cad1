"""What an editor writes: one class a kind of item, one file an item, file name = id.

The classes are the only description of the data: the loader checks files against them, the JSON
schemas for editors are made from them, and templates get them.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from macros.annotations import (
    ActorRef,
    Date,
    DirectiveRef,
    GroupRef,
    Hint,
    IsDate,
    RecordRef,
    Ref,
    Status,
    Text,
)
from macros.model_form import Form
from macros.model_handbook import Change, Handbook, Term
from macros.model_rule import Rule
from macros.model_statement import Cite, Note, Statement


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
    part: Annotated[
        str, Hint("Phần của văn bản, dùng làm tiêu đề chung cho các yêu cầu đứng liền nhau.")
    ] = ""
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
    "working_rules", "campaign", "service_rules", "instruction", "planned",
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
            "Loại văn bản: directive chỉ thị, resolution nghị quyết, regulation quy định, guideline hướng dẫn, plan kế hoạch, letter công văn, conclusion kết luận, working_rules quy chế, campaign cuộc vận động, service_rules điều lệnh, instruction văn bản chỉ đạo mà bài không nêu loại, planned dự kiến ban hành."
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
    """A heading over criteria or rules; the handbook's own arrangement, not a source's."""

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
        Literal[
            "month", "quarter", "half", "year", "each_meeting", "lead_time", "ad_hoc", "after_event", "continuous", "recurring", "deadline",
        ],
        Hint(
            "month tháng, quarter quý, half 6 tháng, year năm, each_meeting mỗi kỳ sinh hoạt, lead_time thời gian chuẩn bị, ad_hoc đột xuất, after_event ngay sau một việc, continuous thường xuyên, recurring định kỳ nhưng nguồn không nêu bao lâu, deadline mốc đã định."
        ),
    ]  # fmt: skip
    applies_to: Text
    due: Annotated[
        str, Hint("Mốc như nguồn nêu, chỉ dùng với deadline, ví dụ “trước ngày 30/11/2022”.")
    ] = ""
    earliest_days: Annotated[
        int, Hint("Sớm nhất bao nhiêu ngày trước cuộc họp; chỉ dùng với lead_time.")
    ] = 0
    latest_days: Annotated[
        int, Hint("Muộn nhất bao nhiêu ngày trước cuộc họp; chỉ dùng với lead_time.")
    ] = 0
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
    related: Annotated[
        tuple[DirectiveRef, ...], Hint("Văn bản khác mà các việc này cũng dựa vào.")
    ] = ()
    steps: tuple[Step, ...]
    notes: tuple[Note, ...] = ()
    status: Status = "active"


Item = (
    Directive | Criterion | Group | Trigger | Period | Scale | Record | Actor | Source | Procedure | Form | Rule | Term | Change | Handbook
)  # fmt: skip

ID = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
"""What an id looks like: Vietnamese without marks, as in `doan-ket-noi-bo`."""
ID_LENGTH = 60
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
    "rule": Rule,
    "term": Term,
    "change": Change,
    "handbook": Handbook,
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
    "rule": "rules",
    "term": "terms",
    "change": "changes",
    "handbook": "",
}
"""Each kind's folder; the handbook itself is the one file beside the folders."""
