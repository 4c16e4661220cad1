"""Who uses an item."""

from collections.abc import Iterator

import pytest

from macros.catalog import Catalog, load_catalog
from macros.pages.uses import as_asked, asking
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def handbook() -> Catalog:
    return load_catalog(ROOT / "data")


def asked(catalog: Catalog, kind: str) -> Iterator[tuple[str, tuple[int, int], str]]:
    """Form, place and what is asked about, of every question on an item of a kind."""
    for form in catalog.items("form"):
        for s, section in enumerate(form.sections, 1):
            for q, question in enumerate(section.questions, 1):
                item_id = question.criterion if kind == "criterion" else question.trigger
                if item_id:
                    yield form.id, (s, q), item_id


@pytest.mark.parametrize("kind", ["criterion", "trigger"])
def test_questions_are_found_from_what_they_ask_about(handbook: Catalog, kind: str) -> None:
    found = [
        (question.form.id, question.place, item.id)
        for item in handbook.items(kind)
        for question in asking(handbook, kind, item.id)
    ]
    assert found
    assert sorted(found) == sorted(asked(handbook, kind))


@pytest.mark.parametrize("kind", ["criterion", "trigger"])
def test_what_forms_ask_comes_first_in_their_order(handbook: Catalog, kind: str) -> None:
    first: dict[str, int] = {}
    for place, (*_, item_id) in enumerate(asked(handbook, kind)):
        first.setdefault(item_id, place)
    places = [first.get(item.id) for item in as_asked(handbook, kind, handbook.items(kind))]
    told = [place for place in places if place is not None]
    assert told == sorted(first.values())
    assert places == [*told, *(None for _ in places[len(told) :])]
    assert len(told) < len(places) or kind == "trigger"


def test_items_of_a_document_are_those_that_name_it(handbook: Catalog) -> None:
    for kind in ("criterion", "trigger", "period", "record", "procedure", "form"):
        for directive in handbook.items("directive"):
            named = tuple(i for i in handbook.items(kind) if i.directive == directive.id)
            assert handbook.of(kind, directive.id) == named
