"""Widths and line breaks of a picture's text; the widths themselves are measured in a browser."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.pages.drawing.text import text_width, wrap

ROOM = 180.0
SIZE = 16.0


@given(st.text())
def test_no_line_is_wider_than_its_room(text: str) -> None:
    lines = wrap(text, ROOM, SIZE)
    assert [line for line in lines if text_width(line, SIZE) > ROOM] == []
    assert "".join(lines).replace(" ", "") == "".join(text.split())


def test_lines_break_between_words() -> None:
    text = "Nghị quyết Trung ương 4 (khóa XII) về tăng cường xây dựng, chỉnh đốn Đảng"
    lines = wrap(text, ROOM, SIZE)
    assert len(lines) > 2
    assert " ".join(lines) == text
    # No line has room for the word that follows it.
    for line, following in itertools.pairwise(lines):
        assert text_width(f"{line} {following.split()[0]}", SIZE) > ROOM


def test_word_without_a_break_is_cut() -> None:
    lines = wrap("a " + "m" * 40 + " b", ROOM, SIZE)
    assert lines[0] == "a"
    assert "".join(lines) == "a" + "m" * 40 + " b"
    assert all(len(line) > 3 for line in lines[1:])


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_has_no_lines(text: str) -> None:
    assert wrap(text, ROOM, SIZE) == ()


def test_composed_and_decomposed_letters_are_equally_wide() -> None:
    apart = "Đu\u031bo\u031b\u0300ng lo\u0302\u0301i"
    assert text_width("Đường lối", SIZE) == text_width(apart, SIZE)
    assert text_width("ư", SIZE) > text_width("u", SIZE)
