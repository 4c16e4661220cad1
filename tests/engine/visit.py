"""A visit to the page that starts the engine, in a real browser, and what it saw."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FORM_SCRIPTS = HERE.parents[1] / "docs" / "assets" / "form"
SCRIPTS = ("base64.js", "engine-parts.js", "engine-thread.js", "engine-ways.js", "engine.js")
BROWSERS = ("chromium", "firefox", "chrome109")


@dataclass(frozen=True, slots=True)
class Visits:
    """A browser, and what `browsers.mjs` is told by the environment."""

    browser: str
    environment: dict[str, str]

    def run(self, scenario: str, address: str, **told: str) -> dict[str, Any]:
        """What a scenario of `start_engine.mjs` saw; the server that is told is let through."""
        done = subprocess.run(
            [self.environment["NODE"], str(HERE / "start_engine.mjs"), self.browser, scenario],
            input=json.dumps({"address": address, **told}),
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=360,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        outcome: dict[str, Any] = json.loads(done.stdout)
        return outcome


def assert_answers(outcome: dict[str, Any]) -> None:
    """Python answered, and on the way the page said how far it was."""
    assert outcome["states"] == ["idle", "loading", "ready"]
    assert outcome["result"]["python"].startswith("3.13")
    assert outcome["refused"] == []
    assert outcome["scripts"] == list(SCRIPTS)
    for sentence, share in outcome["sentences"]:
        assert sentence.startswith(("Đang ", "Phần kiểm tra và xuất Word đã sẵn sàng"))
        assert 0 <= share <= 1
    assert outcome["sentences"][0][1] == 0
    assert outcome["sentences"][-1][1] == 1
    assert len({share for _, share in outcome["sentences"]}) > 5
