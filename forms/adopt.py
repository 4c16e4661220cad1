"""An opened response taken over into today's form; nothing is lost, notes say what moved."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from forms.codec import answer_data, fits
from forms.definition import FormDefinition
from forms.errors import SaveFileError
from forms.naming import numbers
from forms.question import Question
from forms.response import Response
from forms.shown import is_whole, shown

_NUMBERS_NAMED = 10


def adopt(response: Response, definition: FormDefinition) -> tuple[Response, tuple[str, ...]]:
    """The response as this form can show it, and what the person should know about that.

    An answer that the form cannot show moves to `retired_answers`; of one whose value alone is
    out of place, note and evidence stay, and what of a table's rows the form still has.

    Raises:
        SaveFileError: the response belongs to another form.

    """
    if not fits(response, definition):
        raise SaveFileError(other_form(response, definition))
    unknown = [id_ for id_ in response.answers if definition.question(id_) is None]
    unfit = [
        question
        for question in definition.questions()
        if question.id in response.answers
        and not is_whole(definition, question, response.answers[question.id].value)
    ]
    adopted = _retire(response, [*unknown, *(question.id for question in unfit)])
    kept = {
        question.id: replace(answer, value=shown(definition, question, answer.value))
        for question in unfit
        if (answer := response.answers[question.id])
    }
    answers = {
        id_: kept.get(id_, answer) for id_, answer in response.answers.items() if id_ not in unknown
    }
    questions = {id_: text for id_, text in response.questions.items() if id_ not in unknown}
    adopted = replace(adopted, answers=answers, questions=questions)
    return adopted, tuple(_notes(response, definition, unknown, unfit))


def other_form(response: Response, definition: FormDefinition) -> str:
    """The sentence that refuses a response of another form."""
    return (
        f"Tệp này là bản điền của phiếu có mã “{response.form.id[:80]}”, còn trang này là phiếu "
        f"“{definition.title}” (mã “{definition.id}”). Hãy mở tệp ở trang của phiếu kia."
    )


def _retire(response: Response, ids: list[str]) -> Response:
    retired: dict[str, Any] = dict(response.retired_answers)
    for id_ in ids:
        entry = {
            "wording": response.questions.get(id_, ""),
            "answer": answer_data(response.answers[id_]),
        }
        if entry not in retired.values():
            retired[_free_name(id_, retired)] = entry
    return replace(response, retired_answers=retired)


def _free_name(id_: str, retired: dict[str, Any]) -> str:
    """The id, or with a number behind it when an older answer has that place already."""
    name, number = id_, 1
    while name in retired:
        number += 1
        name = f"{id_}.{number}"
    return name


def _notes(
    response: Response, definition: FormDefinition, unknown: list[str], unfit: list[Question]
) -> Iterator[str]:
    if response.form.meaning != definition.meaning:
        yield (
            "Phiếu đã đổi câu hỏi hoặc mức trả lời từ khi bản này được lưu. "
            "Hãy đọc lại từng câu trước khi dùng."
        )
    elif response.form.wording != definition.wording:
        yield (
            "Lời văn của phiếu đã được sửa từ khi bản này được lưu; câu hỏi và mức trả lời "
            "vẫn như cũ. Hãy đọc lại trước khi dùng."
        )
    reworded = [
        question
        for question in definition.questions()
        if response.questions.get(question.id, question.label) != question.label
    ]
    if reworded:
        yield f"Lời câu hỏi nay khác với lúc trả lời: câu {numbers(reworded, _NUMBERS_NAMED)}."
    if unknown:
        yield (
            f"Phiếu nay không còn {len(unknown)} câu hỏi đã trả lời trong tệp. "
            "Câu trả lời cũ không hiện trên phiếu nhưng vẫn được giữ trong bản lưu."
        )
    if unfit:
        yield (
            "Câu trả lời trong tệp không còn trong các lựa chọn của câu "
            f"{numbers(unfit, _NUMBERS_NAMED)}. "
            "Hãy trả lời lại; câu trả lời cũ vẫn được giữ trong bản lưu."
        )
