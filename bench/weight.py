"""What a reading page loads, compressed and without fonts: `python -m bench.weight`.

Of every folder of the site the page whose HTML is largest is opened, for all else is the same.
"""

import gzip
import shutil
from pathlib import Path

from playwright.sync_api import Page, Response, sync_playwright

from bench.builds import handbook
from bench.figures import FOLDER, Figure, held_to, keep
from bench.setting import browser_program
from macros.environment import ROOT
from tests.browser.local_servers import serve

LIMIT = 110_000
"""Bytes that one page may load."""
NOT_READ = ("guide.html", "editors.html")
"""Guides of pictures, which compress no further."""


def loaded(page: Page, address: str) -> dict[str, int]:
    """What a page loads by itself, fonts apart: address and compressed bytes."""
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(address, wait_until="networkidle")
    # Read now, for what comes later may be cut off when the page is closed.
    return {
        response.url: compressed(response.body())
        for response in tuple(responses)
        if not response.url.endswith(".woff2")
    }


def compressed(body: bytes) -> int:
    """How many bytes go over the line."""
    return len(gzip.compress(body, 9, mtime=0))


def reading_pages(site: Path) -> list[str]:
    """The pages beside the folders, and of every folder its list and its heaviest page."""
    pages = [path for path in site.glob("*.html") if path.name not in NOT_READ]
    for folder in sorted({path.parent for path in site.glob("*/*.html")}):
        single = [path for path in folder.glob("*.html") if path.name != "index.html"]
        pages += folder.glob("index.html")
        # A form is worked with; it loads Python.
        if single and folder.name != "forms":
            pages.append(max(single, key=lambda path: compressed(path.read_bytes())))
    return sorted(path.relative_to(site).as_posix() for path in pages)


def measure(site: Path) -> dict[str, int]:
    """Bytes of every page of `reading_pages`."""
    program = browser_program()
    weights = {}
    with serve(site) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name in reading_pages(site):
            page = browser.new_page()  # in a context of its own: nothing is kept from the last one
            weights[name] = sum(loaded(page, f"http://{host}/{name}").values())
            page.close()
        browser.close()
    return weights


def main() -> None:
    """Measure the handbook's own site, and keep its pages' figures."""
    folder = FOLDER / "weight"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "data", folder / "data")
    handbook(folder)
    weights = measure(folder / "site")
    lines = [Figure(f"weight {name}", size, "B") for name, size in weights.items()]
    keep([*lines, held_to("weight-worst", max(weights.values()), "B", LIMIT)])


if __name__ == "__main__":
    main()
