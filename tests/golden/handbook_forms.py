"""What the handbook's own forms review, sum up and print, one golden file a form.

`python -m tests.golden.handbook_forms` writes the files anew, to be looked at as a diff after a
form, its rules or its paper have changed.
"""

from pathlib import Path
from typing import Any

import yaml

from forms.definition import FormDefinition
from forms.export import docx
from forms.figures import reckon
from forms.response import FormRef, Response
from forms.review.rules import review
from forms.summary import summarise
from macros.catalog import Catalog, load_catalog
from macros.compile import compile_form
from macros.example import example
from macros.word import template_for
from tests.golden.cases import FOLDER
from tests.office.samples import paragraphs

DATA = Path(__file__).parents[2] / "data"
FILES = FOLDER / "handbook"
_DATE = "2026-11-22"


def seen(catalog: Catalog, form_id: str) -> dict[str, Any]:
    """What comes of a form left empty, and of its worked example."""
    form = catalog.get("form", form_id)
    definition = compile_form(catalog, form_id)
    ref = FormRef(id=form_id, edition="", meaning="", wording="")
    filled = example(catalog, form, definition)
    return {
        "empty": [finding.sentence for finding in review(definition, Response(form=ref), _DATE)],
        "example": [finding.sentence for finding in review(definition, filled, _DATE)],
        "summary": [
            f"{part.title}: " + "; ".join(f"{row.label} {row.count}" for row in part.rows)
            for part in summarise(definition, filled)
        ],
        "figures": [f"{figure.label}: {figure.text}" for figure in reckon(definition, filled)],
        "paper": _paper(definition, filled),
    }


def _paper(definition: FormDefinition, filled: Response) -> list[str]:
    template = template_for(definition, None)
    paper = docx.write(definition, filled, template, date=_DATE, with_data=False)
    lines = (" ".join(line.split()) for line in paragraphs(paper))
    return list(dict.fromkeys(line for line in lines if line))


def text(found: dict[str, Any]) -> str:
    """A golden file's text."""
    return yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=100)


def main() -> None:
    """Write every file."""
    catalog = load_catalog(DATA)
    FILES.mkdir(exist_ok=True)
    for old in FILES.glob("*.yml"):
        old.unlink()
    for form in catalog.items("form"):
        path = FILES / f"{form.id}.yml"
        path.write_text(text(seen(catalog, form.id)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
