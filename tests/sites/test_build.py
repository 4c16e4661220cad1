"""The build: it stops with sentences, and does not depend on which MkDocs runs it."""

import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from macros import hooks
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


def test_properdocs_builds_the_same_site(small: Path, tmp_path: Path) -> None:
    other = built(SMALL, tmp_path / "site", program="properdocs")
    first, second = files(small), files(other)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def files(site: Path) -> dict[str, bytes]:
    # Compressed anew each time, with the time of day inside.
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != "sitemap.xml.gz"
    }
