"""The shape of the code itself: who may import what, how large things are, what is never named."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(m for part in ("forms", "macros", "bench") for m in (ROOT / part).rglob("*.py"))
SCRIPTS = sorted([*(ROOT / "docs" / "assets").rglob("*.js"), *(ROOT / "macros").rglob("*.js")])
LINES = 400
FUNCTION_LINES = 50
PARAMETERS = 6


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [m for m in MODULES if "forms" in m.parts], ids=name)
def test_forms_know_nothing_of_the_build(path: Path) -> None:
    allowed = sys.stdlib_module_names | {"forms", "attrs", "cattrs"}
    if path.name == "bridge.py":
        allowed = allowed | {"js", "pyodide"}
    if path.name in ("workbook.py", "read_back_sheets.py"):
        allowed = allowed | {"xlsxwriter"}
    assert [found for found in imports(path) if found.split(".")[0] not in allowed] == []


@pytest.mark.parametrize("path", [m for m in MODULES if "macros" in m.parts], ids=name)
def test_mkdocs_is_known_in_one_place(path: Path) -> None:
    if path.name != "hooks.py":
        assert [found for found in imports(path) if found.split(".")[0] == "mkdocs"] == []


@pytest.mark.parametrize("path", MODULES + SCRIPTS, ids=name)
def test_module_is_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_are_small(path: Path) -> None:
    large = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            parameters = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES or len(parameters) > PARAMETERS:
                large.append((node.name, lines, len(parameters)))
    assert large == []


def test_set_up_needs_nothing_installed() -> None:
    for module in ("environment.py", "cli.py", "__init__.py"):
        path = ROOT / "macros" / module
        tree = ast.parse(path.read_text(encoding="utf-8"))
        top = {
            found.split(".")[0]
            for node in tree.body
            if isinstance(node, ast.Import | ast.ImportFrom)
            for found in imports_of(node)
        }
        assert top <= sys.stdlib_module_names | {"macros"}, module


def imports_of(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif node.module:
        yield node.module


def test_lock_files_name_no_registry() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        assert not re.search(r"https?://|index-url|find-links", lock.read_text()), lock.name
    text = (ROOT / "package-lock.json").read_text()
    assert '"resolved"' not in text
    assert text.count('"integrity"') >= 2


def test_scripts_never_write_markup() -> None:
    pattern = re.compile(
        # The whole page's can be read and never written: its parent is no element.
        r"innerHTML|(?<!document\.documentElement\.)outerHTML|insertAdjacentHTML"
        r"|document\.write|\beval\(|new Function"
    )
    guilty = {name(p) for p in SCRIPTS if pattern.search(p.read_text(encoding="utf-8"))}
    assert guilty == set()
