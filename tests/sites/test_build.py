"""The build: it stops with sentences, and does not depend on which MkDocs runs it."""

import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from macros import hooks
from macros.bundle import make_bundle
from tests.conftest import ROOT
from tests.sites.conftest import SMALL, build, built


def test_errors_in_the_data_stop_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(SMALL, data)
    criterion = data / "criteria" / "doan-ket.yml"
    criterion.write_text(
        criterion.read_text(encoding="utf-8").replace("directive: chi-thi-thu", "directive: khac")
    )
    (data / "groups" / "ket-qua.yml").write_text("title: Nhóm\n")
    done = build(data, tmp_path / "site")
    assert done.returncode == 1
    assert "data/criteria/doan-ket.yml:7:12: lỗi: không có “khac”" in done.stderr
    assert "data/groups/ket-qua.yml:1:1: lỗi:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site" / "index.html").exists()


def test_missing_npm_parts_are_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(hooks, "FONTS", tmp_path / "nothing")
    config = load_config(str(ROOT / "mkdocs.yml"))
    with pytest.raises(PluginError, match="make site"):
        hooks.on_config(config)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site once more, by another program and with all else different around it."""
    folder = tmp_path_factory.mktemp("elsewhere")
    data = folder / "dữ liệu khác chỗ"
    shutil.copytree(SMALL, data)
    return built(
        data,
        folder / "site",
        program="properdocs",
        umask=0o077,
        TZ="Asia/Ho_Chi_Minh",
        LC_ALL="C",
        PYTHONHASHSEED="4711",
        SOURCE_DATE_EPOCH="1000000000",
        SO_TAY_KEPT=str(folder / "kept"),
    )


def test_properdocs_builds_the_same_site(small: Path, elsewhere: Path) -> None:
    first, second = files(small), files(elsewhere)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_same_site_gives_the_same_bundle(small: Path, elsewhere: Path, tmp_path: Path) -> None:
    archive, other = (
        make_bundle(site, tmp_path / name) for name, site in (("a", small), ("b", elsewhere))
    )
    assert archive.name == other.name
    assert archive.read_bytes() == other.read_bytes()


def files(site: Path) -> dict[str, bytes]:
    # Compressed anew each time, with the time of day inside.
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != "sitemap.xml.gz"
    }
