"""The pages about forms: one form, and all of them by the work that they serve."""

from dataclasses import dataclass

from forms.definition import FormDefinition
from macros.model.form import Form
from macros.model.items import Group
from macros.pages import uses
from macros.pages.filters import FilteredView
from macros.pages.links import Link
from macros.pages.views import View


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
    """The way to the worked example; empty where there is none."""
    root: str
    """The way to the site's root, as in `../`."""


@dataclass(frozen=True, slots=True)
class FormView(View):
    """A form's page."""

    item: Form
    form: FormPage


@dataclass(frozen=True, slots=True)
class FormListView(FilteredView):
    """The forms under the headings of the work that they serve."""

    @property
    def by_work(self) -> tuple[tuple[Group | None, tuple[Form, ...]], ...]:
        """Groups in their order with their forms in theirs; forms of no group come last."""
        named = {form.group for form in self.items if form.group}
        groups = sorted(
            (self.catalog.get("group", group) for group in named), key=lambda g: (g.order, g.id)
        )
        found = [(group, self._in(group.id)) for group in groups]
        rest = self._in("")
        return (*found, (None, rest)) if rest else tuple(found)

    def bases(self, form: Form) -> tuple[Link, ...]:
        """What a form rests on."""
        return uses.links_to_bases(self.links, form)

    def _in(self, group: str) -> tuple[Form, ...]:
        forms = (form for form in self.items if form.group == group)
        return tuple(sorted(forms, key=lambda form: (form.order, form.id)))
