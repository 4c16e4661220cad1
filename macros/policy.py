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
    place = _CHARSET.search(html)
    if place is None:
        raise PolicyError('a page has no <meta charset="utf-8">')
    policy = said([*inline_scripts(html), *scripts], styles)
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return f"{html[: place.end()]}\n{element}{html[place.end() :]}"


def inline_scripts(html: str) -> list[str]:
    """The texts of the scripts that run and stand in the page itself."""
    found = _INLINE.finditer(html)
    return [one["text"] for one in found if not _NOT_RUN.search(one["attributes"])]


def said(scripts: Iterable[str], styles: Iterable[str] = (), *, in_header: bool = False) -> str:
    """The policy under which these texts run as scripts and hold as styles, in one line.

    A header says more than a page may: that no other site frames it.
    """
    directives = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *_hashes(scripts), "'wasm-unsafe-eval'"]),
        "worker-src": "'self' blob:",
        "connect-src": "'self' data:",
        "style-src": " ".join(["'self'", *_hashes(styles)]),
        "style-src-attr": "'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    if in_header:
        directives["frame-ancestors"] = "'none'"
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _hashes(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(_hash, texts)))


def _hash(text: str) -> str:
    # A parser of HTML reads every line end as one line feed before it compares.
    read = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(read.encode()).digest()).decode('ascii')}'"
