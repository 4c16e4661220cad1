"""Makes the pictures of the guide from the built site: `python -m tests.browser.pictures`.

Run it when the look of a page in the guide has changed, and look at what it made.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from macros import environment
from tests.browser.form_page import FormPage
from tests.browser.visitor import Visitor, address, wait_for

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "assets" / "pictures"
LAPTOP: ViewportSize = {"width": 1100, "height": 620}
RESPONDENT = {
    "respondent.ho-ten": "Nguyễn Văn A",
    "respondent.chuc-vu": "Bí thư chi bộ",
    "respondent.don-vi": "Đơn vị X",
    "respondent.chi-bo": "Chi bộ X",
    "period.kind": "quarter",
    "period.year": "2026",
    "period.index": "4",
    "doan-ket-noi-bo": "tot-co-minh-chung",
    "doan-ket-noi-bo.note": "Mỗi tháng trao đổi một lần trong chi ủy.",
    "doan-ket-noi-bo.evidence[0].name": "Biên bản sinh hoạt tháng 10",
}
"""Nobody: the name that blank forms use."""


def main() -> None:
    """Take every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=environment.chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        with Visitor(browser) as visitor:
            page = visitor.page(viewport=LAPTOP, offline=True)
            _handbook(page)
            _form(FormPage(page, ROOT / "site"))
        browser.close()


def _shoot(page: Page, name: str) -> None:
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


def _handbook(page: Page) -> None:
    page.goto(address(ROOT / "site", "index.html"))
    _shoot(page, "mo")
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").press_sequentially("doan ket")
    wait_for(page, "results", lambda: page.locator(".md-search-result__item").count() > 0)
    _shoot(page, "tim")


def _form(form: FormPage) -> None:
    page = form.page
    form.fill(RESPONDENT)
    question = page.locator("#q-doan-ket-noi-bo")
    question.evaluate("node => { node.querySelector('details').open = true; }")
    question.evaluate("node => { node.scrollIntoView(); }")
    form.saved()
    _shoot(page, "dien")
    form.press("save")
    wait_for(page, "the message", lambda: "Tải xuống" in form.part("message"))
    _shoot(page, "luu")
    form.press("erase")
    wait_for(page, "the question", lambda: page.locator("dialog[open]").count() > 0)
    _shoot(page, "xoa")
    page.keyboard.press("Escape")
    with tempfile.TemporaryDirectory() as folder:
        _papers(form, Path(folder))


def _papers(form: FormPage, folder: Path) -> None:
    """The first page of the Word file, and of the blank form."""
    with form.page.expect_download(timeout=180_000) as download:
        form.press("word")
    download.value.save_as(folder / "word.docx")
    soffice = shutil.which("soffice") or "soffice"
    office = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    convert = [soffice, "--headless", office, "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, str(folder / "word.docx")], check=True, capture_output=True)
    _first_page(folder / "word.pdf", "gui")
    form.page.evaluate("window.print = () => {}")
    form.press("print-blank")
    form.page.pdf(path=folder / "blank.pdf", format="A4")
    _first_page(folder / "blank.pdf", "in")


def _first_page(pdf: Path, name: str) -> None:
    command = ["pdftoppm", "-png", "-r", "72", "-f", "1", "-l", "1", "-singlefile"]
    subprocess.run([*command, str(pdf), str(PICTURES / name)], check=True)


if __name__ == "__main__":
    main()
