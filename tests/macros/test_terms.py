"""Terms in running text, the page of all terms, and the content code."""

import re
import time
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from macros.catalog import Catalog, load_catalog
from macros.content_code import LENGTH, content_code
from macros.load import Loaded
from macros.model.handbook import Term
from macros.model.kinds import KINDS
from macros.pages.generate import Pages
from macros.pages.links import Links
from macros.pages.term_list import term_list
from macros.pages.terms import PageTerms, Terms
from macros.text import dictionary_order, escape
from tests.sites.conftest import SMALL
from tests.sites.hostile import LONG
from tests.sites.page import Page

TERMS = {
    "cap-uy": ("cấp ủy", "ban chấp hành"),
    "cap-uy-vien": ("cấp ủy viên",),
    "chi-bo": ("chi bộ",),
    "dang-uy": ("Đảng ủy", "ĐU"),
    "phe-binh": ("phê bình",),
    "tu-phe-binh": ("tự phê bình và phê bình", "tự phê bình"),
}
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
) | st.lists(
    st.sampled_from([name for names in TERMS.values() for name in names] + list("<&*_{[“”\"' ")),
    max_size=12,
).map("".join)


def made(
    names: Mapping[str, tuple[str, ...]], status: Literal["active", "retired"] = "active"
) -> PageTerms:
    """The terms of a page `criteria/x.html` of a handbook with these terms alone."""
    catalog = Catalog()
    for term_id, (title, *also) in names.items():
        term = Term(
            id=term_id, title=title, also=tuple(also), explanation="Là gì.", own=True, status=status
        )
        catalog.add(("term", term_id), term, Loaded(f"data/terms/{term_id}.yml"))
    return PageTerms(Terms(catalog), Links(catalog, "criteria/x.html"))


def linked(text: str, names: Mapping[str, tuple[str, ...]] = TERMS) -> list[str]:
    """Term and words of every link in a text, as in `chi-bo: Chi bộ`."""
    page = Page(f"<p>{made(names).text(text)}</p>")
    return [
        f"{one.attributes['href'].removeprefix('../terms.html#term-')}: {one.text}"
        for one in page.elements
        if one.tag == "a"
    ]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Chi bộ họp.", ["chi-bo: Chi bộ"]),
        ("CHI BỘ và chi bộ", ["chi-bo: CHI BỘ"]),
        ("cấp ủy viên của cấp ủy", ["cap-uy-vien: cấp ủy viên", "cap-uy: cấp ủy"]),
        ("ban chấp hành, rồi cấp ủy", ["cap-uy: ban chấp hành"]),
        ("tự phê bình và phê bình", ["tu-phe-binh: tự phê bình và phê bình"]),
        ("tự phê bình và bình", ["tu-phe-binh: tự phê bình"]),
        ("tự phê bình, phê bình", ["tu-phe-binh: tự phê bình", "phe-binh: phê bình"]),
        ("chi bộc lộ; chi bộ1; achi bộ", []),
        ("Chỉ thị 53-CT/ĐU", []),
        ("số 53-CT/ĐU của ĐU", ["dang-uy: ĐU"]),
        ("“chi bộ” thì không, chi bộ thì có", ["chi-bo: chi bộ"]),
        ('nói "chi bộ" là thôi', []),
        ("mở “ngoặc mà không đóng, chi bộ", ["chi-bo: chi bộ"]),
        ("chi\n   bộ", ["chi-bo: chi bộ"]),
        (unicodedata.normalize("NFD", "họp chi bộ"), ["chi-bo: chi bộ"]),
        ("chi bộ\u0301", []),
        ("(chi bộ),đảng ủy;cấp ủy…", ["chi-bo: chi bộ", "dang-uy: đảng ủy", "cap-uy: cấp ủy"]),
        ("", []),
    ],
)
def test_first_whole_longest_outside_quotes(text: str, links: list[str]) -> None:
    assert linked(text) == links


def test_once_a_page() -> None:
    page = made(TERMS)
    assert page.text("Chi bộ bàn.").count("<a ") == 1
    assert page.text("Chi bộ và cấp ủy bàn.").count("<a ") == 1
    assert page.text("Chi bộ và cấp ủy bàn.").count("<a ") == 0
    assert [term.id for term in page.used] == ["cap-uy", "chi-bo"]


def test_link_leads_to_the_term_and_is_described() -> None:
    (link,) = [e for e in Page(str(made(TERMS).text("chi bộ"))).elements if e.tag == "a"]
    assert link.attributes == {
        "class": "hb-term",
        "href": "../terms.html#term-chi-bo",
        "aria-describedby": "hb-term-chi-bo",
    }


def test_retired_and_empty_terms_are_not_linked() -> None:
    assert made(TERMS, status="retired").text("chi bộ") == "chi bộ"
    assert linked("chi bộ", {}) == []
    assert linked("a b", {"trong": (" ",)}) == []


def test_markup_is_left_alone() -> None:
    assert made(TERMS).text(Markup("<b>chi bộ</b>")) == "<b>chi bộ</b>"


@settings(deadline=None)
@given(texts)
def test_all_else_is_escaped_as_everywhere(text: str) -> None:
    """Without the links the text is what `escape` makes of it; the links hold nothing new."""
    html = str(made(TERMS).text(text))
    assert re.sub(
        r'<a class="hb-term" href="[^"<>]*" aria-describedby="[^"<>]*">|</a>', "", html
    ) == (escape(text))


