"""HTML that is read quickly gives what those gave who read it letter by letter."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]
from mkdocs.structure.pages import _ExtractTitleTreeprocessor, _HTMLHandler

from macros.catalog import load_catalog
from macros.markup.blocks import QuickBlocks
from macros.markup.pages import Made, made
from macros.markup.sections import sections
from macros.markup.tags import ids, tags
from macros.pages.generate import Pages

ROOT = Path(__file__).parents[2]
EXTENSIONS = ["attr_list", "toc"]
OURS = (
    "<div>", "</div>", '<div class="a">', '<p id="doan">', "</p>", "<ul>", "<li>", "</li>", "</ul>",
    "<table><tr><td>", "</td></tr></table>", "<tr data-search-exclude>", "<br>", "<br/>", "<span>",
    "</span>", '<a class="headerlink">', "<pre>", "</pre>", "<sub>", "</sub>", "<h1>", "</h1>",
    '<a href="x.html#y">', '<a name="ten">', "</a>", '<h3 id="x" data-search-exclude>', "</h3>",
    "<svg><title>", "</title></svg>",
    '<h2 id="muc">', "</h2>", "<input disabled>", "<textarea>", "</textarea>",
    "<script>a&b</script>", "\n", "\n", "\n", "\n\n", "\n\n", " ", "chữ", "một dòng\n", "&#40;",
    "&amp;", "&", "`", "*", '"',
    "\n# Đầu đề {: #dau-de }\n", "\n## Mục\n", "- gạch", "> trích",
)  # fmt: skip
OTHERS = (
    "<hr>", "<div/>", "<P>", "</P>", "</p >", "<p class='a'>", "<script>", "</script>", "<!-- ",
    " -->", "<?", "<!", "<", "</", ">", "   ", "    ", "&#40x", "\\<",
    "<xmp>", "<style>p{}</style>",
)  # fmt: skip
BLOCKS = (
    "<div>\nchữ &#40;\n</div>\n",
    '<ul>\n<li id="a">một</li>\n\n<li>hai</li></ul>\n\n',
    "<p>a</p>",
    "\n\n# Một &#40;hai&#41; ba {: #mot }\n\n",
    "\n\n## 1. Hai, 2/3? &#42; {: #hai-1 }\n\n",
    "\n### Ba { #ba }\n",
    "\n\n### Bốn (năm): sáu {: #bon data-search-exclude }\n",
)


def joined(*pieces: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=15).map("".join)


texts = st.one_of(joined(*OURS), joined(*OURS, *OTHERS), joined(*BLOCKS, *OURS), joined(*BLOCKS))


def html(text: str, *more: Any) -> str:
    return str(Markdown(extensions=[*EXTENSIONS, *more]).convert(text))


def by_material(text: str) -> list[Any]:
    parser = Parser()
    parser.feed(text)
    parser.close()
    return list(parser.data)


def cut(read: Callable[[str], list[Any]], text: str) -> Any:
    """Sections, or which error: Material's stumbles over ends without beginnings."""
    try:
        return [(s.id, s.title, s.text, s.is_excluded()) for s in read(text)]
    except (AttributeError, IndexError, ValueError) as error:
        return type(error)


def anchors(text: str) -> set[str]:
    handler = _HTMLHandler()
    handler.feed(text)
    handler.close()
    return set(handler.present_anchor_ids)


@given(texts)
def test_markdown_of_any_html_stays_the_same(text: str) -> None:
    assert html(text, QuickBlocks()) == html(text)


@given(texts)
def test_search_reads_the_same_sections_in_any_html(text: str) -> None:
    assert cut(sections, text) == cut(by_material, text)


def told(headings: list[dict[str, Any]]) -> list[Any]:
    return [(h["level"], h["id"], h["name"], told(h["children"])) for h in headings]


def check_made(text: str, page: Made) -> None:
    markdown = Markdown(extensions=EXTENSIONS)
    title = _ExtractTitleTreeprocessor()
    title._register(markdown)
    assert page.html == markdown.convert(text)
    assert told(page.headings) == told(markdown.toc_tokens)
    assert page.title == (title.title or "")


@given(texts)
def test_pages_made_without_markdown_are_the_same(text: str) -> None:
    page = made(text)
    assume(page)
    assert page
    check_made(text, page)


@given(texts)
def test_the_same_anchors_are_found(text: str) -> None:
    assume(tags(text) is not None)
    assert ids(text) == anchors(text)


def pages() -> Iterator[Any]:
    small = Pages(load_catalog(ROOT / "tests" / "sites" / "small"))
    for kind in ("directive", "criterion", "procedure", "form", "actor", "rule", "training"):
        for item in small._catalog.items(kind):
            yield pytest.param(small.item_page(kind, item.id), id=f"{kind}-{item.id}")


@pytest.mark.parametrize("text", list(pages()))
def test_nothing_of_our_own_pages_has_to_be_read_slowly(text: str) -> None:
    assert html(text, QuickBlocks()) == html(text)
    assert cut(sections, html(text)) == cut(by_material, html(text))
    page = made(text)
    assert page
    check_made(text, page)
