"""Templates as editors type them: a file of `word_cases/` is one case.

`body` holds paragraphs (a text, or one as XML) and tables; with `rest` (the usual) every field
that the form asks for follows.  `shown` is what the paper of the complete response, changed by
`change`, has above the rest; `problems` are all sentences that refuse the template.
"""

import io
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table

from forms.codec import decode_data
from forms.export import docx
from macros.word import TemplateError, compile_template
from tests.golden import cases
from tests.office import samples

FILES = sorted((Path(__file__).parent / "word_cases").glob("*.yml"))
REST = "--- hết phần thử ---"


def template(case: dict[str, Any]) -> bytes:
    document = Document()
    for item in case["body"]:
        add(document, item)
    if case.get("rest", True):
        add_rest(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def add(document: DocumentObject, item: Any) -> None:
    if isinstance(item, str):
        document.add_paragraph(item)
    elif "xml" in item:
        name = item["xml"].split()[0].strip("<>").split(">")[0]
        xml = item["xml"].replace(f"<{name}", f"<{name} {nsdecls('w', 'r')}", 1)
        document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
    else:
        rows = item["rows"]
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text


def add_rest(document: DocumentObject) -> None:
    document.add_paragraph(REST)
    form = samples.definition()
    names = [field.id for field in form.identity] + ["ky", "phien-ban", "ma-ban-dien"]
    for question in form.questions():
        document.add_paragraph(question.label)
        if question.kind != "table":
            names.append(question.id)
        if question.kind in ("scale", "yes_no"):
            names.append(f"{question.id}.note")
        if question.kind == "scale":
            names += [f"{question.id}.reason", f"{question.id}.evidence"]
    document.add_paragraph(" ".join(f"{{{{{name}}}}}" for name in names))
    document.add_paragraph("{{#bien-phap}}{{viec}}{{thoi-han}}{{nguoi-lam}}{{/bien-phap}}")
    document.add_paragraph(form.disclaimer)


def shown(paper: bytes) -> list[str]:
    texts: list[str] = []
    for item in Document(io.BytesIO(paper)).iter_inner_content():
        if isinstance(item, Table):
            texts += [cell.text for row in item.rows for cell in row.cells]
        else:
            texts.append(item.text)
    return texts[: texts.index(REST)]


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_template_of_an_editor(file: Path) -> None:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    if "shown" in case:
        compiled = compile_template(template(case), samples.definition()).as_json()
        response = decode_data(cases.response("complete", case.get("change")))
        paper = docx.write(
            samples.definition(), response, compiled, date=samples.DATE, with_data=True
        )
        assert shown(paper) == case["shown"]
        return
    with pytest.raises(TemplateError) as error:
        compile_template(template(case), samples.definition())
    problems = list(error.value.problems)
    if "problems" in case:
        assert problems == case["problems"]
    assert set(case.get("has_problems", [])) <= set(problems)
    assert not set(case.get("lacks_problems", [])) & set(problems)


def test_there_are_cases() -> None:
    assert len(FILES) > 25
