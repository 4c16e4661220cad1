"""What an editor writes of a form's question: on a criterion, on a trigger, or of its own."""

from dataclasses import dataclass
from typing import Annotated, Literal

from macros.annotations import Hint, Inner, PeriodRef, ProcedureRef, Ref, RuleRef
from macros.model.statement import Cite

# fmt: off
# One key, one line.


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer that may be chosen."""

    id: Annotated[str, Hint("Mã lựa chọn", "Mã riêng trong câu này, chữ không dấu và gạch nối, giữ mãi.")]
    label: Annotated[str, Hint("Lời lựa chọn", "Chữ bên ô chọn.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table question."""

    id: Annotated[str, Hint("Mã cột", "Mã riêng trong bảng này, chữ không dấu và gạch nối, giữ mãi.")]
    label: Annotated[str, Hint("Tên cột", "Chữ ở đầu cột.")]
    kind: Annotated[Literal["text", "date", "number", "choice"], Hint("Loại cột", "text: chữ; date: ngày; number: số; choice: chọn một trong “options”.")] = "text"
    options: Annotated[tuple[Option, ...], Hint("Các lựa chọn", "Các lựa chọn của cột loại choice.")] = ()
    required: Annotated[bool, Hint("Phải điền", "false khi dòng có nội dung mà cột này được bỏ trống.")] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedRow:
    """A row that a table always has."""

    id: Annotated[str, Hint("Mã dòng", "Mã riêng trong bảng này, chữ không dấu và gạch nối, giữ mãi.")]
    label: Annotated[str, Hint("Tên dòng", "Chữ ở đầu dòng.")]
    at_most: Annotated[int, Hint("Số lớn nhất", "Số lớn nhất được ghi ở dòng này; bỏ trống khi chưa ai quy định.")] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Which rows of a table are still open, and by when they are due."""

    date: Annotated[str, Inner("columns"), Hint("Cột thời hạn", "Mã của cột ngày ghi thời hạn.")]
    state: Annotated[str, Inner("columns"), Hint("Cột tình trạng", "Mã của cột lựa chọn ghi tình trạng.")]
    done: Annotated[tuple[Annotated[str, Inner("options")], ...], Hint("Đã xong", "Mã các lựa chọn nghĩa là đã xong; dòng khác còn mở, quá ngày thì báo quá hạn.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A question that is asked only after a certain answer to another one."""

    question: Annotated[str, Inner("questions"), Hint("Câu hỏi", "Mã của câu đứng trước trong phiếu (thang, có hoặc không, lựa chọn).")]
    values: Annotated[tuple[Annotated[str, Inner("options")], ...], Hint("Câu trả lời", "Chỉ hỏi khi câu kia được trả lời một trong các mã này (với có hoặc không: yes, no).")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The answer to a question in the worked example."""

    value: Annotated[str, Hint("Trả lời", "Mã của mức hoặc lựa chọn, yes, no, chữ, số hoặc ngày (năm-tháng-ngày).")] = ""
    rows: Annotated[tuple[dict[str, str], ...], Hint("Các dòng", "Các dòng của bảng: mã cột và nội dung; bảng có dòng cố định thì thêm “row_id”.")] = ()
    note: Annotated[str, Hint("Thuyết minh", "Phần thuyết minh.")] = ""
    evidence: Annotated[tuple[dict[str, str], ...], Hint("Minh chứng", "Mỗi minh chứng có name, và nếu cần number, date, place.")] = ()
    reason: Annotated[str, Hint("Lý do không áp dụng", "Chỉ khi trả lời not_applicable.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question: on a criterion, on a trigger, or of its own.

    Exactly one of `criterion`, `trigger` and `kind` is given; the first two bring label and kind
    along, and their id when none is written.
    """

    id: Annotated[str, Hint("Mã câu hỏi", "Mã giữ mãi; bỏ trống khi trùng mã tiêu chí hoặc trường hợp.")] = ""
    criterion: Annotated[str, Ref("criterion"), Hint("Theo tiêu chí", "Mã của tiêu chí; câu hỏi trả lời theo thang.")] = ""
    trigger: Annotated[str, Ref("trigger"), Hint("Theo trường hợp", "Mã của trường hợp; câu hỏi trả lời có hoặc không.")] = ""
    kind: Annotated[Literal["", "text", "choice", "date", "number", "yes_no", "table"], Hint("Câu hỏi riêng", "Câu hỏi riêng của phiếu: text viết chữ, choice chọn một, date ngày, number số, yes_no có hoặc không, table bảng.")] = ""
    label: Annotated[str, Hint("Lời câu hỏi", "Lời câu hỏi; với tiêu chí và trường hợp thì lấy từ đó.")] = ""
    hint: Annotated[str, Hint("Lời nhắc", "Lời nhắc nhỏ dưới câu hỏi.")] = ""
    origin: Annotated[str, Hint("Lấy từ đâu", "Ghi khi câu hỏi không lấy từ chính văn bản của phiếu.")] = ""
    role: Annotated[Literal["", "strengths", "shortcomings", "remedies"], Hint("Vai trò", "Vai trò khi rà soát: strengths ưu điểm, shortcomings khuyết điểm, remedies biện pháp.")] = ""
    required: Annotated[bool, Hint("Phải trả lời", "true khi bỏ trống thì rà soát nhắc; câu theo tiêu chí và trường hợp luôn được nhắc.")] = False
    options: Annotated[tuple[Option, ...], Hint("Các lựa chọn", "Các lựa chọn của câu hỏi loại choice.")] = ()
    evidence_from: Annotated[str, Inner("levels"), Hint("Cần minh chứng từ mức", "Mã của mức; chọn mức này hoặc mức tốt hơn thì phải có minh chứng.")] = ""
    words_at_most: Annotated[int, Hint("Số chữ tối đa", "Viết quá số chữ (tiếng) này thì rà soát nhắc; bỏ trống khi không giới hạn.")] = 0
    short: Annotated[bool, Hint("Viết ngắn", "true khi câu hỏi loại text chỉ cần chỗ một dòng.")] = False
    at_most: Annotated[int, Hint("Số lớn nhất", "Số lớn nhất được ghi ở câu hỏi loại number; bỏ trống khi không giới hạn.")] = 0
    leads: Annotated[tuple[PeriodRef, ...], Hint("Việc trước ngày này", "Mã các kỳ loại lead_time; phiếu tính ra những ngày phải làm trước ngày được ghi.")] = ()
    columns: Annotated[tuple[Column, ...], Hint("Các cột", "Các cột của câu hỏi bảng.")] = ()
    rows: Annotated[tuple[FixedRow, ...], Hint("Các dòng cố định", "Các dòng có sẵn của bảng; bỏ trống khi người điền tự thêm dòng.")] = ()
    deadline: Annotated[Deadline | None, Hint("Thời hạn", "Cột nào ghi thời hạn, cột nào ghi tình trạng.")] = None
    when: Annotated[Condition | None, Hint("Chỉ hỏi khi", "Chỉ hỏi khi một câu đứng trước được trả lời như thế.")] = None
    periods: Annotated[tuple[PeriodRef, ...], Hint("Chỉ hỏi ở kỳ", "Mã các kỳ của phiếu mà câu này được hỏi; bỏ trống khi hỏi ở mọi kỳ.")] = ()
    carry: Annotated[Literal["keep", "drop", "open"], Hint("Từ bản kỳ trước", "Khi lấy bản kỳ trước làm gốc: keep lấy cả, drop không lấy, open chỉ lấy dòng chưa xong.")] = "keep"
    procedure: Annotated[ProcedureRef, Hint("Theo quy trình", "Mã của quy trình mà câu hỏi riêng dựa vào; lời căn cứ dẫn tới trang đó.")] = ""
    rule: Annotated[RuleRef, Hint("Theo quy định", "Mã của quy định để đối chiếu mà câu hỏi riêng dựa vào.")] = ""
    cite: Annotated[tuple[Cite, ...], Hint("Trích nguồn", "Nguồn của câu hỏi riêng, khi câu lấy từ nguồn.")] = ()
    example: Annotated[Example | None, Hint("Ví dụ", "Câu trả lời trong bản điền ví dụ.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A group of questions under one heading."""

    id: Annotated[str, Hint("Mã phần", "Mã riêng trong phiếu này, chữ không dấu và gạch nối, giữ mãi.")]
    title: Annotated[str, Hint("Tên phần", "Tiêu đề của phần.")]
    intro: Annotated[str, Hint("Lời dẫn", "Một câu dưới tiêu đề.")] = ""
    by: Annotated[Literal["self", "collective"], Hint("Ai ghi", "self: người điền phiếu; collective: tập thể, khi mở tệp của người điền.")] = "self"
    questions: Annotated[tuple[Question, ...], Hint("Các câu hỏi", "Các câu hỏi của phần, theo thứ tự.")]


def question_id(question: Question) -> str:
    """A question's id: its own, else that of its criterion or trigger."""
    return question.id or question.criterion or question.trigger
