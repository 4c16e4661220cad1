"""A form with its drafts as a test meets it: the list before one opens, and what is done there."""

from typing import Any, Self

from playwright.sync_api import Locator

from tests.browser.form_page import FormPage
from tests.browser.visitor import wait_for

STORED = """() => SoTay.store.run("readonly", ({drafts, states}) =>
    [drafts.getAll(), drafts.getAllKeys(), states.getAll(), states.getAllKeys()])
    .then((all) => all.map(({result}) => result))"""
LOCKS = "navigator.locks.query().then(({held}) => held.map(({name}) => name))"


class DraftPage(FormPage):
    """A form that waits for the person when it offers drafts."""

    def settled(self) -> None:
        """Wait until the form is there, or its drafts are offered."""
        self.draft_state()

    def drafts(self) -> list[str]:
        """What the list says of each draft: its name, and under it the rest."""
        return self.page.locator(".st-draft-said").all_inner_texts()

    def draft(self, title: str) -> Locator:
        """The line of a draft."""
        return self.page.locator(".st-draft", has_text=title)

    def go_on(self, title: str = "") -> Self:
        """Open a draft of the list."""
        self.draft(title).first.locator("[data-draft-open]").click()
        self.ready()
        return self

    def begin(self) -> Self:
        """Begin a new draft from the list."""
        self.page.locator("[data-draft-start]").click()
        self.ready()
        return self

    def ready(self) -> None:
        """Wait until the form is there to be filled in or read."""
        wait_for(self.page, "the form", lambda: self.draft_state() == "ready")

    def offered(self) -> None:
        """Wait until drafts are offered."""
        wait_for(self.page, "the list of drafts", lambda: self.draft_state() == "choosing")

    def do(self, name: str) -> None:
        """Click a button of the panel over the form."""
        button = self.page.locator(f'[data-draft-do="{name}"]')
        if not button.is_visible():
            self.page.locator('[data-part="drafts"] > summary').click()
        button.click()

    @property
    def panel(self) -> str:
        """What the panel's line says of the open draft."""
        return self.page.locator("[data-draft-title]").inner_text()

    @property
    def asked(self) -> Locator:
        """The open question."""
        dialog = self.page.locator("dialog[open]")
        dialog.wait_for()
        return dialog

    def answer(self, *texts: str) -> None:
        """Fill the fields of the open question and agree."""
        for field, text in zip(
            self.asked.locator('input:not([type="checkbox"])').all(), texts, strict=True
        ):
            field.fill(text)
        self.agree()

    def agree(self) -> None:
        """Agree to the open question and wait until it is gone."""
        self.asked.locator("[data-dialog-yes]").click()
        wait_for(
            self.page, "the question to go", lambda: not self.page.locator("dialog[open]").count()
        )

    def refused(self, *texts: str) -> str:
        """Fill the fields of the open question, agree, and tell what the page says against it."""
        for field, text in zip(
            self.asked.locator('input:not([type="checkbox"])').all(), texts, strict=True
        ):
            field.fill(text)
        self.asked.locator("[data-dialog-yes]").click()
        problem = self.asked.locator(".st-problem")
        return wait_for(self.page, "a refusal", problem.inner_text)

    def is_read(self) -> None:
        """Wait until this window only reads."""
        wait_for(self.page, "reading", lambda: "chỉ đọc" in self.part("status"))

    def has(self, values: dict[str, str]) -> None:
        """Wait until the fields hold this."""
        wait_for(self.page, f"the fields to hold {values}", lambda: self.values() == values)

    def stored(self) -> dict[str, list[Any]]:
        """The drafts and the states that are stored, and their keys."""
        drafts, ids, states, keys = self.page.evaluate(STORED)
        return {"drafts": drafts, "ids": ids, "states": states, "state keys": keys}

    def locks(self) -> list[str]:
        """The locks that are held, by whichever window."""
        held: list[str] = self.page.evaluate(LOCKS)
        return held
