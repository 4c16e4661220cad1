"""What people type, as a list with the pages that they look for."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.search.conftest import Ask

FIRST = 0.9
AT_LEAST = 60


@pytest.fixture(scope="module")
def queries() -> list[dict[str, Any]]:
    path = Path(__file__).with_name("queries.yml")
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def expected(query: dict[str, Any]) -> list[str]:
    pages = query["page"] if isinstance(query["page"], list) else [query["page"]]
    return [f"{page}.html" for page in pages]


def test_list_is_long_and_its_pages_are_there(queries: list[dict[str, Any]], site: Path) -> None:
    assert len({query["typed"] for query in queries}) == len(queries) >= AT_LEAST
    gone = {page for query in queries for page in expected(query) if not (site / page).exists()}
    assert gone == set()


def test_nearly_all_find_it_first(queries: list[dict[str, Any]], ask: Ask) -> None:
    answers = ask([query["typed"] for query in queries])
    missed = [
        (query["typed"], answer.pages[:3])
        for query, answer in zip(queries, answers, strict=True)
        if answer.pages[:1] == [] or answer.pages[0] not in expected(query)
    ]
    assert 1 - len(missed) / len(queries) >= FIRST, missed
    assert [answer.torn for answer in answers if answer.torn] == []


@pytest.mark.parametrize("typed", ["53-CT/ĐU", "53 ct du", "chi thi 53", '"53-CT/ĐU"'])
def test_a_number_leads_to_its_document(ask: Ask, typed: str) -> None:
    assert ask([typed])[0].pages[0] == "directives/chi-thi-53.html"


def test_forms_are_reached_by_their_name(ask: Ask) -> None:
    assert ask(["phiếu tự đánh giá"])[0].pages[0] == "guide.html"


def test_index_form_and_map_pages_stay_out(ask: Ask) -> None:
    answers = ask(["sổ tay", "tự đánh giá", "sơ đồ văn bản", "tiêu chí", "a", "c", "t"])
    found = {page for answer in answers for page in answer.pages}
    assert found
    assert not {page for page in found if page.endswith("index.html") or "forms/" in page}
    assert not found & {"map.html", "changes.html"}
