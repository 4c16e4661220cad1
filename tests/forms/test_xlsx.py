"""A form's tables as a spreadsheet: dates and numbers are such, whatever was typed stays text."""

import dataclasses
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.codec import cut_for_paper
from forms.definition import Figure, FormDefinition
from forms.errors import RequestError
from forms.export import docx, xlsx
from forms.paper_code import paper_code
from forms.question import Column, Deadline, FixedRow, Option, Question
from forms.response import Answer, Period, Response
from tests.forms.spreadsheet import sheets
from tests.office import samples

TODAY = "2026-11-22"
DANGEROUS = (
    "=1+1",
    "+84 912",
    "-5",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '=HYPERLINK("http://x.test")',
    "{=1}",
    "'=1",
)


def form(*tables: Question, figures: tuple[Figure, ...] = ()) -> FormDefinition:
    """The small form with these tables in its last section."""
    small = samples.definition()
    *others, last = small.sections
    others.append(dataclasses.replace(last, questions=tables))
    return dataclasses.replace(small, sections=tuple(others), figures=figures)


PLAN = Question(
    id="ke-hoach",
    kind="table",
    label="Kế hoạch: khắc phục [1] / *2*",
    number="3.1",
    columns=(
        Column(id="viec", label="Việc"),
        Column(id="han", label="Hạn", kind="date"),
        Column(id="so", label="Số", kind="number"),
        Column(
            id="trang-thai",
            label="Tình trạng",
            kind="choice",
            options=(Option(id="xong", label="Đã xong"), Option(id="dang", label="Đang làm")),
        ),
    ),
    deadline=Deadline(date="han", state="trang-thai", done=("xong",)),
)
POINTS = Question(
    id="diem",
    kind="table",
    label="Điểm",
    number="3.2",
    columns=(Column(id="tu-cham", label="Tự chấm", kind="number"),),
    rows=(FixedRow(id="chung", label="Nhóm chung", at_most="30"), FixedRow(id="rieng", label="R")),
)
SHARE = Figure(id="ty-le", label="Số", table="ke-hoach", of=("so",), base=("40",))
SUM = Figure(id="tong", label="Tổng điểm", of=("diem.tu-cham",), section="khac-phuc")
FORM = form(PLAN, POINTS, figures=(SHARE, SUM))


def row(name: str, text: str, date: str = "", number: str = "", state: str = "") -> dict[str, str]:
    return {"row_id": name, "viec": text, "han": date, "so": number, "trang-thai": state}


def filled(*rows: dict[str, str]) -> Response:
    points = ({"row_id": "chung", "tu-cham": "25"}, {"row_id": "rieng", "tu-cham": "7,5"})
    return dataclasses.replace(
        samples.empty(),
        respondent={"ho-ten": "=Nguyễn Văn A", "cap-bac": "", "chuc-vu": ""},
        period=Period(kind="year", year=2026),
        answers={"ke-hoach": Answer(value=rows), "diem": Answer(value=points)},
    )


def test_one_sheet_a_table_with_what_it_is_over_it() -> None:
    response = filled(row("r1", "Việc một", "2026-10-30", "20", "dang"))
    plan, points = sheets(xlsx.write(FORM, response, date=TODAY)).items()
    assert (plan[0], points[0]) == ("3.1 Kế hoạch khắc phục 1 2", "3.2 Điểm")
    cells = plan[1]
    code = paper_code(cut_for_paper(response, FORM))
    over = ["Phiếu nhỏ để thử", "Họ và tên: =Nguyễn Văn A", "Kỳ tự đánh giá: năm 2026"]
    over += [f"Mã bản điền: {code}", PLAN.label]
    assert [cells[f"A{n}"] for n in range(1, 6)] == over
    heads = [cells[f"{letter}7"] for letter in "ABCDEF"]
    assert heads == ["TT", "Việc", "Hạn", "Số", "Tình trạng", "Số (tỷ lệ)"]
    first = [cells[f"{letter}8"] for letter in "ABCDEF"]
    assert first == [1.0, "Việc một", 46325.0, 20.0, "Đang làm (quá hạn)", "20/40"]


def test_fixed_rows_have_their_labels_and_figures_stand_below() -> None:
    cells = sheets(xlsx.write(FORM, filled(), date=TODAY))["3.2 Điểm"]
    assert [cells[f"{letter}7"] for letter in "ABC"] == ["TT", "Nội dung", "Tự chấm"]
    assert [cells[f"{letter}8"] for letter in "ABC"] == [1.0, "Nhóm chung (tối đa 30)", 25.0]
    assert [cells[f"{letter}9"] for letter in "ABC"] == [2.0, "R", 7.5]


def test_figures_of_a_section_stand_under_its_first_table() -> None:
    only = form(POINTS, figures=(SUM,))
    cells = sheets(xlsx.write(only, filled(), date=TODAY))["3.2 Điểm"]
    assert (cells["B11"], cells["C11"]) == ("Tổng điểm", 32.5)


