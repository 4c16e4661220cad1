"""A form with as many questions as wanted, of every kind by turns, in the tests' small site."""

import copy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.environment import ROOT

FORM = "phieu-nhieu-cau"
_SITE = ROOT / "tests" / "sites" / "small"
_IN_A_SECTION = 10
_COLUMNS: list[dict[str, Any]] = [
    {"id": "viec", "label": "Việc"},
    {"id": "han", "label": "Hạn", "kind": "date"},
    {
        "id": "tinh-trang",
        "label": "Tình trạng",
        "kind": "choice",
        "options": [{"id": "xong", "label": "Đã xong"}, {"id": "chua", "label": "Chưa xong"}],
    },
]
_DEADLINE = {"date": "han", "state": "tinh-trang", "done": ["xong"]}
_KINDS: tuple[dict[str, Any], ...] = (
    {"criterion": "doan-ket"},
    {"kind": "yes_no"},
    {"criterion": "doan-ket"},
    {"kind": "text", "words_at_most": 300},
    {"criterion": "doan-ket"},
    {"kind": "date"},
    {"criterion": "doan-ket"},
    {"kind": "number", "at_most": 100},
    {"criterion": "doan-ket"},
    {"kind": "table", "columns": _COLUMNS, "deadline": _DEADLINE},
)


def write(folder: Path, count: int) -> None:
    """The data of the tests' small site, with this form in place of its own."""
    shutil.copytree(_SITE, folder, dirs_exist_ok=True)
    form = yaml.safe_load((_SITE / "forms" / "phieu-thu.yml").read_text(encoding="utf-8"))
    form |= {"title": f"Phiếu có {count} câu", "sections": list(_sections(count))}
    (folder / "forms" / f"{FORM}.yml").write_text(
        yaml.safe_dump(form, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )


def _sections(count: int) -> Iterator[dict[str, Any]]:
    for first in range(0, count, _IN_A_SECTION):
        numbers = range(first, min(first + _IN_A_SECTION, count))
        yield {
            "id": f"phan-{first // _IN_A_SECTION + 1}",
            "title": f"Phần {first // _IN_A_SECTION + 1}",
            "questions": [copy.deepcopy(_question(number)) for number in numbers],
        }


def _question(number: int) -> dict[str, Any]:
    kind = _KINDS[number % len(_KINDS)]
    label = {} if "criterion" in kind else {"label": f"Câu hỏi thứ {number + 1}"}
    return {"id": f"cau-{number + 1}", **kind, **label}
