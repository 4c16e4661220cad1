"""What makes two ways of writing one word the same, and how well one answers the other."""

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

Call = Callable[..., list[Any]]


def test_ways_of_writing_one_word(call: Call) -> None:
    same = {
        "đoàn": ["ĐOÀN", "Ðoàn", "ðoàn", unicodedata.normalize("NFD", "đoàn")],
        "hòa": ["hoà", "HOÀ"],
        "ủy": ["uỷ", "UỶ", unicodedata.normalize("NFD", "uỷ")],
        "quý": ["QUÝ"],
    }
    for word, others in same.items():
        found = call(*(("normalise", [text]) for text in [word, *others]))
        assert found == [found[0]] * len(found), word


def test_marks_fold_away(call: Call) -> None:
    words = {"đường": "duong", "tín": "tin", "nhiệm": "nhiem", "ủy": "uy", "53": "53", "ct": "ct"}
    assert call(*(("fold", [word]) for word in words)) == list(words.values())


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("chị", "chị", "chỉ"),
        ("chỉ", "chỉ", "chị"),
        ("chi", "chi", "chỉ"),
        ("nhiêm", "nhiệm", "nhiễu"),
        ("nhiêm", "nhiệm", "nhiem"),
        ("đang", "đảng", "dạng"),
        ("tin", "tín", "tính"),
        ("tín", "tín", "tính"),
        ("tín", "tính", "tinh"),
        ("hoà", "hòa", "hỏa"),
    ],
)
def test_nearer_spelling_is_better(call: Call, typed: str, better: str, worse: str) -> None:
    asked, *written = call(*(("normalise", [word]) for word in (typed, better, worse)))
    for plain in (True, False):
        qualities = call(*(("qualityOf", [asked, word, plain]) for word in written))
        assert qualities[0] > qualities[1]


def test_marks_fit_where_they_are_only_left_out(call: Call) -> None:
    cases = [("nhiem", "nhiệm", True), ("nhiê", "nhiệm", True), ("đang", "dạng", False)]
    cases += [("nhiệ", "nhiêm", False), ("dang", "đảng", True), ("tính", "tín", False)]
    found = call(*(("isWithoutSomeMarks", [typed, written]) for typed, written, _ in cases))
    assert found == [fits for *_, fits in cases]
