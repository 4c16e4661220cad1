"""What a page may load and run, said to the browser by the page itself and by a server's header.

Nothing but the site's own files, scripts inside the page by their hashes alone, and WebAssembly;
`docs/contributing/threats.md` says against what.
"""

import base64
import hashlib
import re
from collections.abc import Iterable

_CHARSET = re.compile(r"<meta charset=\"?utf-8\"?\s*/?>", re.IGNORECASE)
_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_INLINE_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
# A script with an address has no text of its own, and one of another type is never run.
_NOT_RUN = re.compile(r"""\b(?:src=|type=["']?(?!text/javascript|module))""")


class PolicyError(Exception):
    """A page has no place for its policy; the message names what is missing."""


def with_policy(html: str, scripts: Iterable[str] = (), styles: Iterable[str] = ()) -> str:
    """The page with its policy in front of all that it loads.

    `scripts` and `styles` are texts that the page's own scripts write into a window of theirs.

    Raises:
        PolicyError: the page does not say that it is UTF-8, which comes first in every page.
    """
    return _with(html, said([*inline_scripts(html), *scripts], styles))


def standing_alone(html: str) -> str:
    """A page that loads nothing, with a policy that lets it load nothing.

    Raises:
        PolicyError: as `with_policy`.

    """
    scripts, styles = inline_scripts(html), _INLINE_STYLE.findall(html)
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(_hashes(scripts)),
        "style-src": " ".join(_hashes(styles)),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return _with(html, _line(directives))


def _with(html: str, policy: str) -> str:
    place = _CHARSET.search(html)
    if place is None:
        raise PolicyError('a page has no <meta charset="utf-8">')
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return f"{html[: place.end()]}\n{element}{html[place.end() :]}"


def inline_scripts(html: str) -> list[str]:
    """The texts of the scripts that run and stand in the page itself."""
    found = _INLINE.finditer(html)
    return [one["text"] for one in found if not _NOT_RUN.search(one["attributes"])]


def said(scripts: Iterable[str], styles: Iterable[str] = ()) -> str:
    """The policy under which these texts run as scripts and hold as styles, in one line."""
    return _line(_directives(_hashes(scripts), _hashes(styles)))


def header() -> str:
    """What a server says with every file, in one line: what all pages have in common.

    A browser holds a page to its own policy and to this one, so this one leaves inline texts to
    the page's, which names them by hash.  Named here, they would change with every build, and a
    server that was not told would stop pages.  That no other site frames a page only a header can
    say; the speaker's window of a presentation frames its slides.
    """
    inline = ["'unsafe-inline'"]
    return _line({**_directives(inline, inline), "frame-ancestors": "'self'"})


def _directives(scripts: list[str], styles: list[str]) -> dict[str, str]:
    return {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *scripts, "'wasm-unsafe-eval'"]),
        "worker-src": "'self' blob:",
        "connect-src": "'self' data:",
        "style-src": " ".join(["'self'", *styles]),
        "style-src-attr": "'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def _line(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _hashes(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(_hash, texts)))


def _hash(text: str) -> str:
    # A parser of HTML reads every line end as one line feed before it compares.
    read = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(read.encode()).digest()).decode('ascii')}'"