def test_dates_and_numbers_that_are_none_stay_as_typed() -> None:
    response = filled(row("r1", "x", "cuối năm", "khoảng 5", "xong"))
    cells = sheets(xlsx.write(FORM, response, date=TODAY))["3.1 Kế hoạch khắc phục 1 2"]
    assert (cells["C8"], cells["D8"], cells["E8"]) == ("cuối năm", "khoảng 5", "Đã xong")


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_looks_like_a_formula_stays_a_text(text: str) -> None:
    response = filled(row("r1", text, text, text))
    cells = sheets(xlsx.write(FORM, response, date=TODAY))["3.1 Kế hoạch khắc phục 1 2"]
    assert {cells["B8"], cells["C8"], cells["D8"]} == {docx.clean(text)}


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_name_label_or_head_becomes_a_formula(text: str) -> None:
    """`sheets` fails at any cell that is one."""
    table = dataclasses.replace(
        POINTS,
        number="",
        label=text,
        columns=(Column(id="tu-cham", label=text),),
        rows=(FixedRow(id="chung", label=text),),
    )
    sum_up = Figure(id="tong", label=text, of=("diem.tu-cham",), section="khac-phuc")
    named = dataclasses.replace(form(table, figures=(sum_up,)), title=text, handbook=text)
    named = dataclasses.replace(named, period_label=text)
    ((name, cells),) = sheets(xlsx.write(named, filled(), date=TODAY)).items()
    assert len(name) <= 31
    assert not set(name) & set("[]:*?/\\'\t\r\n")
    found = [_unescaped(str(cell)) for cell in cells.values()]
    assert found.count(docx.clean(text)) == 5


@given(st.text(max_size=100))
@settings(max_examples=40, deadline=None)
def test_any_text_is_written_as_the_paper_has_it(text: str) -> None:
    data = xlsx.write(FORM, filled(row("r1", f"x{text}")), date=TODAY)
    cells = sheets(data)["3.1 Kế hoạch khắc phục 1 2"]
    assert _unescaped(str(cells["B8"])) == docx.clean(f"x{text}")


def _unescaped(text: str) -> str:
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_a_text_longer_than_a_cell_says_that_it_goes_on() -> None:
    data = xlsx.write(FORM, filled(row("r1", "dài " * 10_000)), date=TODAY)
    cell = str(sheets(data)["3.1 Kế hoạch khắc phục 1 2"]["B8"])
    assert len(cell) == 32_767
    assert cell.endswith("… (còn nữa, xem bản Word)")


def test_the_same_bytes_every_time_and_no_name_or_clock_inside() -> None:
    response = filled(row("r1", "Việc một", "2026-10-30", "20", "dang"))
    first = xlsx.write(FORM, response, date=TODAY)
    assert xlsx.write(FORM, response, date=TODAY) == first
    core = samples.part(first, "docProps/core.xml")
    assert core.count("2000-01-01T00:00:00Z") == 2
    assert "<dc:creator></dc:creator>" in core


def test_the_head_is_frozen_and_printed_on_every_page() -> None:
    data = xlsx.write(FORM, filled(), date=TODAY)
    sheet = samples.part(data, "xl/worksheets/sheet1.xml")
    assert 'ySplit="7"' in sheet
    assert 'state="frozen"' in sheet
    setup = re.search("<pageSetup [^>]*>", sheet)
    assert setup
    assert 'paperSize="9"' in setup[0]
    assert 'orientation="landscape"' in setup[0]
    assert "$7:$7" in samples.part(data, "xl/workbook.xml")


def test_tables_of_one_name_get_sheets_of_their_own() -> None:
    long = dataclasses.replace(POINTS, label="Điểm của từng nhóm tiêu chí trong năm")
    other = dataclasses.replace(long, id="diem-2")
    names = list(sheets(xlsx.write(form(long, other), filled(), date=TODAY)))
    assert names == ["3.2 Điểm của từng nhóm tiêu chí", "3.2 Điểm của từng nhóm tiêu (2)"]
    assert max(map(len, names)) <= 31


def test_a_form_without_tables_says_so() -> None:
    text = dataclasses.replace(POINTS, kind="text", columns=(), rows=())
    with pytest.raises(RequestError, match="không có bảng nào"):
        xlsx.write(form(text), filled(), date=TODAY)


def test_markup_of_the_page_s_foot_is_none() -> None:
    named = dataclasses.replace(FORM, handbook="A &P & B" * 60)
    data = xlsx.write(named, filled(), date=TODAY)
    foot = re.search("<oddFooter>(.*)</oddFooter>", samples.part(data, "xl/worksheets/sheet1.xml"))
    assert foot
    assert "A &amp;&amp;P &amp;&amp; B" in foot[1]


def test_nothing_but_a_spreadsheet_needs_the_writer() -> None:
    """The browser reads it only then, so the bridge must start without it."""
    code = "import sys, forms.bridge, forms.export.docx; sys.exit('xlsxwriter' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
