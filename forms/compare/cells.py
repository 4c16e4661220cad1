"""What a file says at a question, as people read it."""

from collections.abc import Mapping

from forms import rows
from forms.compare.comparison import Cell, Part
from forms.compare.files import Filled
from forms.days import day
from forms.definition import FormDefinition
from forms.export.table_rows import figure_title, figures_of, in_words, labelled
from forms.figures import Reckoned
from forms.question import Question
from forms.response import Answer, Row, piece_said

NOTE = "Thuyết minh"
EVIDENCE = "Minh chứng"
REASON = "Lý do không áp dụng"

RowFigures = Mapping[tuple[str, str], str]
"""Figure and `row_id` -> its text."""


def row_figures(figures: tuple[Reckoned, ...]) -> RowFigures:
    """The figures that rows of tables have."""
    return {(figure.id, figure.row): figure.text for figure in figures if figure.table}


def cell_of(
    definition: FormDefinition,
    question: Question,
    file: Filled,
    figures: RowFigures,
    *,
    is_asked: bool,
) -> Cell:
    """All that a file says at a question; nothing where it is not asked."""
    answer = file.shown.answers.get(question.id, Answer())
    value = answer.value if isinstance(answer.value, str) else ""
    pieces = [text for piece in answer.evidence if (text := piece_said(piece).strip())]
    parts = (
        Part(label="", texts=tuple(_said(definition, question, answer, figures))),
        Part(label=REASON, texts=_if_any(answer.not_applicable_reason)),
        Part(label=NOTE, texts=_if_any(answer.note)),
        Part(label=EVIDENCE, texts=tuple(pieces)),
    )
    return Cell(
        parts=tuple(part for part in parts if part.texts),
        value=value if value.strip() else "",
        asked=is_asked,
        marks=tuple(mark.sentence for mark in file.marks.get(question.id, ())),
    )


def in_columns(
    definition: FormDefinition, question: Question, answer: Answer, figures: RowFigures
) -> list[tuple[Row, dict[str, str]]]:
    """The rows that say anything, each with what stands in it by the columns' labels.

    A row that the table always has begins with its own label, under an empty one.
    """
    entered = answer.value if isinstance(answer.value, tuple) else ()
    found = []
    for label, row in labelled(question, entered):
        if not rows.is_written(question, row):
            continue
        texts = {"": label} if label else {}
        texts |= {c.label: in_words(question, c, row, "") for c in question.columns}
        texts |= {
            figure_title(question, figure): figures.get((figure.id, row["row_id"]), "")
            for figure in figures_of(definition, question)
        }
        found.append((row, texts))
    return found


def row_said(texts: Mapping[str, str]) -> str:
    """A row in a line, as in `Biện pháp: họp chi bộ; Thời hạn: 15/12/2026`."""
    said = [f"{label}: {text}" if label else text for label, text in texts.items() if text.strip()]
    return "; ".join(said)


def value_said(definition: FormDefinition, question: Question, value: str) -> str:
    """A value that is no table, as people read it."""
    if question.kind == "date":
        return day(value)
    return definition.choices(question).get(value, value)


def _said(
    definition: FormDefinition, question: Question, answer: Answer, figures: RowFigures
) -> list[str]:
    if isinstance(answer.value, str):
        return [value_said(definition, question, answer.value)] if answer.value.strip() else []
    return [row_said(texts) for _, texts in in_columns(definition, question, answer, figures)]


def _if_any(text: str) -> tuple[str, ...]:
    return (text,) if text.strip() else ()
