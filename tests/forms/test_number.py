"""Numbers as people type and read them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.number import percentage, read, said


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("12", "12"),
        ("007", "7"),
        (" 12\n", "12"),
        ("7,5", "7.5"),
        ("7.5", "7.5"),
        ("92.75", "92.75"),
        ("1.200", "1200"),
        ("1.200,5", "1200.5"),
        ("12.345.678", "12345678"),
        ("1200,25", "1200.25"),
        ("0,125", "0.125"),
    ],
)
def test_numbers(text: str, number: str) -> None:
    assert read(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-1", "+1", "1e3", "1,2,3", "1.20.0", "0.500", "1,200.5", "1 200", ",5", "5,", "5.",
     "12%", "mười", "٣", "１２", "1.2000", "1234.567", "9" * 13, "1,1234567", "NaN", "Infinity"],
)  # fmt: skip
def test_other_texts_are_no_numbers(text: str) -> None:
    assert read(text) is None


@given(st.decimals(0, 10**12 - 1, places=6))
def test_a_number_is_read_as_it_was_said(number: Decimal) -> None:
    assert read(said(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [("0", "0"), ("10", "10"), ("7.50", "7,5"), ("1200", "1.200"), ("1234567.25", "1.234.567,25")],
)
def test_said(number: str, text: str) -> None:
    assert said(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "base", "text"),
    [(20, 25, "80,0%"), (1, 3, "33,3%"), (2, 3, "66,7%"), (1, 2000, "0,1%"), (0, 7, "0,0%"),
     (3, 2, "150,0%"), (100, 1, "10.000,0%")],
)  # fmt: skip
def test_percentages(number: int, base: int, text: str) -> None:
    assert percentage(Decimal(number), Decimal(base)) == text
