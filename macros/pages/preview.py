"""The pages of a handbook that is being written: where an item is broken, a red box says why."""

import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, cast

from macros.catalog import Catalog, Key
from macros.model.kinds import FOLDERS
from macros.pages import labels
from macros.pages.front import ITEM, Source
from macros.pages.generate import LISTS, TEMPLATES, Pages
from macros.pages.links import Links, address, example_address, name
from macros.preview import Preview
from macros.problem import Problem
from macros.text import escape
from macros.watched import Watched

_START = "index.html"
_ITEM = "Trang này chưa dựng được vì tệp đang có lỗi. Sửa và lưu tệp thì trang hiện lại."
_PART = "Phần này chưa dựng được vì dựa vào tệp đang có lỗi; trang đầu nêu từng lỗi."


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem, and where the page of its item stands; no address on that page itself."""

    problem: Problem
    href: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """What `broken.html` gets."""

    sentence: str
    faults: tuple[Fault, ...] = ()


class PreviewPages(Pages):
    """Pages that stand whatever is wrong with the data, and are made anew only when they must."""

    def __init__(self, catalog: Catalog, preview: Preview) -> None:
        self._watched = Watched(catalog)
        self._preview = preview
        super().__init__(cast(Catalog, self._watched))
        # Beside the catalog: the templates, and the day, which a text may name.
        templates = tuple((path.name, path.stat().st_mtime_ns) for path in TEMPLATES.iterdir())
        self._beside = hash((templates, datetime.date.today()))  # noqa: DTZ011 - the editor's day

    @cached_property
    def content_code(self) -> str:
        """No code: it would make every page another one with every letter that an editor types."""
        return "xem thử"

    def sources(self) -> Iterator[Source]:
        """The generated pages, those of files that cannot be read as well."""
        yield from self._watched.unwatched(lambda: list(self._all_sources()))

    def catalog_json(self) -> str:
        """Every item, for other programs."""
        return self._watched.unwatched(lambda: Pages.catalog_json(self))

    def _all_sources(self) -> Iterator[Source]:
        made = set()
        for source in super().sources():
            made.add(source.path)
            yield source
        for kind, item_id in self._catalog.broken:
            path = f"{FOLDERS[kind]}/{item_id}.md"
            if kind in labels.SECTIONS and path not in made:
                title = json.dumps(self._title((kind, item_id)))
                item = json.dumps([kind, item_id])
                front = f"title: {title}\nsection: {FOLDERS[kind]}\nitem: {item}\n"
                yield Source(path, f"---\n{front}---\n{ITEM}\n")

    def item_page(self, kind: str, item_id: str) -> str:
        """An item's page, or what is wrong with the item."""
        key = kind, item_id
        page = address(self._catalog, key)
        return self._of(key, page, lambda: Pages.item_page(self, kind, item_id))

    def form_example(self, form_id: str) -> str:
        """A form's worked example, or what is wrong with the form."""
        page = example_address(form_id)
        return self._of(("form", form_id), page, lambda: Pages.form_example(self, form_id))

    def _of(self, key: Key, page: str, make: Callable[[], str]) -> str:
        """A page of an item, or what is wrong with the item."""
        problems = self._catalog.broken.get(key)
        if problems:
            box = self._box(Box(_ITEM, tuple(map(Fault, problems))))
            return f"# {self._title(key)} {{: #dau-trang }}\n\n{box}"
        return self._noticed(page, make)

    def index_of(self, kind: str, page: str) -> str:
        """A list, and above it which of its items are broken."""
        return self._noticed(page, lambda: Pages.index_of(self, kind, page))

    def overview(self, name: str) -> str:
        """An overview; the start page names every broken item."""
        page = _START if name == "start" else f"{name}.html"
        return self._noticed(page, lambda: Pages.overview(self, name))

    def decks(self) -> Iterator[tuple[str, str]]:
        """Presentations, those of items that are whole."""
        decks = self._watched.unwatched(lambda: list(super(PreviewPages, self).decks()))
        yield from decks

    def deck(self, kind: str, item_id: str) -> str:
        """A presentation, made anew only when something that it shows has changed."""
        key = ("deck", kind, item_id, self._beside)
        call = partial(self._safe(super().deck), kind, item_id)
        make = partial(self._watched.made, call)
        return self._preview.kept_while(key, self._watched.holds, make).text

    def one_files(self) -> Iterator[tuple[str, str]]:
        """Forms in one file, those that are whole."""
        files = self._watched.unwatched(lambda: list(super(PreviewPages, self).one_files()))
        yield from files

    def one_file(self, form_id: str) -> str:
        """A form in one file, made anew only when something that it shows has changed."""
        inside = (self._inside.style, self._inside.script)
        key = ("one file", form_id, self._beside, hash(inside))
        make = partial(self._watched.made, partial(self._safe(super().one_file), form_id))
        return self._preview.kept_while(key, self._watched.holds, make).text

    def macros(self, page: Callable[[], str]) -> dict[str, Callable[..., str]]:
        """What pages may call; none of it fails because of a broken item."""

        def kept(name: str, macro: Callable[..., str]) -> Callable[..., str]:
            def called(*given: Any, **named: Any) -> str:
                key = ("text", page(), name, given, tuple(named.items()), self._beside)
                call = partial(self._safe(macro), *given, **named)
                make = partial(self._watched.made, call)
                return self._preview.kept_while(key, self._watched.holds, make).text

            return called

        return {name: kept(name, macro) for name, macro in super().macros(page).items()}

    def _safe(self, macro: Callable[..., str]) -> Callable[..., str]:
        """The macro, or a box where it fails while items are broken."""

        def called(*given: object, **named: object) -> str:
            try:
                return macro(*given, **named)
            except Exception:
                if not self._catalog.broken:
                    raise
                return self._box(Box(_PART))

        return called

    def _noticed(self, page: str, make: Callable[[], str]) -> str:
        """A page with a box above it that names the broken items which it should show."""
        keys = [key for key in self._catalog.broken if page in self._places(key)]
        text = self._safe(make)()
        if not keys:
            return text
        links = Links(self._catalog, page)
        faults = tuple(
            Fault(problem, links.to(*key).href if key[0] in labels.SECTIONS else "")
            for key in keys
            for problem in self._catalog.broken[key]
        )
        sentence = f"{len(keys)} tệp đang có lỗi. Những chỗ khác vẫn xem được."
        return self._box(Box(sentence, faults)) + text

    def _places(self, key: Key) -> set[str]:
        """Where a broken item is missed: on its own page, in its list, on the start page."""
        own = address(self._catalog, key).partition("#")[0]
        return {own, LISTS.get(key[0], own), _START}

    def _title(self, key: Key) -> str:
        return escape(name(self._catalog.get(*key)))

    def _box(self, box: Box) -> str:
        return self._templates.get_template("broken.html").render(page=box)
