"""Makes the pictures of the editors' page: `python -m tests.browser.editor_pictures`.

They show the small site of the tests, whose sources are made up.  Run it when the look of a page
or the words of the check have changed, and look at what it made.
"""

import html
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from macros import environment
from macros.catalog import load_catalog
from macros.check import check
from macros.new import new
from macros.problem import report
from tests.browser.pictures import PICTURES
from tests.browser.visitor import Visitor, address
from tests.sites.conftest import SMALL
from tests.sites.served import Served

WINDOW: ViewportSize = {"width": 1000, "height": 470}
FILLED = {
    'title: ""': "title: Họp đúng giờ",
    'statement: ""': "statement: Chuẩn bị trước và họp đúng giờ đã báo",
    "sign: positive  # CHƯA ĐIỀN": "sign: positive",
    "use: self_assessed  # CHƯA ĐIỀN": "use: self_assessed",
    'addressed_to:\n  - ""': "addressed_to:\n  - cap-uyy",
    'group: ""': "group: doan-ket-dan-chu",
    'directive: ""': "directive: chi-thi-thu",
    '- source: ""': "- source: bao-thu-2018",
    "paragraph: 0  # CHƯA ĐIỀN": "paragraph: 40",
}
"""A new criterion as somebody filled it in, with two mistakes."""
MENDED = {"cap-uyy": "cap-uy", "paragraph: 40": "paragraph: 2"}


def main() -> None:
    """Take every picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=environment.chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        with Visitor(browser) as visitor:
            _steps(visitor.page(viewport=WINDOW, offline=True), Path(folder))
        browser.close()


def _steps(page: Page, folder: Path) -> None:
    data = folder / "data"
    shutil.copytree(SMALL, data)
    served = Served(data, folder / "site")
    try:
        path = new("criterion", "hop-dung-gio", data)
        _terminal(page, data, path, "editor-tao-moi")
        _edit(path, FILLED)
        _terminal(page, data, path, "editor-kiem-tra")
        _shot_of_item(page, served, "editor-khung-do")
        _edit(path, MENDED)
        _shot_of_item(page, served, "editor-xong")
    finally:
        served.close()


def _edit(path: Path, changes: dict[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new_text in changes.items():
        assert old in text, old
        text = text.replace(old, new_text)
    path.write_text(text, encoding="utf-8")


def _shot_of_item(page: Page, served: Served, name: str) -> None:
    served.build()
    page.goto(address(served.site, "criteria/hop-dung-gio.html"))
    _shoot(page, name)


def _terminal(page: Page, data: Path, path: Path, name: str) -> None:
    """What the check says of a file, as a window of commands shows it."""
    own = tuple(p for p in check(load_catalog(data)) if p.file.endswith(path.name))
    said = html.escape(report(tuple(p for p in own if p.is_error)))
    prompt = "C:\\so-tay&gt;"
    page.set_content(
        '<style>body{margin:0;background:#0c0c0c;color:#f2f2f2;font:15px/1.5 "Liberation Mono",'
        "Consolas,monospace}pre{margin:0;padding:16px;white-space:pre-wrap;overflow-wrap:anywhere}</style>"
        f"<pre>{prompt}py -3.13 -m macros.cli check --data\n{said}\n\n{prompt}</pre>"
    )
    page.locator("pre").screenshot(path=PICTURES / f"{name}.png")


def _shoot(page: Page, name: str) -> None:
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    main()
