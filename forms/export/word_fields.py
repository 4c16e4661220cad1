"""What a Word template may name, and the text that stands there for a response.

The build checks templates against the names that this module gives for an empty response, and
the browser fills them with what it gives for a filled one, so the two cannot drift apart.
"""

from forms import rows
from forms.asked import asked
from forms.days import DAY, day
from forms.definition import By, Figure, FormDefinition
from forms.export.table_rows import figures_of, in_words, labelled
from forms.figures import Reckoned, reckon
from forms.paper_code import paper_code
from forms.period import period_in_words
from forms.question import YES, Question
from forms.response import Answer, Evidence, Response, piece_said

Rows = tuple[dict[str, str], ...]
"""One dict a row of a table: the columns' ids, `row.number` from 1, `row.label`, its figures."""
Fields = dict[str, str | Rows]

UNANSWERED = "Chưa trả lời"
ROW_NUMBER = "row.number"
ROW_LABEL = "row.label"
PERIOD = "ky"
DATE = "ngay-lap"
VERSION = "phien-ban"
CODE = "ma-ban-dien"
BRACES = {"ngoac-mo": "{", "ngoac-dong": "}"}
"""How a template shows a brace that is no field's."""
RESERVED = frozenset({*BRACES, CODE, DATE, PERIOD, VERSION, "by", "figure", "row", "section"})
"""Names of a template's own; no question or line of a form may have one for its id."""

_ASKED = "Có hỏi"


def fields(definition: FormDefinition, response: Response, date: str) -> Fields:
    """Every name that a template may use, with its text or its rows.

    `response` is cut for paper.  `date` is the day of the paper, as in `2026-11-22`, or empty for
    one that is written by hand.
    """
    figures = reckon(definition, response)
    asked_for = {question.id for question in asked(definition, response)}
    texts: Fields = {**BRACES, **_sections_asked(definition, asked_for)}
    for question in definition.questions():
        answer = response.answers.get(question.id) or Answer()
        texts |= _question_fields(definition, question, answer)
        texts[f"{question.id}.asked"] = _ASKED if question.id in asked_for else ""
        if question.kind == "table":
            texts[question.id] = _rows(definition, question, answer, figures, date)
    reckoned = {figure.id: figure.text for figure in figures if not figure.table}
    texts |= {
        figure_field(figure): reckoned.get(figure.id, "")
        for figure in definition.figures
        if not figure.table
    }
    texts |= {field.id: response.respondent.get(field.id, "") for field in definition.identity}
    texts[PERIOD] = period_in_words(definition, response.period)
    texts[DATE] = date_in_words(date)
    texts[VERSION] = f"{definition.edition_said} ({definition.wording.removeprefix('sha256:')[:8]})"
    texts[CODE] = paper_code(response)
    return texts


def _sections_asked(definition: FormDefinition, asked_for: set[str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for section in definition.sections:
        is_asked = any(question.id in asked_for for question in section.questions)
        text = _ASKED if is_asked else ""
        texts[section_asked(section.id)] = text
        if section.by != "self":
            texts[side_asked(section.by)] = texts.get(side_asked(section.by)) or text
    return texts


def side_asked(by: By) -> str:
    """The name that has a text while anything is asked of another side."""
    return f"by.{by}.asked"


def section_asked(section_id: str) -> str:
    """The name that has a text while any question of the section is asked."""
    return f"section.{section_id}.asked"


def figure_field(figure: Figure) -> str:
    """The name of a figure; inside its table, when it belongs to one."""
    return f"figure.{figure.id}"


def _question_fields(definition: FormDefinition, question: Question, answer: Answer) -> Fields:
    value = answer.value if isinstance(answer.value, str) else ""
    name = question.id
    return {
        name: _value_in_words(definition, question, value),
        f"{name}.answered": "Đã trả lời" if _is_answered(question, answer) else "",
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


def _is_answered(question: Question, answer: Answer) -> bool:
    if isinstance(answer.value, str):
        return bool(answer.value)
    return bool(rows.written(question, answer.value))


def _numbered(pieces: tuple[Evidence, ...]) -> str:
    """Pieces of evidence a line each, numbered when there are several."""
    said = [piece_said(piece) for piece in pieces]
    if len(said) < 2:
        return "".join(said)
    return "\n".join(f"({number}) {piece}" for number, piece in enumerate(said, 1))


def _value_in_words(definition: FormDefinition, question: Question, value: str) -> str:
    if not value:
        return UNANSWERED
    if question.kind == "date":
        return day(value)
    return definition.choices(question).get(value) or value


def _rows(
    definition: FormDefinition,
    question: Question,
    answer: Answer,
    reckoned: tuple[Reckoned, ...],
    date: str,
) -> Rows:
    entered = answer.value if isinstance(answer.value, tuple) else ()
    figures = figures_of(definition, question)
    texts = {(figure.id, figure.row): figure.text for figure in reckoned}
    return tuple(
        {
            ROW_NUMBER: str(number),
            ROW_LABEL: label,
            **{c.id: in_words(question, c, row, date) for c in question.columns},
            **{figure_field(f): texts.get((f.id, row["row_id"]), "") for f in figures},
        }
        for number, (label, row) in enumerate(labelled(question, entered), 1)
    )


def date_in_words(date: str) -> str:
    """`2026-11-02` as `ngày 02 tháng 11 năm 2026`; dots for the hand when there is none."""
    found = DAY.fullmatch(date)
    if not found:
        return "ngày …… tháng …… năm ………"
    # Documents write a zero before days below ten and before January and February only.
    month = found[2] if int(found[2]) < 3 else str(int(found[2]))
    return f"ngày {found[3]} tháng {month} năm {found[1]}"
