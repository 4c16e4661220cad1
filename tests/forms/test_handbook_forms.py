"""The handbook's own forms review, sum up and print what their golden files say."""

import pytest
import yaml

from macros.catalog import load_catalog
from tests.golden.handbook_forms import DATA, FILES, seen

CATALOG = load_catalog(DATA)
FORMS = [form.id for form in CATALOG.items("form")]


@pytest.mark.parametrize("form_id", FORMS)
def test_form_says_what_its_golden_file_says(form_id: str) -> None:
    kept = yaml.safe_load((FILES / f"{form_id}.yml").read_text(encoding="utf-8"))
    assert seen(CATALOG, form_id) == kept


def test_every_golden_file_has_its_form() -> None:
    assert sorted(path.stem for path in FILES.glob("*.yml")) == sorted(FORMS)
