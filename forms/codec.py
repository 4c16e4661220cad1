"""JSON text <-> `FormDefinition` and `Response`: strict, every problem at once."""

from typing import Any

from forms import converter, json_text, retired, shown
from forms.asked import asked
from forms.definition import FormDefinition
from forms.errors import DefinitionError, Problem, SaveFileError
from forms.naming import from_file
from forms.question import NOT_APPLICABLE, Question
from forms.response import FORMAT, FORMAT_VERSION, Answer, FormRef, Period, Response
from forms.wording import old_wording

MAX_BYTES = 20_000_000
"""The largest file that is opened, of either kind."""
_MAY_GROW = 100
"""So many times larger a save file may be when it is written again, every member and blank."""

_CHOOSE = "Hãy chọn tệp .docx hoặc .json đã tải về từ trang của phiếu."
BROKEN = f"Không đọc được tệp này: tệp bị hỏng hoặc không phải tệp do sổ tay lưu. {_CHOOSE}"
FOREIGN = f"Tệp này không phải bản điền do sổ tay lưu. {_CHOOSE}"
NEWER = (
    "Tệp này được lưu bằng bản sổ tay mới hơn bản đang mở. "
    "Hãy mở tệp bằng bản sổ tay mới; nếu chưa có, hãy xin ở nơi đã gửi tệp."
)
TOO_LARGE = f"Tệp này lớn hơn 20 MB nên không phải bản điền do sổ tay lưu. {_CHOOSE}"
TOO_DEEP = f"Tệp này lồng quá nhiều lớp nên không phải bản điền do sổ tay lưu. {_CHOOSE}"
TOO_MANY = f"Tệp này ghi quá nhiều mục nên không phải bản điền do sổ tay lưu. {_CHOOSE}"
WRONG = (
    "Tệp này có chỗ không đúng nên chưa mở được; nội dung đang điền không thay đổi. "
    "Hãy mở một bản lưu khác, hoặc gửi tệp cho người phụ trách sổ tay kèm các chỗ nêu dưới đây."
)

_CONVERTER = converter.make()
_MEMBERS_AT_A_TIME = 20
"""Problems named in one sentence about a definition."""


def definition_from_json(text: str) -> FormDefinition:
    """The form of a JSON text.

    Raises:
        DefinitionError: the text is not exactly a compiled form.

    """
    try:
        return definition_from_data(json_text.read(text))
    except json_text.JsonTextError as error:
        raise DefinitionError(f"Bản phiếu không đọc được: {error}.") from None


def definition_from_data(data: object) -> FormDefinition:
    """The form of plain data.

    Raises:
        DefinitionError: the data is not exactly a compiled form.

    """
    try:
        return _CONVERTER.structure(data, FormDefinition)
    except converter.REFUSED as error:
        found = list(converter.problems(error))[:_MEMBERS_AT_A_TIME]
        named = " ".join(f"{problem.path or 'phiếu'}: {problem.sentence}" for problem in found)
        raise DefinitionError(f"Bản phiếu không dùng được, cần dựng lại sổ tay. {named}") from None


def definition_to_json(definition: FormDefinition) -> str:
    """The form as JSON text."""
    return json_text.write(_CONVERTER.unstructure(definition))


