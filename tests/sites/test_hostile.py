"""Whatever an editor writes is shown as text: in pages, titles, descriptions, search and JSON."""

import json
from collections import Counter
from pathlib import Path

import pytest

from macros.model.kinds import FOLDERS
from tests.sites.conftest import SMALL
from tests.sites.page import Page, read

Hostile = tuple[Path, list[str]]
FOLDERS_OF_PAGES = ("directives", "criteria", "procedures", "forms", "actors", "rules", "trainings")
PAGES = [
    "index.html",
    "guide.html",
    "sources.html",
    "terms.html",
    "changes.html",
    "calendar.html",
    "map.html",
    "compare.html",
    "collect.html",
    "forms/examples/phieu-thu.html",
    *(f"{folder}/index.html" for folder in FOLDERS_OF_PAGES),
    *(
        f"{folder}/{file.stem}.html"
        for folder in FOLDERS_OF_PAGES
        for file in sorted((SMALL / folder).glob("*.yml"))
    ),
]


def test_every_text_is_shown_somewhere(hostile: Hostile) -> None:
    site, texts = hostile
    pages = [read(site / page) for page in PAGES]
    shown = " ".join(t for page in pages for t in (page.one("html").text, page.meta("description")))
    # Some begin a sentence and have a capital there.
    assert [t for t in texts if " ".join(t.split()).lower() not in shown.lower()] == []


@pytest.mark.parametrize("page", PAGES)
def test_texts_make_no_elements(small: Path, hostile: Hostile, page: str) -> None:
    """None but the lines of a picture's longer words; explained terms are found in fewer texts."""
    made = Counter(read(hostile[0] / page).shape) - Counter(read(small / page).shape)
    assert {tag for tag, _ in made} <= {"text"}


@pytest.mark.parametrize("page", PAGES)
def test_no_link_runs_a_script(hostile: Hostile, page: str) -> None:
    elements = read(hostile[0] / page).elements
    values = [
        v.strip().lower() for e in elements for k, v in e.attributes.items() if k in ("href", "src")
    ]
    assert values
    assert [value for value in values if value.startswith("javascript:")] == []


def item_pages(site: Path) -> list[tuple[dict[str, str], Page]]:
    items = json.loads((site / "catalog.json").read_text(encoding="utf-8"))["items"]
    whole = [item for item in items if "#" not in item["address"]]
    kinds = {kind for kind, folder in FOLDERS.items() if folder in FOLDERS_OF_PAGES}
    assert {item["kind"] for item in whole} == kinds | {"handbook"}
    return [(item, read(site / item["address"])) for item in whole if item["kind"] in kinds]


def test_titles_and_descriptions_are_text(hostile: Hostile) -> None:
    site, texts = hostile
    handbook = read(site / "index.html").one("title").text
    assert handbook in texts
    for item, page in item_pages(site):
        title = page.one("title").text.removesuffix(f" – {handbook}")
        assert title in texts
        assert page.one("h1").text == title
        if item["kind"] not in ("directive", "rule"):
            assert title == item["title"]
        description = page.meta("description")
        assert any(text.startswith(description.removesuffix("…")) for text in texts)
        assert "{{7*7}}<b>" in description


def test_presentations_hold_text(small: Path, hostile: Hostile) -> None:
    names = sorted(path.name for path in (small / "decks").glob("*.html"))
    assert "training-buoi-thu.html" in names
    for name in names:
        page, harmless = read(hostile[0] / "decks" / name), read(small / "decks" / name)
        made = {tag for tag, _ in page.shape} - {tag for tag, _ in harmless.shape}
        assert made <= {"p", "aside", "strong"}, name
        assert len(page.all("script")) == len(harmless.all("script"))
        assert [h for h in page.hrefs if h.strip().lower().startswith("javascript:")] == []


def test_search_index_holds_text(hostile: Hostile) -> None:
    site, texts = hostile
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    tags = set()
    titles = set()
    for entry in index["docs"]:
        assert "javascript" not in entry["location"]
        for member in (entry["title"], entry["text"], *entry.get("tags", [])):
            page = Page(f"<main>{member}</main>")
            tags |= {element.tag for element in page.elements}
            titles.add(page.one("main").text)
    assert tags <= {"main", "p", "ul", "ol", "li", "code", "pre"}
    assert len(titles & set(texts)) > len(PAGES) / 2


def test_catalog_holds_the_editors_words(hostile: Hostile) -> None:
    site, texts = hostile
    items = json.loads((site / "catalog.json").read_text(encoding="utf-8"))["items"]
    assert {item["kind"] for item in items} == FOLDERS.keys()
    assert {item["title"] for item in items} <= set(texts)


def test_script_of_a_form_cannot_be_left(hostile: Hostile) -> None:
    script = (hostile[0] / "assets" / "forms" / "phieu-thu.js").read_text(encoding="utf-8")
    assert "</title>" not in script
    assert "\\u003c/title>" in script
