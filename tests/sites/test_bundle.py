"""The bundle's inside: plain names, fixed dates, sums of every file, pages that lead somewhere."""

import hashlib
import json
import re
import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from macros import servers
from macros.bundle import BundleError, make_bundle
from macros.bundle.__main__ import main
from macros.policy import header
from tests.sites.page import read

LONGEST = 150
"""Letters of a name, so that Windows' 260 are enough wherever people unpack."""


@pytest.fixture(scope="module")
def archive(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_bundle(small, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    return folder / archive.stem


def test_it_is_named_after_what_is_in_it(archive: Path, small: Path) -> None:
    catalog = json.loads((small / "catalog.json").read_text(encoding="utf-8"))
    assert catalog["edition"] == "0"
    assert archive.name == f"so-tay-{catalog['content']}.zip"
    line = archive.with_name(f"{archive.name}.sha256").read_text(encoding="ascii")
    assert line == f"{hashlib.sha256(archive.read_bytes()).hexdigest()}  {archive.name}\n"


def test_a_frozen_edition_gives_its_name(small: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "assets" / "licenses").mkdir(parents=True)
    licence = "assets/licenses/so-tay-can-bo.txt"
    shutil.copyfile(small / licence, site / licence)
    catalog = json.loads((small / "catalog.json").read_text(encoding="utf-8"))
    (site / "catalog.json").write_text(json.dumps(catalog | {"edition": "2026.1"}))
    assert make_bundle(site, tmp_path).name == "so-tay-2026.1.zip"
    (site / "catalog.json").write_text(json.dumps(catalog | {"edition": "2026.1", "edited": True}))
    assert make_bundle(site, tmp_path).name == f"so-tay-{catalog['content']}.zip"


def test_names_and_dates_are_plain(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        members = opened.infolist()
    assert [one.filename for one in members] == sorted(one.filename for one in members)
    for member in members:
        assert member.filename.isascii()
        assert len(member.filename) <= LONGEST
        assert member.filename.startswith(f"{archive.stem}/")
        assert member.date_time == (1980, 1, 1, 0, 0, 0)
        assert member.external_attr == 0o644 << 16


def test_every_file_has_its_sum(unpacked: Path) -> None:
    lines = (unpacked / "SHA256SUMS.txt").read_text(encoding="ascii").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    there = {
        path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()
    }
    assert listed.keys() == there - {"SHA256SUMS.txt"}
    for name, digest in listed.items():
        assert hashlib.sha256((unpacked / name).read_bytes()).hexdigest() == digest


def test_site_is_in_it_whole(unpacked: Path, small: Path) -> None:
    for path in small.rglob("*"):
        name = path.relative_to(small).as_posix()
        if path.is_file() and not name.startswith("sitemap."):
            assert (unpacked / "so-tay" / name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", ["MO-SO-TAY.html", "HUONG-DAN.html"])
def test_pages_lead_somewhere_and_say_whose_they_are(unpacked: Path, name: str) -> None:
    page = read(unpacked / name)
    links = [href for href in page.hrefs if href]
    assert links
    for href in links:
        target = unquote(urljoin((unpacked / name).as_uri(), href)).removeprefix("file://")
        assert Path(target).is_file(), href
    text = (unpacked / name).read_text(encoding="utf-8")
    assert 'http-equiv="Content-Security-Policy"' in text
    if name == "HUONG-DAN.html":
        assert (
            json.loads((unpacked / "so-tay/catalog.json").read_text(encoding="utf-8"))["editor"]
            in page.one("main").text
        )


def test_what_servers_say_is_written_out(unpacked: Path) -> None:
    assert (unpacked / "may-chu" / "nginx.conf").read_text(encoding="utf-8") == servers.nginx()
    assert header() in (unpacked / "may-chu" / "headers.txt").read_text(encoding="utf-8")


def test_types_and_names_by_content_fit_the_site(small: Path) -> None:
    kinds = {path.suffix.removeprefix(".") for path in small.rglob("*") if path.is_file()}
    assert kinds <= servers.TYPES.keys()
    kept = re.compile(servers.NAMED_BY_CONTENT)
    for path in small.rglob("*"):
        name = path.relative_to(small).as_posix()
        if name.startswith(("assets/engine/", "assets/joined/")) and path.name != "manifest.js":
            assert kept.search(name), name
        elif path.is_file() and not name.startswith(("assets/javascripts/", "assets/stylesheets/")):
            assert not kept.search(name), name


def test_foreign_names_are_refused(small: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "assets" / "licenses").mkdir(parents=True)
    for name in ("catalog.json", "assets/licenses/so-tay-can-bo.txt"):
        shutil.copyfile(small / name, site / name)
    (site / "tệp.txt").write_text("x", encoding="utf-8")
    with pytest.raises(BundleError, match=r"so-tay/tệp\.txt"):
        make_bundle(site, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_folder_without_a_site_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), str(tmp_path / "dist")]) == 1
    assert "make site" in capsys.readouterr().err
