"""Every form of the handbook in Chromium, typed in from its worked example, over `file://`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from forms.codec import cut_for_paper, decode, definition_from_data, encode
from forms.definition import FormDefinition
from forms.figures import reckon
from forms.file_text import text_of_file
from forms.paper_code import paper_code
from forms.response import Response
from tests.browser.by_example import fields_of, worked_example
from tests.browser.filling import shown_texts
from tests.browser.form_page import read_script
from tests.browser.form_visit import Seen, untouched, visit
from tests.browser.local_servers import RefusingProxy, from_pages
from tests.browser.test_print import pdftotext, squeezed, text_of
from tests.browser.visitor import Visitor
from tests.browser.word_text import word_text
from tests.conftest import ROOT
from tests.forms.spreadsheet import sheets

__all__ = ["pdftotext"]

pytestmark = pytest.mark.browser

FORMS = sorted(path.stem for path in (ROOT / "data" / "forms").glob("*.yml"))


@dataclass(frozen=True, slots=True)
class Visit:
    """A form, its example, and what was seen of them."""

    definition: FormDefinition
    example: Response
    fields: dict[str, str]
    seen: Seen
    folder: Path
    asked: list[str]
    """Addresses that pages asked for beyond the site."""


@pytest.fixture(scope="session")
def visits(
    site: Path, chrome: Browser, proxy: RefusingProxy, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Visit]:
    """Visits a form when it is asked for, once."""

    @cache
    def go(form_id: str) -> Visit:
        definition = definition_from_data(read_script(site, form_id)["definition"])
        example = worked_example(site, form_id)
        fields = fields_of(example, definition)
        folder = tmp_path_factory.mktemp(form_id)
        before = len(proxy.asked)
        with Visitor(chrome) as visitor:
            seen = visit(visitor, site, definition, fields, folder)
        asked = from_pages(proxy.asked[before:])
        return Visit(definition, example, fields, seen, folder, asked)

    return go


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest, visits: Callable[[str], Visit]) -> Visit:
    """The visit to one form."""
    return visits(request.param)


def test_every_form_of_the_site_is_visited(site: Path) -> None:
    built = sorted(path.stem for path in (site / "assets" / "forms").glob("*.js"))
    assert built == FORMS


def test_nothing_complains_and_nothing_leaves(form: Visit) -> None:
    assert form.seen.complaints == []
    assert form.asked == []


def test_the_example_can_be_typed_in(form: Visit) -> None:
    assert len(form.fields) > len(form.definition.identity)
    assert form.seen.typed == form.fields


def test_the_draft_is_there_when_somebody_comes_back(form: Visit) -> None:
    assert form.seen.returned == form.fields


def test_review_has_nothing_but_hints(form: Visit) -> None:
    assert [title for title in form.seen.findings if title != "Nên xem lại"] == []


def test_figures_stand_where_the_form_shows_them(form: Visit) -> None:
    figures = reckon(form.definition, form.example)
    assert {figure.id for figure in figures} == {figure.id for figure in form.definition.figures}
    assert all(figure.text for figure in figures)
    places = {figure.table or figure.section for figure in figures}
    assert len(form.seen.figures) == len(places)
    shown = "\n".join(form.seen.figures)
    assert [figure for figure in figures if figure.text not in shown] == []
    assert "chưa tính được" not in shown


def test_save_file_is_the_one_that_python_writes(form: Visit) -> None:
    saved = decode(form.seen.saved)
    assert encode(saved) == form.seen.saved
    assert cut_for_paper(saved, form.definition) == form.example


def test_word_file_says_every_answer(form: Visit) -> None:
    text = word_text(form.seen.word)
    fields, ballot = form.fields, form.definition.ballot
    if ballot:  # Its Word file is the ballot paper, which names whom it is about and no more.
        fields = {name: said for name, said in fields.items() if name.startswith(ballot.people)}
    lines = shown_texts(fields, form.definition)
    assert [line for line in lines if line not in text] == []


def test_word_file_opens_again_with_the_same_answers(form: Visit) -> None:
    assert decode(text_of_file(form.seen.word, "paper.docx")) == form.example
    assert form.seen.reopened == form.fields
    assert cut_for_paper(decode(form.seen.resaved), form.definition) == form.example


def test_papers_and_files_have_one_code(form: Visit) -> None:
    assert set(form.seen.codes) == {paper_code(form.example)}


def test_spreadsheet_has_every_table(form: Visit) -> None:
    tables = [q for q in form.definition.questions() if q.id in form.example.answers]
    tables = [question for question in tables if question.kind == "table"]
    if not form.seen.tables:
        assert not any(q.kind == "table" for q in form.definition.questions())
        return
    found = sheets(form.seen.tables)
    for question in tables:
        name = next(name for name in found if name.startswith(f"{question.number} "))
        cells = {str(cell) for cell in found[name].values()}
        texts = {
            row[column.id]
            for row in form.example.rows(question.id)
            for column in question.columns
            if column.kind == "text"
        }
        assert texts - cells - {""} == set()


def test_print_says_every_answer(form: Visit, pdftotext: str) -> None:
    text = text_of(pdftotext, form.folder / "paper.pdf")
    lines = shown_texts(form.fields, form.definition)
    assert [line for line in lines if squeezed(line) not in text] == []


def test_nothing_is_left_after_erasing(form: Visit) -> None:
    assert form.seen.kept == []
    assert form.seen.erased == untouched(form.definition)


def test_axe_finds_nothing(form: Visit) -> None:
    assert form.seen.violations == {"desk": [], "phone": []}


def test_everything_can_be_read_on_a_telephone(form: Visit) -> None:
    assert form.seen.unreadable == {}
