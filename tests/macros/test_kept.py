"""What is kept from build to build is what would be made, and makes room for what is used."""

import ast
import os
import threading
from pathlib import Path

import pytest

from forms.definition import FormDefinition
from macros import papers
from macros.catalog import Catalog, load_catalog
from macros.compile import compile_form
from macros.example import example
from macros.kept import fingerprint, kept
from macros.papers import comparison_paper, papers_of
from macros.word import TemplateError, default_template, files
from macros.word.files import example_file, form_files
from tests.conftest import ROOT
from tests.sites.conftest import SMALL

FORM = "phieu-thu"


def names(shelf: Path) -> set[str]:
    return {path.name for path in shelf.iterdir()}


def fill(folder: Path) -> None:
    (folder / "tep.txt").write_text("đầy", encoding="utf-8")


def never(folder: Path) -> None:
    raise AssertionError(folder)


def test_a_folder_is_filled_once(tmp_path: Path) -> None:
    made = kept(tmp_path / "shelf", "a", fill)
    assert (made / "tep.txt").read_text(encoding="utf-8") == "đầy"
    assert kept(tmp_path / "shelf", "a", never) == made


def test_those_used_last_stay(tmp_path: Path) -> None:
    for age, name in enumerate(("a", "b", "c")):
        made = kept(tmp_path, name, fill, 3)
        os.utime(made, (1_000_000 + age, 1_000_000 + age))
    kept(tmp_path, "a", never, 3)
    kept(tmp_path, "d", fill, 3)
    assert names(tmp_path) == {"a", "c", "d"}
    kept(tmp_path, "e", fill)
    assert names(tmp_path) == {"e"}


def test_what_failed_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        kept(tmp_path, "a", never)
    assert names(tmp_path) == set()


def test_what_an_ended_build_left_is_dropped_in_time(tmp_path: Path) -> None:
    left, running = tmp_path / "new-left", tmp_path / "new-running"
    left.mkdir()
    running.mkdir()
    os.utime(left, (1_000_000, 1_000_000))
    kept(tmp_path, "a", fill)
    assert names(tmp_path) == {"a", "new-running"}


def test_builds_at_the_same_time_get_the_same_folder(tmp_path: Path) -> None:
    together = threading.Barrier(4)
    made: list[str] = []

    def build() -> None:
        def fill_together(folder: Path) -> None:
            together.wait(timeout=60)
            fill(folder)

        made.append((kept(tmp_path, "a", fill_together) / "tep.txt").read_text(encoding="utf-8"))

    builds = [threading.Thread(target=build) for _ in range(4)]
    for one in builds:
        one.start()
    for one in builds:
        one.join()
    assert made == ["đầy"] * 4
    assert names(tmp_path) == {"a"}


def test_fingerprint_tells_files_and_values_apart(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text("x")
    other.write_text("y")
    before = fingerprint([one, other], b"v")
    assert before == fingerprint([one, other], b"v")
    seen = {before, fingerprint([other, one], b"v"), fingerprint([one], b"v")}
    seen |= {fingerprint([one, other], b"v", b""), fingerprint([one, other], b"w")}
    other.write_text("z")
    seen.add(fingerprint([one, other], b"v"))
    assert len(seen) == 6


@pytest.fixture(scope="module")
def small() -> Catalog:
    return load_catalog(SMALL)


@pytest.fixture(scope="module")
def definition(small: Catalog) -> FormDefinition:
    return compile_form(small, FORM)


def test_kept_papers_are_what_would_be_made(
    small: Catalog, definition: FormDefinition, tmp_path: Path
) -> None:
    answered = example(small, small.get("form", FORM), definition)
    none = tmp_path / "none.docx"
    made = {
        address: content if isinstance(content, bytes) else content.encode()
        for address, content in form_files(definition, answered, none).items()
    }
    assert papers_of(definition, answered, none, tmp_path) == made
    assert example_file(FORM) in made
    assert papers_of(definition, None, none, tmp_path).keys() == {f"assets/forms/{FORM}.js"}


def test_papers_are_taken_from_the_shelf_until_something_changes(
    small: Catalog,
    definition: FormDefinition,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own, cache = tmp_path / "own.docx", tmp_path / "cache"
    answered = example(small, small.get("form", FORM), definition)
    made: list[str] = []

    def counted(definition: FormDefinition, *rest: object) -> dict[str, str | bytes]:
        made.append(definition.title)
        return form_files(definition, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(papers, "form_files", counted)
    for _ in range(2):
        papers_of(definition, answered, own, cache)
        papers_of(definition, None, own, cache)
    assert len(made) == 2
    own.write_bytes(default_template(definition))
    papers_of(definition, answered, own, cache)
    assert len(made) == 3
    monkeypatch.setattr(papers, "_programs", lambda: b"others")
    papers_of(definition, answered, own, cache)
    assert len(made) == 4
    own.write_bytes(b"not Word")
    for _ in range(2):
        with pytest.raises(TemplateError):
            papers_of(definition, answered, own, cache)
    assert len(made) == 6


def test_the_template_of_comparisons_is_kept(tmp_path: Path) -> None:
    address, script = comparison_paper(tmp_path)
    assert address.endswith(".js")
    assert script.startswith(b"var SoTay=")
    assert comparison_paper(tmp_path) == (address, script)


def test_everything_that_papers_are_made_with_counts() -> None:
    """Their makers know nothing of the project but `forms`, each other and `macros.text`."""
    imported = set()
    for path in Path(files.__file__).parent.rglob("*.py"):
        if path.name == "__main__.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module)
            elif isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
    own = {name for name in imported if name.split(".")[0] in ("macros", "bench", "tests")}
    assert {name for name in own if not name.startswith("macros.word")} == {"macros.text"}
    assert not any("macros" in line for line in imports_of(ROOT / "macros" / "text.py"))


def imports_of(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith(("import ", "from "))]
