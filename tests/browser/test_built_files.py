"""The built files without a browser: each link leads somewhere, nothing comes from elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

pytestmark = pytest.mark.browser

LOADED = {"src", "srcset", "data", "poster", "background", "action", "formaction", "manifest"}
"""Attributes that make a browser ask for something; `href` does so on `link` alone."""
QUIET_RELS = {"canonical", "license", "next", "prev", "author"}
"""Kinds of `link` that are only said."""
REMOTE = re.compile(r"^(?:[a-z]+:)?//", re.I)
REMOTE_IN_STYLE = re.compile(r"""(?:url\(|@import)\s*['"]?\s*(?:[a-z]+:)?//""", re.I)
REMOTE_IN_SCRIPT = re.compile(
    r"""(?:fetch|importScripts|import|EventSource|WebSocket|sendBeacon)\s*\(\s*['"`](?:https?|wss?):?//"""
    r"""|\.src\s*=\s*['"`](?:https?:)?//""",
    re.I,
)


@dataclass
class Document(HTMLParser):
    """What one page says about others."""

    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.anchors |= {named[name] for name in ("id", "name") if name in named}
        if tag == "a" and "href" in named:
            self.links.append(named["href"])
        self.loaded += [named[name] for name in LOADED & named.keys()]
        if tag == "link" and not set(named.get("rel", "").split()) <= QUIET_RELS:
            self.loaded.append(named.get("href", ""))


@cache
def read(page: Path) -> Document:
    document = Document()
    document.feed(page.read_text(encoding="utf-8"))
    document.close()
    return document


def pages(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 50, "the site has not been built whole"
    return found


def broken(site: Path, page: Path, addresses: list[str]) -> Iterator[str]:
    """The addresses that lead to no file of the site, or to no place in it."""
    for address in addresses:
        parts = urlsplit(urljoin(page.as_uri(), address))
        if parts.scheme != "file":
            continue
        target = Path(unquote(parts.path))
        if not target.is_file() or not target.is_relative_to(site):
            yield f"{page.relative_to(site)}: {address} has no file"
        elif (
            parts.fragment
            and target.suffix == ".html"
            and unquote(parts.fragment) not in read(target).anchors
        ):
            yield f"{page.relative_to(site)}: {address} has no such place"


def test_every_link_leads_to_a_file_and_a_place(site: Path) -> None:
    found = [
        line
        for page in pages(site)
        # The page for a wrong address is served from any folder: its addresses begin at the root.
        if page.name != "404.html"
        for line in broken(site, page, [*read(page).links, *read(page).loaded])
    ]
    assert found == []


def test_pages_load_from_the_site_alone(site: Path) -> None:
    found = {a for page in pages(site) for a in read(page).loaded if REMOTE.match(a.strip())}
    assert found == set()


@pytest.mark.parametrize(
    ("suffix", "pattern"),
    [
        (".css", REMOTE_IN_STYLE),
        (".html", REMOTE_IN_STYLE),
        (".js", REMOTE_IN_SCRIPT),
        (".html", REMOTE_IN_SCRIPT),
    ],
)
def test_styles_and_scripts_name_nothing_to_load(
    site: Path, suffix: str, pattern: re.Pattern[str]
) -> None:
    files = sorted(site.rglob(f"*{suffix}"))
    assert files
    found = [
        f"{file.relative_to(site)}: {match[0]}"
        for file in files
        for match in pattern.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []
