"""The long form has as many questions as asked for; the worst task is held to its limit."""

from pathlib import Path

from bench import long_form
from bench.many_questions import FORM, write
from macros.catalog import load_catalog
from macros.compile import compile_form


def test_the_form_is_valid_and_as_long_as_asked(tmp_path: Path) -> None:
    write(tmp_path, 34)
    catalog = load_catalog(tmp_path)
    assert catalog.problems == []
    questions = compile_form(catalog, FORM).questions()
    assert len(questions) == 34
    assert {one.kind for one in questions} >= {"scale", "yes_no", "text", "date", "number", "table"}


def test_the_longest_task_is_told() -> None:
    found = {
        one.name: (one.value, one.ratio) for one in long_form.figures(300, [0, 80.4, 50], [9, 5, 7])
    }
    assert found == {
        "long-form-300-task": (80, 0.8),
        "long-form-300-letter-median": (7, None),
        "long-form-300-letter-worst": (9, None),
    }
