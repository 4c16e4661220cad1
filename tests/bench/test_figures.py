"""Figures are kept by name, edits are edits whatever the quotes, and no heavy page is left out."""

import json
from pathlib import Path

import pytest
import yaml

from bench.figures import Figure, held_to, keep
from bench.preview import EDITS, Edit, edited
from bench.weight import reading_pages
from macros.model.kinds import FOLDERS
from tests.conftest import ROOT


def test_a_new_figure_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    results = tmp_path / "build" / "figures.jsonl"
    keep([Figure("build", 2.0, "s"), Figure("build", 2.0, "s", "other", 0.5)], results)
    keep([Figure("build", 3.0, "s", "other", 0.75), held_to("page", 3.0, "s", 2.0)], results)
    lines = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    assert [(line["name"], line["value"], line["against"], line["ratio"]) for line in lines] == [
        ("build", 2.0, "", None),
        ("build", 3.0, "other", 0.75),
        ("page", 3.0, "limit-2", 1.5),
    ]


@pytest.mark.parametrize(
    "value", ["Một câu", '"Một câu"', "'Một câu'", ">-\n  Một\n  câu", "|\n  Một câu"]
)
def test_an_edit_puts_a_word_first(value: str) -> None:
    text = edited(f"id: x\nother_title: y\ntitle: {value}\n", "title", "Sửa")
    said = yaml.safe_load(text)
    assert said["title"].strip() == "Sửa Một câu"
    assert said["other_title"] == "y"


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_every_file_can_be_edited(edit: Edit) -> None:
    folder = ROOT / "data" / FOLDERS[edit.kind]
    for path in folder.glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        before, after = (yaml.load(t, yaml.BaseLoader) for t in (text, edited(text, edit.key, "S")))  # noqa: S506
        assert after == {**before, edit.key: f"S {before[edit.key]}"}


def test_the_heaviest_page_of_every_folder_is_read(tmp_path: Path) -> None:
    for name, size in {
        "index.html": 1,
        "guide.html": 9,
        "rules/index.html": 1,
        "rules/short.html": 50,
        "rules/long.html": 5000,
        "forms/index.html": 1,
        "forms/form.html": 9,
        "assets/inner/page.html": 9,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(" ".join(map(str, range(size))), encoding="utf-8")
    assert reading_pages(tmp_path) == [
        "forms/index.html",
        "index.html",
        "rules/index.html",
        "rules/long.html",
    ]
