"""The files that were given: opened, and taken over into today's form."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms import naming
from forms.codec import WRONG, cut_for_paper, decode
from forms.compare.comparison import LeftFile
from forms.compare.marks import Marks, marks_of
from forms.days import is_date
from forms.definition import FormDefinition
from forms.errors import FormsError, SaveFileError
from forms.file_text import ZIP, text_of_file
from forms.migrate import Change, migrate
from forms.migrate.steps import is_known
from forms.paper_code import paper_code
from forms.response import FormRef, Response

_PROBLEMS_NAMED = 3
_WRONG = (
    "Tệp này có chỗ không đúng nên không so được. Hãy chọn một bản lưu khác, hoặc gửi tệp cho "
    "người phụ trách sổ tay kèm các chỗ sau."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file that could be read, as it is."""

    name: str
    """As sentences show it."""
    response: Response
    day: str
    """When it was last changed or put on paper, as in `2026-11-22`; empty when nothing says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A file in today's form."""

    name: str
    day: str
    edition: str
    response: Response
    """All that it holds, in today's form."""
    shown: Response
    """Of that, what a paper shows."""
    code: str
    notes: tuple[str, ...]
    changes: tuple[Change, ...]
    """What its answers went through on their way into today's form."""
    marks: Marks


def open_file(name: str, data: bytes) -> Opened:
    """The answers in a file of either kind.

    Raises:
        SaveFileError: the file is no save file.
        WordFileError: the file is a Word file that carries no answers.
    """
    text = text_of_file(data, name)
    response = decode(text)
    days = [answer.updated_at[:10] for answer in response.answers.values()]
    if data.startswith(ZIP):
        from forms.export import word_file

        days.append(word_file.find(data).date)
    return Opened(name=name, response=response, day=max(filter(is_date, days), default=""))


def unread(name: str, error: FormsError) -> LeftFile:
    """Why a file cannot be read."""
    problems = error.problems if isinstance(error, SaveFileError) else ()
    sentence = _WRONG if str(error) == WRONG else str(error)
    more = [
        f"{problem.path}: {problem.sentence}" if problem.path else problem.sentence
        for problem in problems[:_PROBLEMS_NAMED]
    ]
    return LeftFile(name=name, sentence=" ".join([sentence, *more]))


def of_form(definition: FormDefinition, opened: Opened) -> Filled | LeftFile:
    """A file in today's form, or why it is none of this form."""
    if opened.response.form.id != definition.id:
        theirs = naming.shortened(opened.response.form.id)
        return LeftFile(
            name=opened.name,
            sentence=(
                f"Tệp này là bản điền của phiếu khác (mã “{theirs}”); các tệp còn lại là của phiếu "
                f"“{definition.title}”. Chỉ so các bản của cùng một phiếu, nên chưa so tệp này."
            ),
        )
    migrated = migrate(opened.response, definition)
    shown = cut_for_paper(migrated.response, definition)
    return Filled(
        name=opened.name,
        day=opened.day,
        edition=opened.response.form.edition,
        response=migrated.response,
        shown=shown,
        code=paper_code(shown),
        notes=tuple(_notes(definition, opened.response.form)),
        changes=migrated.changes,
        marks=marks_of(migrated.changes),
    )


def _notes(definition: FormDefinition, form: FormRef) -> Iterator[str]:
    """What to know of an older or a newer file; single questions have marks."""
    if not is_known(form, definition):
        yield (
            f"Tệp được lưu theo nội dung phiên bản “{naming.shortened(form.edition)}”, sổ tay đang "
            "mở chưa có phiên bản đó. Nếu có bản sổ tay mới hơn, nên so bằng bản ấy."
        )
    elif form.meaning != definition.meaning:
        yield (
            "Phiếu đã đổi câu hỏi hoặc mức trả lời từ khi bản này được lưu. "
            "Chỗ đã đổi được ghi ngay ở từng câu."
        )
