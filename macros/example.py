"""A form's worked example: the response that its YAML writes beside each question."""

from collections.abc import Iterator

from forms import definition as compiled
from forms.codec import cut_for_paper
from forms.export.word_fields import ROW_NUMBER, Rows, fields
from forms.question import Question
from forms.response import Answer, FormRef, Period, Response, Row
from forms.shown import columns_only, piece
from macros.catalog import Catalog
from macros.compile import compile_form
from macros.compile.question import period_kind
from macros.model.form import Form
from macros.model.question import Example, question_id


def example(catalog: Catalog, form: Form, definition: compiled.FormDefinition) -> Response:
    """The example, as if somebody had filled the form in, cut for paper."""
    ref = FormRef(id=form.id, edition="", meaning="", wording="")
    response = Response(
        form=ref,
        respondent={line.id: line.example for line in form.identity},
        period=_period(catalog, form),
        answers=dict(_answers(form, definition)),
    )
    return cut_for_paper(response, definition)


def has_example(form: Form) -> bool:
    """Whether anything of a form is answered in its example."""
    return any(question.example for section in form.sections for question in section.questions)


def said_answers(catalog: Catalog, form_id: str) -> dict[str, str]:
    """Question id -> the example's answer as a paper says it; a table's rows each in a line."""
    definition = compile_form(catalog, form_id)
    response = example(catalog, catalog.get("form", form_id), definition)
    texts = fields(definition, response, "")
    return {name: _said(texts[name]) for name in response.answers}


def _said(value: str | Rows) -> str:
    if isinstance(value, str):
        return value
    cells = ([cell for name, cell in row.items() if name != ROW_NUMBER and cell] for row in value)
    return "\n".join("; ".join(row) for row in cells)


def _answers(form: Form, definition: compiled.FormDefinition) -> Iterator[tuple[str, Answer]]:
    written = {question_id(q): q.example for s in form.sections for q in s.questions}
    for question in definition.questions():
        found = written[question.id]
        if found:
            yield question.id, _answer(question, found, definition.by(question))


def _answer(question: Question, found: Example, by: compiled.By) -> Answer:
    return Answer(
        by=by,
        value=_rows(question, found) if question.kind == "table" else found.value,
        note=found.note,
        evidence=tuple(piece(dict(each)) for each in found.evidence),
        not_applicable_reason=found.reason,
    )


def _rows(question: Question, found: Example) -> tuple[Row, ...]:
    """The rows with ids as the page gives them, where the table has none of its own."""
    return tuple(
        columns_only(question, {"row_id": f"r{number}", **row})
        for number, row in enumerate(found.rows, 1)
    )


def _period(catalog: Catalog, form: Form) -> Period | None:
    found = form.example_period
    if found is None:
        return None
    kind = period_kind(catalog.get("period", found.period))
    return Period(kind=kind, year=found.year or None, index=found.index or None)
