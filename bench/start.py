"""How soon Python is ready on a page, beside a plain `loadPyodide` page, in one run and browser.

`python -m bench.start [--rounds 5]`: medians of rounds in which every page is opened in turn, each
in a Chromium profile of its own.  The clock runs from the beginning of the visit until the bridge
of `forms` has answered once.  What the pages are says `bench.start_pages`; the largest form is
opened for what its reader notices of the start: when typing is possible, the longest task of the
page, its memory.
"""

import argparse
import shutil
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from bench.figures import FOLDER, Figure, held_to, keep
from bench.setting import browser_program
from bench.start_pages import COMPILED, MATERIAL, OURS, PLAIN, STOCK, make_pages
from tests.browser.local_servers import serve
from tests.browser.visitor import wait_for

STARTS = (
    ("plain", "http", PLAIN),
    ("http", "http", OURS),
    ("file", "file", OURS),
    ("compiled-file", "file", COMPILED),
    ("stock-file", "file", STOCK),
)
"""Name of a figure, where the page comes from, and the page."""
LIMITS = (
    ("http", "plain", 0.35),
    ("file", "plain", 0.55),
    ("file", "stock-file", 0.30),
    ("http-again", "plain", 0.30),
    ("file", "compiled-file", 1 / 1.5),
    ("typing-http", "typing-http-material", 1.2),
    ("typing-file", "typing-file-material", 1.2),
)
"""A figure, what it is held against, and the largest ratio."""
TASK_MS = 200
MEMORY_MB = 300

_ARGUMENTS = ("--no-sandbox", "--disable-gpu")
_FIELD = "textarea:visible, input[type=text]:visible"
_TYPED = """addEventListener("input", () => requestAnimationFrame(() => setTimeout(() => {
    window.typed ??= performance.now();
})), { capture: true });"""
_BEHIND = 'addEventListener("DOMContentLoaded", () => void globalThis.SoTay?.engine?.start());'
_TASKS = """window.tasks = [0];
new PerformanceObserver((found) => {
    for (const task of found.getEntries()) window.tasks.push(task.duration);
}).observe({ entryTypes: ["longtask"] });"""
_ENGINE = "document.documentElement.dataset.engine"
_DRAFT = "['ready', 'unavailable'].includes(document.documentElement.dataset.draft)"
_LETTER = "window.typed ?? 0"

Taken = dict[str, list[float]]


class Places:
    """The folder of all pages, as a double click and as a server gives it."""

    def __init__(self, folder: Path, host: str) -> None:
        self._at = {"file": folder.resolve().as_uri(), "http": f"http://{host}"}

    def address(self, how: str, name: str) -> str:
        """The address of a page."""
        return f"{self._at[how]}/{name}"


@contextmanager
def visit(playwright: Playwright) -> Iterator[BrowserContext]:
    """A Chromium with a new profile on disk, so that a second visit finds what the first kept."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=browser_program(), args=list(_ARGUMENTS)
        )
        yield context
        context.close()


def starts(playwright: Playwright, places: Places, taken: Taken) -> None:
    """Open every page of `STARTS` twice, one after another."""
    for name, how, path in STARTS:
        with visit(playwright) as context:
            page = context.new_page()
            for figure in (name, f"{name}-again"):
                page.goto(places.address(how, path))
                taken[figure].append(page.evaluate("window.taken"))
                page.goto("about:blank")


def typing(playwright: Playwright, places: Places, form: str, taken: Taken) -> None:
    """Type into a form while Python starts behind it, and into a page of Material like it."""
    for how in ("http", "file"):
        for name, path in ((f"typing-{how}-material", MATERIAL), (f"typing-{how}", form)):
            with visit(playwright) as context:
                context.add_init_script(_TYPED)
                context.add_init_script(_BEHIND)
                page = context.new_page()
                page.goto(places.address(how, path), wait_until="commit")
                page.locator(_FIELD).first.press("a")
                taken[name].append(seen(page, _LETTER))


def work(playwright: Playwright, places: Places, form: str, taken: Taken) -> None:
    """Start Python on a form at rest: the page's longest task, and the most memory it takes."""
    for how in ("http", "file"):
        browser = playwright.chromium.launch(
            executable_path=browser_program(), args=list(_ARGUMENTS)
        )
        session = browser.new_browser_cdp_session()
        page = browser.new_page()
        page.goto(places.address(how, form))
        seen(page, _DRAFT)
        page.evaluate(_TASKS)
        page.evaluate("void SoTay.engine.start()")
        most = 0.0
        while page.evaluate(_ENGINE) == "loading":
            found = session.send("SystemInfo.getProcessInfo")["processInfo"]
            ids = [int(each["id"]) for each in found if each["type"] == "renderer"]
            most = max(most, *map(memory, ids))
            page.wait_for_timeout(20)
        if page.evaluate(_ENGINE) != "ready":
            raise ValueError(f"Python does not start over {how}")
        taken[f"task-{how}"].append(page.evaluate("Math.max(...window.tasks)"))
        taken[f"memory-{how}"].append(most)
        browser.close()


def seen(page: Page, expression: str) -> float:
    """What a script says of the page, once it is neither zero nor false.

    Playwright's own waiting needs `eval`, which the handbook's pages forbid.
    """
    found: float = wait_for(page, expression, lambda: page.evaluate(expression))
    return found


def memory(process: int) -> float:
    """Megabytes that a process holds, shared ones by its share; 0 where nothing tells."""
    rollup = Path(f"/proc/{process}/smaps_rollup")
    if not rollup.exists():
        return 0.0
    lines = dict(line.split(":", 1) for line in rollup.read_text().splitlines()[1:])
    return int(lines["Pss"].split()[0]) / 1024


def figures(taken: Taken) -> list[Figure]:
    """The lines: milliseconds, ratios held to their limits, and what a page at work takes."""
    middle = {name: statistics.median(values) for name, values in taken.items()}
    times = [name for name in middle if not name.startswith(("task-", "memory-"))]
    lines = [Figure(f"start-{name}", round(middle[name]), "ms") for name in times]
    for name, against, limit in LIMITS:
        ratio = round(middle[name] / middle[against], 3)
        lines.append(held_to(f"start-{name}-of-{against}", ratio, "", round(limit, 3)))
    for how in ("http", "file"):
        longest = round(max(taken[f"task-{how}"]))
        lines.append(held_to(f"start-task-{how}", longest, "ms", TASK_MS))
        lines.append(
            held_to(f"start-memory-{how}", round(middle[f"memory-{how}"]), "MB", MEMORY_MB)
        )
    return lines


def main(arguments: list[str] | None = None) -> None:
    """Make the pages, measure them in turns, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    folder = FOLDER / "start"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    form = make_pages(folder)
    taken: Taken = defaultdict(list)
    with serve(folder) as host, sync_playwright() as playwright:
        places = Places(folder, host)
        for _ in range(options.rounds):
            starts(playwright, places, taken)
            typing(playwright, places, form, taken)
            work(playwright, places, form, taken)
    keep(figures(taken))


if __name__ == "__main__":
    main()
