"""A built site's search, asked many things at once under Node."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.search_words import INDEX, with_words

SCRIPT = Path(__file__).with_name("ask.mjs")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query finds."""

    pages: list[str]
    """Best first."""
    missing: list[str]
    """Typed words that the best page is said to miss."""
    marked: list[str]
    """What is marked in the best page's best part."""
    torn: list[str]
    """Where markup is torn."""


def ask_site(node: str, site: Path, queries: list[str], docs: Any = None) -> list[Answer]:
    """An answer for each query; with `docs` from these entries, not from the site's own."""
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    if docs is not None:
        index = with_words({**index, "docs": docs})
    done = subprocess.run(
        [node, str(SCRIPT), str(site)],
        input=json.dumps({"queries": queries, "index": index}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [Answer(**found) for found in json.loads(done.stdout)]
