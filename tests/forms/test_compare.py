"""Comparing periods: what holds for any files, and what is said of each kind of question."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.codec import decode_data, encode
from forms.compare.choice import MOST
from forms.compare.compare import compare
from forms.compare.comparison import Comparison, Row, Step
from forms.compare.files import Opened, open_file
from forms.compare.identify import identify
from forms.question import Question
from forms.response import Answer, FormRef, Period, Response
from tests.forms.strategies import LARGE, responses_of
from tests.golden.cases import response

YEAR = 2026
WHOLE = decode_data(response("large"))


def quarter(index: int, year: int = YEAR) -> Period:
    return Period(kind="quarter", year=year, index=index)


def opened(response: Response, name: str = "a.json", day: str = "") -> Opened:
    return Opened(name=name, response=response, day=day)


def of(question: str, *answers: Answer | None) -> Row:
    """The row of a question in files of successive quarters that have these answers to it."""
    files = []
    for place, answer in enumerate(answers, 1):
        there = {} if answer is None else {question: answer}
        filled = replace(WHOLE, period=quarter(place), answers={**WHOLE.answers, **there})
        if answer is None:
            filled.answers.pop(question)
        files.append(opened(filled, f"{place}.json"))
    return row_of(compare(LARGE, files), question)


def row_of(comparison: Comparison, name: str) -> Row:
    (found,) = [row for group in comparison.groups for row in group.rows if row.id == name]
    return found


def scaled(value: str, **more: Any) -> Answer:
    return Answer(value=value, **more)


def steps(row: Row) -> list[tuple[str, str]]:
    return [(step.direction, step.sentence) for step in row.steps]


def only(row: Row) -> Step:
    (step,) = row.steps
    return step


SCALE = "ne-nep"
BEST, SECOND, THIRD = [level.id for level in LARGE.scale(LARGE.scales[0].id).levels][:3]
LABELS = {level.id: level.label for level in LARGE.scale(LARGE.scales[0].id).levels}


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        (THIRD, SECOND, "up"),
        (THIRD, BEST, "up"),
        (BEST, SECOND, "down"),
        (BEST, "not_applicable", "other"),
        ("not_applicable", THIRD, "other"),
    ],
)
def test_levels_move_by_the_order_of_their_scale(old: str, new: str, direction: str) -> None:
    row = of(SCALE, scaled(old), scaled(new))
    assert only(row).direction == direction
    assert row.changed
    for value in (old, new):
        assert f"“{LABELS.get(value, LARGE.choices(question(SCALE))[value])}”" in only(row).sentence


def question(name: str) -> Question:
    found = LARGE.question(name)
    assert found
    return found


def test_each_step_of_several_has_its_direction_and_its_periods() -> None:
    row = of(SCALE, scaled(THIRD), scaled(BEST), scaled(SECOND), scaled(SECOND))
    assert [step.direction for step in row.steps] == ["up", "down", "same"]
    assert row.steps[0].between == "quý I năm 2026 → quý II năm 2026"


def test_what_never_changed_is_said_once() -> None:
    row = of(SCALE, scaled(BEST), scaled(BEST), scaled(BEST))
    assert steps(row) == [("same", f"Giữ nguyên: “{LABELS[BEST]}”.")]
    assert not row.changed


def test_a_question_answered_later_and_one_answered_no_more() -> None:
    assert only(of(SCALE, None, scaled(BEST))).direction == "new"
    assert only(of(SCALE, scaled(BEST), None)).direction == "gone"
    assert only(of(SCALE, None, None)).direction == "none"


def test_yes_and_no_have_no_better_and_worse() -> None:
    step = only(of("co-khach", Answer(value="no"), Answer(value="yes")))
    assert (step.direction, step.sentence) == ("other", "Đổi từ “Không” sang “Có”.")


def test_sentences_of_a_note_and_evidence_are_told_one_by_one() -> None:
    book = {"name": "Sổ họp", "number": "1", "date": "2026-02-03", "place": "Tủ 1"}
    old = scaled(BEST, note="Đã họp.  Còn chậm.", evidence=("Biên bản", book))
    new = scaled(BEST, note="Còn chậm.\nĐã giao việc.", evidence=({**book, "place": "Tủ 2"}, "Ảnh"))
    step = only(of(SCALE, old, new))
    assert step.direction == "other"
    note, evidence = step.details
    assert note.sentence == "Thuyết minh: giữ nguyên 1, thêm 1, bớt 1."
    assert (note.added, note.removed) == (("Đã giao việc.",), ("Đã họp.",))
    assert evidence.sentence == "Minh chứng: sửa 1, thêm 1, bớt 1."
    assert evidence.changed == ("Sổ họp: Nơi lưu: từ “Tủ 1” thành “Tủ 2”",)


def test_moving_a_sentence_and_its_blanks_changes_nothing() -> None:
    row = of(
        "khuyet-diem", Answer(value="Một việc. Hai việc."), Answer(value="Hai  việc.\nMột việc.")
    )
    assert only(row).direction == "same"
    assert not row.changed


def test_rows_of_a_table_are_kept_changed_added_and_taken_away() -> None:
    columns = [column.id for column in question("viec").columns_of("text")]
    first = columns[0]
    old = [{"row_id": "r1", first: "Một"}, {"row_id": "r2", first: "Hai"}]
    other = {"row_id": "r2", first: "Một", columns[1]: "đồng chí B"}
    new = [{"row_id": "r7", first: "Hai"}, other, {"row_id": "r1", first: "Ba"}]
    step = only(of("viec", Answer(value=tuple(old)), Answer(value=tuple(new))))
    (rows,) = step.details
    assert rows.sentence == "Từng dòng: giữ nguyên 1, sửa 1, thêm 1."
    label = question("viec").column(columns[1])
    assert label
    assert rows.changed == (f"Một: {label.label}: từ “(để trống)” thành “đồng chí B”",)


def test_numbers_and_days_are_told_as_people_write_them() -> None:
    assert only(of("phat-ra", Answer(value="12"), Answer(value="1.200"))).sentence == (
        "Đổi từ “12” thành “1.200”."
    )
    days = of("ngay-hop", Answer(value="2026-01-05"), Answer(value="2026-02-05"))
    assert only(days).sentence == "Đổi từ “05/01/2026” thành “05/02/2026”."


def test_figures_stand_in_their_section_and_carry_no_judgement() -> None:
    comparison = compare(LARGE, pair(WHOLE, replace(WHOLE, answers={})))
    figures = [row for group in comparison.groups for row in group.rows if row.kind == "figure"]
    assert figures
    assert {step.direction for row in figures for step in row.steps} <= {"gone", "none"}


def pair(one: Response, other: Response) -> list[Opened]:
    return [
        opened(replace(one, period=quarter(1)), "1.json"),
        opened(replace(other, period=quarter(2)), "2.json"),
    ]


@settings(max_examples=30)
@given(data=st.data(), made=st.lists(responses_of(LARGE), min_size=1, max_size=MOST + 1))
def test_any_files_in_any_order(data: Any, made: list[Response]) -> None:
    """Every file is compared or told of, and their order makes no difference."""
    named = [opened(response, f"{place}.json") for place, response in enumerate(made)]
    comparison = compare(LARGE, named)
    told = [file.name for file in comparison.files] + [file.name for file in comparison.left]
    assert sorted(told) == sorted(one.name for one in named)
    assert len(comparison.files) <= MOST
    assert bool(comparison.groups) == (len(comparison.files) > 1)
    assert compare(LARGE, data.draw(st.permutations(named))) == comparison


@settings(max_examples=30)
@given(made=responses_of(LARGE))
def test_a_file_beside_itself_changed_nothing(made: Response) -> None:
    comparison = compare(LARGE, pair(made, made))
    rows = [row for group in comparison.groups for row in group.rows]
    # What is asked may hang on the kind of period, which is the same here.
    assert rows
    assert [row.id for row in rows if row.changed] == []
    assert {step.direction for row in rows for step in row.steps} <= {"same", "none"}


@settings(max_examples=30)
@given(one=responses_of(LARGE), other=responses_of(LARGE))
def test_the_way_back_is_the_way_turned_round(one: Response, other: Response) -> None:
    same_person = replace(other, respondent=one.respondent)
    there = compare(LARGE, pair(one, same_person))
    back = compare(LARGE, pair(same_person, one))
    turned = {"up": "down", "down": "up", "new": "gone", "gone": "new"}
    for way, way_back in zip(there.groups, back.groups, strict=True):
        for row, row_back in zip(way.rows, way_back.rows, strict=True):
            expected = turned.get(only(row).direction, only(row).direction)
            assert only(row_back).direction == expected
            for detail, detail_back in zip(only(row).details, only(row_back).details, strict=True):
                assert sorted(detail.added) == sorted(detail_back.removed)
                assert detail.kept == detail_back.kept


def test_files_come_in_time_order_however_long_their_periods_are() -> None:
    periods = [
        Period(kind="ad_hoc"),
        Period(kind="year", year=2025),
        Period(kind="month", year=2025, index=12),
        Period(kind="half", year=2026, index=1),
    ]
    files = [opened(replace(WHOLE, period=p), f"{place}.json") for place, p in enumerate(periods)]
    found = [file.name for file in compare(LARGE, files).files]
    assert found == ["2.json", "1.json", "3.json", "0.json"]


def test_at_most_four_periods_the_latest_ones() -> None:
    files = [
        opened(replace(WHOLE, period=quarter(1, year)), f"{year}.json")
        for year in range(2020, 2026)
    ]
    comparison = compare(LARGE, files)
    assert [file.name for file in comparison.files] == [
        f"{year}.json" for year in range(2022, 2026)
    ]
    assert [left.name for left in comparison.left] == ["2020.json", "2021.json"]


def test_of_two_files_of_a_period_the_later_one_is_taken() -> None:
    late = replace(WHOLE, period=quarter(2), respondent={**WHOLE.respondent})
    early = replace(late, answers={})
    files = [
        opened(replace(WHOLE, period=quarter(1)), "1.json"),
        opened(late, "sau.json", "2026-07-02"),
        opened(early, "truoc.json", "2026-07-01"),
    ]
    comparison = compare(LARGE, files)
    assert [file.name for file in comparison.files] == ["1.json", "sau.json"]
    (left,) = comparison.left
    assert left.name == "truoc.json"
    assert "Tệp “sau.json” cũng là bản quý II năm 2026 và mới hơn" in left.sentence


def test_the_person_with_most_files_is_compared() -> None:
    first = LARGE.identity[0].id
    other = replace(WHOLE, respondent={**WHOLE.respondent, first: "Chi bộ Y"})
    files = [
        opened(replace(other, period=quarter(4)), "khac.json"),
        opened(replace(WHOLE, period=quarter(1)), "1.json"),
        opened(replace(WHOLE, period=quarter(2)), "2.json"),
    ]
    comparison = compare(LARGE, files)
    assert [file.name for file in comparison.files] == ["1.json", "2.json"]
    (left,) = comparison.left
    assert "là của “Chi bộ Y”" in left.sentence


def test_a_file_without_a_name_is_compared_and_doubted() -> None:
    nameless = replace(WHOLE, period=quarter(2), respondent={})
    comparison = compare(LARGE, [opened(replace(WHOLE, period=quarter(1))), opened(nameless, "b")])
    assert len(comparison.files) == 2
    assert "chưa ghi" in comparison.files[1].notes[0]


def test_other_forms_are_told_of() -> None:
    other = replace(WHOLE, form=FormRef(id="phieu-khac", edition="0", meaning="", wording=""))
    comparison = compare(LARGE, [*pair(WHOLE, WHOLE), opened(other, "khac.json")])
    (left,) = comparison.left
    assert "phieu-khac" in left.sentence


def test_identify_names_the_form_of_most_files() -> None:
    other = replace(WHOLE, form=FormRef(id="phieu-khac", edition="0", meaning="", wording=""))
    files = [opened(other, "khac.json"), *pair(WHOLE, WHOLE)]
    found = identify(files, [])
    assert found.form == LARGE.id
    assert [file.form for file in found.files] == ["phieu-khac", LARGE.id, LARGE.id]
    assert found.files[1].period == "quý I năm 2026"
    assert identify([], []).form == ""


def test_a_reworded_question_says_its_old_wording() -> None:
    asked = {**WHOLE.questions, SCALE: "Lời cũ của câu này"}
    old = replace(WHOLE, questions=asked)
    row = row_of(compare(LARGE, pair(old, WHOLE)), SCALE)
    (mark,) = row.cells[0].marks
    assert "“Lời cũ của câu này”" in mark
    assert row.cells[1].marks == ()
    assert row.changed
    assert only(row).direction == "same"


def test_the_day_of_a_file_is_its_last_change() -> None:
    answers = {
        name: replace(answer, updated_at=f"2026-03-{day:02}T01:02:03Z")
        for day, (name, answer) in enumerate(WHOLE.answers.items(), 1)
    }
    made = replace(WHOLE, answers=answers)
    day = f"2026-03-{len(answers):02}"
    assert open_file("a.json", encode(made).encode()).day == day


def test_large_tables_take_no_quadratic_time() -> None:
    column = question("viec").columns_of("text")[0].id
    rows = [tuple({"row_id": f"r{n}", column: f"{n} {text}"} for n in range(4000)) for text in "ab"]
    detail = only(of("viec", Answer(value=rows[0]), Answer(value=rows[1]))).details[0]
    assert len(detail.added) == len(detail.removed) == 4000
