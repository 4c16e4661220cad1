"""Synthetic handbooks are valid, as large as asked, the same every time, and say nothing twice."""

from pathlib import Path

import pytest

from bench.synthetic import PAGED, write
from macros.catalog import Catalog, load_catalog
from macros.check import check

DATA = Path(__file__).parent.parent.parent / "data"


@pytest.fixture(scope="module", params=[100, 400])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    folder = tmp_path_factory.mktemp("synthetic")
    write(request.param, folder, DATA)
    catalog = load_catalog(folder)
    paged = sum(len(catalog.items(kind)) for kind in PAGED)
    assert abs(paged - request.param) <= len(PAGED)
    return catalog


def test_nothing_stops_a_build(made: Catalog) -> None:
    assert [str(problem) for problem in check(made) if problem.is_error] == []


def test_titles_and_numbers_are_distinct(made: Catalog) -> None:
    for kind in PAGED:
        titles = [item.title for item in made.items(kind)]
        assert len(set(titles)) == len(titles)
    real = load_catalog(DATA)
    numbers = [item.number for item in made.items("directive") if item.number]
    own = [item.number for item in real.items("directive") if item.number]
    assert len(numbers) - len(set(numbers)) <= len(own) - len(set(own))


def test_items_are_as_long_as_real_ones(made: Catalog) -> None:
    def length(catalog: Catalog) -> float:
        criteria = catalog.items("criterion")
        return sum(len(item.statement.split()) for item in criteria) / len(criteria)

    assert length(made) == pytest.approx(length(load_catalog(DATA)), rel=0.2)


def test_same_seed_same_files(tmp_path: Path) -> None:
    texts = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write(100, tmp_path / name, DATA, seed)
        files = sorted((tmp_path / name).rglob("*.yml"))
        texts.append([file.read_bytes() for file in files])
    assert texts[0] == texts[1] != texts[2]
