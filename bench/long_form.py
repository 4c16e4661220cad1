"""Whether a form of three hundred questions stays fluid while somebody types.

`python -m bench.long_form [--questions 300]`: the form in the tests' small site, from a file in
Chromium, half of it filled in, Python not started.
"""

import argparse
import shutil
import statistics
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.builds import handbook
from bench.figures import FOLDER, Figure, held_to, keep
from bench.many_questions import FORM, write
from bench.setting import browser_program
from forms.codec import definition_from_data
from tests.browser.filling import fill_all
from tests.browser.form_page import FormPage, read_script

TASK_MS = 100.0
"""The longest task while typing; one under 50 ms is not told by the browser and counts as none."""
_LETTERS = "Đã họp giao ban đúng hẹn, phân công rõ người, rõ việc, rõ hạn. " * 2
_BETWEEN_MS = 60
_WATCH = """() => {
    SoTay.engine.start = () => new Promise(() => {});
    window.tasks = [0];
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.tasks.push(duration);
    }).observe({ type: "longtask" });
    window.letters = [];
    addEventListener("keydown", () => {
        const pressed = performance.now();
        requestAnimationFrame(() => setTimeout(() => letters.push(performance.now() - pressed)));
    }, true);
}"""


def measure(site: Path) -> tuple[list[float], list[float]]:
    """Milliseconds of every long task, and from every key to the drawn page."""
    program = browser_program()
    form = definition_from_data(read_script(site, FORM)["definition"])
    fields = list(fill_all(form).items())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        opened = FormPage(browser.new_page(), site, FORM)
        opened.fill(dict(fields[: len(fields) // 2]))
        opened.saved()
        taken = typed(opened.page)
        browser.close()
    return taken


def typed(page: Page) -> tuple[list[float], list[float]]:
    """Type into the last text of the form, and wait until it is saved."""
    field = page.locator('[data-kind="text"] textarea').last
    field.focus()
    page.evaluate(_WATCH)
    page.keyboard.type(_LETTERS, delay=_BETWEEN_MS)
    FormPage(page, None).saved()
    return page.evaluate("window.tasks"), page.evaluate("window.letters")


def figures(count: int, tasks: list[float], letters: list[float]) -> list[Figure]:
    """The lines."""
    return [
        held_to(f"long-form-{count}-task", round(max(tasks)), "ms", TASK_MS),
        Figure(f"long-form-{count}-letter-median", round(statistics.median(letters), 1), "ms"),
        Figure(f"long-form-{count}-letter-worst", round(max(letters), 1), "ms"),
    ]


def main(arguments: list[str] | None = None) -> None:
    """Build the site, type into its form, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=300)
    options = parser.parse_args(arguments)
    folder = FOLDER / "long-form"
    shutil.rmtree(folder, ignore_errors=True)
    write(folder / "data", options.questions)
    handbook(folder)
    keep(figures(options.questions, *measure(folder / "site")))


if __name__ == "__main__":
    main()
