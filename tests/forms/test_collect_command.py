"""Gathering from a command line: all files come out, nothing stops it, and it goes on again."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.codec import decode, definition_to_json
from forms.collect import command, journal
from forms.collect.reading import read
from macros.word.gathering import gathering_script
from tests.conftest import ROOT
from tests.forms.gatherings import definition, file, person, zipped
from tests.golden.cases import paragraphs

Run = Callable[..., int]
PEOPLE = [file(f"{name}.json", person(name)) for name in ("an", "binh", "cuong")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three files that were received, one of them in a folder of its own."""
    received = tmp_path / "nhan"
    (received / "to-2").mkdir(parents=True)
    for place, (name, data) in enumerate(PEOPLE):
        (received / ("to-2" if place == 2 else "") / name).write_bytes(data)
    return received


@pytest.fixture
def run(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command with the small and the large form, and the results beside the folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("small", "large"):
        (tmp_path / f"{name}.json").write_text(definition_to_json(definition(name)), "utf-8")
    forms = ("--form", "small.json", "--form", "large.json")

    def start(*more: str) -> int:
        return command.main([str(folder), *forms, "--today", "2026-11-22", *more])

    return start


def test_everything_comes_out(run: Run, tmp_path: Path, folder: Path) -> None:
    (folder / "Thumbs.db").write_bytes(b"x")
    (folder / ".an").write_bytes(b"x")
    (folder / "Thumbs.db").unlink()
    site = tmp_path / "site"
    script = f'SoTay.forms["phieu-nho"]={{"definition":{definition_to_json(definition())}}};'
    for name, text in (("forms/phieu-nho.js", script), ("collect/paper.js", gathering_script())):
        path = site / "assets" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "ds.txt").write_text("An\nDũng\n", encoding="utf-8")
    assert run("--roster", "ds.txt", "--out", "kq") == command.DONE
    made = {path.name for path in (tmp_path / "kq").iterdir()}
    assert made == {
        "gop.json",
        "gop.ndjson",
        "gop_phieu-nho.docx",
        "gop_phieu-nho.ics",
        "gop_phieu-nho.xlsx",
        "gop_phieu-nho_phieu-lon_tu-cac-ban.json",
        "ket-qua.txt",
    }
    assert "Chưa nộp" in paragraphs((tmp_path / "kq" / "gop_phieu-nho.docx").read_bytes())
    told = (tmp_path / "kq" / "ket-qua.txt").read_text(encoding="utf-8")
    assert "Số bản được tính: 3\n- Phiếu nhỏ để thử: 3\n  - quý III năm 2026: 3\n" in told
    large = tmp_path / "kq" / "gop_phieu-nho_phieu-lon_tu-cac-ban.json"
    assert len(decode(large.read_text(encoding="utf-8")).rows("ket-qua")) == 3


def test_the_next_level_gathers_what_came_out(run: Run, tmp_path: Path, folder: Path) -> None:
    assert run("--out", "kq") == command.DONE
    for path in folder.rglob("*.json"):
        path.unlink()
    (folder / "gop.json").write_bytes((tmp_path / "kq" / "gop.json").read_bytes())
    assert run("--out", "kq2") == command.DONE
    names = [tmp_path / out / "gop_phieu-nho.xlsx" for out in ("kq", "kq2")]
    assert all(path.exists() for path in names)
    again = json.loads((tmp_path / "kq2" / "gop.json").read_text(encoding="utf-8"))
    assert [one["way"] for one in again["members"]] == [["gop.json"]] * 3


def test_bad_files_stop_nothing_and_show_in_the_exit_code(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "hong.json").write_bytes(b"{")
    (folder / "anh.docx").write_bytes(b"PK\x03\x04")
    name, data = zipped("zip.zip", [("trong.zip", zipped("x.zip", PEOPLE)[1])])
    (folder / name).write_bytes(data)
    assert run() == command.SOME_LEFT
    told = capsys.readouterr().out
    assert "Số bản được tính: 3" in told
    assert "Các tệp không được tính (3):" in told
    assert "zip.zip › 0-trong.zip: Tệp nén này nằm trong một tệp nén khác" in told


def test_copies_are_no_fault(run: Run, folder: Path) -> None:
    (folder / "an-2.json").write_bytes(PEOPLE[0][1])
    assert run() == command.DONE


def test_results_inside_the_folder_are_not_gathered(run: Run, folder: Path) -> None:
    out = ("--out", str(folder / "kq"))
    assert run(*out) == command.DONE
    before = (folder / "kq" / "gop.json").read_bytes()
    assert run(*out) == command.DONE
    assert (folder / "kq" / "gop.json").read_bytes() == before


def test_a_stopped_run_goes_on_where_it_was(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    was_read: list[str] = []

    def stop_at_second(name: str, data: bytes) -> object:
        if was_read:
            raise KeyboardInterrupt
        was_read.append(name)
        return read(name, data)

    with monkeypatch.context() as patched:
        patched.setattr(command, "read", stop_at_second)
        assert run("--out", "kq") == command.STOPPED
    left = tmp_path / "kq" / journal.NAME
    with left.open("a", encoding="utf-8") as file_:
        file_.write('{"done": "cut o')
    again: list[str] = []

    def note(name: str, data: bytes) -> object:
        again.append(name)
        return read(name, data)

    monkeypatch.setattr(command, "read", note)
    assert run("--out", "kq") == command.DONE
    assert was_read == ["an.json"]
    assert again == ["binh.json", "to-2/cuong.json"]
    assert not left.exists()
    assert "Số bản được tính: 3" in (tmp_path / "kq" / "ket-qua.txt").read_text(encoding="utf-8")


def test_a_file_that_ended_the_program_twice_is_passed_over(
    run: Run, tmp_path: Path, folder: Path
) -> None:
    (tmp_path / "kq").mkdir()
    state = journal.state_of(folder / "an.json")
    begun = {"begin": "an.json", "size": state.size, "changed": state.changed}
    (tmp_path / "kq" / journal.NAME).write_text(f"{json.dumps(begun)}\n" * 2, encoding="utf-8")
    assert run("--out", "kq") == command.SOME_LEFT
    told = (tmp_path / "kq" / "ket-qua.txt").read_text(encoding="utf-8")
    assert "Số bản được tính: 2" in told
    assert "- an.json: Đã hai lần chương trình dừng đột ngột" in told


def test_hidden_names_are_in_no_report(run: Run, tmp_path: Path) -> None:
    assert run("--out", "kq", "--hide-names") == command.DONE
    for name in ("gop.ndjson", "gop_phieu-nho.ics"):
        assert "cuong" not in (tmp_path / "kq" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Lệnh thiếu hoặc sai. Xem: python -m forms.collect --help"),
        (("khong-co",), "Không có thư mục “khong-co”."),
        ((".", "--today", "hôm nay"), "không phải ngày dạng năm-tháng-ngày"),
        ((".", "--form", "khong-co.json"), "Không đọc được tệp phiếu “khong-co.json”."),
        ((".", "--site", "."), "Không thấy phiếu nào trong"),
        ((".", "--khac"), "Lệnh thiếu hoặc sai."),
    ],
)
def test_a_wrong_command_is_refused_in_a_sentence(
    arguments: tuple[str, ...],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        code = command.main(list(arguments))
    except SystemExit as ended:
        code = int(str(ended.code))
    assert code == command.WRONG
    assert sentence in capsys.readouterr().err


def test_help_is_vietnamese() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "forms.collect", "--help"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout == command.HELP
