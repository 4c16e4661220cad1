"""Who opens pages in a test, and how a test waits for something."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self, TypedDict, Unpack

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize

PATIENCE = 60.0
"""Seconds until something that a browser does at once on a free machine is given up."""
PYTHON_PATIENCE = 180.0
"""The same for what waits for Python's start."""
_PAUSE_MS = 50


class Look(TypedDict, total=False):
    """How a page is looked at."""

    viewport: ViewportSize
    color_scheme: str
    java_script_enabled: bool
    reduced_motion: str
    offline: bool
    has_touch: bool


class Visitor:
    """Opens pages, each in a profile of its own, and keeps what they complain about."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []
        self.deaf = False
        """Set by a test in which files are missing on purpose, which browsers complain about."""

    def page(self, scripts: tuple[str, ...] = (), **look: Unpack[Look]) -> Page:
        """An empty page; `scripts` run in it before any of a document's own."""
        options: dict[str, Any] = {"reduced_motion": "reduce", "locale": "vi-VN", **look}
        context = self._browser.new_context(accept_downloads=True, **options)
        self._contexts.append(context)
        for script in scripts:
            context.add_init_script(script)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.hear(str(error.error)))
        context.on("page", _await_choosers)
        return context.new_page()

    def hear(self, complaint: str) -> None:
        """Write a complaint down."""
        if not self.deaf:
            self.complaints.append(complaint)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.hear(f"{message.text} ({message.location.get('url', '')})")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for context in self._contexts:
            context.close()


def _await_choosers(page: Page) -> None:
    """Have Playwright take what the browser asks for files, before anybody presses a key.

    `expect_file_chooser` begins to take it at the same time as the key is pressed, and the browser
    cancels by itself what comes first.
    """
    page.on("filechooser", lambda _: None)


def address(site: Path, name: str) -> str:
    """The address of one of the site's files for a double click."""
    return (site / name).resolve().as_uri()


def wait_for[T](page: Page, what: str, look: Callable[[], T], patience: float = PATIENCE) -> T:
    """The first true answer of `look`; fails with `what` when there is none in `patience` seconds.

    Playwright's own `wait_for_function` needs `eval`, which a page may have forbidden.
    """
    deadline = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {patience:.0f} s for {what}")
        page.wait_for_timeout(_PAUSE_MS)
