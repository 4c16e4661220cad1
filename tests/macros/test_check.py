"""Each file in `cases/` changes the valid little catalog in `base/` and names every problem.

`frozen` has editions in their order, each with the files that changed before it was frozen;
`files` has today's.  A file is its text, nothing where it is deleted, or texts to replace in it.
"""

import datetime
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.catalog import load_catalog
from macros.check import check, main
from macros.check.items import modeline
from macros.edition.freeze import freeze_folder
from macros.model.kinds import FOLDERS

HERE = Path(__file__).parent
BASE = HERE / "base"
ROOT = HERE.parents[1]
CASES = sorted((HERE / "cases").glob("*.yml"))
TODAY = datetime.date(2026, 11, 22)


Files = dict[str, str | dict[str, str] | None]


def write(data: Path, files: Files) -> None:
    """Write files of a data folder, change texts in them, or take them away."""
    for name, text in files.items():
        path = data / name
        path.parent.mkdir(exist_ok=True)
        if text is None:
            path.unlink()
        elif isinstance(text, str):
            path.write_text(text, encoding="utf-8")
        else:
            whole = path.read_text(encoding="utf-8")
            for old, new in text.items():
                assert old in whole, old
                whole = whole.replace(old, new)
            path.write_text(whole, encoding="utf-8")


def overlay(folder: Path, files: Files, frozen: dict[str, Files] | None = None) -> Path:
    """The little catalog with these files, after editions of what it was before."""
    data = folder / "data"
    shutil.copytree(BASE, data)
    for name, before in (frozen or {}).items():
        write(data, before)
        freeze_folder(data, name)
    write(data, files)
    return data


def test_base_is_valid() -> None:
    assert check(load_catalog(BASE), today=TODAY) == ()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    data = overlay(tmp_path, case["files"], case.get("frozen"))
    problems = check(load_catalog(data), today=TODAY)
    assert list(map(str, problems)) == case["problems"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("title: Nhóm hai\norder: 2\n".encode("utf-16"), "1:1: lỗi: tệp lưu bằng mã UTF-16;"),
        (b"title: Nh\xf3m hai\norder: 2\n", "1:10: lỗi: tệp không phải mã UTF-8"),
        (b"order: 2\ntitle: Nh\xf3m\n", "2:10: lỗi: tệp không phải mã UTF-8"),
        (b"title: a\x00b\norder: 2\n", "1:9: lỗi: có ký tự điều khiển U+0000;"),
        (b"title: " + b"[" * 5000, "1:1: lỗi: tệp lồng nhau quá sâu;"),
        (b"#" * 1_000_001, "1:1: lỗi: tệp lớn hơn 1 MB;"),
    ],
    ids=["utf-16", "ansi", "ansi-later", "nul", "nesting", "size"],
)
def test_bytes(raw: bytes, expected: str, tmp_path: Path) -> None:
    data = overlay(tmp_path, {})
    (data / "groups" / "nhom-hai.yml").write_bytes(raw)
    problems = [str(p) for p in check(load_catalog(data), today=TODAY)]
    assert [p.startswith(f"data/groups/nhom-hai.yml:{expected}") for p in problems] == [True]


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b""], ids=["bom", "plain"])
def test_windows_line_ends_and_bom(start: bytes, tmp_path: Path) -> None:
    data = overlay(tmp_path, {})
    path = data / "groups" / "nhom-mot.yml"
    path.write_bytes(
        start + "title: Nho\u0301m một\r\norder: 1\r\nintro: >-\r\n  Ðảng\r\n".encode()
    )
    catalog = load_catalog(data)
    assert check(catalog, today=TODAY) == ()
    group = catalog.get("group", "nhom-mot")
    assert (group.title, group.intro) == ("Nhóm một", "Đảng")


def test_every_rule_has_a_code_a_case_and_a_line_in_the_documents(tmp_path: Path) -> None:
    seen: set[str] = set()
    for number, path in enumerate(CASES):
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        data = overlay(tmp_path / str(number), case["files"], case.get("frozen"))
        seen |= {problem.code for problem in check(load_catalog(data), today=TODAY)}
    document = (ROOT / "docs" / "contributing" / "data.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([a-z0-9-]+)` \| (?:error|warning)", document, re.MULTILINE))
    assert seen <= listed
    assert listed - seen == {
        "edition-behind",
        "file-encoding",
        "file-size",
        "yaml-nesting",
        "modeline",
    }  # tests of their own


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(BASE)]) == 0
    data = overlay(tmp_path, {"groups/nhom-hai.yml": "title: Hai\norder: 2\n"})
    assert main([str(data)]) == 0
    assert main([str(data), "--release"]) == 1
    assert "0 lỗi, 1 lưu ý" in capsys.readouterr().out
    assert main([str(tmp_path / "không có")]) == 1


def test_modelines_where_there_are_schemas(tmp_path: Path) -> None:
    wrong = "# yaml-language-server: $schema=../schema/term.schema.json\ntitle: Hai\norder: 1\n"
    data = overlay(tmp_path, {"schema/group.schema.json": "{}", "groups/nhom-mot.yml": wrong})
    said = {p.file: str(p) for p in check(load_catalog(data), today=TODAY)}
    assert said["data/groups/nhom-mot.yml"] == (
        "data/groups/nhom-mot.yml:1:1: lưu ý: dòng đầu chỉ sai lược đồ; sửa dòng đầu thành "
        "“# yaml-language-server: $schema=../schema/group.schema.json”"
    )
    assert said["data/handbook.yml"] == (
        "data/handbook.yml:1:1: lưu ý: thiếu dòng đầu chỉ lược đồ; thêm vào đầu tệp dòng "
        "“# yaml-language-server: $schema=schema/handbook.schema.json”"
    )
    for path in data.rglob("*.yml"):
        kind = {folder: kind for kind, folder in FOLDERS.items()}[
            path.parent.name.replace("data", "")
        ]
        text = path.read_text(encoding="utf-8").removeprefix(wrong.split("\n")[0] + "\n")
        path.write_text(f"{modeline(kind)}\n{text}", encoding="utf-8")
    assert check(load_catalog(data), today=TODAY) == ()


def test_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = overlay(tmp_path, {"groups/nhom-hai.yml": "title: Hai\norder: 2\nintr: Lời\n"})
    assert main([str(data), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": f"{data.as_posix()}/groups/nhom-hai.yml",
            "line": 3,
            "column": 1,
            "severity": "error",
            "what": "không có khóa “intr”",
            "mend": "có phải “intro”?",
            "code": "key-unknown",
        }
    ]


def test_backlinks_go_both_ways() -> None:
    catalog = load_catalog(BASE)
    assert ("criterion", "doan-ket") in catalog.backlinks("directive", "chi-thi-a")
    assert catalog.backlinks("criterion", "doan-ket") == (
        ("form", "phieu-a"),
        ("trigger", "mat-doan-ket"),
    )
