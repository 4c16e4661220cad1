"""The summary counts every scale question once, whatever was answered."""

from hypothesis import given, settings

from forms.asked import asked
from forms.codec import definition_from_json
from forms.response import Response
from forms.summary import summarise
from tests.forms.strategies import LARGE, responses, responses_of
from tests.golden.cases import FOLDER

SMALL = definition_from_json((FOLDER / "definitions" / "small.json").read_text(encoding="utf-8"))


@given(responses)
def test_every_scale_question_is_counted_once(response: Response) -> None:
    (section,) = summarise(SMALL, response)
    assert section.section == "nguyen-tac"
    assert sum(row.count for row in section.rows) == 2
    ids = [row.id for row in section.rows]
    levels = ["tot", "con-han-che", "chua-dat", "chua-thuc-hien"]
    assert ids == [*levels, "not_applicable", "unanswered"]


@given(responses)
def test_a_level_has_as_many_as_chose_it(response: Response) -> None:
    (section,) = summarise(SMALL, response)
    chosen = [response.text("doan-ket"), response.text("phan-cong")]
    for row in section.rows[:-1]:
        assert row.count == chosen.count(row.id)


@settings(max_examples=50)
@given(responses_of(LARGE))
def test_only_what_is_asked_is_counted(response: Response) -> None:
    counted = sum(row.count for section in summarise(LARGE, response) for row in section.rows)
    assert counted == sum(question.kind == "scale" for question in asked(LARGE, response))
