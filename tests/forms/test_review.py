"""The review holds for any response; what it says case by case is in the golden cases."""

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings

from forms.codec import cut_for_paper, decode, definition_from_json
from forms.days import is_date
from forms.definition import FormDefinition
from forms.naming import named
from forms.response import Response
from forms.review.finding import Finding
from forms.review.rules import review
from forms.shown import is_whole
from tests.forms.strategies import LARGE, responses, responses_of
from tests.golden.cases import FOLDER

SMALL = definition_from_json((FOLDER / "definitions" / "small.json").read_text(encoding="utf-8"))
COMPLETE = decode((FOLDER / "responses" / "complete.json").read_text(encoding="utf-8"))
ORDER = {question.id: place for place, question in enumerate(SMALL.questions(), start=1)}
ANCHORS = (
    {f"respondent-{field.id}" for field in SMALL.identity}
    | {"period-kind"}
    | {f"q-{question.id}" for question in SMALL.questions()}
)


def places(findings: tuple[Finding, ...]) -> list[int]:
    return [ORDER[finding.question] if finding.question else 0 for finding in findings]


@given(responses)
def test_any_response_is_reviewed(response: Response) -> None:
    findings = review(SMALL, response)
    assert places(findings) == sorted(places(findings))
    assert {finding.anchor for finding in findings} <= ANCHORS
    assert {finding.severity for finding in findings} <= {"missing", "contradiction", "hint"}
    assert len(set(findings)) == len(findings)


@given(responses)
def test_sentences_say_what_to_do_and_rate_nobody(response: Response) -> None:
    for finding in review(SMALL, response):
        assert re.search(r"Hãy \w", finding.sentence)
        assert finding.sentence.endswith(".")
        assert not re.search(r"điểm số|%|xếp loại|tổng điểm|trung bình", finding.sentence)


@given(responses)
def test_what_the_review_says_of_a_paper_is_what_it_says_of_its_draft(response: Response) -> None:
    on_paper = review(SMALL, cut_for_paper(response, SMALL))
    draft = replace(
        response,
        answers={
            question.id: answer
            for question in SMALL.questions()
            if (answer := response.answers.get(question.id))
            and SMALL.accepts(question, answer.value)
        },
    )
    whole = {finding.anchor for finding in review(SMALL, draft)}
    assert {finding.anchor for finding in on_paper} == whole


@pytest.mark.parametrize("question", [question.id for question in SMALL.questions()])
def test_taking_out_an_answer_is_noticed_or_not_asked_for(question: str) -> None:
    answers = {id_: answer for id_, answer in COMPLETE.answers.items() if id_ != question}
    findings = review(SMALL, replace(COMPLETE, answers=answers))
    noticed = question in {finding.question for finding in findings}
    assert noticed == (question != "uu-diem")


@pytest.mark.parametrize("text", ["2026-11-22", "2028-02-29", "1930-01-01", "2100-12-31"])
def test_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-31",
        "2027-02-29",
        "1929-12-31",
        "2101-01-01",
        "2026-W47-7",
        "20261122",
        "22/11/2026",
        "2026-11-22T00:00:00",
        " 2026-11-22",
        "2026-11-22\n",
        "٢٠٢٦-١١-٢٢",
    ],
)
def test_other_texts_are_no_dates(text: str) -> None:
    assert not is_date(text)


def test_long_words_are_cut_where_they_are() -> None:
    question = replace(SMALL.questions()[0], label="a" * 100)
    assert named(question) == f"Câu 1.1 “{'a' * 60}…”"


def anchors(form: FormDefinition) -> list[str]:
    """Where a finding may lead, in the form's order."""
    lines = [f"respondent-{field.id}" for field in form.identity]
    return [*lines, "period-kind", *(f"q-{question.id}" for question in form.questions())]


@settings(max_examples=50)
@given(responses_of(LARGE))
def test_any_response_to_every_kind_of_question_is_reviewed(response: Response) -> None:
    findings = review(LARGE, response, "2026-11-22")
    order = [anchors(LARGE).index(finding.anchor) for finding in findings]
    assert order == sorted(order)
    reached = [finding for finding in findings if finding.sentence.startswith("Tổng điểm")]
    assert {finding.severity for finding in reached} <= {"hint"}
    for finding in findings:
        assert finding.sentence.endswith(".")
        assert finding in reached or re.search(r"Hãy \w", finding.sentence)


@settings(max_examples=50)
@given(responses_of(LARGE))
def test_paper_and_draft_of_every_kind_of_question_are_reviewed_alike(response: Response) -> None:
    fitting = {
        question.id: answer
        for question in LARGE.questions()
        if (answer := response.answers.get(question.id)) and is_whole(LARGE, question, answer.value)
    }
    draft = replace(response, answers=fitting)
    on_paper = {finding.anchor for finding in review(LARGE, cut_for_paper(draft, LARGE))}
    assert on_paper == {finding.anchor for finding in review(LARGE, draft)}


def test_hundred_questions_are_reviewed_in_no_time() -> None:
    times = range(5)
    sections = tuple(
        replace(
            section,
            id=f"{section.id}-{time_}",
            questions=tuple(replace(q, id=f"{q.id}-{time_}") for q in section.questions),
        )
        for time_ in times
        for section in LARGE.sections
    )
    form = replace(LARGE, sections=(*LARGE.sections, *sections[6:]))
    assert len(form.questions()) >= 100
    response = decode((FOLDER / "responses" / "large.json").read_text(encoding="utf-8"))
    many = {f"{id_}-{time_}": a for id_, a in response.answers.items() for time_ in times}
    filled = replace(response, answers=response.answers | many)
    start = time.process_time()
    assert review(form, filled, "2026-12-31")
    assert time.process_time() - start < 0.1
