"""A preview stands whatever is wrong with the data, and never shows an old text."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from macros.catalog import Catalog, load_catalog
from macros.check import check
from macros.model.kinds import FOLDERS, KINDS
from macros.pages.generate import _OVERVIEWS, LISTS
from macros.pages.preview import PreviewPages
from macros.preview import Preview
from macros.stand_in import settle
from macros.watched import Made, Watched
from tests.conftest import ROOT
from tests.sites.conftest import SMALL

FILES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.yml"))
BROKEN = "title: [mở ngoặc\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(SMALL, copy)
    return copy


def shown(data: Path, preview: Preview) -> dict[str, str]:
    """Every text that a preview would show, by its page."""
    catalog = load_catalog(data)
    settle(catalog, check(catalog), preview.before)
    preview.begin(catalog)
    pages = PreviewPages(catalog, preview)
    place = [""]
    macros = pages.macros(lambda: place[0])
    calls: dict[str, tuple[str, tuple[str, ...]]] = {}
    for source in pages.sources():
        kind, item_id = yaml.safe_load(source.text.split("---\n")[1])["item"]
        if "form_example" in source.text:
            calls[source.path] = ("form_example", (item_id,))
        else:
            calls[source.path] = ("item_page", (kind, item_id))
    calls |= {page: ("index_of", (kind,)) for kind, page in LISTS.items()}
    calls |= {page: ("overview", (name,)) for name, (page, _) in _OVERVIEWS.items()}
    texts = {}
    for page, (macro, arguments) in calls.items():
        place[0] = page
        texts[page] = macros[macro](*arguments)
    return texts


def boxes(texts: dict[str, str]) -> set[str]:
    return {page for page, text in texts.items() if 'role="alert"' in text}


@pytest.mark.parametrize("name", FILES)
def test_any_edit_shows_what_a_new_start_would_show(name: str, data: Path) -> None:
    preview = Preview()
    before = shown(data, preview)
    path = data / name
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^title: ", "title: Sửa ", text, flags=re.MULTILINE), encoding="utf-8")
    after = shown(data, preview)
    assert after == shown(data, Preview())
    assert after != before or "title" not in text or name == "handbook.yml"
    path.write_text(text, encoding="utf-8")
    assert shown(data, preview) == before


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_leaves_the_other_pages(name: str, data: Path) -> None:
    preview = Preview()
    before = shown(data, preview)
    (data / name).write_text(BROKEN, encoding="utf-8")
    after = shown(data, preview)
    assert after.keys() == before.keys()
    assert f"data/{name}" in after["index.html"]
    own = name.replace(".yml", ".md")
    if own in after:
        assert "<strong>Cách sửa:</strong>" in after[own]
        assert boxes(after) >= {own, "index.html"}
    assert [page for page, text in after.items() if "Phần này chưa dựng được" in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_something_stands_in_where_there_never_was_anything(kind: str, data: Path) -> None:
    for path in (data / FOLDERS[kind]).glob("*.yml"):
        path.write_text(BROKEN, encoding="utf-8")
    texts = shown(data, Preview())
    assert "index.html" in boxes(texts)
    for path in data.rglob("*.yml"):
        own = path.relative_to(data).as_posix().replace(".yml", ".md")
        if own in texts and path.read_text(encoding="utf-8") == BROKEN:
            assert f"data/{own.replace('.md', '.yml')}" in texts[own]


def test_without_handbook_and_without_what_is_referred_to(data: Path) -> None:
    (data / "handbook.yml").unlink()
    (data / "directives" / "chi-thi-thu.yml").unlink()
    texts = shown(data, Preview())
    box = texts["directives/chi-thi-thu.md"]
    assert "data/directives/chi-thi-thu.yml" in box
    assert "chưa có tệp này" in box
    assert "directives/chi-thi-thu.md" in boxes(texts)


def test_links_to_broken_items_say_so(data: Path) -> None:
    preview = Preview()
    shown(data, preview)
    (data / "criteria" / "doan-ket.yml").write_text(BROKEN, encoding="utf-8")
    texts = shown(data, preview)
    assert "Giữ đoàn kết nội bộ &#40;tệp đang có lỗi&#41;" in texts["criteria/index.html"]
    assert "Giữ đoàn kết nội bộ" in texts["criteria/doan-ket.md"]


def test_an_edit_makes_only_what_asks_for_it(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = Preview()
    shown(data, preview)
    made: list[Made] = []
    original = Watched.made

    def counted(self: Watched, make: Callable[[], str]) -> Made:
        made.append(original(self, make))
        return made[-1]

    monkeypatch.setattr(Watched, "made", counted)
    shown(data, preview)
    assert made == []
    path = data / "criteria" / "outcome.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("title: ", "title: Sửa "), encoding="utf-8"
    )
    texts = shown(data, preview)
    assert 0 < len(made) < len(texts) / 2


def test_a_catalog_is_asked_once_and_answers_are_compared() -> None:
    catalog = load_catalog(SMALL)
    watched = Watched(catalog)
    made = watched.made(lambda: str(watched.get("criterion", "doan-ket").title))
    assert made.text == "Giữ đoàn kết nội bộ"
    assert list(made.answers) == [("get", ("criterion", "doan-ket"))]
    assert Watched(load_catalog(SMALL)).holds(made)
    other = Catalog()
    other.stand_in(("criterion", "doan-ket"), catalog.get("criterion", "outcome"))
    assert not Watched(other).holds(made)


def test_themes_templates_read_only_what_the_frame_names() -> None:
    theme = ROOT / "macros" / "theme"
    text = "\n".join(path.read_text(encoding="utf-8") for path in theme.rglob("*.html"))
    read = set(re.findall(r"config\.extra\.((?:pages\.|catalog\.)?\w+)", text))
    assert {name for name in read if name.startswith(("pages", "catalog"))} == {
        "pages.handbook",
        "pages.edition",
        "pages.content_code",
    }
