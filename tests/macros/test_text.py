"""Text on its way into a page."""

import html
import unicodedata

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup

from macros.text import day, escape, joined, shorten
from tests.sites.page import Page

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))


def seen(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@given(texts)
def test_html_shows_the_same_text(text: str) -> None:
    assert seen(html.unescape(escape(text))) == seen(text)


@given(texts)
def test_heading_shows_the_same_text(text: str) -> None:
    made = markdown.markdown(f"# x{escape(text)}x {{: #anchor }}", extensions=["attr_list"])
    page = Page(made)
    assert [(e.tag, e.attributes) for e in page.elements] == [("h1", {"id": "anchor"})]
    assert page.one("h1").text == seen(f"x{text}x")


@given(texts)
def test_jinja_finds_nothing_to_run(text: str) -> None:
    assert Environment(autoescape=True).from_string(str(escape(text))).render() == escape(text)


@given(texts)
def test_attribute_holds_the_same_text(text: str) -> None:
    page = Page(f'<meta content="{escape(text)}">')
    assert seen(page.one("meta").attributes["content"]) == seen(text)


def test_text_stays_in_its_line() -> None:
    assert escape("một\n\n# hai\r\n\tba") == "một &#35; hai ba"


def test_spaces_at_the_ends_stay() -> None:
    assert escape(" lớp") == " lớp"


def test_what_no_page_may_hold_goes() -> None:
    assert escape("a\x00b\x0bc\x7fd\ud800e\ufffe") == "abcde"


def test_letters_are_composed() -> None:
    assert escape(unicodedata.normalize("NFD", "đoàn kết")) == "đoàn kết"


def test_markup_is_left_alone() -> None:
    assert escape(Markup("<b>")) == "<b>"


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2018-05-17", "17/05/2018"), ("", ""), ("tháng 5 năm 2018", "tháng 5 năm 2018")],
)
def test_day(iso: str, shown: str) -> None:
    assert day(iso) == shown


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("một hai ba", 10, "một hai ba"),
        ("một hai, ba", 10, "một hai…"),
        ("một\n hai", 10, "một hai"),
        ("mộthaiba", 5, "mộth…"),
    ],
)
def test_shorten(text: str, length: int, shown: str) -> None:
    assert shorten(text, length) == shown
    assert len(shorten(text, length)) <= length


def test_joined() -> None:
    assert joined(["a", "b", "c"]) == "a, b và c"
    assert joined(["a"]) == "a"
    assert joined([]) == ""
