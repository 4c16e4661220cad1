"""`make new`: a file that loads, and whose blanks the check names one by one."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from forms.review.rules import review
from macros import new
from macros.catalog import load_catalog
from macros.check import check
from macros.check.items import UNFILLED, modeline
from macros.compile import compile_form
from macros.example import example
from macros.model.kinds import FOLDERS, KINDS
from macros.schema import load_examples, members
from tests.sites.conftest import SMALL

ROOT = Path(__file__).parents[2]
BLANK = re.compile(rf'^[^#]*""$|{UNFILLED}$')


@pytest.fixture
def data(tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(SMALL, copy)
    return copy


def made(kind: str, data: Path) -> Path:
    if kind == "handbook":
        (data / "handbook.yml").unlink()
    return new.new(kind, "handbook" if kind == "handbook" else "moi-lam", data)


@pytest.mark.parametrize("kind", KINDS)
def test_loads_and_the_check_names_what_is_left(kind: str, data: Path) -> None:
    before = {str(p) for p in check(load_catalog(data))}
    path = made(kind, data)
    catalog = load_catalog(data)
    assert catalog.problems == []
    assert catalog.has(kind, path.stem)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == modeline(kind)
    blank = {number for number, line in enumerate(lines, 1) if BLANK.search(line)}
    found = [p for p in check(catalog) if str(p) not in before]
    assert {p.file for p in found} == {f"data/{path.relative_to(data).as_posix()}"}
    assert {p.mark.line for p in found if p.is_error} == blank
    # What nothing leads to yet, and what a regulation lacks as a whole, have no line of their own.
    others = {p.code for p in found if p.mark.line not in blank}
    assert others <= {"unused", "unasked"}


@pytest.mark.parametrize("kind", KINDS)
def test_says_everything_that_the_hints_say(kind: str) -> None:
    text = new.text(kind, load_examples(ROOT / "data"))
    plain = " ".join(line.lstrip("# ") for line in text.splitlines())
    for member in members(KINDS[kind]):
        assert f"{member.hint.title}: {member.hint.text}" in plain
        assert re.search(rf"^(# )?{member.name}:", text, re.MULTILINE)
    assert max(map(len, text.splitlines())) <= 100


def test_optional_keys_work_when_their_marks_are_taken_away(data: Path) -> None:
    path = made("criterion", data)
    text = path.read_text(encoding="utf-8")
    head, optional = text.split("# Không bắt buộc:\n")
    keys = [line[2:] for line in optional.splitlines() if not re.match(r"# [A-ZĐ]", line)]
    keys = [line for line in keys if re.match(r"(  )*(- )?(\w+:|\"\")", line)]
    path.write_text(head + "\n".join(keys) + "\n", encoding="utf-8")
    catalog = load_catalog(data)
    assert catalog.problems == []
    assert catalog.get("criterion", "moi-lam").evidence_hints == ("",)


@pytest.mark.parametrize(
    ("kind", "item_id", "said"),
    [
        ("criterium", "moi", "không có loại “criterium”; có phải “criterion”?"),
        ("", "", "các loại: directive (văn bản), criterion (tiêu chí)"),
        ("criterion", "Đoàn Kết", "không đúng cách viết; dùng chữ thường không dấu"),
        ("criterion", "Đoàn Kết", "ví dụ “doan-ket”"),
        ("criterion", "a" * 61, "tối đa 60 ký tự"),
        ("criterion", "../ngoai", "không đúng cách viết"),
        ("criterion", "", "không đúng cách viết"),
        ("criterion", "doan-ket", "/criteria/doan-ket.yml; mở tệp ấy để sửa, hoặc chọn mã khác"),
        ("handbook", "handbook", "/handbook.yml; mở tệp ấy để sửa"),
    ],
)
def test_refuses_in_sentences(
    kind: str, item_id: str, said: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(data.rglob("*"))
    assert new.main([kind, item_id, str(data)]) == 1
    assert said in capsys.readouterr().err
    assert sorted(data.rglob("*")) == before


def test_says_what_comes_next(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new.main(["term", "moi-lam", str(data)]) == 0
    said = capsys.readouterr().out
    assert f"Đã tạo {data.as_posix()}/{FOLDERS['term']}/moi-lam.yml." in said
    assert "kiểm tra" in said


def test_new_form_shows_every_kind_of_question_and_works_when_filled_in(data: Path) -> None:
    path = made("form", data)
    lines = path.read_text(encoding="utf-8").splitlines()
    given = {'directive: ""': "directive: chi-thi-thu", '  - id: ""': "  - id: ho-ten"}
    filled = (
        given.get(line) or line.replace('""', "Chữ").replace(f"0  {UNFILLED}", "10")
        for line in lines
    )
    path.write_text("\n".join(filled), encoding="utf-8")
    catalog = load_catalog(data)
    file = f"data/forms/{path.name}"
    assert [str(p) for p in check(catalog) if p.file == file] == []
    definition = compile_form(catalog, path.stem)
    assert {q.kind for q in definition.questions()} == {
        *("date", "number", "yes_no", "text", "choice", "table")
    }
    response = example(catalog, catalog.get("form", path.stem), definition)
    assert response.answers.keys() == {q.id for q in definition.questions()}
    response = replace(response, respondent={"ho-ten": "Nguyễn Văn A"})
    assert review(definition, response) == ()
