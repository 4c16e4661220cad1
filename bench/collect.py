"""How soon many filled copies are gathered on the page, and whether the page stays fluid meanwhile.

`python -m bench.collect [--files 500 2000]`: copies of the largest form, every question answered,
in a folder dropped on a page opened from a file in Chromium; the time goes from the drop until
the last number is drawn, Python's start included.  Beside it stands, in the same browser, what it
takes to read the same texts one after another and write them again, and nothing else.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from playwright.sync_api import Browser, Page, sync_playwright

from bench.figures import Figure, held_to, keep
from bench.setting import browser_program, own_handbook
from bench.start import memory
from forms.codec import encode
from forms.definition import FormDefinition
from forms.question import NOT_APPLICABLE, Question
from forms.response import Answer, FormRef, Period, Response, Row, Value
from tests.browser.collected import drop
from tests.browser.visitor import wait_for

SECONDS = {500: 20.0}
"""Number of files -> the most that gathering them may take."""
MEMORY_MB = 1024.0
TASK_MS = 200.0
"""The longest task of the page; one under 50 ms is not told by the browser and counts as none."""
_NOTE = "Đã phân công lại, kiểm tra hằng tháng; còn chậm ở khâu tổng hợp báo cáo. "
_PATIENCE = 600
_ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
_WATCH = """() => {
    window.tasks = [0];
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.tasks.push(duration);
    }).observe({ type: "longtask" });
}"""
_RECODE = """async (texts) => {
    await SoTay.engine.start(() => {});
    const started = performance.now();
    for (const text of texts) await SoTay.engine.call("recode", { text }, () => {});
    return performance.now() - started;
}"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What gathering took."""

    seconds: float
    task: float
    """Milliseconds of the longest task."""
    process: float
    """Megabytes of the page's process, Python in its worker included; 0 where nothing tells."""
    recode: float
    """Seconds for reading and writing the same texts."""


def copies(form: FormDefinition, count: int) -> list[str]:
    """Save files of as many persons, their answers strewn over all that may be chosen."""
    return [encode(_copy(form, number)) for number in range(count)]


def _copy(form: FormDefinition, number: int) -> Response:
    chance = Random(number)  # noqa: S311 - to strew answers
    kind = form.periods[0].kind if form.periods else None
    answers = {q.id: _answer(form, q, number, chance) for q in form.questions()}
    return Response(
        tool_version=form.tool_version,
        form=FormRef.of(form),
        questions={question.id: question.label for question in form.questions()},
        respondent={field.id: f"{field.label} {number}" for field in form.identity},
        period=Period(kind=kind, year=2026, index=1) if kind else None,
        answers=answers,
    )


def _answer(form: FormDefinition, question: Question, number: int, chance: Random) -> Answer:
    value = _value(form, question, chance)
    return Answer(
        by=form.by(question),
        value=value,
        note=_NOTE * 2 if question.kind in ("scale", "yes_no") else "",
        evidence=("Nghị quyết chi bộ", "Sổ họp giao ban") if question.kind == "scale" else (),
        not_applicable_reason=_NOTE if value == NOT_APPLICABLE else "",
        updated_at=f"2026-11-{number % 20 + 1:02d}T03:42:10Z",
        seq=number,
    )


def _value(form: FormDefinition, question: Question, chance: Random) -> Value:
    choices = list(form.choices(question))
    if choices:
        return chance.choice(choices)
    match question.kind:
        case "table":
            ids = [row.id for row in question.rows] or ["r1", "r2"]
            return tuple(_row(question, id_, chance) for id_ in ids)
        case "date":
            return "2026-12-20"
        case "number":
            return str(chance.randrange(100))
    return _NOTE * 4


def _row(question: Question, row_id: str, chance: Random) -> Row:
    cells = {
        "date": f"2026-12-{chance.randrange(1, 29):02d}",
        "number": str(chance.randrange(30)),
        "text": _NOTE,
    }
    columns = {
        column.id: chance.choice(column.options).id if column.options else cells[column.kind]
        for column in question.columns
    }
    return {"row_id": row_id, **columns}


def measure(browser: Browser, site: Path, texts: Sequence[str], folder: Path) -> Taken:
    """Drop a folder of the files on the page, and wait until everything is drawn."""
    folder.mkdir(parents=True)
    paths = [folder / f"ban-{number}.json" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8", newline="\n")
    page = browser.new_page()
    page.goto((site / "collect.html").as_uri())
    page.evaluate(_WATCH)
    began = page.evaluate("performance.now()")
    drop(page, folder)
    wait_for(page, "the numbers", lambda: _is_drawn(page, len(texts)), _PATIENCE)
    seconds = (page.evaluate("performance.now()") - began) / 1000
    task, process = max(page.evaluate("window.tasks")), _process(browser)
    page.close()
    return Taken(seconds, task, process, _recoded(browser, site, texts))


def _is_drawn(page: Page, count: int) -> bool:
    status = page.locator("[data-collect-status]").inner_text()
    parts = page.locator("[data-collect-parts]")
    return f"Đã tập hợp {count} bản" in status and parts.get_attribute("aria-busy") == "false"


def _recoded(browser: Browser, site: Path, texts: Sequence[str]) -> float:
    page = browser.new_page()
    page.goto((site / "collect.html").as_uri())
    taken: float = page.evaluate(_RECODE, list(texts))
    page.close()
    return taken / 1000


def _process(browser: Browser) -> float:
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return max(memory(int(one["id"])) for one in processes if one["type"] == "renderer")


def figures(count: int, taken: Taken) -> list[Figure]:
    """The lines."""
    name, seconds = f"collect-{count}", round(taken.seconds, 1)
    limit = SECONDS.get(count)
    ratio = round(taken.seconds / taken.recode, 3)
    return [
        held_to(name, seconds, "s", limit) if limit else Figure(name, seconds, "s"),
        Figure(name, seconds, "s", "recode", ratio),
        Figure(f"{name}-recode", round(taken.recode, 1), "s"),
        held_to(f"{name}-task", round(taken.task), "ms", TASK_MS),
        held_to(f"{name}-memory", round(taken.process), "MB", MEMORY_MB),
    ]


def main(arguments: list[str] | None = None) -> None:
    """Build the handbook, gather copies of its largest form, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, nargs="+", default=[500, 2000])
    options = parser.parse_args(arguments)
    folder, form = own_handbook("collect")
    program = browser_program()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        for count in options.files:
            taken = measure(browser, folder / "site", copies(form, count), folder / f"n{count}")
            keep(figures(count, taken))


if __name__ == "__main__":
    main()
