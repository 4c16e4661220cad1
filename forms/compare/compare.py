"""The one way in: files of a form to a comparison."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from forms.compare.choice import FEWEST, chosen, is_dated, person_of
from forms.compare.comparison import (
    ComparedFile,
    Comparison,
    LeftFile,
    Row,
    RowGroup,
    ShownLevel,
    ShownScale,
)
from forms.compare.files import Filled, Opened, of_form
from forms.compare.rows import figure_rows, identity_rows, question_rows, retired_rows
from forms.days import day
from forms.definition import FormDefinition
from forms.figures import reckon
from forms.naming import shortened
from forms.period import period_in_words
from forms.question import NOT_APPLICABLE, Scale
from forms.shown import says_anything

_UNDATED = "chưa ghi kỳ"
_UNANSWERED = "Chưa trả lời"
_RETIRED_TITLE = "Câu hỏi mà phiếu nay không còn"


def compare(
    definition: FormDefinition, opened: Iterable[Opened], unread: Sequence[LeftFile] = ()
) -> Comparison:
    """The comparison of all files that belong together; `unread` are told of with the others."""
    found = [of_form(definition, one) for one in opened]
    files, more = chosen(definition, [file for file in found if isinstance(file, Filled)])
    left = [*unread, *(file for file in found if isinstance(file, LeftFile)), *more]
    return Comparison(
        form=definition.id,
        title=definition.title,
        whose=_whose(definition, files),
        files=tuple(_column(definition, file) for file in files),
        left=tuple(sorted(left, key=lambda file: (file.name, file.sentence))),
        groups=tuple(_groups(definition, files)) if len(files) >= FEWEST else (),
        scales=tuple(_scale(scale) for scale in definition.scales),
        disclaimer=definition.disclaimer,
        handbook=definition.handbook,
    )


def _groups(definition: FormDefinition, files: Sequence[Filled]) -> Iterator[RowGroup]:
    """What the files say, section by section, in the order of the files."""
    figures = [reckon(definition, file.shown) for file in files]
    found = [
        RowGroup(id="identity", title="Thông tin chung", rows=identity_rows(definition, files))
    ]
    for section in definition.sections:
        rows = (
            *question_rows(definition, section, files, figures),
            *figure_rows(section, figures),
        )
        found.append(RowGroup(id=section.id, title=section.title, rows=rows))
    found.append(RowGroup(id="retired", title=_RETIRED_TITLE, rows=retired_rows(definition, files)))
    periods = [_column_title(definition, file) for file in files]
    for group in found:
        if group.rows:
            yield replace(group, rows=tuple(_between(row, periods) for row in group.rows))


def _between(row: Row, periods: Sequence[str]) -> Row:
    """The row with the two periods of each step, where there are several."""
    if len(row.steps) < FEWEST:
        return row
    named = zip(row.steps, pairwise(periods), strict=True)
    steps = tuple(replace(step, between=f"{old} → {new}") for step, (old, new) in named)
    return replace(row, steps=steps)


def _whose(definition: FormDefinition, files: Sequence[Filled]) -> str:
    name = next(filter(None, (person_of(definition, file) for file in reversed(files))), "")
    return f"{definition.identity[0].label}: {name}" if name else ""


def _column(definition: FormDefinition, file: Filled) -> ComparedFile:
    answered = sum(
        says_anything(question, file.shown.answers[question.id])
        for question in definition.questions()
        if question.id in file.shown.answers
    )
    return ComparedFile(
        name=file.name,
        period=_column_title(definition, file),
        edition=file.edition,
        code=file.code,
        answered=answered,
        notes=(*_doubts(definition, file), *file.notes),
    )


def _column_title(definition: FormDefinition, file: Filled) -> str:
    """The period in words; for a form without periods the day of the file, or its name."""
    period = period_in_words(definition, file.response.period)
    if definition.periods and is_dated(file.response.period):
        return period
    said = period if definition.periods else ""
    made = f"bản ngày {day(file.day)}" if file.day else f"tệp “{shortened(file.name)}”"
    return ", ".join(filter(None, (said or (_UNDATED if definition.periods else ""), made)))


def _doubts(definition: FormDefinition, file: Filled) -> Iterator[str]:
    if not person_of(definition, file):
        label = definition.identity[0].label
        yield f"Tệp này chưa ghi “{label}” nên sổ tay không biết chắc có phải của cùng một người."
    if definition.periods and not file.response.period:
        yield "Tệp này chưa ghi kỳ nên đứng sau cùng."


def _scale(scale: Scale) -> ShownScale:
    levels = [ShownLevel(id=level.id, label=level.label) for level in reversed(scale.levels)]
    others = [ShownLevel(id="", label=_UNANSWERED)]
    if scale.not_applicable:
        others.insert(0, ShownLevel(id=NOT_APPLICABLE, label=scale.not_applicable))
    return ShownScale(
        id=scale.id,
        title=scale.title,
        note=scale.note,
        levels=(*levels, *others),
        ordered=len(levels),
    )
