"""A save file whose every text is an attack: shown as text, never run, on the page and on paper."""

import copy
import json
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.text.paragraph import Paragraph

from forms.definition import FormDefinition
from tests.browser.form_page import FormPage
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

ATTACKS = (
    "{{7*7}}",
    "<script>window.__x=1</script>",
    "<b>đậm</b>",
    "[x](javascript:window.__x=1)",
    "|",
    "_nghiêng_",
    "__proto__",
    "constructor",
    '"><img src=x onerror=window.__x=1>',
    "{{#bien-phap-khac-phuc}}x{{/bien-phap-khac-phuc}}",
    "]]><w:p/><!--",
)
TRACES = """({
    ran: window.__x,
    bold: document.querySelectorAll("main b").length,
    images: document.querySelectorAll("main img").length,
    scripts: document.querySelectorAll("main script:not([src])").length,
    links: document.querySelectorAll('main a[href^="javascript:"]').length,
    polluted: ({}).polluted,
})"""


def hostile_file(definition: FormDefinition, attack: str, fingerprint: str) -> dict[str, Any]:
    """A save file with the attack in every member that is a text, and as the name of many."""
    answer = {"by": "self", "value": attack, "note": attack, "evidence": [attack], "seq": 1,
              "updated_at": attack, "not_applicable_reason": attack, attack: attack}  # fmt: skip
    answers = {}
    for question in definition.questions():
        values: dict[str, Any] = {
            "scale": "not_applicable",
            "yes_no": "yes",
            "text": attack,
            "table": [{"row_id": attack, **{c.id: attack for c in question.columns}}],
        }
        answers[question.id] = {**answer, "value": values[question.kind]}
        if question.kind == "text":
            answers[question.id] |= {"note": "", "evidence": []}
    return {
        "format": "so-tay/response",
        "format_version": 1,
        "tool_version": attack,
        "form": {
            "id": definition.id,
            "edition": attack,
            "meaning": fingerprint,
            "wording": fingerprint,
        },
        "questions": {question.id: attack for question in definition.questions()},
        "respondent": {field.id: attack for field in definition.identity} | {attack: attack},
        "period": {"kind": "quarter", "year": 2026, "index": 3, attack: attack},
        "answers": {**answers, attack: copy.deepcopy(answer)},
        "retired_answers": {attack: {"wording": attack, "answer": {"value": attack}}},
        "__proto__": {"polluted": attack},
    }


def expected(definition: FormDefinition, attack: str) -> dict[str, str]:
    """What the fields then hold; a cell for a date shows what is no date as text."""
    fields = {f"respondent.{field.id}": attack for field in definition.identity}
    fields |= {"period.kind": "quarter", "period.year": "2026", "period.index": "3"}
    for question in definition.questions():
        if question.kind == "text":
            fields[question.id] = attack
        elif question.kind == "table":
            fields |= {f"{question.id}[0].{column.id}": attack for column in question.columns}
        else:
            chosen = "not_applicable" if question.kind == "scale" else "yes"
            fields |= {question.id: chosen, f"{question.id}.note": attack}
            if question.kind == "scale":
                fields |= {
                    f"{question.id}.evidence[0].name": attack,
                    f"{question.id}.not_applicable_reason": attack,
                }
    return fields


def write(folder: Path, content: dict[str, Any]) -> Path:
    file = folder / "hostile.json"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return file


def test_texts_stay_texts(
    visitor: Visitor, site: Path, form_definition: FormDefinition, tmp_path: Path
) -> None:
    form = FormPage(visitor.page(), site)
    before = form.page.evaluate(TRACES)
    assert before.get("ran") is None
    for attack in ATTACKS:
        content = hostile_file(form_definition, attack, form_definition.meaning)
        content["form"]["wording"] = form_definition.wording
        form.open(write(tmp_path, content))
        assert form.values() == expected(form_definition, attack)
        assert form.page.evaluate(TRACES) == before


def test_texts_stay_texts_in_the_review_and_in_word(
    visitor: Visitor, site: Path, form_definition: FormDefinition, tmp_path: Path
) -> None:
    form = FormPage(visitor.page(), site)
    before = form.page.evaluate(TRACES)
    attack = " ".join(ATTACKS)
    # Another fingerprint: Python carries the answers over, and says what it could not carry.
    form.open(write(tmp_path, hostile_file(form_definition, attack, "sha256:other")))
    assert form.values() == expected(form_definition, attack)
    form.close_message()
    form.review()
    word = tmp_path / "hostile.docx"
    form.download("word").save_as(word)
    assert form.page.evaluate(TRACES) == before
    body = docx.Document(str(word)).element.body
    paragraphs = [Paragraph(p, body).text for p in body.iter(f"{{{body.nsmap['w']}}}p")]
    assert sum(attack in text for text in paragraphs) >= len(form_definition.questions())
    form.close_message()
    form.open(word)
    assert form.values() == expected(form_definition, attack)
    assert form.page.evaluate(TRACES) == before