def decode(text: str) -> Response:
    """The response of a save file's text.

    Raises:
        SaveFileError: the file cannot be taken over; all wrong members are named.

    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise SaveFileError(TOO_LARGE)
    try:
        data = json_text.read(text)
    except json_text.DeepJsonError:
        raise SaveFileError(TOO_DEEP) from None
    except json_text.LargeJsonError:
        raise SaveFileError(TOO_MANY) from None
    except json_text.RepeatedMemberError as error:
        raise SaveFileError(_repeated(str(error))) from None
    except json_text.JsonTextError as error:
        raise SaveFileError(BROKEN, (Problem("", f"Chỗ hỏng: {error}."),)) from None
    response = decode_data(data)
    # What is opened here must open again when it has been saved.
    if size * _MAY_GROW > MAX_BYTES and _is_too_large(encode(response)):
        raise SaveFileError(TOO_MANY)
    return response


def _is_too_large(text: str) -> bool:
    return len(text.encode()) > MAX_BYTES or json_text.is_too_large(text)


def decode_data(data: object) -> Response:
    """The response of plain data, as `json_text.read` gives it.

    Raises:
        SaveFileError: the data cannot be taken over; all wrong members are named.

    """
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SaveFileError(FOREIGN)
    version = data.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        raise SaveFileError(NEWER)
    found: tuple[Problem, ...] = ()
    if type(version) is not int or version < 1:
        found = (Problem("format_version", "Chỗ này cần là số nguyên từ 1."),)
    members = {k: v for k, v in data.items() if k not in ("format", "format_version")}
    try:
        response = _CONVERTER.structure(members, Response)
    except converter.REFUSED as error:
        raise SaveFileError(WRONG, (*found, *converter.problems(error))) from None
    if found:
        raise SaveFileError(WRONG, found)
    return response


def encode(response: Response) -> str:
    """The text of the save file, the same bytes for the same response."""
    return json_text.write(encode_data(response))


def encode_data(response: Response) -> dict[str, Any]:
    """The save file as plain data, members in the file's order."""
    head = {"format": FORMAT, "format_version": FORMAT_VERSION}
    return head | {k: v for k, v in _CONVERTER.unstructure(response).items() if k not in head}


def answer_data(answer: Answer) -> dict[str, Any]:
    """One answer as plain data, as it stands in the save file."""
    data: dict[str, Any] = _CONVERTER.unstructure(answer)
    return data


def fits(response: Response, definition: FormDefinition) -> bool:
    """Whether the response was filled in on this form, in whatever edition."""
    return response.form.id == definition.id


def cut_for_paper(
    response: Response, definition: FormDefinition, *, with_retired: bool = False
) -> Response:
    """What the paper shows of a response and nothing else.

    Gone are times, save counts, unknown members, questions that are unknown or not asked, unknown
    columns, whatever a question's kind or value does not show, and without their appendix the
    retired answers.  An older wording that the person has not confirmed stays: the paper says it.
    """
    answers = {
        question.id: answer
        for question in asked(definition, response)
        if question.id in response.answers
        and (answer := _cut_answer(response.answers[question.id], question, definition))
    }
    return Response(
        tool_version=definition.tool_version,
        form=FormRef.of(definition),
        questions={
            q.id: old_wording(response, q) or q.label
            for q in definition.questions()
            if q.id in answers
        },
        respondent={
            field.id: response.respondent.get(field.id, "") for field in definition.identity
        },
        period=_cut_period(response.period),
        answers=answers,
        retired_answers=retired.cut_for_paper(definition, response.retired_answers)
        if with_retired
        else {},
    )


def _cut_period(period: Period | None) -> Period | None:
    if period is None:
        return None
    has_index = period.kind in ("month", "quarter", "half")
    return Period(
        kind=period.kind,
        year=period.year,
        index=period.index if has_index else None,
    )


def _cut_answer(answer: Answer, question: Question, definition: FormDefinition) -> Answer | None:
    value = shown.shown(definition, question, answer.value)
    if isinstance(value, tuple):
        value = tuple(shown.columns_only(question, row) for row in value)
    is_scale = question.kind == "scale"
    cut = Answer(
        by=answer.by,
        value=value,
        note=answer.note if question.kind in shown.NOTED else "",
        evidence=tuple(map(shown.piece, answer.evidence)) if is_scale else (),
        not_applicable_reason=(
            answer.not_applicable_reason if is_scale and value == NOT_APPLICABLE else ""
        ),
    )
    return cut if cut.value or cut.note or cut.evidence else None


def _repeated(name: str) -> str:
    return (
        f"Tệp này ghi mục “{from_file(name)}” hai lần ở cùng một chỗ "
        "nên không rõ phải lấy nội dung nào. Hãy mở một bản lưu khác."
    )
