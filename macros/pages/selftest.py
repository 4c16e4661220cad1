"""The page that tries out the reader's browser with the first form's worked example."""

import base64
from dataclasses import dataclass
from functools import cached_property

from forms.codec import encode
from forms.definition import FormDefinition
from forms.paper_code import paper_code
from forms.response import Response
from macros.compile import compile_form
from macros.example import example, has_example
from macros.model.form import Form
from macros.pages.views import View


@dataclass(frozen=True, slots=True)
class Tried:
    """A form that is filled in, and what must come of it."""

    id: str
    title: str
    answers: str
    """The save file's text in base64, so that no white space of it is lost on the page."""
    code: str
    """The code of its paper, as Python gives it here and has to give it in the browser."""


@dataclass(frozen=True)
class SelftestView(View):
    """The page itself."""

    @cached_property
    def tried(self) -> Tried | None:
        """The first form in use that has a worked example."""
        forms = (form for form in self.catalog.items("form") if form.status == "active")
        found: Form | None = next(filter(has_example, forms), None)
        if found is None:
            return None
        definition: FormDefinition = compile_form(self.catalog, found.id)
        response: Response = example(self.catalog, found, definition)
        text = base64.b64encode(encode(response).encode()).decode("ascii")
        return Tried(found.id, found.title, text, paper_code(response))

    @property
    def search(self) -> str:
        """What the search box is tried with."""
        return self.handbook.search_examples[0]
