"""The engine's build: the same sources give the same bytes, and nothing foreign is in them."""

import hashlib
import importlib.util
import json
import re
import shutil
from pathlib import Path

import pytest

from macros import engine
from macros.engine import EngineError, build_engine, fingerprint, wheels
from macros.engine.parts import PIECE
from tests.engine.shipped import archives, files, manifest, packed, piece

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build"
CHECKED_HASH = 0b11


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("engine") / "out"
    build_engine(out, BUILD)
    return out


def contents(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}


def test_building_twice_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    shutil.copytree(BUILD / "wheels", tmp_path / "wheels")
    again = tmp_path / "out"
    build_engine(again, tmp_path)
    assert contents(again) == contents(built)


def test_second_build_does_no_work(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_work(*_: object) -> None:
        raise AssertionError("built again")

    monkeypatch.setattr(engine, "assemble", no_work)
    out = tmp_path / "out"
    out.mkdir()
    (out / "left-over.js").write_text("old")
    build_engine(out, BUILD)
    assert contents(out) == contents(built)


def test_manifest_names_every_file_and_its_size(built: Path) -> None:
    named = {"manifest.js"}
    for part in manifest(built)["parts"]:
        data = packed(built, part)
        assert len(data) == part["size"]
        for script in part["scripts"]:
            assert len(piece(built / script["script"])[2]) == script["size"] <= PIECE
            named.add(script["script"])
        if "file" in part:
            assert (built / part["file"]).read_bytes() == data
            named.add(part["file"])
    assert named == set(contents(built))


def test_names_change_with_what_is_inside(built: Path) -> None:
    for part in manifest(built)["parts"]:
        digest = hashlib.sha256(packed(built, part)).hexdigest()[:8]
        names = [script["script"] for script in part["scripts"]]
        assert names == [f"{part['name']}-{digest}-{index}.js" for index in range(len(names))]
        assert part.get("file", f"{part['name']}-{digest}.bin") == f"{part['name']}-{digest}.bin"


def test_a_form_page_brings_at_most_twelve_megabytes(built: Path) -> None:
    listed = manifest(built)
    sizes = {part["name"]: part["size"] for part in listed["parts"]}
    for way in listed["ways"]:
        assert sum(sizes[name] for name in {"worker.js", *way["parts"]}) <= 11_500_000, way["name"]


def test_snapshot_comes_first_and_then_what_it_was_made_of(built: Path) -> None:
    listed = manifest(built)
    snapshot, compiled = listed["ways"]
    assert (snapshot["name"], compiled["name"]) == ("snapshot", "compiled")
    parts = {part["name"]: part for part in listed["parts"]}
    # A web server gives all that a start by snapshot needs as files.
    assert [name for name in ("worker.js", *snapshot["parts"]) if "file" not in parts[name]] == []
    first = {name for name in parts if name.endswith(".whl")}
    later = {one["part"] for one in listed["later"].values()}
    assert set(compiled["parts"]) == {"pyodide.asm.wasm", "python_stdlib.zip", *(first - later)}
    assert compiled["library"] == "python_stdlib.zip"
    memory = files(built)[snapshot["snapshot"]["part"]]
    assert len(memory) == snapshot["snapshot"]["size"]
    answer = json.loads(snapshot["snapshot"]["ping"])["result"]
    assert answer["python"].startswith("3.13")


def test_library_beside_the_snapshot_has_only_what_waits_for_a_package(built: Path) -> None:
    library = archives(built)[manifest(built)["ways"][0]["library"]]
    wheel = next(a for name, a in archives(built).items() if name.startswith("so_tay_can_bo-"))
    names = library.namelist()
    assert "forms/export/xlsx.pyc" in names
    for name in names:
        source = (ROOT / name.removesuffix("c")).read_text(encoding="utf-8")
        assert "xlsx" in source
        assert library.read(name) == wheel.read(name)


def test_what_one_action_alone_needs_comes_later(built: Path) -> None:
    listed = manifest(built)
    later = listed["later"]
    assert {action: one["package"] for action, one in later.items()} == wheels.LATER
    packages = json.loads(listed["lock"])["packages"]
    for one in later.values():
        assert packages[one["package"]]["file_name"] == one["part"]
        assert not [way for way in listed["ways"] if one["part"] in way["parts"]]
    ours = packages["so-tay-can-bo"]
    assert not set(ours["depends"]) & set(wheels.LATER.values())


def test_lock_names_our_wheels_and_their_bytes(built: Path) -> None:
    data = manifest(built)
    lock = json.loads(str(data["lock"]))
    wheels = {"attrs", "cattrs", "so-tay-can-bo", "typing-extensions", "xlsxwriter"}
    assert set(lock["packages"]) == wheels
    carried = files(built)
    for package in lock["packages"].values():
        wheel = carried[package["file_name"]]
        assert hashlib.sha256(wheel).hexdigest() == package["sha256"]
    npm = json.loads((ROOT / "package.json").read_text())
    assert data["pyodide"] == npm["dependencies"]["pyodide"]


def test_archives_hold_bytecode_with_hashes_and_no_dates(built: Path) -> None:
    found = archives(built)
    assert len(found) == 7
    for name, archive in found.items():
        modules = [info for info in archive.infolist() if info.filename.endswith(".pyc")]
        assert modules, name
        assert not [entry for entry in archive.namelist() if entry.endswith(".py")]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for module in modules:
            code = archive.read(module)
            assert code[:4] == importlib.util.MAGIC_NUMBER
            assert int.from_bytes(code[4:8], "little") == CHECKED_HASH


def test_our_wheel_holds_forms_alone(built: Path) -> None:
    wheel = next(a for name, a in archives(built).items() if name.startswith("so_tay_can_bo-"))
    folders = {entry.split("/")[0] for entry in wheel.namelist()}
    assert len(folders) == 2
    assert "forms" in folders
    sources = {p.relative_to(ROOT).as_posix() for p in (ROOT / "forms").rglob("*.py")}
    modules = {e.removesuffix("c") for e in wheel.namelist() if e.startswith("forms/")}
    assert modules == sources


def test_worker_is_pyodide_and_ours_in_one(built: Path) -> None:
    worker = files(built)["worker.js"]
    for part in ("pyodide.asm.js", "pyodide.js"):
        assert (ROOT / "node_modules" / "pyodide" / part).read_bytes() in worker
    assert worker.endswith(b"\n".join(path.read_bytes() for path in engine.WORKER_SOURCES))


def test_browser_lock_has_the_versions_of_the_lock() -> None:
    whole = (ROOT / "requirements.lock").read_text()
    pins = re.findall(r"^([a-z-]+==\S+) ", (ROOT / "requirements-browser.lock").read_text(), re.M)
    assert len(pins) == len(wheels.locked_hashes()) == 4
    for pin in pins:
        assert f"\n{pin} \\\n" in whole
    for sha256 in wheels.locked_hashes():
        assert f"--hash=sha256:{sha256}" in whole


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the fingerprint reads of the project."""
    for name in ("pyproject.toml", "README.md", "requirements.lock"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "forms", tmp_path / "forms", ignore=ignore)
    monkeypatch.setattr(engine, "ROOT", tmp_path)
    return tmp_path


def test_fingerprint_follows_every_file_of_forms(copy: Path) -> None:
    first = fingerprint(BUILD)
    (copy / "forms" / "__pycache__").mkdir()
    (copy / "forms" / "__pycache__" / "bridge.cpython-313.pyc").write_bytes(b"x")
    assert fingerprint(BUILD) == first
    module = copy / "forms" / "bridge.py"
    module.write_text(module.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    second = fingerprint(BUILD)
    (copy / "forms" / "new.txt").write_text("")
    assert len({first, second, fingerprint(BUILD)}) == 3


def test_missing_or_foreign_wheel_is_named(tmp_path: Path) -> None:
    shutil.copytree(BUILD / "wheels", tmp_path / "wheels")
    wheel = next((tmp_path / "wheels").glob("cattrs-*.whl"))
    wheel.write_bytes(wheel.read_bytes() + b"x")
    with pytest.raises(EngineError, match=r"Thiếu gói Python .*\(cattrs\).*make site"):
        build_engine(tmp_path / "out", tmp_path)
    assert not (tmp_path / "out").exists()


def test_missing_npm_part_is_named(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PYODIDE", copy / "node_modules" / "pyodide")
    with pytest.raises(EngineError, match=r"Thiếu tệp .*pyodide.asm.wasm; hãy chạy “make site”"):
        build_engine(copy / "out", BUILD)


def test_another_python_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = json.loads((wheels.PYODIDE / wheels.LOCK).read_text())
    lock["info"]["python"] = "3.12.7"
    (tmp_path / wheels.LOCK).write_text(json.dumps(lock))
    monkeypatch.setattr(wheels, "PYODIDE", tmp_path)
    with pytest.raises(EngineError, match=r"Cần Python 3\.12\.7"):
        wheels.assemble(tmp_path, BUILD)


def test_failing_tool_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text("not toml")
    monkeypatch.setattr(wheels, "ROOT", tmp_path)
    with pytest.raises(EngineError, match=r"(?s)Không đóng gói được thư mục forms/: .*toml"):
        wheels.build_project_wheel(tmp_path)
