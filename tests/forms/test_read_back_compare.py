"""A comparison just made is read again: what is right passes, whatever is wrong is found."""

import base64
import json
from dataclasses import replace
from typing import Any

import pytest

from forms import bridge
from forms.codec import definition_to_json, encode
from forms.compare.comparison import Comparison
from forms.errors import ReadBackError
from forms.export import compare_xlsx, read_back_compare
from forms.export.read_back_compare import HeldComparison
from forms.response import Answer, Period
from tests.forms.strategies import LARGE
from tests.forms.test_compare_papers import DATE, FORMULAS, TEMPLATE, WHOLE, made, word
from tests.office import samples

STORY = "uu-diem"


def told(*texts: str) -> Comparison:
    """A comparison of quarters in which a text question says these."""
    return made(len(texts), **{STORY.replace("-", "_"): [Answer(value=text) for text in texts]})


def word_read(data: bytes, comparison: Comparison, *, only_changed: bool = False) -> HeldComparison:
    return read_back_compare.word(data, comparison, date=DATE, only_changed=only_changed)


def sheets(comparison: Comparison, *, only_changed: bool = False) -> bytes:
    return compare_xlsx.write(comparison, only_changed=only_changed)


def sheets_read(
    data: bytes, comparison: Comparison, *, only_changed: bool = False
) -> HeldComparison:
    return read_back_compare.sheets(data, comparison, only_changed=only_changed)


@pytest.mark.parametrize("only_changed", [True, False])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_both_kinds_are_read_back(count: int, *, only_changed: bool) -> None:
    comparison = told(*(f"Kỳ {place}" for place in range(count)))
    rows = [row for group in comparison.groups for row in group.rows]
    wanted = HeldComparison(count, sum(row.changed or not only_changed for row in rows))
    assert 0 < wanted.rows <= len(rows)
    paper = word(comparison, only_changed=only_changed)
    assert word_read(paper, comparison, only_changed=only_changed) == wanted
    book = sheets(comparison, only_changed=only_changed)
    assert sheets_read(book, comparison, only_changed=only_changed) == wanted


@pytest.mark.parametrize("text", [*FORMULAS, *samples.HOSTILE, "_x0041_", " a ", "a\n\nb", "1e400"])
def test_hostile_texts_are_read_back(text: str) -> None:
    comparison = told(text, text + text)
    assert word_read(word(comparison), comparison).files == 2
    assert sheets_read(sheets(comparison), comparison).files == 2


def test_another_comparison_is_noticed() -> None:
    comparison, other = told("Một", "Hai"), told("Một", "Ba mươi mốt")
    with pytest.raises(ReadBackError, match=r"Chỗ không khớp: câu “.*”\."):
        word_read(word(comparison), other)
    with pytest.raises(ReadBackError, match="bảng “So sánh các kỳ”"):
        sheets_read(sheets(comparison), other)
    renamed = replace(
        comparison, files=(comparison.files[0], replace(comparison.files[1], name="x.json"))
    )
    with pytest.raises(ReadBackError, match=r"Chỗ không khớp: tệp “x.json”\."):
        word_read(word(comparison), renamed)
    with pytest.raises(ReadBackError, match=r"Chỗ không khớp: bảng “Các tệp”\."):
        sheets_read(sheets(comparison), renamed)


def test_a_damaged_file_is_noticed() -> None:
    comparison = told("Một", "Hai")
    for data, read in ((word(comparison), word_read), (sheets(comparison), sheets_read)):
        broken = bytearray(data)
        broken[len(data) // 2] ^= 0xFF
        for wrong in (data[:-100], bytes(broken), b""):
            with pytest.raises(ReadBackError):
                read(wrong, comparison)


def test_a_paper_that_carries_answers_is_noticed() -> None:
    comparison = told("Một", "Hai")
    saved = "urn:so-tay-can-bo:saved-form:1"
    carrying = samples.repack(
        word(comparison), **{"customXml/item1.xml": f"<a xmlns='{saved}'/>".encode()}
    )
    with pytest.raises(ReadBackError, match="kèm dữ liệu"):
        word_read(carrying, comparison)


# Through the bridge


def asked(action: str, **members: Any) -> dict[str, Any]:
    files = []
    for index in (1, 2):
        period = Period(kind="quarter", year=2026, index=index)
        data = encode(replace(WHOLE, period=period)).encode()
        files.append({"name": f"{index}.json", "base64": base64.b64encode(data).decode()})
    request = {
        "action": action,
        "definition": json.loads(definition_to_json(LARGE)),
        "files": files,
        "only_changed": False,
        "date": DATE,
        **members,
    }
    answer: dict[str, Any] = json.loads(bridge.handle(json.dumps(request)))
    return answer


@pytest.mark.parametrize(
    ("action", "holds"), [("export_compare_docx", "paper"), ("export_compare_xlsx", "tables")]
)
def test_page_hears_what_a_file_holds(action: str, holds: str) -> None:
    data = asked(action, template=TEMPLATE)["result"]["base64"]
    found = asked("read_back_compare", holds=holds, base64=data)
    assert found["ok"]
    assert found["result"]["files"] == 2
    assert found["result"]["rows"] > 10
    other = asked("read_back_compare", holds=holds, base64=data, only_changed=True)
    assert other["ok"] is False
    assert asked("read_back_compare", holds="x", base64=data)["ok"] is False
