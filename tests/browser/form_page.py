"""The form page as a test drives it through Playwright; its names are those of interfaces.md."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, Page

from tests.browser.visitor import PYTHON_PATIENCE, address, wait_for

FORM_ID = "tu-danh-gia-chi-thi-53"
FORM = f"forms/{FORM_ID}.html"
_FIELDS = (Path(__file__).parent / "fields_in_page.js").read_text(encoding="utf-8")


def read_script(site: Path, form_id: str = FORM_ID) -> dict[str, Any]:
    """What the build put beside the form's page: `definition`, `template`, `siteRoot`."""
    text = (site / "assets" / "forms" / f"{form_id}.js").read_text(encoding="utf-8")
    start = f'["{form_id}"]='
    members: dict[str, Any]
    members, _ = json.JSONDecoder().raw_decode(text, text.index(start) + len(start))
    return members


class FormPage:
    """One open form."""

    def __init__(self, page: Page, site: Path | None, form_id: str = FORM_ID) -> None:
        """Open it by its file's address; without a site, it is open already."""
        self.page = page
        if site:
            page.goto(address(site, f"forms/{form_id}.html"))
        self.settled()

    def settled(self) -> None:
        """Wait for the form; of drafts that are offered first, go on with the last one."""
        if self.draft_state() == "choosing":
            self.page.locator("[data-draft-open]").first.click()
            wait_for(self.page, "the draft", lambda: self._state("draft") == "ready")

    def draft_state(self) -> str:
        """`ready`, `choosing` or `unavailable`, once it is known whether there are drafts."""

        def look() -> str:
            state = self._state("draft")
            return state if state in ("ready", "choosing", "unavailable") else ""

        return wait_for(self.page, "the drafts", look)

    def _state(self, name: str) -> str:
        return str(self.page.evaluate(f"document.documentElement.dataset.{name} || ''"))

    @property
    def engine(self) -> str:
        """The state of Python."""
        return self._state("engine")

    def fill(self, fields: dict[str, str]) -> None:
        """Fill fields, named as in `fields_in_page.js`."""
        assert self.page.evaluate(f"({_FIELDS}).fill({json.dumps(fields)})") == []

    def values(self) -> dict[str, str]:
        """Every field with something in it."""
        found: dict[str, str] = self.page.evaluate(f"({_FIELDS}).read()")
        return found

    def part(self, name: str) -> str:
        """The text that a part of the page shows; empty while it is hidden."""
        part = self.page.locator(f'[data-part="{name}"]')
        return part.inner_text() if part.is_visible() else ""

    def press(self, action: str) -> None:
        """Click one of the buttons."""
        self.page.locator(f'[data-action="{action}"]').click()

    def saved(self) -> None:
        """Wait until the page says that the draft is on this computer."""
        status = self.page.locator('[data-part="status"]')
        # The text stays between two saves, for it is read aloud; the state does not.
        wait_for(
            self.page,
            "the draft to be saved",
            lambda: status.get_attribute("data-state") == "saved",
        )

    def message(self, patience: float = PYTHON_PATIENCE) -> str:
        """The next message after an action."""
        return wait_for(self.page, "a message", lambda: self.part("message"), patience)

    def close_message(self) -> None:
        """Take the message away, so that the next one is not mistaken for it."""
        self.page.locator('[data-part="message"] button').last.click()
        wait_for(self.page, "the message to go", lambda: not self.part("message"))

    def review(self) -> str:
        """What the review shows."""
        self.press("review")
        return self.reviewed()

    def reviewed(self) -> str:
        """Wait for a review that is under way."""
        return wait_for(self.page, "the review", lambda: self.part("review"), PYTHON_PATIENCE)

    def download(self, action: str) -> Download:
        """What a button gives to keep."""
        with self.page.expect_download(timeout=PYTHON_PATIENCE * 1000) as waiting:
            self.press(action)
        return waiting.value

    def open(self, file: Path) -> str:
        """Open a saved file, agree to whatever is asked, and tell what the page says then."""
        if self.part("message"):
            self.close_message()
        with self.page.expect_file_chooser() as waiting:
            self.press("open")
        waiting.value.set_files(file)
        return self.answered()

    def answered(self) -> str:
        """The next message; whatever the page asks before is agreed to."""

        def look() -> str:
            yes = self.page.locator("dialog[open] [data-dialog-yes]")
            if yes.count():
                yes.click()
            return self.part("message")

        return wait_for(self.page, "a message", look, PYTHON_PATIENCE)
