"""What holds for any response and any steps on its way into today's form."""

import copy
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.codec import answer_data, cut_for_paper, decode, definition_from_data, encode
from forms.definition import FormDefinition
from forms.errors import SaveFileError
from forms.export import docx, word_file
from forms.migrate import migrate
from forms.replacement import Replacement
from forms.response import Answer, FormRef, Response
from forms.review.rules import review
from forms.shown import is_whole
from forms.wording import old_wording, unconfirmed
from tests.forms.strategies import LARGE, QUESTIONS, VALUES
from tests.golden.cases import FOLDER, definition

SMALL = definition_from_data(definition("small"))
TEMPLATE = json.loads((FOLDER / "definitions" / "small.template.json").read_text(encoding="utf-8"))
EDITIONS = ("2026.1", "2026.2", "2027.1")
IDS = [*QUESTIONS, "cu-mot", "cu-hai", "cu-ba"]
_ids = st.sampled_from(IDS)
_columns = st.sampled_from(["noi-dung", "thoi-han", "tinh-trang", "phu-trach", "cu", "la"])
_cells = st.sampled_from(["", "An", "Bình", "da-xong", "2026-10-01"])


def steps(
    names: st.SearchStrategy[str], values: st.SearchStrategy[str]
) -> st.SearchStrategy[tuple[Replacement, ...]]:
    """Steps of any editions, one a question and edition."""
    made = st.builds(
        Replacement,
        question=names,
        after=st.sampled_from(["0", *EDITIONS]),
        replaced_by=st.lists(names, max_size=2, unique=True).map(tuple),
        values=st.dictionaries(values, values, max_size=2),
        note=st.sampled_from(["", "Vì sao"]),
    )
    return st.lists(made, max_size=6, unique_by=lambda step: (step.question, step.after)).map(tuple)


definitions = st.builds(
    lambda found, added: replace(
        SMALL, edition=EDITIONS[-1], editions=EDITIONS, replacements=found, added=added
    ),
    steps(_ids, st.sampled_from([value for value in VALUES if value.strip()])),
    st.dictionaries(_ids, st.sampled_from(["0", *EDITIONS]), max_size=3),
)


_answers = st.builds(
    Answer,
    value=st.sampled_from(VALUES) | st.just(({"row_id": "r1", "viec": "Họp", "la": "x"},)),
    note=st.sampled_from(["", "Một", "Hai"]),
    evidence=st.lists(st.sampled_from(["A", "B"]), max_size=2).map(tuple),
    seq=st.integers(0, 9),
    extra=st.sampled_from([{}, {"newer": [1]}]),
)
olds = st.builds(
    Response,
    form=st.builds(
        FormRef,
        id=st.just(SMALL.id),
        edition=st.sampled_from(["0", *EDITIONS, "2030.1", ""]),
        meaning=st.sampled_from([SMALL.meaning, "sha256:a"]),
        wording=st.just("sha256:b"),
        extra=st.sampled_from([{}, {"newer": 1}]),
    ),
    questions=st.dictionaries(_ids, st.sampled_from(["", "Lời cũ", "Ưu điểm"]), max_size=4),
    respondent=st.sampled_from([{}, {"ho-ten": "A", "la": "giữ"}]),
    answers=st.dictionaries(_ids | st.text(max_size=3), _answers, max_size=6),
    retired_answers=st.dictionaries(
        _ids,
        st.sampled_from([None, [1], {"wording": "w", "answer": {"value": "tot"}}]),
        max_size=2,
    ),
    extra=st.sampled_from([{}, {"history": [1]}]),
)
"""Responses of any edition, with answers to questions that are there, gone, or nobody's."""


def kept(response: Response) -> list[object]:
    """The answers that lie among the retired ones."""
    entries = response.retired_answers.values()
    return [entry.get("answer") for entry in entries if isinstance(entry, dict)]


@given(olds, definitions)
def test_nothing_is_lost_and_the_given_response_stays(old: Response, form: FormDefinition) -> None:
    before = copy.deepcopy(old)
    new = migrate(old, form).response
    assert old == before
    aside = kept(new)
    for answer in old.answers.values():
        assert answer in new.answers.values() or answer_data(answer) in aside
    for name, entry in old.retired_answers.items():
        assert new.retired_answers[name] == entry
    assert new.respondent == old.respondent
    assert (new.period, new.extra, new.form.extra) == (old.period, old.extra, old.form.extra)


@given(olds, definitions)
def test_a_second_time_changes_nothing(old: Response, form: FormDefinition) -> None:
    once = migrate(old, form).response
    twice = migrate(once, form)
    assert twice.response == once
    assert {change.kind for change in twice.changes} <= {"kept", "reworded"}


@given(olds, definitions)
def test_what_comes_out_is_what_the_form_shows_and_a_save_file(
    old: Response, form: FormDefinition
) -> None:
    new = migrate(old, form).response
    for id_, answer in new.answers.items():
        question = form.question(id_)
        assert question is not None
        assert is_whole(form, question, answer.value)
    assert set(new.questions) <= set(new.answers)
    assert decode(encode(new)) == new
    assert (new.form.edition, new.form.meaning) == (form.edition, form.meaning)


