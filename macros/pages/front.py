"""The generated pages before MkDocs: front matter, and one macro call that fills the page."""

import json
from dataclasses import dataclass
from typing import Any

from macros.catalog import Catalog
from macros.model.form import Form
from macros.model.kinds import FOLDERS
from macros.pages import labels, uses
from macros.pages.links import address, example_address
from macros.text import escape, shorten

_DESCRIPTION = 200
# The same text on every page, so that it is compiled once; front matter names the item.
ITEM = "{{ item_page(*item) }}"
_EXAMPLE = "{{ form_example(item[1]) }}"
_FRONT: dict[str, dict[str, object]] = {
    "form": {"fit": True, "hide": ["toc"], "search": {"exclude": True}},
    "procedure": {
        "styles": ["assets/app/drawing.css", "assets/app/controls.css"],
        "scripts": ["assets/app/sheet.js"],
    },
    "training": {
        "hide": ["toc"],
        "styles": [
            "assets/app/drawing.css",
            "assets/app/controls.css",
            "assets/app/training.css",
        ],
        "scripts": ["assets/app/sheet.js", "assets/app/training.js"],
        # A session is made of other pages; found in their place, it would only stand in the way.
        "search": {"exclude": True},
    },
}
"""What the pages of a kind have in their front matter beyond titles and the like."""


@dataclass(frozen=True, slots=True)
class Source:
    """A generated page before MkDocs: where it lies under `docs/`, and its text."""

    path: str
    text: str


def source_of(catalog: Catalog, kind: str, item: Any) -> Source:
    """The page of an item."""
    members: dict[str, object] = {
        "title": escape(item.title),
        "description": escape(shorten(_description(kind, item), _DESCRIPTION)),
        "section": FOLDERS[kind],
        "tags": [escape(tag) for tag in _tags(catalog, kind, item)],
        "item": [kind, item.id],
    }
    members |= _FRONT.get(kind, {})
    return _source(address(catalog, (kind, item.id)), members, ITEM)


def source_of_example(form: Form) -> Source:
    """The page of a form's worked example, which searches leave out."""
    title = f"Ví dụ: {form.title}"
    members: dict[str, object] = {
        "title": escape(title),
        "description": escape(shorten(f"{title}. {form.when}", _DESCRIPTION)),
        "section": FOLDERS["form"],
        "item": ["form", form.id],
        "styles": ["assets/app/forms.css"],
        "search": {"exclude": True},
    }
    return _source(example_address(form.id), members, _EXAMPLE)


def _source(page: str, members: dict[str, object], call: str) -> Source:
    """A page that one macro call fills.

    Front matter is escaped like all else, for Material prints titles and descriptions as they
    are, and mkdocs-macros runs a title as Jinja.
    """
    front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in members.items())
    return Source(page.removesuffix(".html") + ".md", f"---\n{front}---\n{call}\n")


def _tags(catalog: Catalog, kind: str, item: Any) -> list[str]:
    """What search results say of an item: its kind, and its document's number.

    Material prints tags in the results, as HTML, and nowhere else.  A document itself is named as
    people name it: "chi thi 53" is not word by word in "Chỉ thị số 53-CT/ĐU về việc …".
    """
    if kind in ("directive", "rule"):
        named = item.short_title if item.short_title != item.title else item.number
    elif kind in ("actor", "training"):
        named = ""
    elif kind == "form":
        named = "; ".join(_number(catalog.get(*base)) for base in uses.bases(catalog, item)[:1])
    else:
        named = catalog.get("directive", item.directive).number
    return [tag for tag in (labels.KINDS[kind], named) if tag]


def _number(item: Any) -> str:
    """What people call a document or a rule by in short."""
    return str(item.number)


def _description(kind: str, item: Any) -> str:
    if kind in ("directive", "rule"):
        return str(item.summary.text)
    if kind == "criterion":
        return str(item.statement)
    if kind == "procedure":
        return str(item.purpose.text)
    if kind == "actor":
        return str(item.role)
    if kind == "training":
        return str(item.audience)
    return f"{item.audience} {item.when}"
