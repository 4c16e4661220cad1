"""What the editors' guide shows of a form's file is what a form's file may hold."""

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from macros.load import load
from macros.model.form import Form
from macros.model.question import Question
from macros.pages.keys import KeysTable
from macros.structure import structure

GUIDE = (Path(__file__).parents[2] / "docs" / "editors.md").read_text(encoding="utf-8")
CHAPTER = GUIDE.partition("{: #phieu }")[2].partition("{: #trang-tu-viet }")[0]
BLOCKS = [dedent(text) for text in re.findall(r"```yaml\n(.*?)```", CHAPTER, re.DOTALL)]
REST: dict[str, Any] = {
    **dict.fromkeys(("id", "title", "audience", "when", "not_instead_of", "prepare"), "x"),
    **{key: [] for key in ("identity", "sections", "signatures")},
    "minutes": 1,
    "disclaimer": "x",
}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0])
def test_example_fits_the_model(block: str) -> None:
    loaded = load(block.encode(), "x")
    assert loaded.problems == []
    if isinstance(loaded.data, list):
        assert [type(structure(question, Question)) for question in loaded.data] == [Question]
    else:
        assert type(structure({**REST, **loaded.data}, Form)) is Form


def test_every_key_of_a_form_is_told_of() -> None:
    (kind,) = (kind for kind in KeysTable().kinds if kind.name == "form")
    running = re.sub(r"```.*?```", "", CHAPTER, flags=re.DOTALL)
    codes = re.findall(r"`([^`]+)`|<code>([^<]+)", running)
    told = set(re.findall(r"\w+", " ".join([*BLOCKS, *("".join(code) for code in codes)])))
    # Of any item, or of a citation.
    elsewhere = {"status", "replaced_by", "retired_note", "source", "paragraph", "phrase"}
    assert {row.key for row in kind.rows} - told - elsewhere == set()
