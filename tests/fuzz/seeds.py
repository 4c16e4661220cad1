"""What the fuzz starts from: whole files that open, of the golden forms and of the handbook's own.

Released save files, golden responses, and every form's worked example, each as text and on paper.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from forms.codec import definition_from_data, definition_to_json, encode
from forms.definition import FormDefinition
from forms.export import docx
from forms.response import Response
from macros.catalog import load_catalog
from macros.compile import compile_form
from macros.example import example
from macros.word import template_for
from tests.golden import cases
from tests.office import samples

RELEASED = Path(__file__).parents[1] / "responses"
DATA = Path(__file__).parents[2] / "data"
DATE = "2026-11-22"
_GOLDEN = {"complete": "small", "empty": "small", "large": "large", "large-empty": "large"}
_PRINTED = ("phieu-nho", "phieu-tin-nhiem", "ke-hoach-khac-phuc", "tu-danh-gia-chi-thi-53")


@dataclass(frozen=True, slots=True)
class Seed:
    """A whole file."""

    form: str
    """The id of its form."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """A form as a request of the page has it."""

    definition: dict[str, Any]
    template: dict[str, Any]


@cache
def texts() -> tuple[Seed, ...]:
    """Save files."""
    golden = (
        Seed(compiled(name).id, _written(cases.response(base))) for base, name in _GOLDEN.items()
    )
    released = (_released(path) for path in sorted(RELEASED.glob("*.json")))
    examples = (Seed(form, encode(filled).encode()) for form, filled in _examples().items())
    return (*golden, *released, *examples)


@cache
def papers() -> tuple[Seed, ...]:
    """Word files with answers."""
    released = (
        Seed(_released(path.with_suffix(".json")).form, path.read_bytes())
        for path in sorted(RELEASED.glob("*.docx"))
    )
    filled = {"phieu-nho": samples.filled("nội dung"), **_examples()}
    printed = (Seed(form, _printed(form, filled[form])) for form in _PRINTED)
    return (*released, *printed)


@cache
def form(form_id: str) -> Form:
    """A form by its id."""
    definition = _definitions()[form_id]
    data: dict[str, Any] = json.loads(definition_to_json(definition))
    template = template_for(definition, None) if form_id in _PRINTED else {}
    return Form(data, template)


@cache
def compiled(name: str) -> FormDefinition:
    """A golden form by its name."""
    return definition_from_data(cases.definition(name))


@cache
def _definitions() -> dict[str, FormDefinition]:
    catalog = load_catalog(DATA)
    golden = (compiled("large"), samples.definition())
    own = (compile_form(catalog, one.id) for one in catalog.items("form"))
    return {one.id: one for one in (*golden, *own)}


@cache
def _examples() -> dict[str, Response]:
    catalog = load_catalog(DATA)
    return {one.id: example(catalog, one, _definitions()[one.id]) for one in catalog.items("form")}


def _released(path: Path) -> Seed:
    data = path.read_bytes()
    return Seed(json.loads(data)["form"]["id"], data)


def _written(response: dict[str, Any]) -> bytes:
    return json.dumps(response, ensure_ascii=False, indent=2).encode()


def _printed(form_id: str, filled: Response) -> bytes:
    template = form(form_id).template
    return docx.write(_definitions()[form_id], filled, template, date=DATE, with_data=True)
