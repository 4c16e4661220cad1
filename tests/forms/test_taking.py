"""Whatever a file holds: nothing is lost, nothing is taken twice, and notes are sentences."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.codec import definition_from_data, encode
from forms.definition import FormDefinition, Take
from forms.response import Answer, FormRef, Response
from forms.rows import written
from forms.shown import says_anything
from forms.taking.growing import OpenedFile
from forms.taking.other_files import MOST_ROWS
from forms.taking.take import carry_out
from tests.forms.strategies import LARGE, responses, responses_of
from tests.golden.cases import definition

SMALL = definition_from_data(definition("small"))
TAKES = {take.id: take for take in LARGE.takes}
takes = st.sampled_from(LARGE.takes)
files = st.lists(responses_of(SMALL) | responses | responses_of(LARGE), max_size=3).map(
    lambda made: [OpenedFile(f"{place}.json", one) for place, one in enumerate(made)]
)


def empty(form: FormDefinition) -> Response:
    ref = FormRef(id=form.id, edition="0", meaning=form.meaning, wording=form.wording)
    return Response(form=ref)


def taken(response: Response, take: Take, *opened: OpenedFile) -> tuple[Response, tuple[str, ...]]:
    return carry_out(LARGE, response, take, opened)


def lost(form: FormDefinition, before: Response, after: Response) -> list[str]:
    """Questions at which something was entered before and is no longer."""
    return [
        question.id
        for question in form.questions()
        if (answer := before.answers.get(question.id))
        and says_anything(question, answer)
        and after.answers[question.id] != answer
        and not set(map(str, written_rows(form, before, question.id)))
        <= set(map(str, written_rows(form, after, question.id)))
    ]


def written_rows(form: FormDefinition, response: Response, table: str) -> list[object]:
    question = form.question(table)
    assert question
    return [row for _, row in written(question, response.rows(table))]


@settings(max_examples=40)
@given(responses_of(LARGE), takes, files)
def test_nothing_that_is_there_is_lost(
    before: Response, take: Take, opened: list[OpenedFile]
) -> None:
    after, notes = taken(before, take, *opened)
    assert lost(LARGE, before, after) == []
    assert {k: v for k, v in before.respondent.items() if v.strip()}.items() <= (
        after.respondent.items()
    )
    assert after.period == before.period
    assert after.retired_answers == before.retired_answers
    assert (after.form, after.extra) == (before.form, before.extra)
    assert encode(after)
    assert len(notes) >= len(opened)
    assert all(note.endswith(".") for note in notes)


@settings(max_examples=40)
@given(responses_of(LARGE), takes, files)
def test_taking_the_same_files_again_changes_nothing(
    before: Response, take: Take, opened: list[OpenedFile]
) -> None:
    once, _ = taken(before, take, *opened)
    assert taken(once, take, *opened)[0] == once


@settings(max_examples=40)
@given(responses_of(LARGE), files)
def test_an_opinion_touches_the_collectives_part_alone(
    before: Response, opened: list[OpenedFile]
) -> None:
    after, _ = taken(before, TAKES["phan-cua-tap-the"], *opened)
    own = {q.id for q in LARGE.questions() if LARGE.by(q) == "self"}
    assert {id_: a for id_, a in after.answers.items() if id_ in own} == {
        id_: a for id_, a in before.answers.items() if id_ in own
    }
    assert after.respondent == before.respondent


@settings(max_examples=40)
@given(responses_of(LARGE), responses_of(LARGE))
def test_a_new_period_has_nothing_of_the_collective_and_no_stamps(
    before: Response, old: Response
) -> None:
    after, _ = taken(before, TAKES["ky-truoc"], OpenedFile("cu.json", old))
    theirs = [q.id for q in LARGE.questions() if LARGE.by(q) != "self"]
    for id_ in theirs:
        assert after.answers.get(id_) == before.answers.get(id_)
    for id_, answer in after.answers.items():
        if answer != before.answers.get(id_):
            assert answer.updated_at == ""
            assert LARGE.question(id_)


@pytest.mark.parametrize("take", ["viec-tu-phieu-nho", "nguoi-tu-phieu-nho"])
@given(responses_of(LARGE), st.lists(responses_of(SMALL), max_size=3))
@settings(max_examples=40)
def test_rows_have_ids_of_their_own(take: str, before: Response, made: list[Response]) -> None:
    opened = [OpenedFile("a.json", one) for one in made]
    after, _ = taken(before, TAKES[take], *opened)
    ids = [row["row_id"] for row in after.rows(TAKES[take].table)]
    assert len(set(ids)) == len(ids)


def test_a_file_of_very_many_rows_is_cut_and_told() -> None:
    rows = tuple({"row_id": f"x{n}", "viec": f"Việc {n}"} for n in range(MOST_ROWS + 20))
    full = replace(empty(SMALL), answers={"bien-phap": Answer(value=rows)})
    after, notes = taken(empty(LARGE), TAKES["viec-tu-phieu-nho"], OpenedFile("a.json", full))
    assert len(after.rows("viec")) == MOST_ROWS
    told = "đã lấy 500 dòng vào câu 5.1; 20 dòng không lấy, vì bảng chỉ nhận 500 dòng."
    assert notes == (f"Tệp “a.json”: {told}",)
