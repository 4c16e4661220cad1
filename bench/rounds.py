"""Whether a form's page grows while somebody works with it all day.

`python -m bench.rounds [--rounds 200]`: one page stays open, from a file in Chromium; in every
round a text is typed in and saved, the form is reviewed, and its Word file is taken away.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.figures import Figure, held_to, keep
from bench.setting import browser_program, own_handbook
from bench.start import memory
from forms.definition import FormDefinition
from tests.browser.filling import fill_all
from tests.browser.form_page import FormPage
from tests.browser.visitor import wait_for

SETTLED = 20
"""Rounds after which what is kept on purpose is there: compiled code, the last ten states."""
GROWS = {
    "heap": ("KB", 1024.0),
    "nodes": ("nodes", 50.0),
    "listeners": ("listeners", 20.0),
    "process": ("MB", 15.0),
}
"""What may be more after all the rounds."""
_ARGUMENTS = ["--no-sandbox", "--disable-gpu"]


@dataclass(frozen=True, slots=True)
class Held:
    """What a page holds when nothing is under way and no garbage is left."""

    heap: float
    """Kilobytes of JavaScript."""
    nodes: float
    listeners: float
    process: float
    """Megabytes of the page's process, Python in its worker included; 0 where nothing tells."""


def measure(
    browser: Browser, site: Path, form: FormDefinition, rounds: int, settled: int = SETTLED
) -> list[Held]:
    """What the page holds once it has settled, and after all rounds."""
    opened = FormPage(browser.new_page(), site, form.id)
    opened.fill(fill_all(form))
    opened.saved()
    found: list[Held] = []
    for number in range(1, rounds + 1):
        once(opened, form, number)
        if number in (settled, rounds):
            found.append(held(browser, opened.page))
    opened.page.close()
    return found


def once(opened: FormPage, form: FormDefinition, number: int) -> None:
    """Type, save, review, take the Word file away."""
    field = next(question.id for question in form.questions() if question.kind == "text")
    opened.fill({field: f"Lần {number}: đã họp giao ban đúng hẹn."})
    opened.saved()
    opened.press("review")
    page = opened.page
    stale = page.locator('[data-part="review"] .st-outdated')
    wait_for(page, "a fresh review", lambda: opened.part("review") and not stale.is_visible())
    opened.download("word").delete()
    opened.message()
    opened.close_message()


def held(browser: Browser, page: Page) -> Held:
    """What the page holds now."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    whole = browser.new_browser_cdp_session()
    processes = whole.send("SystemInfo.getProcessInfo")["processInfo"]
    whole.detach()
    return Held(
        heap=found["JSHeapUsedSize"] / 1024,
        nodes=found["Nodes"],
        listeners=found["JSEventListeners"],
        process=max(memory(int(one["id"])) for one in processes if one["type"] == "renderer"),
    )


def figures(rounds: int, found: Sequence[Held]) -> list[Figure]:
    """The lines: how much more the page holds after all rounds."""
    before, after = found
    return [
        held_to(
            f"rounds-{rounds}-{name}",
            round(max(getattr(after, name) - getattr(before, name), 0)),
            unit,
            limit,
        )
        for name, (unit, limit) in GROWS.items()
    ]


def main(arguments: list[str] | None = None) -> None:
    """Build the handbook, work with its largest form, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args(arguments)
    folder, form = own_handbook("rounds")
    program = browser_program()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        found = measure(browser, folder / "site", form, options.rounds)
    keep(figures(options.rounds, found))


if __name__ == "__main__":
    main()
