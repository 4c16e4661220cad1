"""A form with every kind of question in a real office program: paper, ballots, spreadsheet."""

import dataclasses
import re
from xml.etree import ElementTree

import pytest

from forms.codec import cut_for_paper
from forms.export import edits, word_file, xlsx
from forms.response import Answer, Response
from tests.conftest import missing
from tests.macros.large_paper import DATE, FORM, LARGE, TEMPLATE, filled, paper
from tests.office import samples
from tests.office.conftest import Convert, Pages
from tests.office.test_libreoffice import whole

pytestmark = pytest.mark.office

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def wordy() -> Response:
    """Long answers, so that tables and signatures meet the ends of pages."""
    rows = tuple(
        {
            "row_id": f"r{n}",
            "noi-dung": f"việc{n} " + "đã giao " * (3 * n),
            "thoi-han": f"2026-{1 + n % 12:02}-15",
            "tinh-trang": "dang-lam",
            "phu-trach": f"người{n}",
        }
        for n in range(30)
    )
    return filled(viec=Answer(value=rows), khuyet_diem=Answer(value="Nói rõ từng việc. " * 150))


def test_every_answer_and_figure_is_in_the_pdf(pages: Pages) -> None:
    text = whole(pages([paper(wordy())])[0])
    said = [*samples.texts(cut_for_paper(wordy(), FORM))]
    chosen = {"tot", "con-han-che", "truc-tiep", "yes", "no", "hop-le", "dang-lam", "khac"}
    for typed in said:
        if typed not in chosen and not re.fullmatch(r"\d{4}-\d\d-\d\d|xuat-sac", typed):
            assert "".join(typed.split()).casefold() in text.casefold()
    for shown in ("15/08/2026", "Đanglàm(quáhạn)", "Trựctiếp", "24/25(96,0%"):
        assert shown in text


def test_rows_stay_whole_under_a_head_on_every_page(pages: Pages) -> None:
    (found,) = pages([paper(wordy())])
    with_rows = [page for page in found if re.search(r"việc\d+ đã", page)]
    assert len(with_rows) >= 3
    for page in with_rows:
        assert "Người phụ trách" in page
        for number in re.findall(r"việc(\d+) đã", page):
            assert f"người{number}" in page


def test_several_signatures_stay_on_one_page_with_the_last_answer(pages: Pages) -> None:
    lengths = range(0, 46, 3)
    found = pages([paper(signed(lines)) for lines in lengths])
    assert len({len(one) for one in found}) > 1
    for one in found:
        last = one[-1]
        for text in ("THƯ KÝ", "CHỦ TRÌ", "Nguyễn Văn C", "Nền nếp sinh hoạt theo tập thể"):
            assert text in last


def signed(lines: int) -> Response:
    text = "\n".join(f"dòng {number}" for number in range(lines))
    return filled(ghi_nho=Answer(value=text) if text else Answer())


@pytest.mark.parametrize("copies", [1, 2, 4])
def test_ballots_share_one_sheet(pages: Pages, copies: int) -> None:
    assert LARGE.ballot is not None
    form = dataclasses.replace(LARGE, ballot=dataclasses.replace(LARGE.ballot, copies=copies))
    (found,) = pages([paper(filled(), form)])
    assert len(found) == 1
    assert found[0].count("LÁ PHIẾU") == copies
    people = len(filled().rows("ket-qua"))
    assert found[0].count("☐") == copies * people * 3


@pytest.mark.parametrize("ending", ["docx", "odt", "doc"])
def test_a_saving_changes_nothing_and_an_edit_is_named(convert: Convert, ending: str) -> None:
    data = paper(wordy())
    (saved,) = convert([data], "docx", ending)
    back = convert([saved], ending, "docx")[0] if ending == "doc" else saved
    assert word_file.find(back) == word_file.find(data)
    assert edits.find(back, FORM, wordy(), TEMPLATE, DATE) == edits.Edits()
    other = filled(viec=Answer(value=wordy().rows("viec")), thu_ve=Answer(value="23"))
    named = edits.find(back, FORM, other, TEMPLATE, DATE).places
    assert named[:2] == ("Câu 2.5 “Khuyết điểm và nguyên nhân”", "Câu 3.2 “Số phiếu thu về”")


def test_a_list_of_ballots_is_opened_again_after_a_saving(convert: Convert) -> None:
    data = paper(filled(), LARGE)
    (saved,) = convert([data], "docx", "docx")
    assert word_file.find(saved) == word_file.find(data)


@pytest.fixture(scope="module")
def book(convert: Convert) -> dict[str, list[list[str]]]:
    """Sheets of the spreadsheet as an office program reads them: a cell as its kind and value."""
    dangerous = {"row_id": "r1", "noi-dung": "=1+1", "thoi-han": "2026-12-15", "phu-trach": "@A1"}
    response = filled(viec=Answer(value=({**dangerous, "tinh-trang": "da-xong"},)))
    data = xlsx.write(FORM, response, date=DATE)
    try:
        (flat,) = convert([data], "xlsx", "fods")
    except FileNotFoundError:
        missing("LibreOffice Calc")
    sheets = ElementTree.fromstring(flat).iter(f"{TABLE}table")  # noqa: S314
    return {sheet.get(f"{TABLE}name", ""): rows_of(sheet) for sheet in sheets}


def rows_of(sheet: ElementTree.Element) -> list[list[str]]:
    rows = []
    for row in sheet.iter(f"{TABLE}table-row"):
        cells = [cell_of(cell) for cell in row.iter(f"{TABLE}table-cell")]
        if any(cells):
            rows.append(cells)
    return rows


def cell_of(cell: ElementTree.Element) -> str:
    assert cell.get(f"{TABLE}formula") is None
    kind = cell.get(f"{OFFICE}value-type", "")
    value = cell.get(f"{OFFICE}date-value") or cell.get(f"{OFFICE}value")
    text = "\n".join("".join(part.itertext()) for part in cell.iter(f"{TEXT}p"))
    return f"{kind}: {value or text}" if kind else ""


def test_a_spreadsheet_holds_dates_numbers_and_texts(book: dict[str, list[list[str]]]) -> None:
    plan = book["5.1 Việc phải khắc phục"]
    assert plan[0][0] == "string: Phiếu lớn để thử"
    assert plan[-1][:5] == [
        "float: 1",
        "string: =1+1",
        "date: 2026-12-15",
        "string: Đã xong",
        "string: @A1",
    ]


def test_a_spreadsheet_shows_what_the_form_reckons(book: dict[str, list[list[str]]]) -> None:
    results = book["3.6 Kết quả từng người"]
    people = [row for row in results if row[0].startswith("float")]
    names = [f"string: {row['ho-ten']}" for row in filled().rows("ket-qua")]
    assert [row[1] for row in people] == names
    assert any(cell.startswith("string: 16/20 (80,0% ") for cell in people[0])
    points = book["4.1 Điểm từng nhóm"]
    assert ["string: Tổng điểm", "float: 84.5"] in [row[1:3] for row in points]
