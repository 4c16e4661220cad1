"""The sections of a page for Material's search: its own parser, given the tags at once."""

from html import unescape
from typing import Any

from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]

from macros.markup.tags import Tag, attributes, tags


class QuickParser(Parser):  # type: ignore[misc]
    """Material's parser; HTML as our templates write it is not read letter by letter."""

    def feed(self, data: str) -> None:
        """Take in a page's HTML, the whole of it."""
        found = tags(data)
        if found is None:
            super().feed(data)
            return
        done = 0
        for tag in found:
            self._text(data[done : tag.start()])
            self._tag(tag)
            done = tag.end()
        self._text(data[done:])

    def _text(self, text: str) -> None:
        if text:
            self.handle_data(unescape(text))

    def _tag(self, tag: Tag) -> None:
        if tag["end"]:
            self.handle_endtag(tag["end"].lower())
        else:
            self.handle_starttag(tag["start"].lower(), attributes(tag))
        if tag["empty"]:
            self.handle_endtag(tag["start"].lower())


def read_sections(search: Any) -> None:
    """Let Material's search plugin read pages with the quick parser."""
    index = search.search_index

    def add(page: Any) -> None:
        if (page.meta.get("search") or {}).get("exclude"):
            return
        parser = QuickParser()
        parser.feed(page.content)
        parser.close()
        for section in parser.data:
            if not section.is_excluded():
                index.create_entry_for_section(section, page.toc, page.url, page)

    index.add_entry_from_context = add
