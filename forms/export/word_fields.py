"""What a Word template may name, and the text that stands there for a response.

The build checks templates against the names that this module gives for an empty response, and
the browser fills them with what it gives for a filled one, so the two cannot drift apart.
"""

from forms.days import DAY, day
from forms.definition import FormDefinition
from forms.period import period_in_words
from forms.question import NO, NOT_APPLICABLE, YES, Question
from forms.response import Answer, Evidence, Response, Row, piece_said

Rows = tuple[dict[str, str], ...]
"""One dict a row of a table: the columns' ids, and `row.number` from 1."""
Fields = dict[str, str | Rows]

UNANSWERED = "Chưa trả lời"
ROW_NUMBER = "row.number"
PERIOD = "ky"
DATE = "ngay-lap"
VERSION = "phien-ban"
BRACES = {"ngoac-mo": "{", "ngoac-dong": "}"}
"""How a template shows a brace that is no field's."""


def fields(definition: FormDefinition, response: Response, date: str) -> Fields:
    """Every name that a template may use, with its text or its rows.

    `date` is the day of the paper, as in `2026-11-22`, or empty for one that is written by hand.
    """
    texts: Fields = {**BRACES}
    for question in definition.questions():
        texts |= _question_fields(definition, question, response.answers.get(question.id))
    texts |= {field.id: response.respondent.get(field.id, "") for field in definition.identity}
    texts[PERIOD] = period_in_words(definition, response.period)
    texts[DATE] = date_in_words(date)
    texts[VERSION] = f"{definition.edition} ({definition.wording.removeprefix('sha256:')[:8]})"
    return texts


def _question_fields(
    definition: FormDefinition, question: Question, answer: Answer | None
) -> Fields:
    answer = answer or Answer()
    rows = _rows(question, answer.value) if isinstance(answer.value, tuple) else ()
    value = answer.value if isinstance(answer.value, str) else ""
    main = rows if question.kind == "table" else _value_in_words(definition, question, value)
    name = question.id
    return {
        name: main,
        f"{name}.answered": "Đã trả lời" if rows or value else "",
        f"{name}.note": answer.note,
        f"{name}.evidence": _numbered(answer.evidence),
        f"{name}.reason": answer.not_applicable_reason,
        f"{name}.consequence": question.consequence if value == YES else "",
        f"{name}.number": question.number,
        f"{name}.label": question.label,
        f"{name}.basis": "; ".join(dict.fromkeys(c.text for c in question.citations)),
        f"{name}.addressed": question.addressed_to,
        f"{name}.origin": question.origin,
    }


def _numbered(pieces: tuple[Evidence, ...]) -> str:
    """Pieces of evidence a line each, numbered when there are several."""
    said = [piece_said(piece) for piece in pieces]
    if len(said) < 2:
        return "".join(said)
    return "\n".join(f"({number}) {piece}" for number, piece in enumerate(said, 1))


def _value_in_words(definition: FormDefinition, question: Question, value: str) -> str:
    if not value:
        return UNANSWERED
    if question.kind == "yes_no":
        return {YES: "Có", NO: "Không"}.get(value, value)
    if question.kind == "scale":
        scale = definition.scale(question.scale)
        labels = {level.id: level.label for level in scale.levels}
        return {**labels, NOT_APPLICABLE: scale.not_applicable}.get(value) or value
    return value


def _rows(question: Question, rows: tuple[Row, ...]) -> Rows:
    dates = {column.id for column in question.columns if column.kind == "date"}
    return tuple(
        {
            ROW_NUMBER: str(number),
            **{
                column.id: day(row.get(column.id, ""))
                if column.id in dates
                else row.get(column.id, "")
                for column in question.columns
            },
        }
        for number, row in enumerate(rows, 1)
    )


def date_in_words(date: str) -> str:
    """`2026-11-02` as `ngày 02 tháng 11 năm 2026`; dots for the hand when there is none."""
    found = DAY.fullmatch(date)
    if not found:
        return "ngày …… tháng …… năm ………"
    # Documents write a zero before days below ten and before January and February only.
    month = found[2] if int(found[2]) < 3 else str(int(found[2]))
    return f"ngày {found[3]} tháng {month} năm {found[1]}"
