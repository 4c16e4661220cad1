"""Freezing the content: what is refused, what a file holds, and that the same freezes alike."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.catalog import load_catalog
from macros.check import check, main
from macros.edition import freeze
from macros.edition.codec import read, write
from macros.edition.content import frozen_item
from macros.edition.differences import Items, differences, marked
from macros.edition.frozen import Edition, place
from macros.model.kinds import FOLDERS
from macros.pages.changes.item import Room, item_news
from macros.pages.links import Links
from tests.macros.test_check import BASE, TODAY
from tests.sites.conftest import EDITIONS, SMALL


@pytest.fixture
def data(tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(BASE, copy)
    return copy


def edition(path: Path) -> Edition:
    found = read(path.read_bytes(), path.name)
    assert isinstance(found, Edition), found
    return found


def test_the_same_data_freezes_alike(tmp_path: Path) -> None:
    texts = []
    for name in ("one", "other"):
        copy = tmp_path / name / "data"
        shutil.copytree(SMALL, copy)
        texts.append(freeze.freeze_folder(copy, "2026.1").read_bytes())
    assert texts[0] == texts[1]
    assert b"\r" not in texts[0]


@pytest.mark.parametrize("style", [{"sort_keys": True}, {"default_style": '"', "width": 30}])
def test_how_files_are_written_changes_nothing(tmp_path: Path, style: dict[str, Any]) -> None:
    copy = tmp_path / "data"
    shutil.copytree(SMALL, copy)
    for file in copy.rglob("*.yml"):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        text = yaml.safe_dump(data, allow_unicode=True, **style)
        file.write_bytes(text.replace("\n", "\r\n").encode())
    frozen = freeze.freeze(load_catalog(copy), "2026.1")
    assert write(frozen) == write(freeze.freeze(load_catalog(SMALL), "2026.1"))


def test_a_file_has_every_item_and_every_question(data: Path) -> None:
    path = freeze.freeze_folder(data, "2026.1")
    assert edition(path) == freeze.freeze(load_catalog(BASE), "2026.1")
    items = json.loads(path.read_text(encoding="utf-8"))["items"]
    files = {(p.parent.name, p.stem) for p in BASE.glob("*/*.yml")}
    assert {(FOLDERS[kind], name) for kind in items for name in items[kind]} == {
        *files,
        ("", "handbook"),
    }
    form = items["form"]["phieu-a"]
    assert list(form["parts"]) == [
        "respondent.ho-ten",
        "period.month",
        *("doan-ket", "mat-doan-ket", "uu-diem", "bien-phap", "bien-phap.viec"),
    ]
    assert form["parts"]["doan-ket"] == {
        "label": "Giữ gìn đoàn kết trong đơn vị",
        "meaning": {
            "kind": "scale",
            "criterion": "doan-ket",
            "scale": "thuc-hien",
            "by": "self",
        },
    }
    assert items["scale"]["thuc-hien"]["meaning"] == {"levels": "tot chua-tot"}
    assert list(items["scale"]["thuc-hien"]["parts"]) == ["tot", "chua-tot", "not_applicable"]
    assert items["criterion"]["doan-ket"]["texts"]["statement"] == ["Giữ gìn đoàn kết trong đơn vị"]


def test_what_was_frozen_passes_the_check_and_changes_no_code(data: Path) -> None:
    before = load_catalog(data)
    freeze.freeze_folder(data, "2026.1")
    catalog = load_catalog(data)
    assert check(catalog, today=TODAY) == ()
    assert (before.edition, catalog.edition) == ("0", "2026.1")
    assert (before.edited, catalog.edited) == (False, False)


def test_a_file_with_windows_line_ends_is_the_same(data: Path) -> None:
    path = freeze.freeze_folder(data, "2026.1")
    frozen = edition(path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert edition(path) == frozen


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "tên phiên bản “” không đúng cách viết; viết năm, dấu chấm, rồi số thứ tự"),
        ("ban-moi", "không đúng cách viết"),
        ("2026", "không đúng cách viết"),
        ("2026.0", "không đúng cách viết"),
        ("2026.01", "không đúng cách viết"),
        ("../2026.1", "không đúng cách viết"),
        ("2026.2", "đã có phiên bản 2026.2; phiên bản đã chốt thì giữ mãi"),
        ("2026.1", "đứng trước phiên bản mới nhất là 2026.2; chọn số lớn hơn"),
        ("2025.30", "đứng trước phiên bản mới nhất là 2026.2; chọn số lớn hơn"),
    ],
)
def test_refuses_in_sentences(
    name: str, said: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    freeze.freeze_folder(data, "2026.2")
    before = sorted(data.rglob("*"))
    assert freeze.main([name, str(data)]) == 1
    assert said in capsys.readouterr().err
    assert sorted(data.rglob("*")) == before


def test_refuses_data_with_errors_and_lists_them(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "groups" / "nhom-mot.yml").write_text("title: Nhóm\norder: một\n", encoding="utf-8")
    assert freeze.main(["2026.1", str(data)]) == 1
    said = capsys.readouterr().err
    assert "dữ liệu còn lỗi; sửa các dòng dưới đây" in said
    assert "nhom-mot.yml:2:8: lỗi: khóa “order”" in said
    assert not (data / "editions").exists()
    assert freeze.main(["2026.1", str(data / "khong-co")]) == 1
    assert "không có thư mục" in capsys.readouterr().err


def test_says_what_comes_next(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert freeze.main(["2026.1", str(data)]) == 0
    said = capsys.readouterr().out
    assert "Đã chốt phiên bản 2026.1" in said
    assert "không sửa, không xóa" in said


def test_editions_stand_by_year_and_number(data: Path) -> None:
    for name in ("2026.2", "2026.10", "2027.1"):
        freeze.freeze_folder(data, name)
    assert [each.name for each in load_catalog(data).editions] == ["2026.2", "2026.10", "2027.1"]
    assert place("2026.10") == (2026, 10)


def test_a_release_is_an_edition(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(data), "--release"]) == 0
    freeze.freeze_folder(data, "2026.1")
    assert main([str(data), "--release"]) == 0
    file = data / "groups" / "nhom-mot.yml"
    file.write_text("title: Nhóm một, đổi tên\norder: 1\n", encoding="utf-8")
    capsys.readouterr()
    assert main([str(data)]) == 0
    assert main([str(data), "--release"]) == 1
    assert "nội dung đã khác phiên bản 2026.1" in capsys.readouterr().out


def test_a_new_key_of_the_model_changes_no_wording(data: Path) -> None:
    """Only what an editor wrote counts, so a later version of the tool finds nothing changed."""
    catalog = load_catalog(data)
    frozen = frozen_item(catalog, ("criterion", "doan-ket"))
    item = catalog.get("criterion", "doan-ket")
    for changed, same in ((replace(item, guidance=""), True), (replace(item, guidance="x"), False)):
        other = load_catalog(data)
        found = other.read(("criterion", "doan-ket"))
        assert found
        other.add(("criterion", "doan-ket"), changed, found[1])
        now = frozen_item(other, ("criterion", "doan-ket"))
        assert (now.wording == frozen.wording) is same


def test_editions_of_the_mini_site_are_as_frozen() -> None:
    names = [each.name for each in load_catalog(EDITIONS).editions]
    assert names == ["2025.1", "2025.2", "2026.1"]


@pytest.mark.parametrize(
    ("old", "new", "left", "right"),
    [
        ("một hai ba", "một ba", [("một", False), ("hai", True), ("ba", False)], "một ba"),
        ("", "mới", [], "mới"),
        ("cũ", "", [("cũ", True)], ""),
    ],
)
def test_words_that_differ_are_marked(
    old: str, new: str, left: list[tuple[str, bool]], right: str
) -> None:
    before, after = marked(old, new)
    assert list(before) == left
    assert " ".join(text for text, _ in after) == right


def test_what_finds_no_room_is_a_link_alone() -> None:
    """However much an edition changed, the page stays small."""
    catalog = load_catalog(EDITIONS)
    found = differences(*(state(each) for each in catalog.editions[:2]))
    links, room = Links(catalog, "changes.html"), Room(letters=200)
    news = [item_news(links, room, change, "2025.1") for change in found.changed]
    assert [each.full for each in news] == [True, *[False] * (len(news) - 1)]
    assert all(each.link.href and not each.versions and not each.parts for each in news[1:])


def state(frozen: Edition) -> Items:
    return {(kind, name): item for kind, of in frozen.items.items() for name, item in of.items()}
