"""A form in one file: its page with all that it needs inside, to be sent by e-mail or chat.

The same template, styles and scripts as the form's page in the handbook, without Python and
without drafts: `docs/assets/form/one-file.js` stands where these are asked for.
"""

import base64
import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from forms.codec import definition_to_json
from macros.lean import lean_script, lean_style
from macros.model.form import Form
from macros.pages.forms import FormPage
from macros.pages.numbers import unbroken
from macros.pages.views import View
from macros.text import in_script

ASSETS = Path(__file__).resolve().parent.parent.parent / "docs/assets"
STYLES = (
    *("app/site.css", "app/print.css"),
    *("form/form.css", "form/print.css", "form/migration.css", "form/one-file.css"),
)
SCRIPTS = (
    "app/days.js",
    *("form/json.js", "form/elements.js", "form/base64.js", "form/response.js", "form/fits.js"),
    *("form/checker.js", "form/codec.js", "form/controls.js", "form/tables.js"),
    *("form/evidence.js", "form/period.js", "form/side.js", "form/deadlines.js"),
    *("form/fields.js", "form/showing.js", "form/words.js", "form/leads.js", "form/said.js"),
    *("form/reworded.js", "form/retired.js", "form/migration.js", "form/old-font.js"),
    *("form/autosave.js", "form/savefile.js", "form/messages.js", "form/figures.js"),
    *("form/opening.js", "form/downloads.js", "form/actions.js", "form/paper.js"),
    *("form/print.js", "form/ballots.js", "form/rows.js", "form/one-file.js", "form/page.js"),
)
"""In the order in which the form's page loads them."""
_BALLOTS = "form/ballots.css"

# What would end the element that the text stands in, or hide its end.
_ENDS = re.compile(r"</?(?:script|style)|<!--", re.IGNORECASE)
# Signs that HTML reads as themselves wherever they stand; Markdown does not.
_PLAIN = re.compile(r"&#(?:33|3[5-7]|4[0-3]|5[89]|61|6[34]|9[1-5]|12[3-6]);")


class OneFileError(Exception):
    """A style or script of ours cannot stand inside a page; the message says which."""


def one_file_address(form_id: str) -> str:
    """Where a form in one file stands, relative to the site's root; its name is ASCII."""
    return f"forms/{form_id}.one.html"


class Inside:
    """What stands in every form's file, read once a build."""

    @cached_property
    def script(self) -> Markup:
        """The page's scripts, one after another."""
        return _whole(SCRIPTS, lean_script)

    @cached_property
    def style(self) -> Markup:
        """The page's styles, one after another."""
        return _whole(STYLES, lean_style)

    @cached_property
    def ballots(self) -> Markup:
        """What a sheet of ballots is printed with."""
        return _whole((_BALLOTS,), lean_style)

    @cached_property
    def icon(self) -> str:
        """The handbook's icon as an address that holds it."""
        icon = base64.b64encode((ASSETS / "app/favicon.svg").read_bytes()).decode("ascii")
        return f"data:image/svg+xml;base64,{icon}"


@dataclass(frozen=True, slots=True)
class OneFileView(View):
    """A form in one file."""

    item: Form
    form: FormPage
    inside: Inside
    edition: str
    content: str
    """The content code."""

    @property
    def definition(self) -> Markup:
        """The script that gives the page its form: `assets/forms/<id>.js` without the template."""
        form = self.form.definition
        members = {
            "definition": json.loads(definition_to_json(form)),
            "template": None,
            "siteRoot": "",
        }
        script = f"var SoTay={{forms:{{{json.dumps(form.id)}:{in_script(members)}}}}};"
        return Markup(script)  # noqa: S704 - `in_script` escapes


def finished(page: str) -> str:
    """The file of a page that its template has made."""
    head, body = page.split("<body", 1)
    text, scripts = body.split("<script", 1)
    lean = _PLAIN.sub(lambda found: html.unescape(found[0]), unbroken(text))
    return f"{head}<body{lean}<script{scripts}"


def _whole(names: tuple[str, ...], lean: Callable[[str], str]) -> Markup:
    """Files under `ASSETS` as the text of one element.

    Raises:
        OneFileError: a text would end the element.

    """
    texts = []
    for name in names:
        text = lean((ASSETS / name).read_text(encoding="utf-8"))
        if ends := _ENDS.search(text):
            raise OneFileError(f"docs/assets/{name} has {ends[0]!r}, which ends a page's element")
        texts.append(text)
    return Markup("".join(texts))  # noqa: S704 - our own files, looked through above