@given(olds, definitions)
def test_every_answer_of_the_file_is_told_of(old: Response, form: FormDefinition) -> None:
    migrated = migrate(old, form)
    told = {asked.id for change in migrated.changes for asked in change.old}
    assert set(old.answers) <= told
    confirmed = {a.id for c in migrated.changes if c.confirm for a in c.new if "." not in a.id}
    assert {q.id for q in unconfirmed(form, migrated.response)} <= confirmed
    for change in migrated.changes:
        assert bool(change.new) == (change.kind != "retired")
        assert bool(change.old) == (change.kind != "new")


@settings(max_examples=40)
@given(olds, definitions)
def test_any_response_survives_word_after_its_steps(old: Response, form: FormDefinition) -> None:
    new = migrate(old, form).response
    paper = docx.write(form, new, TEMPLATE, date="2026-11-22", with_data=True)
    opened = decode(word_file.read(paper))
    assert opened == cut_for_paper(new, form, with_retired=True)
    again = migrate(opened, form).response
    assert again == opened
    assert docx.write(form, again, TEMPLATE, date="2026-11-22", with_data=True) == paper


LEVELS = ["muc-mot", "muc-hai", "muc-ba"]


def of_levels(edition: str, found: tuple[Replacement, ...]) -> FormDefinition:
    """A form in which every question takes every level."""
    data = definition("small")
    scale = data["scales"][0]
    scale["levels"] = [{**scale["levels"][1], "id": id_, "label": id_} for id_ in LEVELS]
    asked = data["sections"][0]["questions"][0]
    questions = [{**asked, "id": id_, "number": id_, "label": f"Câu {id_}"} for id_ in IDS]
    data["sections"] = [{**data["sections"][0], "questions": questions}]
    at = EDITIONS.index(edition) + 1
    made = definition_from_data({**data, "meaning": f"sha256:{edition}", "edition": edition})
    return replace(made, editions=EDITIONS[:at], replacements=found)


@given(
    st.dictionaries(
        _ids,
        st.builds(Answer, value=st.sampled_from(LEVELS), note=st.sampled_from(["", "Một", "Hai"])),
        max_size=5,
    ),
    steps(_ids, st.sampled_from(LEVELS)),
)
def test_by_way_of_an_edition_between_the_answers_are_the_same(
    answers: dict[str, Answer], found: tuple[Replacement, ...]
) -> None:
    old = Response(
        form=FormRef(id=SMALL.id, edition="0", meaning="sha256:0", wording=""), answers=answers
    )
    first = tuple(step for step in found if step.after == "0")
    rest = tuple(step for step in found if step.after in ("0", "2026.1"))
    between = migrate(old, of_levels("2026.1", first)).response
    assert (
        migrate(between, of_levels("2026.2", rest)).response.answers
        == migrate(old, of_levels("2026.2", rest)).response.answers
    )


@given(
    st.lists(st.dictionaries(_columns, _cells), max_size=3),
    steps(_columns.map(lambda name: f"viec.{name}"), _cells.filter(bool)),
)
def test_no_cell_is_lost(cells: list[dict[str, str]], found: tuple[Replacement, ...]) -> None:
    rows = tuple({"row_id": f"r{number}", **row} for number, row in enumerate(cells))
    form = replace(LARGE, edition=EDITIONS[-1], editions=EDITIONS, replacements=found)
    old = Response(
        form=FormRef(id=LARGE.id, edition="0", meaning="sha256:0", wording=""),
        answers={"viec": Answer(value=rows)},
    )
    migrated = migrate(old, form)
    new = migrated.response
    aside = kept(new)
    for before, after in zip(rows, new.rows("viec"), strict=True):
        said = {text for text in before.values() if text}
        assert said <= set(after.values()) or answer_data(old.answers["viec"]) in aside
    assert migrate(new, form).response == new


def test_a_response_of_another_form_is_refused() -> None:
    other = FormRef(id="phieu-khac", edition="0", meaning="", wording="")
    with pytest.raises(SaveFileError, match="phieu-khac"):
        migrate(Response(form=other), SMALL)


def test_a_confirmed_answer_is_named_no_more() -> None:
    question = SMALL.questions()[0]
    old = Response(
        form=FormRef(id=SMALL.id, edition="0", meaning="sha256:0", wording=""),
        answers={question.id: Answer(value="con-han-che", note="Ghi")},
        questions={question.id: "Lời cũ"},
    )
    new = migrate(old, SMALL).response
    assert old_wording(new, question) == "Lời cũ"
    confirmed = replace(new, questions={question.id: question.label})

    def about(response: Response) -> Iterator[str]:
        found = review(SMALL, response)
        return (finding.sentence for finding in found if finding.question == question.id)

    assert any("lúc trả lời" in sentence for sentence in about(new))
    assert not any("lúc trả lời" in sentence for sentence in about(confirmed))
    assert migrate(confirmed, SMALL).response == confirmed
