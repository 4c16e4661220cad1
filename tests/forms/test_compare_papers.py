"""A comparison taken away: what stands in the Word file and in the spreadsheet."""

import datetime
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from forms.codec import decode_data
from forms.compare.compare import compare
from forms.compare.comparison import Comparison
from forms.compare.files import Opened
from forms.errors import DefinitionError, WordFileError
from forms.export import compare_docx, compare_xlsx, word_file
from forms.export.compare_docx import EVERYWHERE, TABLES, fields
from forms.export.docx import Scope
from forms.response import Answer, Period, Response
from macros.word.comparison import comparison_script, comparison_template
from tests.forms.spreadsheet import sheets
from tests.forms.strategies import LARGE
from tests.golden.cases import paragraphs, response

WHOLE = decode_data(response("large"))
TEMPLATE = comparison_template()
DATE = "2026-11-22"
FORMULAS = ["=1+1", "+84", "-5", "@SUM(A1)", '=HYPERLINK("http://a")', "<b>&amp;</b>", "{{ky-1}}"]


def made(count: int = 2, **answers: list[Answer]) -> Comparison:
    """A comparison of so many quarters, with these answers in turn."""
    files = []
    for place in range(count):
        own = {name.replace("_", "-"): values[place] for name, values in answers.items()}
        filled: Response = replace(
            WHOLE,
            period=Period(kind="quarter", year=2026, index=place + 1),
            answers={**WHOLE.answers, **own},
        )
        files.append(Opened(name=f"{place + 1}.json", response=filled, day=""))
    return compare(LARGE, files)


def word(comparison: Comparison, *, only_changed: bool = False) -> bytes:
    return compare_docx.write(comparison, TEMPLATE, date=DATE, only_changed=only_changed)


def questions(comparison: Comparison, *, only_changed: bool = False) -> dict[str, str | float]:
    """The cells of the spreadsheet's first sheet."""
    return sheets(compare_xlsx.write(comparison, only_changed=only_changed))["So sánh các kỳ"]


def test_the_template_names_all_that_a_comparison_has() -> None:
    scope = fields(made(), date=DATE, only_changed=False)
    assert set(scope) == {*EVERYWHERE, *(name for name in TABLES if name != "cau")}
    assert dict(inside(scope)) == {
        name: set(names) for name, names in TABLES.items() if name != "tep-bo"
    }


def inside(scope: Scope) -> Iterator[tuple[str, set[str]]]:
    """Everything that has rows, and the names in its first row."""
    for name, value in scope.items():
        if not isinstance(value, str) and value:
            yield name, set(value[0])
            yield from inside(value[0])


@pytest.mark.parametrize("count", [2, 3, 4])
def test_word_has_a_column_for_every_file(count: int) -> None:
    lines = paragraphs(word(made(count)))
    assert lines[0] == "So sánh các kỳ"
    for place, number in enumerate(("I", "II", "III", "IV"), 1):
        assert (f"quý {number} năm 2026" in lines) == (place <= count)
    assert not [line for line in lines if "{{" in line]


def test_word_says_direction_by_sign_and_words() -> None:
    levels = LARGE.scales[0].levels
    answers = [Answer(value=levels[1].id), Answer(value=levels[0].id)]
    lines = paragraphs(word(made(ne_nep=answers), only_changed=True))
    sentence = f"↑ Lên mức: từ “{levels[1].label}” lên “{levels[0].label}”."
    assert any(line.startswith(sentence) for line in lines)
    assert "Chỉ ghi các câu có thay đổi." in lines


def test_word_without_a_change_says_so() -> None:
    lines = paragraphs(word(made(), only_changed=True))
    assert "Không có câu nào thay đổi." in lines


def test_word_has_no_data_and_the_same_bytes_every_time() -> None:
    data = word(made())
    assert data == word(made())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "customXml" in name]
    with pytest.raises(WordFileError):
        word_file.read(data)


@pytest.mark.parametrize("template", [{}, {"parts": {}, "programs": {"a": [{"field": "b"}]}}])
def test_a_template_of_something_else_is_refused(template: Mapping[str, Any]) -> None:
    with pytest.raises(DefinitionError):
        compare_docx.write(made(), template, date=DATE, only_changed=False)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_was_typed_stays_text(text: str) -> None:
    comparison = made(khuyet_diem=[Answer(value=text), Answer(value="khác")])
    assert text in questions(comparison).values()
    assert text in paragraphs(word(comparison))


def test_numbers_and_days_are_such_cells() -> None:
    numbers = [Answer(value="12"), Answer(value="1.200")]
    days = [Answer(value="2026-01-05"), Answer(value="mai")]
    comparison = made(phat_ra=numbers, ngay_hop=days)
    cells = questions(comparison).values()
    assert {12.0, 1200.0, "mai"} <= set(cells)
    assert (datetime.date(2026, 1, 5) - datetime.date(1899, 12, 30)).days in cells


def test_the_spreadsheet_has_the_changed_rows_alone_when_asked() -> None:
    comparison = made(phat_ra=[Answer(value="12"), Answer(value="13")])
    first = questions(comparison, only_changed=True)
    labels = {text for place, text in first.items() if place.startswith("C")}
    changed = {row.label for group in comparison.groups for row in group.rows if row.changed}
    assert changed <= labels
    assert len(labels) == len(changed) + 1  # and the head


def test_the_second_sheet_tells_of_every_file() -> None:
    comparison = compare(
        LARGE,
        [
            Opened(name="1.json", response=replace(WHOLE, period=None), day=""),
            Opened(name="2.json", response=replace(WHOLE, period=None), day=""),
            Opened(name="3.json", response=replace(WHOLE, answers={}), day=""),
        ],
    )
    files = sheets(compare_xlsx.write(comparison, only_changed=False))["Các tệp"].values()
    assert {"1.json", "2.json", "3.json"} <= set(files)


def test_the_script_cannot_end_its_element() -> None:
    assert "<" not in comparison_script()
