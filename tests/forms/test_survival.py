"""Any response to any form survives: as JSON in Python and in the page, on paper, in a spreadsheet.

The forms are the handbook's own and those of the small sites, which have every kind of question.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.asked import asked
from forms.codec import decode, encode
from forms.definition import FormDefinition
from forms.errors import RequestError
from forms.export import docx, edits, word_file, xlsx
from forms.export.archive import Archive
from forms.response import Response
from macros.catalog import load_catalog
from macros.compile import compile_form
from macros.word import template_for
from tests.conftest import ROOT, calls_in
from tests.forms.spreadsheet import sheets
from tests.forms.strategies import responses_of

DATE = "2026-11-22"
SITES = (ROOT / "tests" / "sites" / "small", ROOT / "tests" / "sites" / "every-kind")
FORMS = sorted(p.stem for data in (ROOT / "data", *SITES) for p in data.glob("forms/*.yml"))
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
few = settings(max_examples=3, suppress_health_check=list(HealthCheck))
Run = Callable[..., list[Any]]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FormDefinition]:
    """Every form by its id."""
    data = tmp_path_factory.mktemp("every-kind")
    for site in SITES:
        shutil.copytree(site, data, dirs_exist_ok=True)
    catalogs = [load_catalog(ROOT / "data"), load_catalog(data)]
    return {
        form.id: compile_form(catalog, form.id)
        for catalog in catalogs
        for form in catalog.items("form")
    }


@pytest.fixture(scope="module")
def run(node: str) -> Run:
    """Calls of the page's scripts -> their answers."""
    return calls_in(node, Path(__file__).with_name("page_scripts.mjs"))


@pytest.mark.parametrize("form_id", FORMS)
def test_json(form_id: str, compiled: dict[str, FormDefinition], run: Run) -> None:
    @few
    @given(st.lists(responses_of(compiled[form_id]), min_size=5, max_size=10))
    def comes_back(responses: list[Response]) -> None:
        texts = [encode(response) for response in responses]
        assert [decode(text) for text in texts] == responses
        answers = run(*({"call": "recode", "text": text} for text in texts))
        assert answers == [{"text": text} for text in texts]

    comes_back()


@pytest.mark.parametrize("form_id", FORMS)
def test_word(form_id: str, compiled: dict[str, FormDefinition]) -> None:
    form = compiled[form_id]
    template = template_for(form, None)

    @few
    @given(responses_of(form))
    def comes_back(response: Response) -> None:
        paper = docx.write(form, response, template, date=DATE, with_data=True)
        opened = decode(word_file.read(paper))
        assert opened == docx.printed(form, response)
        # What is read back makes the very same paper, so the paper shows nothing else.
        assert docx.write(form, opened, template, date=DATE, with_data=True) == paper
        assert edits.find(paper, form, opened, template, DATE) == edits.Edits()
        archive = Archive(paper)
        for name in archive.names:
            archive.tree(name)

    comes_back()


@pytest.mark.parametrize("form_id", FORMS)
def test_spreadsheet(form_id: str, compiled: dict[str, FormDefinition]) -> None:
    form = compiled[form_id]

    @few
    @given(responses_of(form))
    def stays_text(response: Response) -> None:
        typed = list(_typed(form, response))
        if not any(question.kind == "table" for question in asked(form, response)):
            with pytest.raises(RequestError):
                xlsx.write(form, response, date=DATE)
            return
        cells = sheets(xlsx.write(form, response, date=DATE))
        found = {_unescaped(str(cell)) for sheet in cells.values() for cell in sheet.values()}
        assert [text for text in typed if docx.clean(text) not in found] == []

    stays_text()


def _typed(form: FormDefinition, response: Response) -> Iterator[str]:
    """What was typed into cells for text."""
    shown = docx.printed(form, response)
    for question in asked(form, shown):
        columns = [column.id for column in question.columns if column.kind == "text"]
        for row in shown.rows(question.id):
            yield from (row[column] for column in columns if row[column])


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


@few
@given(
    st.lists(st.text() | st.sampled_from(["..", "CON", "a/b", "a\\b"]), min_size=30, max_size=60)
)
def test_file_names(run: Run, names: list[str]) -> None:
    form = {"id": "phieu-nho", "edition": "0", "meaning": "", "wording": ""}
    head = {"format": "so-tay/response", "format_version": 1, "form": form}
    texts = [json.dumps({**head, "respondent": {"ho-ten": name}}) for name in names]
    made = run(*({"call": "fileName", "text": text, "extension": "docx"} for text in texts))
    assert [
        name for name in made if not re.fullmatch("phieu-nho_[a-z0-9-]+_[a-z0-9-]+.docx", name)
    ] == []
    assert max(map(len, made)) < 120
