"""A form in one file: scripts and styles inside the page are the page's own, and end nothing."""

import re

import pytest

from macros.pages import one_file
from macros.pages.generate import TEMPLATES
from macros.pages.one_file import ASSETS, SCRIPTS, Inside, OneFileError, finished
from macros.policy import inline_scripts, standing_alone

PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><style>b {}</style><style media="not all">c {}</style></head>
<body><p>a&#58; 53-CT/ĐU &#60;b&#62; &#38;lt&#59; &#34;</p><script>a("&#58;</p>")</script>
</body></html>
"""


def test_scripts_come_in_the_order_of_the_forms_page() -> None:
    template = (TEMPLATES / "form.html").read_text(encoding="utf-8")
    listed = re.search(r"{% set scripts = \((.*?)\) %}", template)
    assert listed
    order = [f"form/{name}.js" for name in re.findall(r'"([a-z0-9-]+)"', listed[1])]
    own = [name for name in SCRIPTS if name not in ("app/days.js", "form/one-file.js")]
    assert [name for name in order if name in own] == own


def test_scripts_ask_for_nothing_that_is_not_there() -> None:
    texts = [(ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS]
    asked = {name for text in texts for name in re.findall(r"\bSoTay\.(\w+)", text)}
    there = {name for text in texts for name in re.findall(r"\bSoTay\.(\w+) = ", text)}
    stand_ins = {"draftPanel", "drafts", "engine", "openDraft", "review", "status"}
    in_place = (ASSETS / "form/one-file.js").read_text(encoding="utf-8")
    assert all(f"    {name}: " in in_place for name in stand_ins)
    # By buttons that the page has not, or where it is there alone.
    never = {"erasing", "renewal", "taking"}
    assert asked - there - stand_ins - {"forms"} == never


def test_signs_that_html_reads_as_themselves_stand_as_they_are() -> None:
    html = finished(PAGE)
    assert '<p>a: <span class="hb-number">53-CT/ĐU</span> &#60;b&#62; &#38;lt; &#34;</p>' in html
    assert inline_scripts(html) == ['a("&#58;</p>")']


def test_policy_lets_nothing_be_loaded() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', standing_alone(PAGE))
    assert policy
    directives = dict(part.split(" ", 1) for part in policy[1].split("; "))
    assert directives.pop("script-src").count("'sha256-") == 1
    assert directives.pop("style-src").count("'sha256-") == 2
    assert directives == {
        "default-src": "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


@pytest.mark.parametrize("text", ['"</script>"', '"<!-- a"', '"<SCRIPT"', '"</style>"'])
def test_what_would_end_its_element_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    assets = tmp_path_factory.mktemp("assets")
    for name in SCRIPTS:
        (assets / name).parent.mkdir(exist_ok=True)
        (assets / name).write_text(f"a = {text};\n", encoding="utf-8")
    monkeypatch.setattr(one_file, "ASSETS", assets)
    with pytest.raises(OneFileError, match=re.escape(SCRIPTS[0])):
        _ = Inside().script
