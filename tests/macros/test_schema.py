"""The editors' schemas are fresh, and say the same as the loader."""

import json
from pathlib import Path

import pytest

from macros import schema
from macros.model import KINDS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("kind", KINDS)
def test_fresh(kind: str) -> None:
    written = (ROOT / "data" / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert written == schema.text(kind), "stale: run python -m macros.schema"


def test_describes_keys_in_vietnamese() -> None:
    made = json.loads(schema.text("criterion"))
    assert made["title"] == "Tiêu chí"
    assert "id" not in made["properties"]
    assert made["properties"]["group"]["description"].startswith("Mã của nhóm tiêu chí")
    assert "phrase" not in made["$defs"]["Cite"]["required"]
