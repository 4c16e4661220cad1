"""The policy that each page says: its own scripts by their hashes, and nothing else inline."""

import base64
import hashlib

import pytest

from macros.decks import speaker
from macros.policy import PolicyError, header, inline_scripts, said, with_policy

PAGE = """<!doctype html>
<html><head>
<meta charset="utf-8">
<script>let a = "1";
</script>
<script src="b.js"></script>
<script type="application/json">{"c": 1}</script>
<script defer data-d>d()</script>
</head></html>
"""


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def directives(policy: str) -> dict[str, str]:
    pairs: list[tuple[str, str]] = [part.partition(" ")[::2] for part in policy.split("; ")]
    return dict(pairs)


def test_scripts_of_the_page_are_named_by_their_hashes() -> None:
    assert inline_scripts(PAGE) == ['let a = "1";\n', "d()"]
    policy = directives(said(inline_scripts(PAGE)))
    assert policy["script-src"] == (
        f"""'self' {hash_of('let a = "1";' + chr(10))} {hash_of("d()")} 'wasm-unsafe-eval'"""
    )


def test_policy_stands_before_all_that_the_page_loads() -> None:
    html = with_policy(PAGE, ["written()"])
    element = html.splitlines()[3]
    assert element.startswith('<meta http-equiv="Content-Security-Policy" content="')
    assert hash_of("written()") in element
    assert html.replace(element + "\n", "") == PAGE


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_read_as_a_browser_reads_them(end: str) -> None:
    assert said([f"a{end}b"]) == said(["a\nb"])


def test_nothing_inline_runs_and_nothing_comes_from_elsewhere() -> None:
    policy = directives(said([]))
    assert "'unsafe-inline'" not in policy["script-src"] + policy["style-src"]
    assert "'unsafe-eval'" not in policy["script-src"].split()
    assert policy["default-src"] == "'self'"
    assert not any("http" in sources or "*" in sources for sources in policy.values())
    assert "frame-ancestors" not in policy


def test_header_adds_frames_and_leaves_inline_texts_to_the_page() -> None:
    page, server = directives(said([])), directives(header())
    assert server.pop("frame-ancestors") == "'self'"
    for name in ("script-src", "style-src"):
        assert server.pop(name).replace(" 'unsafe-inline'", "") == page.pop(name)
    assert server == page


def test_page_without_its_encoding_is_refused() -> None:
    with pytest.raises(PolicyError, match="charset"):
        with_policy("<html><head></head></html>")


def test_speakers_window_is_known() -> None:
    scripts, styles = speaker.written()
    assert len(scripts) == len(styles) == 1
    assert "openerOrigin" in scripts[0]
    assert "\\/" not in scripts[0]
