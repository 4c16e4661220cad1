"""Ballots, what an editor's template must not lack, and that any answers survive a Word file."""

import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.table import Table, _Cell
from hypothesis import HealthCheck, given, settings

from forms.codec import cut_for_paper, decode, encode
from forms.export import docx, edits, word_file
from forms.export.archive import Archive
from forms.response import Answer, Response
from macros.word import TemplateError, compile_template, default_template, template_for
from tests.forms import strategies
from tests.macros.large_paper import DATE, FORM, LARGE, TEMPLATE, filled, paper, words
from tests.office import samples

# Ballots.


def ballots(data: bytes) -> list[_Cell]:
    sheet: Table = Document(io.BytesIO(data)).tables[0]
    return [cell for row in sheet.rows for cell in row.cells]


@pytest.mark.parametrize("copies", [1, 2, 4])
def test_a_sheet_has_equal_ballots_with_a_box_for_everyone_and_level(copies: int) -> None:
    assert LARGE.ballot is not None
    form = replace(LARGE, ballot=replace(LARGE.ballot, copies=copies))
    found = ballots(paper(filled(), form))
    assert len(found) == copies
    people = [row["ho-ten"] for row in filled().rows("ket-qua")]
    levels = [level.label for level in form.scale(LARGE.ballot.scale).levels]
    for ballot in found:
        rows = [[cell.text for cell in row.cells] for row in ballot.tables[0].rows]
        assert rows[0][-len(levels) :] == levels
        assert [row[0] for row in rows[1:]] == [str(n) for n in range(1, len(people) + 1)]
        assert all(row[1].startswith(name) for row, name in zip(rows[1:], people, strict=True))
        assert {box for row in rows[1:] for box in row[-len(levels) :]} == {"☐"}
        texts = [paragraph.text for paragraph in ballot.paragraphs]
        assert {"Chi bộ X", "LÁ PHIẾU", LARGE.ballot.note, form.disclaimer, form.notice} <= set(
            texts
        )
    assert len({"".join(ballot._tc.itertext()) for ballot in found}) == 1


def test_the_whole_list_travels_with_the_ballots() -> None:
    data = paper(filled(), LARGE)
    assert decode(word_file.read(data)) == cut_for_paper(filled(), LARGE)
    assert "dashed" in samples.part(data, "word/document.xml")
    assert "Học tập chưa đủ buổi." not in words(data)


def test_an_editor_s_ballot_has_people_levels_and_words() -> None:
    assert LARGE.ballot is not None
    with pytest.raises(TemplateError) as error:
        compile_template(default_template(replace(FORM, sections=FORM.sections[:1])), LARGE)
    problems = error.value.problems
    assert "Lá phiếu chưa có chữ “LÁ PHIẾU”." in problems
    assert (
        "Lá phiếu chưa có chỗ cho danh sách: thêm cột {{ho-ten}} vào giữa {{#ket-qua}} "
        "và {{/ket-qua}}." in problems
    )


# Templates.


def without(text: str) -> tuple[str, ...]:
    """What is said of the usual template when this text is taken out of it."""
    plain = default_template(FORM)
    names = ("word/document.xml", "word/footer1.xml", "word/footer2.xml")
    changed = {name: samples.part(plain, name).replace(text, "x").encode() for name in names}
    with pytest.raises(TemplateError) as error:
        compile_template(samples.repack(plain, **changed), FORM)
    return error.value.problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{{ma-ban-dien}}", "Mẫu chưa ghi mã bản điền: thêm {{ma-ban-dien}}, thường ở chân trang."),
        ("{{ky}}", "Mẫu chưa có chỗ cho “Kỳ lấy phiếu”: thêm {{ky}}."),
        (
            "{{row.label}}",
            (
                "Mẫu chưa có chỗ cho câu trả lời của câu 4.1 “Điểm từng nhóm”: "
                "thêm cột {{row.label}} vào giữa {{#bang-diem}} và {{/bang-diem}}."
            ),
        ),
        (
            "{{so-khach}}",
            "Mẫu chưa có chỗ cho câu trả lời của câu 1.5 “Số khách mời”: thêm {{so-khach}}.",
        ),
        (FORM.notice, f"Mẫu chưa có lời cảnh báo: thêm câu “{FORM.notice}”"),
    ],
)
def test_what_a_template_lacks_is_named(text: str, problem: str) -> None:
    assert without(text) == (problem,)


def test_ids_that_would_hide_behind_a_table_s_own_names() -> None:
    plain = replace(FORM, letterhead=None)
    for name in ("row", "figure", "section", "by", "ma-ban-dien"):
        identity = (*FORM.identity, replace(FORM.identity[0], id=name))
        with pytest.raises(TemplateError, match=f"Mã “{name}” của phiếu trùng"):
            template_for(replace(plain, identity=identity), None)


# Whatever is entered.


@given(strategies.responses_of(LARGE))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_response_survives_word_unchanged(response: Response) -> None:
    for form in (FORM, LARGE):
        shown = cut_for_paper(response, form)
        data = paper(response, form)
        assert word_file.read(data) == encode(shown)
        assert decode(word_file.read(data)) == shown


@given(strategies.responses_of(LARGE))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_paper_differs_from_itself(response: Response) -> None:
    data = paper(response)
    assert edits.find(data, FORM, response, TEMPLATE, DATE) == edits.Edits()


@pytest.mark.parametrize("text", samples.HOSTILE)
def test_hostile_texts_stand_in_every_place_as_typed(text: str) -> None:
    response = hostile(text)
    shown = word_file.paragraphs(Archive(paper(response)))
    squeezed = " ".join(docx.clean(text).split())
    assert sum(squeezed in paragraph for paragraph in shown) >= 12


def hostile(text: str) -> Response:
    """A response with this text in every place where text may be typed."""
    answers: dict[str, Answer] = {}
    for question in FORM.questions():
        value: Any = text
        if question.kind == "table":
            ids = [row.id for row in question.rows] or ["r1"]
            value = tuple({"row_id": i, **{c.id: text for c in question.columns}} for i in ids)
        elif choices := FORM.choices(question):
            value = next(iter(choices))
        piece = {"name": text, "number": text, "date": text, "place": text}
        answers[question.id] = Answer(value=value, note=text, evidence=(text, piece))
    return replace(filled(), respondent={f.id: text for f in FORM.identity}, answers=answers)
