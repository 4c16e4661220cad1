"""Text on slides: in pieces that fit, broken where a reader would not stumble."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.decks.slide import AGAIN, SYLLABLES, Slide, spread
from macros.decks.split import pieces, syllables

WORDS = st.sampled_from(
    [
        "chi",
        "bộ",
        "và",
        "của",
        "họp,",
        "xong.",
        "Sau",
        "đó;",
        "gồm:",
        "“nói",
        "làm”",
        "số",
        "12",
        "366-QĐ/TW",
    ]
)


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("Một hai ba. Bốn năm.", 3, ("Một hai ba.", "Bốn năm.")),
        ("Một hai; ba bốn", 2, ("Một hai;", "ba bốn")),
        ("Một hai ba. Bốn năm.", 5, ("Một hai ba. Bốn năm.",)),
        ("Gọi là “một hai ba bốn” thôi", 4, ("Gọi là", "“một hai ba bốn” thôi")),
        ("Từ ngày 30 tháng 11 năm 2022, làm", 7, ("Từ ngày 30 tháng 11 năm 2022,", "làm")),
        ("Theo Quy định 366-QĐ/TW, rồi họp", 4, ("Theo Quy định 366-QĐ/TW,", "rồi họp")),
    ],
)  # fmt: skip
def test_breaks_at_the_best_place(text: str, room: int, expected: tuple[str, ...]) -> None:
    assert pieces(text, room) == expected


@given(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), st.integers(4, 30))
def test_nothing_is_lost_or_added(text: str, room: int) -> None:
    assert " ".join(pieces(text, room)) == text


@given(st.lists(WORDS, min_size=1, max_size=80).map(" ".join))
def test_no_slide_says_more_than_its_pieces_must(text: str) -> None:
    room = SYLLABLES - syllables("Tên") - syllables(AGAIN)
    longest = max(syllables(piece) for piece in pieces(text, room))
    for slide in spread(Slide(title="Tên", body=(text,))):
        said = syllables(" ".join((slide.title, *slide.body)))
        assert said <= max(SYLLABLES, longest + syllables("Tên") + syllables(AGAIN))


def test_what_goes_on_says_so() -> None:
    text = "Một hai ba bốn năm. " * 20
    first, *others = spread(Slide(title="Tên", body=(text.strip(),)))
    assert first.title == "Tên"
    assert {slide.title for slide in others} == {"Tên (tiếp)"}


def test_a_question_stands_with_its_answers_where_both_fit() -> None:
    asked = Slide(title="Câu 1", body=("Đã làm chưa?",), choices=("Có", "Không"))
    assert list(spread(asked)) == [asked]
    long = Slide(title="Câu 1", body=("một hai ba bốn " * 8,), choices=("một hai ba",) * 4)
    question, answers = spread(long)
    assert (question.choices, answers.body) == ((), ())
    assert answers.choices == long.choices
