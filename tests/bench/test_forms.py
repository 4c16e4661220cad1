"""The largest form is the one measured; a first call is not counted among the others."""

from pathlib import Path

import pytest

from bench import forms
from bench.setting import largest
from forms.definition import FormDefinition
from tests.office import samples


def test_the_form_with_the_most_questions_is_measured(site: Path) -> None:
    form = largest(site)
    text = (site / "forms" / f"{form.id}.html").read_text(encoding="utf-8")
    sizes = [
        page.read_text(encoding="utf-8").count("data-question=")
        for page in (site / "forms").glob("*.html")
        if not page.name.endswith(".one.html")
    ]
    assert text.count("data-question=") == max(sizes) == len(form.questions())


@pytest.fixture
def small() -> FormDefinition:
    """A small form."""
    return samples.definition()


def test_first_calls_stand_apart(small: FormDefinition) -> None:
    taken = {
        "review": [900.0, 40.0, 60.0, 50.0],
        "export_docx": [1.0, 500.0],
        "export_xlsx": [5.0, 7.0, 9.0],
    }
    found = {(line.name, line.ratio): line.value for line in forms.figures(small, taken)}
    assert found == {
        ("form-questions", None): len(small.questions()),
        ("form-review-first", None): 900,
        ("form-review-median", 0.5): 50,
        ("form-review-worst", None): 60,
        ("form-word-first", None): 1,
        ("form-word-median", 0.5): 500,
        ("form-word-worst", None): 500,
        ("form-xlsx-first", None): 5,
        ("form-xlsx-median", None): 8,
        ("form-xlsx-worst", None): 9,
    }
