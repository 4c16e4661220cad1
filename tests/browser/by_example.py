"""A form's worked example as a person types it into the page: its fields, each side's own."""

import re
from pathlib import Path

from forms.codec import cut_for_paper, decode
from forms.definition import FormDefinition
from forms.file_text import text_of_file
from forms.question import Question
from forms.response import EVIDENCE_MEMBERS, Answer, Evidence, Response
from tests.browser.form_page import FormPage


def worked_example(site: Path, form_id: str) -> Response:
    """What the example file that a form's page offers says."""
    name = f"{form_id}-vi-du.docx"
    return decode(text_of_file((site / "assets" / "forms" / name).read_bytes(), name))


def fields_of(response: Response, definition: FormDefinition) -> dict[str, str]:
    """Field name -> text, in the form's order, named as in `fields_in_page.js`."""
    shown = cut_for_paper(response, definition)
    fields = {f"respondent.{name}": text for name, text in shown.respondent.items()}
    if shown.period:
        fields["period.kind"] = shown.period.kind
        fields["period.index"] = str(shown.period.index or "")
        fields["period.year"] = str(shown.period.year or "")
    for question in definition.questions():
        if answer := shown.answers.get(question.id):
            fields |= _entries(question, answer)
    return {name: text for name, text in fields.items() if text}


def type_in(form: FormPage, definition: FormDefinition, fields: dict[str, str]) -> None:
    """Fill the fields, where the form has two sides one side's part after the other's."""
    theirs = {q.id for s in definition.sections if s.by == "collective" for q in s.questions}
    form.fill({name: text for name, text in fields.items() if _question(name) not in theirs})
    if theirs:
        choose_side(form, "collective")
        form.fill({name: text for name, text in fields.items() if _question(name) in theirs})
        choose_side(form, "self")


def choose_side(form: FormPage, side: str) -> None:
    """Say whose part is filled in: `self` or `collective`."""
    form.page.locator(f'[name="form.side"][value="{side}"]').check()


def _question(field: str) -> str:
    return re.split(r"[.\[]", field, maxsplit=1)[0]


def _entries(question: Question, answer: Answer) -> dict[str, str]:
    if isinstance(answer.value, tuple):
        return {
            f"{question.id}[{row}].{column.id}": values[column.id]
            for row, values in enumerate(answer.value)
            for column in question.columns
        }
    return {
        question.id: answer.value,
        f"{question.id}.not_applicable_reason": answer.not_applicable_reason,
        f"{question.id}.note": answer.note,
        **_evidence(question.id, answer.evidence),
    }


def _evidence(question_id: str, evidence: tuple[Evidence, ...]) -> dict[str, str]:
    pieces = ({"name": each} if isinstance(each, str) else each for each in evidence)
    return {
        f"{question_id}.evidence[{row}].{member}": piece.get(member, "")
        for row, piece in enumerate(pieces)
        for member in EVIDENCE_MEMBERS
    }
