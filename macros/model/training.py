"""What an editor writes of a training session."""

from dataclasses import dataclass
from itertools import accumulate
from typing import Annotated

from macros.annotations import (
    REPLACED_BY,
    DirectiveRef,
    FormRef,
    GroupRef,
    Hint,
    ProcedureRef,
    RecordRef,
    RetiredNote,
    Status,
    Text,
    TrainingRef,
    Within,
)
from macros.model.replaced import ReplacedParts
from macros.model.statement import Notes, Statement

# fmt: off
# One key, one line.


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """Something that the room does; its part says how long."""

    task: Annotated[str, Hint("Việc phải làm", "Giao việc cho hội trường, viết như nói; người và đơn vị trong bài tập là tên đặt ra.")]
    who: Annotated[str, Hint("Ai làm bài tập", "Từng người, từng cặp hay từng nhóm.")]
    outcome: Annotated[str, Hint("Làm tốt thì thấy gì", "Nhìn vào đâu thì biết bài làm được.")]
    form: Annotated[FormRef, Hint("Phiếu dùng khi làm", "Mã của phiếu phát để trống cho hội trường (tên tệp trong data/forms).")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPart:
    """A stretch of a session: exactly one item, question, exercise or list of points."""

    id: Annotated[str, Hint("Mã phần", "Mã riêng trong buổi này, chữ không dấu và gạch nối, giữ mãi.")]
    title: Annotated[str, Hint("Tên phần", "Tên ngắn của phần, thành trang mở đầu phần khi chiếu.")]
    minutes: Annotated[int, Hint("Số phút", "Phần này mấy phút; cộng các phần lại phải bằng số phút của buổi.")]
    directive: Annotated[DirectiveRef, Hint("Chiếu văn bản", "Mã của văn bản (tên tệp trong data/directives).")] = ""
    procedure: Annotated[ProcedureRef, Hint("Chiếu quy trình", "Mã của quy trình (tên tệp trong data/procedures).")] = ""
    group: Annotated[GroupRef, Hint("Chiếu nhóm tiêu chí", "Mã của nhóm tiêu chí (tên tệp trong data/groups).")] = ""
    form: Annotated[FormRef, Hint("Điền thử phiếu", "Mã của phiếu (tên tệp trong data/forms).")] = ""
    only: Annotated[tuple[Annotated[str, Within()], ...], Hint("Chỉ chiếu", "Mã các yêu cầu, bước, tiêu chí hoặc câu hỏi được chiếu; bỏ trống khi chiếu hết.")] = ()
    points: Annotated[tuple[Statement, ...], Hint("Các ý", "Từng ý của nguồn, kèm nguồn; mỗi ý một trang.")] = ()
    question: Annotated[str, Hint("Hỏi hội trường", "Một câu hỏi để người dự nói về việc của chính mình.")] = ""
    exercise: Annotated[Exercise | None, Hint("Bài tập", "Việc hội trường làm tại chỗ.")] = None
    remarks: Annotated[tuple[Text, ...], Hint("Lời nhắc người trình bày", "Điều người trình bày cần nói hoặc cần giữ, mỗi mục một ý; hội trường không thấy.")] = ()

    @property
    def shows(self) -> tuple[str, str] | None:
        """Kind and id of the item that is shown."""
        named = (
            ("directive", self.directive),
            ("procedure", self.procedure),
            ("group", self.group),
            ("form", self.form),
        )
        return next((key for key in named if key[1]), None)

    @property
    def contents(self) -> int:
        """How many of the things there are of which a part has one."""
        items = (self.directive, self.procedure, self.group, self.form)
        return sum(map(bool, (*items, self.points, self.question, self.exercise)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """A session in which a trainer teaches from the handbook."""

    id: str
    title: Annotated[str, Hint("Tên buổi", "Tên ngắn của buổi tập huấn.")]
    audience: Annotated[str, Hint("Dành cho ai", "Một câu nói buổi này dành cho ai, khoảng bao nhiêu người.")]
    minutes: Annotated[int, Hint("Số phút", "Cả buổi mấy phút, kể cả nghỉ.")]
    directives: Annotated[tuple[DirectiveRef, ...], Hint("Văn bản", "Mã của các văn bản mà buổi này nói tới (tên tệp trong data/directives).")]
    aims: Annotated[tuple[Text, ...], Hint("Sau buổi này", "Người dự biết hoặc làm được gì, mỗi mục một ý.")]
    prepare: Annotated[tuple[Text, ...], Hint("Chuẩn bị trước", "Từng việc người trình bày làm trước giờ: máy, máy chiếu, USB, giấy in.")]
    records: Annotated[tuple[RecordRef, ...], Hint("Giấy tờ mang theo", "Mã của biểu mẫu, hồ sơ cần có tại chỗ (tên tệp trong data/records).")] = ()
    parts: Annotated[tuple[TrainingPart, ...], Hint("Các phần", "Các phần của buổi, theo thứ tự.")]
    closing: Annotated[tuple[Text, ...], Hint("Trước khi ra về", "Từng việc hội trường và người trình bày làm trước khi kết thúc.")]
    notes: Notes = ()
    status: Status = "active"
    replaced_by: Annotated[tuple[TrainingRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""
    replaced: ReplacedParts = ()

    @property
    def times(self) -> tuple[tuple[int, int], ...]:
        """When each part begins and ends, in minutes from the beginning."""
        ends = tuple(accumulate(part.minutes for part in self.parts))
        return tuple(zip((0, *ends), ends, strict=False))
