"""What is left out of scripts and styles, and that nothing else is."""

import re
from pathlib import Path

import pytest

from macros.lean import lean_script, lean_style

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = sorted((ROOT / "docs/assets").glob("*/*.js"))
SCRIPT = """// About the file.
"use strict";

(() => {
  /** @type {string} */ (a).b();
  /**
   * Of several lines */
  const a = "/* no comment */"; // stays
  /* a block */
  const b = `https://x/${a}`;
})();
"""
LEAN = """"use strict";
(() => {
/** @type {string} */ (a).b();
const a = "/* no comment */"; // stays
const b = `https://x/${a}`;
})();
"""
STYLE = """/* Of several
   lines. */
.a :is(b, c),
.d > .e {
  color: red; /* why */
}
"""


def test_comments_and_indents_of_scripts_are_left_out() -> None:
    assert lean_script(SCRIPT) == LEAN


def test_blanks_of_selectors_stay() -> None:
    assert lean_style(STYLE) == ".a :is(b, c),\n.d > .e {\ncolor: red; \n}\n"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_text_of_a_script_goes_over_lines(path: Path) -> None:
    """Else its indentation would be part of it."""
    text = re.sub(r"/\[.*`.*\]\+?/", "", lean_script(path.read_text(encoding="utf-8")))
    odd = [line for line in text.splitlines() if line.count("`") % 2]
    assert odd == []
