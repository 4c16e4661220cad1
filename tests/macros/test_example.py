"""Worked examples: every real form has one that answers all it asks, and nothing speaks against."""

from pathlib import Path

import pytest

from forms.asked import asked
from forms.codec import cut_for_paper, decode
from forms.export import word_file
from forms.response import piece_said
from forms.review.rules import review
from macros.catalog import Catalog, load_catalog
from macros.compile import compile_form
from macros.example import example, has_example, said_answers
from macros.model.question import question_id
from macros.pages.generate import Pages
from macros.word.files import example_file, form_files
from tests.sites.conftest import SMALL

ROOT = Path(__file__).parents[2]
FORMS = sorted(path.stem for path in (ROOT / "data" / "forms").glob("*.yml"))


@pytest.fixture(scope="module")
def real() -> Catalog:
    return load_catalog(ROOT / "data")


@pytest.fixture(scope="module")
def small() -> Catalog:
    return load_catalog(SMALL)


@pytest.mark.parametrize("form_id", FORMS)
def test_real_form_has_an_example_that_the_review_lets_pass(form_id: str, real: Catalog) -> None:
    form = real.get("form", form_id)
    assert has_example(form)
    definition = compile_form(real, form_id)
    response = example(real, form, definition)
    findings = review(definition, response, "")
    assert [f.sentence for f in findings if f.severity != "hint"] == []
    assert bool(form.periods) == bool(response.period)


@pytest.mark.parametrize("form_id", FORMS)
def test_nothing_in_it_goes_unread(form_id: str, real: Catalog) -> None:
    """What is written beside a question is shown: the question is asked, and has such a part."""
    form = real.get("form", form_id)
    definition = compile_form(real, form_id)
    response = example(real, form, definition)
    for question in (q for s in form.sections for q in s.questions if q.example):
        name = question_id(question)
        answer = response.answers[name]
        shown = [answer.note, answer.not_applicable_reason, *map(piece_said, answer.evidence)]
        written = [question.example.note, question.example.reason]
        assert [text for text in written if text not in shown] == [], name
        assert len(answer.evidence) == len(question.example.evidence), name
        assert len(response.rows(name)) >= len(question.example.rows), name
    assert {q.id for q in asked(definition, response)} >= response.answers.keys()


def test_is_a_response_like_any_other(small: Catalog) -> None:
    form = small.get("form", "phieu-thu")
    definition = compile_form(small, form.id)
    response = example(small, form, definition)
    assert response == cut_for_paper(response, definition)
    assert response.respondent == {"ho-ten": "Nguyễn Văn A"}
    assert response.period
    assert (response.period.kind, response.period.year, response.period.index) == (
        "month",
        2026,
        3,
    )
    (row,) = response.rows("viec-can-lam")
    assert row == {
        "row_id": "r1",
        "viec": "Treo lịch họp ở phòng chung.",
        "han": "2026-03-31",
        "tinh-trang": "chua",
    }
    assert "ly-do" not in response.answers


def test_answers_in_words(small: Catalog) -> None:
    assert said_answers(small, "phieu-thu") == {
        "uu-diem": "Họp giao ban đúng hẹn.",
        "doan-ket": "Thực hiện tốt, có minh chứng",
        "mat-doan-ket": "Không",
        "viec-can-lam": "Treo lịch họp ở phòng chung.; 31/03/2026; Chưa xong",
    }


def test_word_file_opens_again(small: Catalog, tmp_path: Path) -> None:
    form = small.get("form", "phieu-thu")
    definition = compile_form(small, form.id)
    response = example(small, form, definition)
    files = form_files(definition, response, tmp_path / "none.docx")
    paper = files[example_file(form.id)]
    assert isinstance(paper, bytes)
    assert decode(word_file.read(paper)) == response


def test_form_without_an_example_has_no_page_for_it(tmp_path: Path) -> None:
    catalog = load_catalog(ROOT / "tests" / "macros" / "base")
    form = catalog.get("form", "phieu-a")
    assert not has_example(form)
    definition = compile_form(catalog, form.id)
    assert form_files(definition, None, tmp_path / "none.docx").keys() == {
        "assets/forms/phieu-a.js"
    }
    assert [s.path for s in Pages(catalog).sources() if "examples" in s.path] == []
    assert "examples/" not in Pages(catalog).item_page("form", "phieu-a")
