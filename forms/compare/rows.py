"""The rows of a comparison: questions, lines about the person, figures, questions of the past."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from forms import retired
from forms.asked import asked
from forms.compare.cells import cell_of, row_figures
from forms.compare.comparison import Cell, Part, Row, Step
from forms.compare.files import Filled
from forms.compare.marks import NOT_YET
from forms.compare.steps import STILL, Said, plain_step, step, step_between
from forms.definition import FormDefinition, Section
from forms.figures import Reckoned
from forms.question import Question


@dataclass(frozen=True, slots=True)
class _Head:
    """What a row is about."""

    id: str
    kind: str
    label: str
    number: str = ""
    scale: str = ""


def question_rows(
    definition: FormDefinition,
    section: Section,
    files: Sequence[Filled],
    figures: Sequence[tuple[Reckoned, ...]],
) -> tuple[Row, ...]:
    """A section's questions in every file; `figures` are the files' own."""
    of_rows = [row_figures(found) for found in figures]
    are_asked = [{question.id for question in asked(definition, file.shown)} for file in files]
    found: list[Row] = []
    for question in section.questions:
        said = [
            Said(file, texts, question.id in ids and _was_there(file, question))
            for file, texts, ids in zip(files, of_rows, are_asked, strict=True)
        ]
        cells = tuple(
            cell_of(definition, question, one.file, one.figures, is_asked=one.is_asked)
            for one in said
        )
        steps = tuple(step_between(definition, question, old, new) for old, new in pairwise(said))
        found.append(_row(_head(definition, question), cells, steps))
    return tuple(found)


def identity_rows(definition: FormDefinition, files: Sequence[Filled]) -> tuple[Row, ...]:
    """The lines about the person after the first one, which says who it is."""
    found: list[Row] = []
    for field in definition.identity[1:]:
        texts = [file.response.respondent.get(field.id, "") for file in files]
        if any(text.strip() for text in texts):
            found.append(_plain_row(_Head(field.id, "identity", field.label), texts))
    return tuple(found)


def figure_rows(section: Section, figures: Sequence[tuple[Reckoned, ...]]) -> tuple[Row, ...]:
    """The figures of a section; those of a table's rows stand with the rows."""
    by_file = [{figure.id: figure for figure in found if not figure.table} for found in figures]
    found: list[Row] = []
    for id_, figure in by_file[0].items() if by_file else ():
        texts = [own[id_].text for own in by_file]
        if figure.section == section.id and any(texts):
            found.append(_plain_row(_Head(id_, "figure", figure.label), texts))
    return tuple(found)


def retired_rows(definition: FormDefinition, files: Sequence[Filled]) -> tuple[Row, ...]:
    """What was answered to questions that the form asks no more, by question and wording."""
    by_file = [_retired(definition, file) for file in files]
    keys = dict.fromkeys(key for found in by_file for key in sorted(found))
    rows: list[Row] = []
    for place, (id_, wording) in enumerate(keys, 1):
        texts = ["\n".join(found.get((id_, wording), ())) for found in by_file]
        cells = tuple(_plain_cell(text, asked=bool(text)) for text in texts)
        steps = tuple(_retired_step(old, new) for old, new in pairwise(texts))
        rows.append(_row(_Head(f"retired-{place}", "retired", wording), cells, steps))
    return tuple(rows)


def _retired(definition: FormDefinition, file: Filled) -> dict[tuple[str, str], list[str]]:
    """Answers that stand at no question of today, also those that were retired long ago."""
    elsewhere = {old.id for change in file.changes if change.new for old in change.old}
    found: dict[tuple[str, str], list[str]] = {}
    for entry in retired.entries(file.response.retired_answers):
        if entry.question not in elsewhere and definition.question(entry.question) is None:
            key = entry.question, entry.wording or entry.question
            found.setdefault(key, []).extend(retired.said(definition, entry))
    return found


def _retired_step(old: str, new: str) -> Step:
    if not old or not new:
        return step("none", "Chỉ một trong hai kỳ có câu trả lời cho câu này.")
    return plain_step(old, new)


def _was_there(file: Filled, question: Question) -> bool:
    return NOT_YET not in file.marks.get(question.id, ())


def _head(definition: FormDefinition, question: Question) -> _Head:
    return _Head(
        question.id,
        question.kind,
        question.label,
        question.number if definition.numbered else "",
        question.scale if question.kind == "scale" else "",
    )


def _plain_row(head: _Head, texts: Sequence[str]) -> Row:
    """A row of plain texts, one a file."""
    cells = tuple(_plain_cell(text) for text in texts)
    return _row(head, cells, tuple(plain_step(old, new) for old, new in pairwise(texts)))


def _plain_cell(text: str, *, asked: bool = True) -> Cell:
    parts = (Part(label="", texts=(text,)),) if text.strip() else ()
    return Cell(parts=parts, value=text, asked=asked, marks=())


def _row(head: _Head, cells: tuple[Cell, ...], steps: tuple[Step, ...]) -> Row:
    moved = any(one.direction not in STILL for one in steps)
    otherwise_asked = len({cell.marks for cell in cells}) > 1
    return Row(
        id=head.id,
        number=head.number,
        label=head.label,
        kind=head.kind,
        scale=head.scale,
        changed=moved or otherwise_asked,
        cells=cells,
        steps=steps[:1] if len(set(steps)) == 1 and not moved else steps,
    )
