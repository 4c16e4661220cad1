"""What a page loads in one go, and what it must not."""

from pathlib import Path

import pytest

from macros.joined import FOLDER, Joined

ONE = '<script defer src="{}assets/form/one.js"></script>'
TWO = '<script defer src="{}assets/app/two-2.js"></script>'
MADE = '<script defer src="{}assets/forms/made.js"></script>'
STYLES = """<link rel="stylesheet" href="assets/app/a.css">
  <link rel="stylesheet" href="assets/app/b.css">
  <link rel="stylesheet" href="assets/app/c.css" media="print">"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder of parts, as `docs/` is one."""
    parts = {
        "form/one.js": '// One.\n"use strict";\none();\n',
        "app/two-2.js": '"use strict";\ntwo();\n',
        "app/a.css": "a { color: red }\n", "app/b.css": "b { color: red }\n",
        "app/c.css": "c { color: red }\n",
    }  # fmt: skip
    for name, text in parts.items():
        path = tmp_path / "docs/assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "docs"


def written(joined: Joined, docs: Path) -> dict[str, str]:
    """What lies in the joined folder of a site that began as a copy of the parts."""
    joined.write(docs)
    return {path.name: path.read_text(encoding="utf-8") for path in (docs / FOLDER).iterdir()}


@pytest.mark.parametrize("root", ["", "../", "../../", "/", "/so-tay/"])
def test_what_follows_each_other_is_one_file(docs: Path, root: str) -> None:
    joined = Joined(docs)
    page = joined.page("".join(["<p>", ONE.format(root), "\n  ", TWO.format(root), "<b>"]))
    ((name, text),) = written(joined, docs).items()
    assert page == f'<p><script defer src="{root}{FOLDER}/{name}"></script><b>'
    assert name.startswith("app-")
    assert text == (
        '/* assets/form/one.js */\n"use strict";\none();\n\n'
        '/* assets/app/two-2.js */\n"use strict";\ntwo();\n\n'
    )


def test_order_is_kept_around_what_the_build_makes(docs: Path) -> None:
    """Its text is another one on each page."""
    parts = (ONE.format(""), MADE.format(""), TWO.format(""))
    joined = Joined(docs)
    assert joined.page("".join(parts)) == "".join(parts)
    assert written(joined, docs) == {}


@pytest.mark.parametrize(
    "between", ["<p></p>", "<!-- -->", '<script src="assets/app/two-2.js"></script>']
)
def test_nothing_is_joined_over_something_else(docs: Path, between: str) -> None:
    page = between.join([ONE.format(""), TWO.format("")])
    assert Joined(docs).page(page) == page


def test_a_style_for_paper_alone_stays_apart(docs: Path) -> None:
    joined = Joined(docs)
    page = joined.page(STYLES)
    assert page.count("<link") == 2
    assert '<link rel="stylesheet" href="assets/app/c.css" media="print">' in page
    ((name, text),) = written(joined, docs).items()
    assert name.endswith(".css")
    assert text.index("a {") < text.index("b {")


def test_another_text_has_another_name(docs: Path) -> None:
    page = ONE.format("") + TWO.format("")
    before = Joined(docs).page(page)
    assert Joined(docs).page(page) == before
    (docs / "assets/form/one.js").write_text("changed()\n", encoding="utf-8")
    assert Joined(docs).page(page) != before


def test_what_no_page_loads_by_itself_does_not_lie_there_twice(docs: Path) -> None:
    joined = Joined(docs)
    joined.page(ONE.format("") + TWO.format(""))
    joined.page(f"<p>{TWO.format('../')}</p>")
    written(joined, docs)
    assert not (docs / "assets/form/one.js").exists()
    assert (docs / "assets/app/two-2.js").exists()
