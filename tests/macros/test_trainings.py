"""Training sessions: their times, their slides, what leads to them."""

from pathlib import Path

import pytest

from macros.catalog import Catalog, load_catalog
from macros.decks.slide import SYLLABLES, Slide, spread_all
from macros.decks.split import syllables
from macros.decks.training import Session
from macros.model.training import Training
from macros.pages.generate import Pages
from macros.pages.links import Links, address
from macros.pages.trainings import TrainingView
from tests.sites.conftest import SMALL

ROOT = Path(__file__).parents[2]
REAL = load_catalog(ROOT / "data")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(SMALL)


@pytest.fixture(scope="module")
def session(catalog: Catalog) -> Training:
    found = catalog.get("training", "buoi-thu")
    assert isinstance(found, Training)
    return found


@pytest.fixture(scope="module")
def slides(catalog: Catalog, session: Training) -> tuple[Slide, ...]:
    return tuple(Session(catalog, session).slides())


def part(slides: tuple[Slide, ...], number: int) -> tuple[Slide, ...]:
    """A part's slides, its head first."""
    heads = [at for at, slide in enumerate(slides) if slide.about.startswith("Phần")]
    heads = [at for at in heads if slides[at].is_head]
    ends = [*heads[1:], len(slides) - 1]
    return slides[heads[number - 1] : ends[number - 1]]


def test_times_follow_one_another(session: Training) -> None:
    assert session.times == (
        (0, 5),
        (5, 10),
        (10, 20),
        (20, 30),
        (30, 35),
        (35, 45),
        (45, 60),
    )


def test_begins_with_its_aims_and_agenda_and_ends_with_what_is_left(
    slides: tuple[Slide, ...], session: Training
) -> None:
    assert [slide.title for slide in slides[:4]] == [
        "Buổi thử về tự phê bình",
        "Dành cho ai",
        "Sau buổi này",
        "Chương trình",
    ]
    assert slides[2].body == session.aims
    assert slides[3].body[0] == "1. Việc của mình: 5 phút"
    assert len(slides[3].body) == len(session.parts)
    assert [(r.label, r.text) for r in slides[0].remarks] == [
        ("Chuẩn bị", "Mở thử trên máy của hội trường. In phiếu để trống."),
        ("Giấy tờ mang theo", "Biên bản sinh hoạt"),
    ]
    assert (slides[-1].title, slides[-1].body) == ("Trước khi ra về", session.closing)


def test_every_part_has_a_head_with_minutes_and_reminders(
    slides: tuple[Slide, ...], session: Training
) -> None:
    for number, own in enumerate(session.parts, 1):
        head, *rest = part(slides, number)
        start, end = session.times[number - 1]
        assert head.title == own.title
        assert head.about == f"Phần {number}/7 · phút {start}–{end}"
        assert head.remarks[0].text == f"Phút {start}–{end}, dài {own.minutes} phút."
        assert [remark.text for remark in head.remarks[1:]] == list(own.remarks)
        assert rest


def test_question_points_and_exercise_have_slides_of_their_own(slides: tuple[Slide, ...]) -> None:
    (question,) = part(slides, 1)[1:]
    assert (question.title, question.body) == (
        "Hỏi hội trường",
        ("Tháng trước đồng chí được giao việc gì?",),
    )
    assert [remark.text for remark in question.remarks][1:] == ["Mời hai người nói."]
    (point,) = part(slides, 2)[1:]
    assert point.body == ("Chỉ thị yêu cầu nâng cao trách nhiệm.",)
    assert point.source == "Báo Thử nghiệm ngày 17/05/2018, đoạn 1"
    assert [remark.label for remark in point.remarks] == ["Căn cứ", "Thời gian"]
    task, how, outcome = part(slides, 7)[1:]
    assert task.body == ("Viết một hạn chế cho đồng chí Nguyễn Văn A, Chi bộ X.",)
    assert how.body == (
        "Hai người một bài.",
        "Thời gian: 15 phút.",
        "Phiếu: Phiếu tự đánh giá thử.",
    )
    assert outcome.body == ("Hạn chế nêu đúng việc.",)


def test_items_are_shown_whole_or_what_is_chosen_in_the_order_chosen(
    slides: tuple[Slide, ...],
) -> None:
    assert [slide.inner for slide in part(slides, 3)[1:]] == ["kiem-diem", "phan-cong"]
    steps = part(slides, 4)[1:]
    assert [slide.inner for slide in steps if slide.inner] == ["chi-dinh", "ghi-bien-ban"]
    assert "Để làm gì" in [slide.title for slide in steps]
    assert [slide.inner for slide in part(slides, 5)[1:]] == ["doan-ket"]
    asked = part(slides, 6)[1:]
    assert list(dict.fromkeys(slide.inner for slide in asked)) == ["doan-ket", "uu-diem"]
    assert all(slide.banner == "Điền thử cho Nguyễn Văn A. Không lưu gì." for slide in asked)
    assert [slide for slide in slides if slide.banner and slide not in asked] == []
    # The part's own head stands for the item's.
    assert all(not slide.is_head for number in range(3, 7) for slide in part(slides, number)[1:])


def test_page_knows_what_to_print(catalog: Catalog, session: Training) -> None:
    page = address(catalog, ("training", "buoi-thu"))
    view = TrainingView(Links(catalog, page), session)
    assert view.own_deck == "../decks/training-buoi-thu.html"
    assert [link.href for link in view.cards] == ["../procedures/tu-phe-binh.html#mot-to"]
    assert [link.text for link in view.forms] == ["Phiếu tự đánh giá thử"]
    assert [slot.start for slot in view.slots] == [0, 5, 10, 20, 30, 35, 45]
    assert view.slots[6].form == view.forms


def test_what_it_uses_leads_back(catalog: Catalog) -> None:
    pages = Pages(catalog)
    for kind, item_id in (
        ("directive", "chi-thi-thu"),
        ("procedure", "tu-phe-binh"),
        ("form", "phieu-thu"),
    ):
        text = pages.item_page(kind, item_id)
        assert f'href="../decks/{kind}-{item_id}.html"' in text
        assert 'href="../trainings/buoi-thu.html"' in text
    assert "../trainings/" not in pages.item_page("procedure", "viec-phai-lam")
    criteria = pages.index_of("criterion", "criteria/index.html")
    assert 'href="../decks/group-doan-ket-dan-chu.html"' in criteria
    assert 'href="../trainings/buoi-thu.html"' in criteria


def test_what_is_out_of_use_has_no_presentation_to_open(catalog: Catalog) -> None:
    assert catalog.get("directive", "nghi-quyet-thu").status == "retired"
    assert "decks/" not in Pages(catalog).item_page("directive", "nghi-quyet-thu")


@pytest.mark.parametrize("session", REAL.items("training"), ids=lambda item: item.id)
def test_real_ones_fit_a_room(session: Training) -> None:
    assert 60 <= session.minutes <= 120
    assert sum(bool(p.question) for p in session.parts) >= 2
    assert any(p.exercise and "Nguyễn Văn A, Chi bộ X" in p.exercise.task for p in session.parts)
    for slide in spread_all(Session(REAL, session).slides()):
        shown = " ".join([slide.title, *slide.body, *slide.choices])
        assert syllables(shown) <= SYLLABLES, slide.title
