"""What is taken away from a gathering: typed, the same every time, nameless where it says so."""

import datetime
import io
import json
import zipfile
from dataclasses import replace
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.codec import decode
from forms.collect import extract, outputs, prefill, sheets
from forms.collect.gathering import Gathering
from forms.collect.outputs import Output
from forms.collect.view import Count
from forms.collect.viewing import Wish, view
from forms.errors import RequestError
from forms.export import calendar_file
from forms.response import Answer
from macros.response_schema import gathered_schema, lines_schema
from macros.word.gathering import gathering_template
from tests.calendar.calendar_file import parse
from tests.calendar.test_ics import expected
from tests.forms.gatherings import (
    at_level,
    definition,
    file,
    gather,
    person,
    plain,
    response,
    zipped,
)
from tests.forms.spreadsheet import sheets as read_sheets
from tests.golden.cases import paragraphs
from tests.macros.json_schema import Schema

WISH = Wish(form="phieu-nho")
HIDDEN = replace(WISH, hide_names=True)
FORMULA = "=HYPERLINK(1)"
_LEVELS = ("tot", "tot", "con-han-che", "con-han-che", "con-han-che", "chua-dat", "chua-dat")


@cache
def seven() -> Gathering:
    """Seven persons, one of whom types a formula for a name."""
    names = [FORMULA, *(f"Vương Văn {letter}" for letter in "ABCDEG")]
    made = [at_level(name, level) for name, level in zip(names, _LEVELS, strict=True)]
    return gather([file(f"vuong-{place}.json", one) for place, one in enumerate(made)])


def all_outputs(wish: Wish) -> list[Output]:
    gathering = seven()
    return [
        outputs.word(gathering, wish, gathering_template()),
        sheets.answers(gathering, wish),
        sheets.extract(gathering, wish),
        outputs.calendar(gathering, wish),
        outputs.lines(gathering, wish),
    ]


def held(data: bytes) -> str:
    """Everything that a file says, its parts unpacked."""
    if not data.startswith(b"PK"):
        return data.decode().replace("\r\n ", "")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def test_everything_comes_out_the_same_twice() -> None:
    assert all_outputs(WISH) == all_outputs(WISH)
    assert outputs.gathered(seven(), WISH) == outputs.gathered(seven(), WISH)


@pytest.mark.parametrize("place", range(5))
def test_hidden_names_are_nowhere(place: int) -> None:
    shown, hidden = all_outputs(WISH)[place], all_outputs(HIDDEN)[place]
    is_extract = shown.name.endswith("_thong-ke.xlsx")
    assert ("Vương Văn" in held(shown.data)) is not is_extract
    assert "Vương" not in held(hidden.data)
    assert "vuong" not in held(hidden.data)


def test_a_spreadsheet_has_four_sheets_with_filters_and_frozen_heads() -> None:
    data = sheets.answers(seven(), WISH).data
    found = read_sheets(data)
    assert list(found) == ["Người nộp", "Câu trả lời", "Từng câu", "Biện pháp, thời hạn"]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for place in range(1, 5):
            xml = book.read(f"xl/worksheets/sheet{place}.xml").decode()
            assert "<autoFilter ref=" in xml
            assert 'state="frozen"' in xml
    assert FORMULA in found["Người nộp"].values()
    epoch = datetime.date(1899, 12, 30)
    remedies = found["Biện pháp, thời hạn"]
    assert remedies["E8"] == (datetime.date(2026, 12, 15) - epoch).days
    assert found["Từng câu"]["E8"] == 2.0


def test_more_rows_than_a_file_that_is_opened_may_have() -> None:
    long = {f"uu-{n}": Answer(value="x" * 30_000, note="") for n in range(1)}
    made = [replace(person(f"Người {n}"), answers=long) for n in range(3)]
    gathering = gather([file(f"{n}.json", one) for n, one in enumerate(made)])
    assert sheets.answers(gathering, WISH).data.startswith(b"PK")


def test_a_word_report_has_tables_and_pictures_of_the_distributions() -> None:
    left = [zipped("to-1.zip", [("hong.json", b"{")])]
    files = [file("an.json", at_level("An", "chua-dat")), file("b.json", person("Bình")), *left]
    wish = replace(WISH, roster="An\nBinh\nCường, Tổ 1", period="quarter-2026-3")
    data = outputs.word(gather(files), wish, gathering_template()).data
    texts = paragraphs(data)
    for text in (
        "Phiếu nhỏ để thử",
        "quý III năm 2026",
        "Số bản được tính: 2",
        "Chưa nộp",
        "Cần xem",
        "Có nộp nhưng không có trong danh sách: Bình",
        "to-1.zip › 0-hong.json",
        "Mức thực hiện",
        "Có: 0; Không: 2; Chưa trả lời: 0",
        "Đã thực hiện, còn hạn chế: 0",
        "15/12/2026",
    ):
        assert any(text in found for found in texts), text
    with zipfile.ZipFile(io.BytesIO(data)) as paper:
        charts = sorted(name for name in paper.namelist() if name.startswith("word/charts/"))
        document = paper.read("word/document.xml").decode()
        assert document.count("<c:chart ") == len(charts) == 2
        root = ElementTree.fromstring(paper.read(charts[0]))  # noqa: S314
    values = [node.text for node in root.iter() if node.tag.endswith("}v")]
    assert "Thực hiện chưa đạt" in values
    assert any("Giữ gìn đoàn kết" in (text or "") for text in values)


