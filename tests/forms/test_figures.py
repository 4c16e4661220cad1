"""Figures hold for any response; what they say case by case is in the golden cases."""

import re

from hypothesis import given, settings

from forms.codec import cut_for_paper
from forms.figures import reckon
from forms.response import Response
from tests.forms.strategies import LARGE, responses_of

NUMBER = r"\d{1,3}(\.\d{3})*(,\d+)?"
TEXT = re.compile(rf"|{NUMBER}(/{NUMBER}( \({NUMBER}% [^()]+\))?)?")


@settings(max_examples=50)
@given(responses_of(LARGE))
def test_any_response_has_figures(response: Response) -> None:
    figures = reckon(LARGE, response)
    assert {figure.id for figure in figures} >= {"ty-le-thu", "tong-diem", "phan-diem"}
    for figure in figures:
        assert TEXT.fullmatch(figure.text), figure.text
        assert bool(figure.section) != bool(figure.table)
        assert bool(figure.table) == bool(figure.row)


@settings(max_examples=50)
@given(responses_of(LARGE))
def test_paper_and_page_have_the_same_figures(response: Response) -> None:
    assert reckon(LARGE, cut_for_paper(response, LARGE)) == reckon(LARGE, response)
