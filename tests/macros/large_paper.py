"""The form with every kind of question, its papers, and what is read back from them."""

import io
from dataclasses import replace

from docx import Document

from forms.codec import decode_data, definition_from_data
from forms.definition import FormDefinition
from forms.export import docx, word_file
from forms.export.archive import Archive
from forms.response import Answer, Response
from macros.word import template_for
from tests.golden import cases
from tests.office import samples

LARGE = definition_from_data(cases.definition("large"))
FORM = replace(LARGE, ballot=None)
TEMPLATE = template_for(FORM, None)
DATE = samples.DATE


def filled(**answers: Answer) -> Response:
    """The golden response; `y_kien` names the question `y-kien`."""
    response = decode_data(cases.response("large"))
    named = {name.replace("_", "-"): answer for name, answer in answers.items()}
    return replace(response, answers=response.answers | named)


def empty() -> Response:
    return decode_data(cases.response("large-empty"))


def paper(response: Response, form: FormDefinition = FORM, date: str = DATE) -> bytes:
    template = TEMPLATE if form is FORM else template_for(form, None)
    return docx.write(form, response, template, date=date, with_data=True)


def words(data: bytes) -> list[str]:
    """The texts of all paragraphs that have any, cells included, in the paper's order."""
    return [text for text in word_file.paragraphs(Archive(data)) if text]


def tables(data: bytes) -> list[list[list[str]]]:
    """The cells' texts of the tables that stand in the text itself."""
    found = Document(io.BytesIO(data)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


def table_of(data: bytes, head: str) -> list[list[str]]:
    """The table whose head has this column."""
    return next(rows for rows in tables(data) if head in rows[0])
