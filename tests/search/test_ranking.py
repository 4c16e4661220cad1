"""What is found first: Material's own worker over a few entries written for the purpose."""

from typing import TypedDict

import pytest

from tests.search.conftest import Ask


class Entry(TypedDict, total=False):
    location: str
    title: str
    text: str
    tags: list[str]


def entry(location: str, title: str, text: str = "", *tags: str) -> Entry:
    made = Entry(location=f"{location}.html", title=title, text=f"<p>{text}</p>")
    return made | {"tags": list(tags)} if tags else made


FILLER = [entry(f"other-{n}", f"Mục {n}", f"Nội dung khác số {n}.") for n in range(8)]
ENTRIES = [
    entry("run", "Một", "Các cấp lấy phiếu tín nhiệm cán bộ hằng năm."),
    entry("near", "Hai", "Phiếu lấy tín nhiệm đã nộp cho cán bộ năm ngoái."),
    entry("spread", "Ba", "Lấy ý kiến trước; phiếu gửi sau; cán bộ có tín; nhiệm kỳ đã hết."),
    entry("clauses", "Bốn", "Cán bộ lấy phiếu, tín nhiệm là việc khác."),
    entry("chi", "Năm", "Chị ấy viết thư."),
    entry("chi-thi", "Sáu", "Chỉ ấy viết thư."),
    entry("paragraphs", "Bảy", "Đất nước đổi</p><p>mới từng ngày."),
    entry("sentence", "Tám", "Khâu yếu, mặt yếu của đơn vị."),
    entry("tone", "Chín", "Uỷ ban hoà giải."),
    entry("letter", "Mười", "ÐẢNG BỘ xã."),
    entry("procedure", "Bầu bí thư", "Bỏ phiếu kín.", "Quy trình", "12-QĐ/TU"),
    entry("told", "Mười một", "Xem quy trình bầu bí thư ở trang khác."),
    entry("document", "Quy định số 12-QĐ/TU về bầu cử", "Gồm ba chương.", "Văn bản", "12-QĐ/TU"),
    entry("entity", "A &amp; B", "Nơi nhận: a &lt;b&gt; &amp; amp lt."),
    *FILLER,
]


def first(ask: Ask, typed: str) -> str:
    pages = ask([typed], ENTRIES)[0].pages
    return pages[0].removesuffix(".html") if pages else ""


def order(ask: Ask, typed: str, *pages: str) -> list[str]:
    """Those of `pages` that are found, best first."""
    found = [page.removesuffix(".html") for page in ask([typed], ENTRIES)[0].pages]
    return [page for page in found if page in pages]


def test_words_in_order_then_near_then_apart(ask: Ask) -> None:
    expected = ["run", "clauses", "near", "spread"]
    assert order(ask, "lấy phiếu tín nhiệm", *expected) == expected
    assert order(ask, "lay phieu tin nhiem", *expected) == expected


def test_swapped_words_find_those_side_by_side(ask: Ask) -> None:
    assert first(ask, "tín lấy phiếu nhiệm") == "run"
    assert first(ask, "cán bộ tín nhiệm phiếu") == "run"


def test_typed_marks_decide(ask: Ask) -> None:
    assert order(ask, "chị ấy", "chi", "chi-thi") == ["chi", "chi-thi"]
    assert order(ask, "chỉ ấy", "chi", "chi-thi") == ["chi-thi", "chi"]
    assert set(order(ask, "chi ay", "chi", "chi-thi")) == {"chi", "chi-thi"}


@pytest.mark.parametrize("typed", ["ủy ban hòa giải", "UỶ BAN HOÀ GIẢI", "uy ban hoa giai"])
def test_tone_stands_on_either_vowel(ask: Ask, typed: str) -> None:
    assert first(ask, typed) == "tone"


@pytest.mark.parametrize("typed", ["đảng bộ", "ðảng bộ", "dang bo"])
def test_letters_that_look_alike(ask: Ask, typed: str) -> None:
    assert first(ask, typed) == "letter"


@pytest.mark.parametrize("typed", ["lấy phiếu tín nh", "lay phieu tin nhi"])
def test_last_word_may_be_unfinished(ask: Ask, typed: str) -> None:
    assert first(ask, typed) == "run"


