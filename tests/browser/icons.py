"""Makes the icons of the installed site from its favicon: `python -m tests.browser.icons`.

Run it when the favicon has changed, and look at what it made.
"""

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from macros import environment

APP = Path(__file__).parents[2] / "docs" / "assets" / "app"
PLAIN = (192, 512)
MASKABLE = 512
SAFE = 0.7
"""Of a maskable icon, whose corners a system may cut off, the picture's own share."""


def main() -> None:
    """Draw every icon."""
    picture = (APP / "favicon.svg").read_text(encoding="utf-8")
    background = picture.split('fill="', 1)[1].split('"', 1)[0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=environment.chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        for size in PLAIN:
            _draw(page, picture, size, size, "transparent")
            page.screenshot(path=APP / f"icon-{size}.png", omit_background=True)
        _draw(page, picture, MASKABLE, round(SAFE * MASKABLE), background)
        page.screenshot(path=APP / f"icon-maskable-{MASKABLE}.png")
        browser.close()


def _draw(page: Page, picture: str, size: int, own: int, background: str) -> None:
    page.set_viewport_size({"width": size, "height": size})
    style = f"margin:0;height:100vh;display:grid;place-content:center;background:{background}"
    page.set_content(f'<body style="{style}">{picture}</body>')
    page.locator("svg").evaluate(f"svg => {{ svg.style.width = svg.style.height = '{own}px'; }}")


if __name__ == "__main__":
    main()
