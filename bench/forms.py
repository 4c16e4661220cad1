"""How soon the largest form is reviewed and put on paper once Python is ready.

`python -m bench.forms [--tries 10]`: the form with the most questions, every one answered, from a
file in Chromium.  The time is that of the page's call of the bridge, there and back again.
"""

import argparse
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.figures import Figure, held_to, keep
from bench.setting import browser_program, own_handbook
from forms.definition import FormDefinition
from tests.browser.filling import fill_all
from tests.browser.form_page import FormPage
from tests.browser.visitor import wait_for

REVIEWED = 100.0
"""Milliseconds for a review, the median of all tries."""
WORD = 1000.0
"""The same for a Word file."""
_CLOCK = """() => {
    const { call } = SoTay.engine;
    window.taken = {};
    SoTay.engine.call = async (action, ...others) => {
        const started = performance.now();
        const answer = await call(action, ...others);
        (window.taken[action] ??= []).push(performance.now() - started);
        return answer;
    };
}"""


@dataclass(frozen=True, slots=True)
class Work:
    """Something that a button of the page asks of Python."""

    action: str
    """The bridge's action."""
    button: str
    limit: float | None


WORKS = (
    Work("review", "review", REVIEWED),
    Work("export_docx", "word", WORD),
    Work("export_xlsx", "xlsx", None),
)


def measure(site: Path, form: FormDefinition, tries: int) -> dict[str, list[float]]:
    """Milliseconds of every call, action by action; the first ones bring what they need."""
    program = browser_program()
    # On a profile of its own, for a page on `file://` must be able to keep its draft.
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=program, args=["--no-sandbox"], accept_downloads=True
        )
        page = context.new_page()
        fill_in(page, site, form)
        for work in WORKS:
            for _ in range(1 + tries):
                press(page, work)
        taken: dict[str, list[float]] = page.evaluate("window.taken")
        context.close()
    return taken


def fill_in(page: Page, site: Path, form: FormDefinition) -> None:
    """Answer every question, start Python, and set the clock."""
    opened = FormPage(page, site, form.id)
    opened.fill(fill_all(form))
    opened.saved()
    opened.review()
    page.evaluate(_CLOCK)


def press(page: Page, work: Work) -> None:
    """Press a button of the page at rest and wait until it has its answer."""
    form = FormPage(page, None)
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")
    count = f"(window.taken['{work.action}'] ?? []).length"
    before = page.evaluate(count)
    form.press(work.button)
    wait_for(page, work.action, lambda: page.evaluate(count) > before)
    if work.button != "review":
        form.message()
        form.close_message()


def figures(form: FormDefinition, taken: dict[str, list[float]]) -> list[Figure]:
    """The lines; of every action the first call apart from the others."""
    lines = [Figure("form-questions", len(form.questions()), "questions")]
    for work in WORKS:
        first, *others = taken[work.action]
        middle = round(statistics.median(others), 1)
        name = f"form-{work.button}"
        lines.append(Figure(f"{name}-first", round(first, 1), "ms"))
        if work.limit is None:
            lines.append(Figure(f"{name}-median", middle, "ms"))
        else:
            lines.append(held_to(f"{name}-median", middle, "ms", work.limit))
        lines.append(Figure(f"{name}-worst", round(max(others), 1), "ms"))
    return lines


def main(arguments: list[str] | None = None) -> None:
    """Measure the handbook's largest form, and keep its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=10)
    options = parser.parse_args(arguments)
    folder, form = own_handbook("forms")
    keep(figures(form, measure(folder / "site", form, options.tries)))


if __name__ == "__main__":
    main()