def test_a_page_without_a_word_is_found_and_says_so(ask: Ask) -> None:
    answer = ask(["lấy phiếu tín nhiệm qwzx"], ENTRIES)[0]
    assert answer.pages[0] == "run.html"
    assert answer.missing == ["qwzx"]


class TestQuotes:
    """A phrase in quotes is these words in that order, next to each other."""

    def test_only_the_phrase(self, ask: Ask) -> None:
        assert order(ask, '"lấy phiếu tín nhiệm"', "run", "near", "spread") == ["run"]
        assert order(ask, "“lay phieu tin nhiem”", "run", "near", "spread") == ["run"]

    def test_punctuation_may_stand_inside_but_no_new_paragraph(self, ask: Ask) -> None:
        assert order(ask, '"khâu yếu mặt yếu"', "sentence") == ["sentence"]
        assert ask(['"đổi mới"'], ENTRIES)[0].pages == []
        assert "paragraphs.html" in ask(["đổi mới"], ENTRIES)[0].pages

    def test_other_marks_do_not_fit(self, ask: Ask) -> None:
        assert order(ask, '"chị ấy"', "chi", "chi-thi") == ["chi"]

    def test_the_last_word_is_finished(self, ask: Ask) -> None:
        assert ask(['"phiếu tín nh"'], ENTRIES)[0].pages == []

    def test_nobody_has_it(self, ask: Ask) -> None:
        assert ask(['"nhiệm tín phiếu"'], ENTRIES)[0].pages == []

    def test_beside_other_words_and_another_phrase(self, ask: Ask) -> None:
        assert first(ask, 'hằng năm "tín nhiệm"') == "run"
        assert ask(['"lấy phiếu" "cán bộ hằng năm"'], ENTRIES)[0].pages == ["run.html"]
        assert ask(['"lấy phiếu" "đã hết"'], ENTRIES)[0].pages == []

    def test_a_quote_that_is_still_open_asks_for_words(self, ask: Ask) -> None:
        assert first(ask, '"lấy phiếu tín') == "run"


@pytest.mark.parametrize("asked", ["tín nhiệm là gì?", "tin nhiem la gi", "tín nhiệm nghĩa là gì"])
def test_a_question_asks_for_the_word(ask: Ask, asked: str) -> None:
    answer, word = ask([asked, "tín nhiệm"], ENTRIES)
    assert answer.pages == word.pages
    assert answer.missing == []


def test_a_title_of_just_that_comes_first(ask: Ask) -> None:
    section = Entry(location="list.html#word", title="Quán triệt", text="")
    pages = [entry("long", "Tự quán triệt, hiểu rõ nhiệm vụ"), entry("list", "Thuật ngữ")]
    assert ask(["quan triet"], [*pages, section])[0].pages == ["list.html", "long.html"]


def test_kind_and_title_are_read_together(ask: Ask) -> None:
    assert order(ask, "quy trinh bau bi thu", "procedure", "told") == ["procedure", "told"]


@pytest.mark.parametrize("typed", ["12-QĐ/TU", "12 qd tu", "12/QĐ-TU", "quy dinh 12"])
def test_the_document_before_what_belongs_to_it(ask: Ask, typed: str) -> None:
    assert first(ask, typed) == "document"


@pytest.mark.parametrize("typed", ["", "  ", '"', '""', "-", "*", "title:", "+ - ~ ^", "a:b~2^3*"])
def test_punctuation_never_breaks_a_query(ask: Ask, typed: str) -> None:
    assert isinstance(ask([typed], ENTRIES)[0].pages, list)


@pytest.mark.parametrize("typed", ["amp", "lt", "a b", "&amp;", "<b>", "nơi nhận"])
def test_marks_never_tear_markup(ask: Ask, typed: str) -> None:
    answer = ask([typed], ENTRIES)[0]
    assert answer.torn == []


def test_only_what_fits_best_is_marked(ask: Ask) -> None:
    answer = ask(["tín nhiệm cán bộ"], ENTRIES)[0]
    assert answer.marked == ["tín", "nhiệm", "cán", "bộ"]