def test_nobodys_text_stands_for_a_picture() -> None:
    made = person("An", answers={"khuyet-diem": {"value": "\ue0101\ue011"}})
    data = outputs.word(gather([file("an.json", made)]), WISH, gathering_template()).data
    with zipfile.ZipFile(io.BytesIO(data)) as paper:
        assert paper.read("word/document.xml").decode().count("<c:chart ") == 2


def test_days_to_come_are_a_calendar_that_keeps_its_ids() -> None:
    long = "Họp; giao ban, hằng tuần \\ " * 9 + "\nDòng hai"
    rows = [
        {"row_id": "r1", "viec": long, "thoi-han": "2026-12-15", "nguoi-lam": ""},
        {"row_id": "r2", "viec": "Không ngày", "thoi-han": "sớm", "nguoi-lam": ""},
    ]
    made = person("An", answers={"bien-phap": {"value": rows}})
    data = outputs.calendar(gather([file("an.json", made)]), WISH).data
    (entry,) = parse(data).entries
    assert entry.first == entry.last == datetime.date(2026, 12, 15)
    assert entry.text("SUMMARY").startswith("Thời hạn: An – Họp; giao ban, hằng tuần \\ Họp")
    assert long.strip() in entry.text("DESCRIPTION")
    later = replace(made, answers={**made.answers, "uu-diem": Answer(value="Thêm")})
    (again,) = parse(outputs.calendar(gather([file("a.json", later)]), WISH).data).entries
    assert again.text("UID") == entry.text("UID")


def test_what_is_done_is_in_no_calendar() -> None:
    gathering = gather([file("1.json", response("large"))], definition("large"))
    found = view(gathering, Wish(form="phieu-lon"))
    assert sorted(one.state for one in found.remedies) == ["done", "open"]
    assert len(parse(outputs.calendar(gathering, Wish(form="phieu-lon")).data).entries) == 1


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_comes_back_from_a_calendar(texts: list[str]) -> None:
    day = datetime.date(2026, 11, 22)
    entries = [
        calendar_file.Entry(uid=f"{place:032x}", day=day, summary=text, description="x")
        for place, text in enumerate(texts)
    ]
    found = parse(calendar_file.write("-//Sổ tay//VI", day, entries)).entries
    assert [one.text("SUMMARY") for one in found] == [expected(text) for text in texts]


def test_lines_fit_their_schema_and_every_answer_is_there() -> None:
    schema = Schema(lines_schema())
    made = [json.loads(line) for line in outputs.lines(seven(), Wish(form="")).data.splitlines()]
    assert [fault for one in made for fault in schema.faults(one)] == []
    records = [one["record"] for one in made]
    assert (records.count("question"), records.count("file")) == (6, 7)
    assert records.count("answer") == 6 * 7
    assert schema.faults({"record": "answer"}) != []


def test_a_gathered_file_fits_its_schema() -> None:
    found = plain(outputs.gathered(seven(), Wish(form="")).data)
    assert Schema(gathered_schema()).faults(found) == []
    assert len(found["members"]) == 7


@given(st.lists(st.integers(0, 12), min_size=2, max_size=6))
def test_no_number_under_five_leaves_in_an_extract(counts: list[int]) -> None:
    rows = [
        Count(id=str(place), label=str(place), count=count, of=tuple(range(count)))
        for place, count in enumerate(counts)
    ]
    groups = extract._merged(rows)
    assert sorted(row.id for group in groups for row in group) == sorted(row.id for row in rows)
    if len(groups) > 1:
        assert all(sum(row.count for row in group) >= extract.FEWEST for group in groups)
        assert all(len(group) == 1 or group is groups[-1] for group in groups)


def test_an_extract_says_its_limits_and_what_it_leaves_out() -> None:
    found = read_sheets(sheets.extract(seven(), WISH).data)
    said = [*found["Thống kê không tên"].values(), *found["Giới hạn"].values()]
    for limit in extract.LIMITS:
        assert limit in said
    # Two, three and two: only all together are five, so that the question is left out.
    assert any("1.1" in str(text) for text in found["Giới hạn"].values())
    with pytest.raises(RequestError, match="dưới 5 bản"):
        sheets.extract(gather([file("an.json", person("An"))]), WISH)


def test_another_form_is_prefilled_and_opens() -> None:
    large = definition("large")
    made = prefill.prefilled(seven(), WISH, large)
    assert decode(_text(made.response)) == made.response
    assert len(made.response.rows("ket-qua")) == 7
    assert len(made.response.rows("viec")) == 7


def _text(made: Any) -> str:
    from forms.codec import encode

    return encode(made)
