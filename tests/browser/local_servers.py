"""Two servers on this computer: one gives the built site, one is a proxy that refuses all."""

import contextlib
import functools
import http.server
import re
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

LOCAL = "127.0.0.1"
_BROWSERS_OWN = re.compile(
    r"^(CONNECT |[A-Z]+ http://|https?://)"
    r"(accounts\.google|clients\d?\.google|update\.googleapis|content-autofill\.googleapis"
    r"|optimizationguide-pa\.googleapis|safebrowsing\.googleapis|edgedl\.me\.gvt1|redirector\.gvt1"
    r"|firefox\.settings\.services\.mozilla|content-signature-2\.cdn\.mozilla"
    r"|detectportal\.firefox|location\.services\.mozilla)\.com"
)
"""Services that browsers ask by themselves, whatever page they show, and no page has a use for."""


def from_pages(asked: Iterable[str]) -> list[str]:
    """What a page can have asked for, of all that a proxy was asked for."""
    return [address for address in asked if not _BROWSERS_OWN.match(address)]


class _SiteHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: a test's output is its assertions."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Give a file; a page that is left in the midst of it is none of our business."""
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)


class RefusingProxy(http.server.ThreadingHTTPServer):
    """Writes down every address that it is asked for and answers 403."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((LOCAL, 0), _RefusingHandler)
        self.asked: list[str] = []


class _RefusingHandler(http.server.BaseHTTPRequestHandler):
    server: RefusingProxy

    def _refuse(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        self.send_response(403)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = do_POST = do_PUT = do_OPTIONS = do_CONNECT = _refuse  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: `asked` holds what matters."""


@contextlib.contextmanager
def _running(server: http.server.ThreadingHTTPServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextlib.contextmanager
def serve(folder: Path, port: int = 0) -> Iterator[str]:
    """`host:port` of a server that gives the files of a folder; without a port, at a free one."""
    handler = functools.partial(_SiteHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer((LOCAL, port), handler)
    server.daemon_threads = True
    with _running(server):
        yield f"{LOCAL}:{server.server_port}"


@contextlib.contextmanager
def refuse() -> Iterator[RefusingProxy]:
    """The proxy, while it runs."""
    server = RefusingProxy()
    with _running(server):
        yield server
