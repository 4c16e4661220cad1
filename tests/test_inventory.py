"""`inventory.yml` maps what the articles say to items; nothing is missing or leads nowhere."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.catalog import load_catalog, walk

ROOT = Path(__file__).parent.parent
INVENTORY: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "inventory.yml").read_text(encoding="utf-8")
)
CATALOG = load_catalog(ROOT / "data")

# The numbers of the two articles that this release carries, by letter.
EXPECTED: dict[str, list[int]] = {
    "A": [*range(1, 8), *range(18, 23)],
    "C": [*range(1, 8), 12, *range(20, 29), 30, 32, *range(34, 41), *range(42, 49), 53, 54,
          *range(56, 60)],
    "D": [1, 2, 4, 5, *range(21, 27)],
    "E": [4, 5, 6],
    "G": [1, *range(10, 16)],
    "H": [*range(1, 6), *range(10, 14), 15, 16, 17, 19],
    "K": [*range(1, 11)],
    "L": [*range(1, 10)],
    "N": [*range(1, 5), *range(22, 28)],
    "O": [1, 2, 6, 8, 9, 15, 17, 18],
    "R": [*range(1, 11), 17],
    "S": [1, 2, 4, 5],
    "T": [*range(1, 8), *range(37, 45)],
    "U": [*range(1, 7)],
}  # fmt: skip


@pytest.mark.parametrize(
    "number", [f"{letter}{n:02}" for letter, numbers in EXPECTED.items() for n in numbers]
)
def test_number_is_mapped(number: str) -> None:
    assert number in INVENTORY


@pytest.mark.parametrize("step", range(1, 14))
def test_procedure_step_is_mapped_in_order(step: int) -> None:
    procedure = CATALOG.get("procedure", "tu-phe-binh-va-phe-binh")
    assert len(procedure.steps) == 13
    nested = procedure.steps[step - 1].id
    assert f"procedure/tu-phe-binh-va-phe-binh#{nested}" in INVENTORY[f"P1.{step}"]["items"]


@pytest.mark.parametrize("number", INVENTORY)
def test_mapping_leads_somewhere(number: str) -> None:
    entry = INVENTORY[number]
    assert entry["label"].strip()
    assert bool(entry.get("items")) != bool(entry.get("left_out"))
    for address in entry.get("items", []):
        kind, _, rest = address.partition("/")
        item_id, _, nested = rest.partition("#")
        assert CATALOG.has(kind, item_id), address
        if nested:
            item = CATALOG.get(kind, item_id)
            ids = {f.value for f in walk(item) if f.path[-1] == "id"}
            assert nested in ids or hasattr(item, nested), address


def test_conclusion_then_reply_then_vote() -> None:
    steps = [step.id for step in CATALOG.get("procedure", "tu-phe-binh-va-phe-binh").steps]
    numbers = [INVENTORY[f"P1.{n}"]["items"][0].rpartition("#")[2] for n in (9, 10, 11)]
    assert [steps.index(step) for step in numbers] == [8, 9, 10]


def test_form_asks_twenty_three_questions_on_the_scale() -> None:
    form = CATALOG.get("form", "tu-danh-gia-chi-thi-53")
    questions = [question for section in form.sections for question in section.questions]
    asked = {question.criterion for question in questions if question.criterion}
    assert len(asked) == 23
    wanted = {c.id for c in CATALOG.items("criterion") if c.use == "self_assessed"}
    assert asked == wanted
    assert {q.trigger for q in questions if q.trigger} == {t.id for t in CATALOG.items("trigger")}