def test_hostile_names_and_texts_stay_text() -> None:
    names = {"xau": (LONG, "<b>", "a|b", "(?:", "\\")}
    page = made(names)
    html = str(page.text(f"x {LONG} y"))
    parsed = Page(html)
    assert {element.tag for element in parsed.elements} <= {"a"}
    assert "{{" not in html
    assert "onclick=" not in html


def test_thousand_pages_cost_little() -> None:
    names = {f"t{n}": (f"thuật ngữ {n} dài", f"từ {n}") for n in range(25)}
    text = "Cán bộ, đảng viên giữ nghiêm thuật ngữ 7 dài và từ 12 trong từng việc. " * 20
    page = made(names)
    terms, links = page._terms, page._links
    best = min(_seconds(lambda: PageTerms(terms, links).text(text)) for _ in range(20))
    plain = min(_seconds(lambda: escape(text)) for _ in range(20))
    # A page of 1,400 letters: at most some times what its escaping costs anyway.
    assert best < 12 * plain + 0.001


def _seconds(run: object) -> float:
    assert callable(run)
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


@pytest.mark.parametrize(
    "words",
    [
        ["an", "ăn", "ân", "ba", "ca", "chi", "da", "đa", "e", "ê", "ga", "o", "ô", "ơ", "u", "ư"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mai"],
        ["ban", "ban bố", "bàn", "bàn bạc", "bản", "bạn"],
        ["chi bộ", "Chi ủy", "chỉ thị", "chị"],
        ["Đảng bộ", "đảng ủy", "đi"],
        ["53-CT/ĐU", "a"],
        ["phê bình", "tự phê bình", "ưu điểm", "vụ việc"],
    ],
)
def test_order_of_a_vietnamese_dictionary(words: list[str]) -> None:
    mixed = [unicodedata.normalize("NFD", word) for word in reversed(words)]
    ordered = sorted(mixed, key=dictionary_order)
    assert [unicodedata.normalize("NFC", word) for word in ordered] == words


def test_terms_page_names_every_page_that_links_a_term() -> None:
    """What stands on the pages and what the page of terms says of them is found in two ways."""
    catalog = load_catalog(SMALL)
    pages = Pages(catalog)
    on_pages: dict[str, set[str]] = {}
    for kind in ("directive", "criterion", "procedure", "actor", "rule"):
        for item in catalog.items(kind):
            for link in re.findall(
                r"terms\.html&#35;term-([a-z-]+)", pages.item_page(kind, item.id)
            ):
                on_pages.setdefault(link, set()).add(f"{kind}:{item.id}")
    view = term_list(Links(catalog, "terms.html"), catalog.items("term"))
    said = {term: {f"{kind}:{item}" for kind, item in keys} for term, keys in view.used.items()}
    assert on_pages
    assert said == on_pages


def test_code_is_eight_hex_letters_and_the_same_each_time() -> None:
    code = content_code(load_catalog(SMALL))
    assert re.fullmatch(rf"[0-9a-f]{{{LENGTH}}}", code)
    assert LENGTH == 8
    assert content_code(load_catalog(SMALL)) == code


@pytest.mark.parametrize(
    "style",
    [
        {"allow_unicode": True, "sort_keys": True},
        {"allow_unicode": False, "sort_keys": False},
        {"allow_unicode": True, "default_style": '"', "width": 30, "sort_keys": False},
        {"allow_unicode": True, "default_flow_style": True, "width": 1000},
    ],
)
def test_code_does_not_see_how_files_are_written(tmp_path: Path, style: dict[str, Any]) -> None:
    for file in SMALL.rglob("*.yml"):
        copy = tmp_path / file.relative_to(SMALL)
        copy.parent.mkdir(exist_ok=True)
        text = yaml.safe_dump(yaml.safe_load(file.read_text(encoding="utf-8")), **style)
        copy.write_bytes(text.replace("\n", "\r\n").encode())
    catalog = load_catalog(tmp_path)
    assert catalog.problems == []
    assert content_code(catalog) == content_code(load_catalog(SMALL))


def test_code_does_not_see_spaces_and_decomposed_letters() -> None:
    one = load_catalog(SMALL)
    other = load_catalog(SMALL)
    term = other.get("term", "cap-uy")
    changed = replace(
        term,
        title=unicodedata.normalize("NFD", term.title),
        explanation=term.explanation.replace(" ", " \n ") + "\n",
    )
    other.add(("term", term.id), changed, Loaded("data/terms/cap-uy.yml"))
    assert content_code(other) == content_code(one)


def test_code_sees_every_other_change() -> None:
    catalog = load_catalog(SMALL)
    codes = [content_code(catalog)]
    for kind in KINDS:
        item = catalog.items(kind)[0]
        catalog.add((kind, item.id), replace(item, status="retired"), Loaded("data/x.yml"))
        codes.append(content_code(catalog))
    without = Catalog()
    for key in catalog.keys_in_order()[1:]:
        without.add(key, catalog.get(*key), Loaded("data/x.yml"))
    codes.append(content_code(without))
    assert len(set(codes)) == len(codes)


def test_code_stands_in_catalog_json() -> None:
    catalog = load_catalog(SMALL)
    assert f'"content": "{content_code(catalog)}"' in Pages(catalog).catalog_json()
