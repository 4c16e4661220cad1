"""What an editor writes of a form's numbers, ballots and files to take over.

A number is named by the id of a question of kind `number`, by `<table>.<column>` for the sum of
a column, by a column's id where the rule has a `table`, or by itself in quotes, as in `"30"`.
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from macros.annotations import FormRef, Hint, Inner, ScaleRef

# fmt: off
# One key, one line.

Numbers = Annotated[tuple[Annotated[str, Inner("questions")], ...], Hint("Các số", "Cộng lại: mã câu hỏi số, “bảng.cột” là tổng của cột, mã cột khi quy tắc có “table”, hoặc chính con số trong ngoặc kép.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Numbers that must agree."""

    left: Numbers
    relation: Annotated[Literal["equals", "at_most"], Hint("So sánh", "equals: phải bằng; at_most: không được lớn hơn.")]
    right: Numbers
    sentence: Annotated[str, Hint("Lời nhắc", "Câu nói điều phải khớp và cần làm gì; rà soát tự ghi các con số.")]
    table: Annotated[str, Inner("questions"), Hint("Từng dòng của bảng", "Mã bảng, khi điều này phải đúng ở từng dòng.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFigure:
    """A sum or a share that Python reckons."""

    id: Annotated[str, Hint("Mã con số", "Mã riêng trong phiếu này, chữ không dấu và gạch nối, giữ mãi.")]
    label: Annotated[str, Hint("Tên con số", "Chữ đứng trước con số trên giấy.")]
    of: Numbers
    base: Annotated[tuple[Annotated[str, Inner("questions")], ...], Hint("Chia cho", "Mẫu số, viết như các số; bỏ trống khi chỉ cộng.")] = ()
    base_from: Annotated[str, Inner("questions"), Hint("Mẫu số được chọn", "Mã câu hỏi loại choice mà mã mỗi lựa chọn là một câu hỏi số.")] = ""
    table: Annotated[str, Inner("questions"), Hint("Từng dòng của bảng", "Mã bảng, khi mỗi dòng có một con số.")] = ""
    section: Annotated[str, Inner("sections"), Hint("Phần", "Mã của phần nêu con số, khi con số không thuộc bảng nào.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """Points that a choice needs."""

    question: Annotated[str, Inner("questions"), Hint("Câu lựa chọn", "Mã của câu hỏi loại choice.")]
    of: Numbers
    at_least: Annotated[dict[str, int], Hint("Ngưỡng", "Mã lựa chọn và số điểm nhỏ nhất; lựa chọn không ghi ở đây thì không có ngưỡng.")]
    sentence: Annotated[str, Hint("Lời kèm theo", "Nói khi đạt ngưỡng: còn điều kiện nào, do ai xét.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """A sheet of equal ballots as the form's paper."""

    title: Annotated[str, Hint("Tên trên phiếu", "Chữ in đậm ở đầu mỗi lá phiếu.")]
    people: Annotated[str, Inner("questions"), Hint("Danh sách", "Mã của bảng ghi những người được lấy phiếu.")]
    columns: Annotated[tuple[Annotated[str, Inner("columns")], ...], Hint("Các cột", "Mã các cột của bảng được in trên lá phiếu.")]
    scale: Annotated[ScaleRef, Hint("Thang", "Thang có các mức để đánh dấu.")]
    copies: Annotated[int, Hint("Số lá trên một tờ", "Bao nhiêu lá phiếu trên một tờ A4: 1, 2 hoặc 4.")]
    note: Annotated[str, Hint("Cách ghi", "Một câu trên lá phiếu: đánh dấu thế nào.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """What may be taken over from other files."""

    id: Annotated[str, Hint("Mã", "Mã riêng trong phiếu này, chữ không dấu và gạch nối, giữ mãi.")]
    label: Annotated[str, Hint("Chữ trên nút", "Nói lấy gì từ đâu.")]
    kind: Annotated[Literal["rows", "row", "answers"], Hint("Cách lấy", "rows: mọi dòng của bảng bên kia; row: mỗi tệp thành một dòng; answers: từng câu.")]
    form: FormRef
    table: Annotated[str, Inner("questions"), Hint("Vào bảng", "Mã bảng của phiếu này nhận các dòng.")] = ""
    source: Annotated[str, Inner("questions"), Hint("Từ bảng", "Mã bảng của phiếu kia, khi kind là rows.")] = ""
    names: Annotated[dict[str, str], Hint("Ghép", "Mã cột hoặc câu của phiếu này: mã bên kia; respondent.<mã> là dòng về người điền, period là kỳ.")] = field(default_factory=dict)
