"""The same pages as plain Markdown, for tools that know nothing of the handbook."""

import json
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined

from macros.catalog import load_catalog
from macros.pages.generate import Pages

_PLAIN = {
    "site_name": "Bench",
    "use_directory_urls": False,
    "theme": {"name": "material", "language": "vi", "font": False},
    "plugins": ["search"],
    "markdown_extensions": ["attr_list", "toc"],
}


def write_plain(data: Path, docs: Path, folder: Path) -> None:
    """Write every page to `folder/docs/`, and two configurations beside it.

    `all.yml` has all pages in its navigation, `sections.yml` those alone that are written by hand
    and lie in `docs`.
    """
    pages = Pages(load_catalog(data))
    written = [*_generated(pages), *_by_hand(pages, docs)]
    for path, text in written:
        target = folder / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    names = sorted(path for path, _ in written)
    _configure(folder / "all.yml", names)
    _configure(folder / "sections.yml", sorted(path for path, _ in _by_hand(pages, docs)))


def _generated(pages: Pages) -> list[tuple[str, str]]:
    macros = pages.macros(lambda: "")
    found = []
    for source in pages.sources():
        _, front, call = source.text.split("---\n", 2)
        members = yaml.safe_load(front)
        made = Environment(undefined=StrictUndefined, autoescape=False).from_string(call)  # noqa: S701
        text = made.render(macros, item=members["item"])
        found.append((source.path, f"---\ntitle: {json.dumps(members['title'])}\n---\n{text}"))
    return found


def _by_hand(pages: Pages, docs: Path) -> list[tuple[str, str]]:
    found = []
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        if name.startswith("contributing/"):
            continue
        address = name.removesuffix(".md") + ".html"
        macros = pages.macros(lambda address=address: address)  # type: ignore[misc]
        text = Environment(undefined=StrictUndefined, autoescape=False).from_string(  # noqa: S701
            path.read_text(encoding="utf-8")
        )
        found.append((name, text.render(macros)))
    return found


def _configure(target: Path, names: list[str]) -> None:
    sections: dict[str, list[str]] = {}
    for name in names:
        folder, _, _ = name.rpartition("/")
        sections.setdefault(folder, []).append(name)
    nav: list[Any] = [*sections.pop("", [])]
    nav += [{folder: inside} for folder, inside in sections.items()]
    text = yaml.safe_dump({**_PLAIN, "nav": nav}, allow_unicode=True, sort_keys=False)
    target.write_text(text, encoding="utf-8")
