"""The pages about forms: one form, its worked example, all forms by the work that they serve."""

from dataclasses import dataclass

from forms.asked import asked
from forms.definition import FormDefinition, Section
from forms.export.table_rows import ROW_LABEL_TITLE, figure_title, figures_of
from forms.export.word_fields import ROW_LABEL, UNANSWERED, Fields, Rows, fields, figure_field
from forms.figures import Reckoned, reckon
from forms.question import Question
from forms.response import Answer, Response, piece_said
from macros.catalog import Catalog
from macros.model.form import Form
from macros.model.items import Group
from macros.pages import uses
from macros.pages.filters import FilteredView
from macros.pages.links import Link
from macros.pages.views import View

ByWork = tuple[tuple[Group | None, tuple[Form, ...]], ...]
"""Forms under the headings of the work that they serve."""
_FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What `form.html` gets."""

    definition: FormDefinition
    audience: str
    when: str
    not_instead_of: str
    prepare: str
    minutes: int
    bases: tuple[Link, ...]
    """What it rests on: documents and rules."""
    example_href: str
    """The worked example's address in the site; empty where there is none."""
    one_file_href: str
    """The address in the site of the same form in one file."""
    root: str
    """The way to the site's root, as in `../`; empty in a file that stands alone."""


@dataclass(frozen=True, slots=True)
class FormView(View):
    """A form's page."""

    item: Form
    form: FormPage


@dataclass(frozen=True, slots=True)
class FormListView(FilteredView):
    """The forms under the headings of the work that they serve."""

    @property
    def by_work(self) -> ByWork:
        """The forms in use and those out of it, each under its heading."""
        return by_work(self.catalog, self.items)

    @property
    def few(self) -> int:
        """So many of the things that a form rests on are named in the list."""
        return _FEW

    def bases(self, form: Form) -> tuple[Link, ...]:
        """What a form rests on."""
        return uses.links_to_bases(self.links, form)


@dataclass(frozen=True, slots=True)
class CompareView(View):
    """The page that compares filled forms."""

    @property
    def forms(self) -> tuple[Link, ...]:
        """Every form, also one that is not used any more: its files are still there."""
        return tuple(self.links.to("form", form.id) for form in self.catalog.items("form"))


@dataclass(frozen=True, slots=True)
class CollectView(View):
    """The page that gathers filled forms."""

    @property
    def known(self) -> tuple[tuple[str, Link, tuple[str, ...]], ...]:
        """Every form, with the forms that it takes answers from."""
        forms = self.catalog.items("form")
        return tuple((form.id, self.links.to("form", form.id), _taken_from(form)) for form in forms)


@dataclass(frozen=True, slots=True)
class StartView(View):
    """The start page."""

    @property
    def by_work(self) -> ByWork:
        """The forms in use, under their headings."""
        forms = self.catalog.items("form")
        return by_work(self.catalog, tuple(form for form in forms if form.status == "active"))


def _taken_from(form: Form) -> tuple[str, ...]:
    return tuple(sorted({take.form for take in form.takes}))


def by_work(catalog: Catalog, forms: tuple[Form, ...]) -> ByWork:
    """Groups in their order with their forms in theirs; forms of no group come last."""
    named = {form.group for form in forms if form.group}
    groups: list[Group] = [catalog.get("group", group) for group in named]
    groups.sort(key=lambda group: (group.order, group.id))
    in_order = sorted(forms, key=lambda form: (form.order, form.id))
    headings: tuple[Group | None, ...] = (*groups, None)
    found = (
        (heading, tuple(f for f in in_order if f.group == (heading.id if heading else "")))
        for heading in headings
    )
    return tuple((heading, members) for heading, members in found if members)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the example as people read it."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A question of the example with its answer."""

    question: Question
    text: str
    table: Table | None
    note: str
    evidence: tuple[str, ...]
    reason: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The answer's paragraphs."""
        return tuple(line for line in self.text.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class ExampleView(View):
    """A form's worked example: what somebody might have filled in, to be read."""

    item: Form
    definition: FormDefinition
    response: Response
    """Cut for paper: what is asked and nothing else."""
    file: str
    """The way to the same as a Word file, to be opened in the form."""

    @property
    def fields(self) -> Fields:
        """The texts as a paper without a day has them."""
        return fields(self.definition, self.response, "")

    @property
    def identity(self) -> tuple[tuple[str, str], ...]:
        """The lines that are filled in, each with its label."""
        texts = (
            (line.label, self.response.respondent[line.id]) for line in self.definition.identity
        )
        return tuple((label, text) for label, text in texts if text)

    @property
    def sections(self) -> tuple[tuple[Section, tuple[Entry, ...]], ...]:
        """The sections of which anything is asked, each with its questions."""
        texts = self.fields
        wanted = {question.id for question in asked(self.definition, self.response)}
        found = (
            (s, tuple(self._entry(q, texts) for q in s.questions if q.id in wanted))
            for s in self.definition.sections
        )
        return tuple((section, entries) for section, entries in found if entries)

    def figures(self, section: Section) -> tuple[Reckoned, ...]:
        """The figures that a section shows beside its tables."""
        reckoned = reckon(self.definition, self.response)
        return tuple(figure for figure in reckoned if figure.section == section.id)

    def _entry(self, question: Question, texts: Fields) -> Entry:
        answer = self.response.answers.get(question.id, Answer())
        value = texts[question.id]
        return Entry(
            question=question,
            text=value if isinstance(value, str) else UNANSWERED,
            table=self._table(question, value) if value and not isinstance(value, str) else None,
            note=answer.note,
            evidence=tuple(piece_said(piece) for piece in answer.evidence),
            reason=answer.not_applicable_reason,
        )

    def _table(self, question: Question, rows: Rows) -> Table:
        """The columns in the paper's order: the label of a row, what was written, the figures."""
        labels = {ROW_LABEL: ROW_LABEL_TITLE} if question.rows else {}
        own = {column.id: column.label for column in question.columns}
        figures = {
            figure_field(figure): figure_title(question, figure)
            for figure in figures_of(self.definition, question)
        }
        head = labels | own | figures
        return Table(tuple(head.values()), tuple(tuple(row[name] for name in head) for row in rows))
