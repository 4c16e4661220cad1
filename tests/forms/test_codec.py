"""What no golden case can say: any response, released files, sizes, time, and the paper's cut."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import json_text
from forms.asked import asked
from forms.codec import (
    FOREIGN,
    MAX_BYTES,
    NEWER,
    TOO_LARGE,
    TOO_MANY,
    answer_data,
    cut_for_paper,
    decode,
    definition_from_json,
    definition_to_json,
    encode,
    fits,
)
from forms.errors import DefinitionError, FormsError, SaveFileError
from forms.export import word_file
from forms.migrate import migrate
from forms.response import Response
from forms.shown import is_whole
from forms.strict import MOST_FAULTS
from macros.catalog import load_catalog
from macros.compile import compile_form
from tests.forms.strategies import LARGE, responses, responses_of
from tests.golden.cases import FOLDER

RELEASED = Path(__file__).parent.parent / "responses"
SMALL = definition_from_json((FOLDER / "definitions" / "small.json").read_text(encoding="utf-8"))


@given(responses)
def test_any_response_comes_back(response: Response) -> None:
    text = encode(response)
    assert decode(text) == response
    assert encode(decode(text)) == text
    assert text.endswith("}\n")
    assert text.encode()


@settings(max_examples=50)
@given(responses_of(LARGE))
def test_any_response_to_every_kind_of_question_comes_back(response: Response) -> None:
    assert decode(encode(response)) == response


@settings(max_examples=50)
@given(responses_of(LARGE))
def test_what_is_cut_for_paper_opens_as_it_is(response: Response) -> None:
    cut = cut_for_paper(response, LARGE)
    assert cut_for_paper(cut, LARGE) == cut
    assert decode(encode(cut)) == cut
    assert migrate(cut, LARGE).response == cut
    assert {id_ for id_ in cut.answers if response.text(id_)} <= {
        question.id for question in asked(LARGE, response)
    }


@settings(max_examples=50)
@given(responses_of(LARGE))
def test_no_answer_is_lost_when_a_file_is_opened(response: Response) -> None:
    opened = migrate(response, LARGE).response
    for id_, answer in response.answers.items():
        kept = [one["answer"] for one in opened.retired_answers.values()]
        assert opened.answers[id_] == answer or answer_data(answer) in kept
    for question in LARGE.questions():
        if question.id in opened.answers:
            assert is_whole(LARGE, question, opened.answers[question.id].value)


@given(responses)
def test_any_response_is_standard_json(response: Response) -> None:
    def refuse(name: str) -> None:
        raise AssertionError(name)

    data = json.loads(encode(response), parse_constant=refuse)
    head = ["format", "format_version", "tool_version", "form", "questions", "respondent"]
    tail = ["period", "answers", "retired_answers"]
    assert list(data)[:9] == head + tail


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(SaveFileError) as caught:
        decode(text)
    assert str(caught.value)


@given(st.dictionaries(st.text(max_size=5), st.none() | st.text() | st.lists(st.integers())))
def test_any_object_of_this_format_is_read_or_refused(members: dict[str, object]) -> None:
    head = {"format": "so-tay/response", "format_version": 1, "form": members}
    with pytest.raises(SaveFileError) as caught:
        decode(json.dumps(head | {"answers": members}))
    wrong = {f"form.{m}" for m in ("id", "edition") if not isinstance(members.get(m), str)}
    assert wrong <= {problem.path for problem in caught.value.problems}


def test_surrogates_made_by_a_program_are_written_as_replacement() -> None:
    response = decode((FOLDER / "responses" / "empty.json").read_text(encoding="utf-8"))
    made = replace(response, respondent={"ho-ten": "A\ud800", "\udfff": "x"})
    assert decode(encode(made)).respondent == {"ho-ten": "A\ufffd", "\ufffd": "x"}


def test_unknown_members_never_stand_for_known_ones() -> None:
    response = decode((FOLDER / "responses" / "empty.json").read_text(encoding="utf-8"))
    made = replace(response, extra={"format": "x", "answers": "y", "zz": 1})
    assert decode(encode(made)) == replace(response, extra={"zz": 1})


def test_file_of_more_than_20_mb_is_refused() -> None:
    text = (FOLDER / "responses" / "empty.json").read_text(encoding="utf-8")
    # Few characters and many bytes: the limit is one of bytes.
    letters = "ế" * (MAX_BYTES // 3)
    with pytest.raises(SaveFileError, match=TOO_LARGE[:20]):
        decode(text.replace('"ho-ten": ""', f'"ho-ten": "{letters}"'))
    room = MAX_BYTES - len(text.encode())
    fitting = text.replace('"ho-ten": ""', f'"ho-ten": "{"a" * room}"')
    assert len(fitting.encode()) == MAX_BYTES
    assert len(decode(fitting).respondent["ho-ten"]) == room


@pytest.mark.parametrize(
    "text", ['"' + '\\"' * 200_000, "[" * 90 + '"\\' * 200_000, "{}" * 200_000]
)
def test_hostile_text_takes_no_more_than_linear_time(text: str) -> None:
    start = time.process_time()
    with pytest.raises(FormsError):
        json_text.read("[" * 60 + "{" * 60 + text)
    with pytest.raises(FormsError):
        json_text.read(text)
    assert time.process_time() - start < 5


def test_more_values_than_a_form_has_are_refused() -> None:
    with pytest.raises(SaveFileError, match=TOO_MANY[:30]):
        decode(f"[{'1,' * 400_000}1]")
    with pytest.raises(SaveFileError, match=TOO_MANY[:30]):
        decode('""' * 1_000_000)
    with pytest.raises(SaveFileError, match=FOREIGN[:30]):
        decode(json.dumps([",[]{}" * 100_000, '\\"[,' * 100_000]))


def test_what_is_opened_opens_again_when_it_was_saved() -> None:
    """Written with every member and blank, a small file may be larger than what is opened."""
    text = (FOLDER / "responses" / "empty.json").read_text(encoding="utf-8")
    deep = "[" * 97 + "[]," * 110_000 + "[]" + "]" * 97
    hostile = text.replace('"retired_answers": {}', f'"retired_answers": {{"a": {deep}}}')
    answers = ", ".join(f'"a{number}": {{}}' for number in range(50_000))
    many = text.replace('"answers": {}', f'"answers": {{{answers}}}')
    for small in (hostile, many):
        assert len(small) < MAX_BYTES // 20
        with pytest.raises(SaveFileError, match=TOO_MANY[:30]):
            decode(small)


def test_faults_of_a_list_are_named_until_nobody_reads_them() -> None:
    text = (FOLDER / "responses" / "empty.json").read_text(encoding="utf-8")
    faults = ", ".join(["1"] * 50_000)
    with pytest.raises(SaveFileError) as caught:
        decode(
            text.replace('"answers": {}', f'"answers": {{"uu-diem": {{"evidence": [{faults}]}}}}')
        )
    assert [problem.path for problem in caught.value.problems] == [
        f"answers.uu-diem.evidence.{place}" for place in range(MOST_FAULTS)
    ]


def test_number_of_endless_digits_is_refused() -> None:
    with pytest.raises(json_text.JsonTextError, match="quá dài"):
        json_text.read("9" * 5000)


def test_newer_version_is_said_before_anything_else() -> None:
    with pytest.raises(SaveFileError) as caught:
        decode('{"format": "so-tay/response", "format_version": 99}')
    assert str(caught.value) == NEWER
    assert caught.value.problems == ()


@pytest.mark.parametrize("path", sorted(RELEASED.glob("*.json")), ids=lambda path: path.name)
def test_released_save_file_opens_and_is_written_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert encode(decode(text)) == text


@pytest.mark.parametrize("path", sorted(RELEASED.glob("*.docx")), ids=lambda path: path.name)
def test_released_word_file_opens_with_the_answers_of_its_save_file(path: Path) -> None:
    opened = decode(word_file.read(path.read_bytes()))
    saved = decode(path.with_suffix(".json").read_text(encoding="utf-8"))
    unstamped = {id_: replace(a, updated_at="", seq=0) for id_, a in saved.answers.items()}
    assert opened == replace(saved, answers=unstamped)


def test_released_files_open_in_todays_form_and_nothing_is_lost() -> None:
    saved = decode((RELEASED / "tu-danh-gia-chi-thi-53-1.json").read_text(encoding="utf-8"))
    form = compile_form(load_catalog(RELEASED.parent.parent / "data"), saved.form.id)
    opened = migrate(saved, form).response
    assert set(opened.answers) | set(opened.retired_answers) == set(saved.answers)
    assert opened.respondent == saved.respondent


def test_definition_comes_back() -> None:
    text = definition_to_json(SMALL)
    assert definition_from_json(text) == SMALL
    assert definition_to_json(definition_from_json(text)) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "không đọc được: dòng 1, cột 2"),
        ("[]", "Chỗ này cần là nhóm các mục nhưng đang là danh sách."),
        ('{"id": 1, "title": "a", "title": "b"}', "không đọc được: title"),
        ('{"id": 1}', "id: Chỗ này cần là chữ nhưng đang là số nguyên. title: Thiếu mục này."),
    ],
)
def test_broken_definition_is_refused(text: str, said: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        definition_from_json(text)
    assert said in str(caught.value)


def test_choices_of_a_question() -> None:
    questions = {question.id: question for question in SMALL.questions()}
    assert list(SMALL.choices(questions["doan-ket"])) == [
        "tot",
        "con-han-che",
        "chua-dat",
        "chua-thuc-hien",
        "not_applicable",
    ]
    assert SMALL.choices(questions["mat-doan-ket"]) == {"yes": "Có", "no": "Không"}
    assert SMALL.choices(questions["uu-diem"]) == SMALL.choices(questions["bien-phap"]) == {}


@given(responses)
def test_the_cut_is_what_the_form_shows_and_is_cut_no_further(response: Response) -> None:
    cut = cut_for_paper(response, SMALL)
    assert cut_for_paper(cut, SMALL) == cut
    assert decode(encode(cut)) == cut
    assert fits(cut, SMALL)
    assert (cut.extra, cut.form.extra, cut.retired_answers) == ({}, {}, {})
    assert list(cut.respondent) == [field.id for field in SMALL.identity]
    assert set(cut.questions) == set(cut.answers)
    for question in SMALL.questions():
        if answer := cut.answers.get(question.id):
            assert SMALL.accepts(question, answer.value)
            assert (answer.updated_at, answer.seq, answer.extra) == ("", 0, {})


@given(responses)
def test_the_cut_keeps_every_shown_text(response: Response) -> None:
    cut = cut_for_paper(response, SMALL)
    for question in SMALL.questions():
        kept = cut.text(question.id)
        given_text = response.text(question.id)
        assert kept == (given_text if SMALL.accepts(question, given_text) else "")
        if question.kind in ("scale", "yes_no") and question.id in cut.answers:
            assert cut.answers[question.id].note == response.answers[question.id].note
