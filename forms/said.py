"""What an answer says, in lines for people: on a paper's appendix, and beside what changed.

`docs/assets/form/said.js` says the same on the page.
"""

from collections.abc import Iterator

from forms.days import day
from forms.definition import FormDefinition
from forms.question import NO, NOT_APPLICABLE, YES, Column, Question, label_of
from forms.response import Answer, Row, piece_said
from forms.shown import columns_only

_FIXED = {YES: "Có", NO: "Không", NOT_APPLICABLE: "Không áp dụng"}


def answer_said(definition: FormDefinition, question: Question, answer: Answer) -> tuple[str, ...]:
    """What the answer to a question of this form says; unknown columns are not shown."""
    if isinstance(answer.value, str):
        choices = definition.choices(question)
        value = [choices.get(answer.value) or day(answer.value)]
    else:
        value = list(_rows_said(question, tuple(columns_only(question, r) for r in answer.value)))
    return _lines(value, answer)


def retired_said(definition: FormDefinition, id_: str, answer: Answer) -> tuple[str, ...]:
    """What the answer to a question that is asked no more, or otherwise now, says.

    A level keeps its name where the form still has it in the old meaning; else its id stands.
    """
    if isinstance(answer.value, str):
        value = [_old_value(definition, id_, answer.value)]
    else:
        value = list(_rows_said(definition.question(id_), answer.value))
    return _lines(value, answer)


def _lines(value: list[str], answer: Answer) -> tuple[str, ...]:
    evidence = "; ".join(said for piece in answer.evidence if (said := piece_said(piece).strip()))
    lines = [
        *value,
        _labelled("Lý do không áp dụng", answer.not_applicable_reason),
        _labelled("Thuyết minh", answer.note),
        _labelled("Minh chứng", evidence),
    ]
    return tuple(line for line in lines if line.strip())


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text.strip() else ""


def _old_value(definition: FormDefinition, id_: str, value: str) -> str:
    changed = any(step.question == id_ and value in step.values for step in definition.replacements)
    labels = dict.fromkeys(
        level.label for scale in definition.scales for level in scale.levels if level.id == value
    )
    if len(labels) == 1 and not changed:
        return next(iter(labels))
    return _FIXED.get(value) or day(value)


def _rows_said(question: Question | None, rows: tuple[Row, ...]) -> Iterator[str]:
    columns = {column.id: column for column in question.columns} if question else {}
    labels = {row.id: row.label for row in question.rows} if question else {}
    for number, row in enumerate(rows, 1):
        cells = [
            _cell(columns.get(name), text)
            for name, text in row.items()
            if name != "row_id" and text.strip()
        ]
        if cells:
            name = labels.get(row.get("row_id", "")) or f"Dòng {number}"
            yield f"{name}: {'; '.join(cells)}"


def _cell(column: Column | None, text: str) -> str:
    if column is None:
        return day(text)
    return f"{column.label}: {label_of(column.options, day(text))}"
