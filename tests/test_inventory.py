"""`inventory.yml` maps what the articles say to items; nothing is missing or leads nowhere."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.catalog import load_catalog
from macros.walk import walk

ROOT = Path(__file__).parent.parent
INVENTORY: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "inventory.yml").read_text(encoding="utf-8")
)
CATALOG = load_catalog(ROOT / "data")

# How many numbers of each letter the five articles give; every one of them is mapped.
COUNTS = {
    "A": 23, "C": 70, "D": 28, "E": 6, "G": 15, "H": 19, "K": 21, "L": 22, "N": 28, "O": 20,
    "R": 18, "S": 5, "T": 44, "U": 8,
}  # fmt: skip
NUMBERS = [f"{letter}{n:02}" for letter, count in COUNTS.items() for n in range(1, count + 1)]

# Only the first procedure is printed as one; the others are arranged from what articles say.
PROCEDURES = {
    "P1": ("tu-phe-binh-va-phe-binh", "printed", 13),
    "P2": ("kiem-diem-theo-ky-va-xem-xet-trach-nhiem", "arranged", 6),
    "P3": ("lay-phieu-tin-nhiem", "arranged", 6),
    "P4": ("kiem-diem-cuoi-nam-va-khac-phuc", "arranged", 7),
    "P5": ("trien-khai-van-ban-o-don-vi", "arranged", 6),
    "P6": ("kiem-tra-thuc-hien-nghi-quyet", "arranged", 3),
}
STEPS = [(name, n) for name, (_, _, count) in PROCEDURES.items() for n in range(1, count + 1)]
WITHOUT_STEPS = "P7"
"""Planning, rotation, appointment: principles of which the article names no steps."""


@pytest.mark.parametrize("number", NUMBERS)
def test_number_is_mapped(number: str) -> None:
    assert number in INVENTORY


def test_nothing_else_is_mapped() -> None:
    steps = [f"{name}.{n}" for name, n in STEPS]
    assert set(INVENTORY) == {*NUMBERS, *steps, WITHOUT_STEPS}


@pytest.mark.parametrize(("name", "step"), STEPS)
def test_procedure_step_is_mapped_in_order(name: str, step: int) -> None:
    procedure_id, _, count = PROCEDURES[name]
    procedure = CATALOG.get("procedure", procedure_id)
    assert len(procedure.steps) == count
    nested = procedure.steps[step - 1].id
    assert f"procedure/{procedure_id}#{nested}" in INVENTORY[f"{name}.{step}"]["items"]


def test_procedures_say_whose_order_they_follow() -> None:
    orders = {procedure.id: procedure.order for procedure in CATALOG.items("procedure")}
    assert orders == {procedure_id: order for procedure_id, order, _ in PROCEDURES.values()}


def test_no_procedure_is_made_of_principles() -> None:
    named = {address.partition("#")[0] for address in INVENTORY[WITHOUT_STEPS]["items"]}
    for procedure in CATALOG.items("procedure"):
        assert not named & {f"directive/{d}" for d in (procedure.directive, *procedure.related)}


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
            assert nested in ids or getattr(item, nested, None), address


def test_conclusion_then_reply_then_vote() -> None:
    steps = [step.id for step in CATALOG.get("procedure", "tu-phe-binh-va-phe-binh").steps]
    numbers = [INVENTORY[f"P1.{n}"]["items"][0].rpartition("#")[2] for n in (9, 10, 11)]
    assert [steps.index(step) for step in numbers] == [8, 9, 10]


def test_form_asks_what_the_directive_and_its_guideline_want() -> None:
    form = CATALOG.get("form", "tu-danh-gia-chi-thi-53")
    questions = [question for section in form.sections for question in section.questions]
    asked = [question.criterion for question in questions if question.criterion]
    assert len(asked) == 23
    documents = ("chi-thi-53", "huong-dan-su-doan-355")
    wanted = [
        criterion.id
        for criterion in CATALOG.items("criterion")
        if criterion.use == "self_assessed" and criterion.directive in documents
    ]
    assert sorted(asked) == sorted(wanted)


def test_form_asks_every_case_of_the_directive() -> None:
    form = CATALOG.get("form", "tu-danh-gia-chi-thi-53")
    questions = [question for section in form.sections for question in section.questions]
    asked = [f"trigger/{question.trigger}" for question in questions if question.trigger]
    cases = [address for n in range(1, 9) for address in INVENTORY[f"R{n:02}"]["items"]]
    assert len(asked) == 8
    assert sorted(asked) == sorted(cases)
    of_directive = [t.id for t in CATALOG.items("trigger") if t.directive == "chi-thi-53"]
    assert sorted(asked) == [f"trigger/{trigger}" for trigger in sorted(of_directive)]


def test_rotation_figures_stand_as_printed() -> None:
    directive = CATALOG.get("directive", "quy-dinh-ke-hoach-luan-chuyen-dien-bien")
    assert [f.value for f in directive.figures] == ["164", "126", "19", "4", "85", "13"]
    said = "Bốn số thành phần bài nêu cộng lại là 121; bài không giải thích chênh lệch với 126."
    assert said in [note.text for note in directive.notes]
