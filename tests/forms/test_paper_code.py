"""The code tells whether a paper and a file belong together."""

import base64
import json
import re
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from forms.bridge import handle
from forms.codec import cut_for_paper, decode, encode
from forms.paper_code import paper_code
from forms.response import Response
from tests.forms.strategies import LARGE, responses_of
from tests.golden.cases import FOLDER, definition, response

TEMPLATE = json.loads((FOLDER / "definitions" / "small.template.json").read_text(encoding="utf-8"))


def asked(**members: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(handle(json.dumps(members)))
    return answer["result"]  # type: ignore[no-any-return]


def opened(data: bytes, **members: object) -> str:
    file = {"name": "x", "base64": base64.b64encode(data).decode()}
    request: dict[str, object] = {"action": "open_file", "definition": definition("small")}
    code: str = asked(**(request | file | members))["code"]
    return code


def exported(answers: dict[str, Any]) -> dict[str, Any]:
    return asked(
        action="export_docx",
        definition=definition("small"),
        response=answers,
        template=TEMPLATE,
        date="2026-11-22",
        with_data=True,
    )


def test_paper_draft_and_both_files_have_one_code() -> None:
    draft = response("complete")
    made = exported(draft)
    paper = base64.b64decode(made["base64"])
    assert opened(paper) == made["code"] == opened(json.dumps(draft).encode())
    again = exported(asked(action="open_file", definition=definition("small"), name="x",
                           base64=made["base64"])["response"])  # fmt: skip
    assert again["code"] == made["code"]


def test_a_later_site_gives_the_same_code() -> None:
    made = exported(response("complete"))
    paper = base64.b64decode(made["base64"])
    later = definition("small") | {"tool_version": "9.9", "edition": "2", "wording": "sha256:9"}
    assert opened(paper, definition=later) == made["code"]


def test_a_paper_keeps_its_code_when_the_form_loses_a_question() -> None:
    made = exported(response("complete"))
    paper = base64.b64decode(made["base64"])
    later = definition("small")
    del later["sections"][0]["questions"][1]
    assert opened(paper, definition=later) == made["code"]


def test_another_answer_or_person_is_another_code() -> None:
    codes = {
        exported(response("complete", change))["code"]
        for change in (
            {},
            {"answers": {"uu-diem": {"value": "Khác."}}},
            {"respondent": {"ho-ten": "Nguyễn Văn B"}},
            {"period": {"index": 4}},
        )
    }
    assert len(codes) == 4


@settings(max_examples=50)
@given(responses_of(LARGE))
def test_any_code_is_easy_to_copy_and_does_not_hang_on_stamps(made: Response) -> None:
    code = paper_code(cut_for_paper(made, LARGE))
    assert re.fullmatch(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", code)
    answers = {id_: replace(a, seq=99, updated_at="x") for id_, a in made.answers.items()}
    later = decode(encode(replace(made, answers=answers, tool_version="9.9")))
    assert paper_code(cut_for_paper(later, LARGE)) == code
