"""What the usual paper of a form with every kind of question looks like, piece by piece."""

import io
import re
from dataclasses import replace

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Cell

from forms.definition import FormDefinition, Section, Signature
from forms.question import Column
from forms.response import Answer, Period
from macros.word.typed import DOTS
from tests.macros.large_paper import FORM, empty, filled, paper, table_of, tables, words

# The head.


def test_letterhead_has_the_bodies_left_and_what_they_are_right() -> None:
    document = Document(io.BytesIO(paper(filled())))
    (row,) = document.tables[0].rows
    left, right = row.cells
    assert [p.text for p in left.paragraphs] == ["Đảng bộ Y", "Chi bộ X"]
    assert all(run.font.all_caps for p in left.paragraphs for run in p.runs)
    assert [bool(p.runs[0].bold) for p in left.paragraphs] == [False, True]
    assert [p.text for p in right.paragraphs] == [
        "MẪU ĐỂ THỬ",
        f"{DOTS[:6]}, ngày 22 tháng 11 năm 2026",
    ]
    title, place = right.paragraphs
    assert title.runs[0].bold
    assert title._p.pPr is not None
    assert title._p.pPr.find(f"{qn('w:pBdr')}/{qn('w:bottom')}") is not None
    assert place.runs[0].italic
    assert "w:tblBorders" not in document.tables[0]._tbl.xml


def test_what_stands_in_the_letterhead_stands_there_alone() -> None:
    shown = words(paper(filled()))
    assert "Người ghi: Nguyễn Văn C" in shown
    assert not [text for text in shown if text.startswith(("Tên đơn vị", "Cấp trên"))]
    assert sum("ngày 22 tháng 11 năm 2026" in text for text in shown) == 1


def test_an_empty_letterhead_has_room_to_write() -> None:
    left = tables(paper(empty()))[0][0][0]
    assert left == f"Cấp trên trực tiếp {DOTS[:6]}\nTên đơn vị {DOTS[:6]}"


def test_without_a_letterhead_place_and_date_stand_over_the_signatures() -> None:
    plain = replace(FORM, letterhead=None)
    shown = words(paper(filled(), plain))
    assert "Tên đơn vị: Chi bộ X" in shown
    assert shown.index("………………………, ngày 22 tháng 11 năm 2026") == shown.index("THƯ KÝ") - 1


def test_notice_is_framed_until_somebody_has_held_the_form_against_its_original() -> None:
    document = Document(io.BytesIO(paper(filled())))
    notice = next(p for p in document.paragraphs if p.text == FORM.notice)
    assert notice.style is not None
    assert notice.style.element.pPr.find(qn("w:pBdr")) is not None
    assert FORM.notice not in words(paper(filled(), replace(FORM, notice="")))


def test_period_has_the_form_s_own_word_and_none_without_periods() -> None:
    assert "Kỳ lấy phiếu: quý III năm 2026" in words(paper(filled()))
    without = words(paper(filled(), replace(FORM, periods=())))
    assert not [text for text in without if text.startswith("Kỳ lấy phiếu")]


# Questions.


def test_days_numbers_and_choices_stand_in_their_question_s_line() -> None:
    shown = words(paper(filled()))
    assert "Ngày họp: 20/11/2026" in shown
    assert "Hình thức họp: Trực tiếp" in shown
    assert "Số phiếu phát ra: 25" in shown
    blank = words(paper(empty()))
    assert f"Ngày họp: {DOTS}" in blank
    assert f"Số phiếu phát ra: {DOTS}" in blank


def test_only_what_is_asked_stands_there() -> None:
    shown = words(paper(filled()))
    assert "Số khách mời: 3" in shown
    for gone in ("Lý do họp trực tuyến", "Tổng kết cả năm", "Báo cáo cuối năm"):
        assert not [text for text in shown if gone in text]
    response = replace(filled(co_khach=Answer(value="no")), period=Period(kind="year", year=2026))
    other = words(paper(response))
    assert not [text for text in other if "Số khách mời" in text]
    assert {"Tổng kết cả năm", "Báo cáo cuối năm"} <= set(other)


def sometimes(section: Section) -> Section:
    """A section that is asked for a whole year alone."""
    questions = tuple(replace(question, periods=("year",)) for question in section.questions)
    return replace(section, questions=questions)


def test_a_section_without_questions_goes_with_its_heading() -> None:
    *others, own, collective = FORM.sections
    rarely = replace(FORM, sections=(*others, sometimes(own), sometimes(collective)))
    response = filled()
    title = own.title
    assert {title, "Phần ghi của tập thể"} <= set(words(paper(response)))
    assert not {title, collective.title, "Phần ghi của tập thể"} & set(
        words(paper(response, rarely))
    )
    yearly = replace(response, period=Period(kind="year", year=2026))
    assert {title, collective.title, "Phần ghi của tập thể"} <= set(words(paper(yearly, rarely)))


def test_numbers_stand_there_only_where_the_form_wants_them() -> None:
    numbered = words(paper(filled(), replace(FORM, numbered=True)))
    assert "1.1. Ngày họp: 20/11/2026" in numbered
    assert f"1. {FORM.sections[0].title}" in numbered
    assert FORM.sections[0].title in words(paper(filled()))


def test_evidence_has_a_line_a_piece() -> None:
    said = "Minh chứng: (1) Sổ họp (2) Nghị quyết, số 12-NQ/CB, ngày 03/02/2026, lưu ở Tủ lưu trữ"
    assert said in words(paper(filled()))


def test_the_collective_has_a_heading_and_room_of_its_own() -> None:
    shown = words(paper(filled()))
    heading = shown.index("Phần ghi của tập thể")
    assert shown[heading + 1] == FORM.sections[-1].title
    lines = Document(io.BytesIO(paper(filled()))).paragraphs
    assert sum(p.style is not None and p.style.name == "Dòng để viết" for p in lines) == 3 * 1
    said = paper(filled(y_kien=Answer(by="collective", value="Nhất trí.")))
    assert "Nhất trí." in words(said)
    lines = Document(io.BytesIO(said)).paragraphs
    assert not [p for p in lines if p.style is not None and p.style.name == "Dòng để viết"]


# Tables.


def test_fixed_rows_have_labels_and_their_largest_number() -> None:
    rows = table_of(paper(empty()), "Ghi chú")
    assert rows[0] == ["TT", "Nội dung", "Điểm", "Ghi chú"]
    labels = ["Kỷ luật (tối đa 30)", "Kết quả việc làm (tối đa 60)", "Sáng kiến"]
    assert [row[:3] for row in rows[1:]] == [[f"{n}", text, ""] for n, text in enumerate(labels, 1)]
    filled_rows = table_of(paper(filled()), "Ghi chú")
    assert [row[1] for row in filled_rows[1:]] == labels
    assert any(row[2] for row in filled_rows[1:])


def test_a_state_that_is_overdue_on_the_paper_s_day_says_so() -> None:
    row = {"noi-dung": "a", "thoi-han": "2026-11-21", "phu-trach": "b"}
    states = ("dang-lam", "da-xong", "")
    rows = tuple({"row_id": f"r{n}", **row, "tinh-trang": s} for n, s in enumerate(states))
    response = filled(viec=Answer(value=rows))
    late = [cells[3] for cells in table_of(paper(response), "Thời hạn")[1:]]
    assert late == ["Đang làm (quá hạn)", "Đã xong", "(quá hạn)"]
    in_time = table_of(paper(response, date="2026-11-21"), "Thời hạn")
    assert [cells[3] for cells in in_time[1:]] == ["Đang làm", "Đã xong", ""]
    assert [cells[2] for cells in in_time[1:]] == ["21/11/2026"] * 3


def test_figures_are_lines_of_their_section_and_columns_of_their_table() -> None:
    data = paper(filled())
    rows = table_of(data, "Tỷ lệ tín nhiệm cao")
    assert rows[0][-2:] == ["Tỷ lệ tín nhiệm cao", "Tỷ lệ tín nhiệm trên các mức"]
    assert all(re.match(r"\d+/\d+ \(\d+,\d% ", row[-2]) for row in rows[1:])
    assert [text for text in words(data) if text.startswith("Tỷ lệ phiếu thu về: 24/25 (96,0% ")]
    assert not [text for text in words(paper(empty())) if text.startswith("Tỷ lệ phiếu thu về")]


def test_heads_come_again_and_rows_stay_whole() -> None:
    for table in Document(io.BytesIO(paper(filled()))).tables:
        if table.rows[0].cells[0].text == "TT":
            assert "w:tblHeader" in table.rows[0]._tr.xml
            assert all("w:cantSplit" in row._tr.xml for row in table.rows[:2])


def orientations(data: bytes) -> list[bool]:
    """Whether the pages of each section lie on their side."""
    sections = Document(io.BytesIO(data)).sections
    lies = [section.orientation == WD_ORIENT.LANDSCAPE for section in sections]
    for section, side in zip(sections, lies, strict=True):
        assert ((section.page_width or 0) > (section.page_height or 0)) == side
    return lies


def widened(form: FormDefinition, *, periods: bool = False) -> FormDefinition:
    """The form with a table of so many columns that no upright page has room for it."""
    *others, last, collective = form.sections
    table, *rest = last.questions
    more = tuple(Column(id=f"cot-{n}", label=f"Cột {n}") for n in range(5))
    wide = replace(table, columns=(*table.columns, *more))
    wide = replace(wide, periods=("quarter",)) if periods else wide
    return replace(form, sections=(*others, replace(last, questions=(wide, *rest)), collective))


def test_a_wide_table_lies_on_its_side_and_the_page_turns_back() -> None:
    assert orientations(paper(filled(), replace(FORM, figures=()))) == [False]
    form = widened(replace(FORM, figures=()))
    data = paper(filled(), form)
    assert orientations(data) == [False, True, False]
    sections = Document(io.BytesIO(data)).sections
    assert [s.different_first_page_header_footer for s in sections] == [True, False, False]
    assert_tables_fit(data)


def test_a_wide_table_that_is_not_always_asked_stays_upright() -> None:
    form = widened(replace(FORM, figures=()), periods=True)
    assert orientations(paper(filled(), form)) == [False]
    assert_tables_fit(paper(filled(), form))


def test_a_paper_about_a_wide_table_lies_on_its_side_from_the_start() -> None:
    *_, last, collective = widened(FORM).sections
    data = paper(filled(), replace(FORM, sections=(last, collective), figures=()))
    assert orientations(data) == [True]
    assert_tables_fit(data)


def assert_tables_fit(data: bytes) -> None:
    """No table is wider than the widest text of the paper."""
    document = Document(io.BytesIO(data))
    room = max(
        (s.page_width or 0) - (s.left_margin or 0) - (s.right_margin or 0)
        for s in document.sections
    )
    for table in document.tables:
        assert sum(column.width or 0 for column in table.columns) <= room + Mm(1)


# Signatures.


def signature_block(data: bytes) -> _Cell:
    """The one cell that holds everything from place and date on."""
    (row,) = Document(io.BytesIO(data)).tables[-1].rows
    assert "w:cantSplit" in row._tr.xml
    block: _Cell = row.cells[0]
    return block


def test_several_sign_side_by_side_in_one_piece() -> None:
    block = signature_block(paper(filled()))
    (table,) = block.tables
    above, below = ([cell.text for cell in row.cells] for row in table.rows)
    assert above == ["THƯ KÝ\n(Ký, ghi rõ họ tên)", "CHỦ TRÌ\n(Ký, ghi rõ họ tên)"]
    assert below == ["Nguyễn Văn C", ""]
    assert "w:tblBorders" not in table._tbl.xml


def test_more_than_four_take_a_second_row() -> None:
    many = tuple(Signature(title=f"BÊN {n}", note="(Ký)") for n in range(5))
    block = signature_block(paper(filled(), replace(FORM, signatures=many)))
    assert [len(table.columns) for table in block.tables] == [4, 1]


def test_the_last_answer_goes_along_with_the_signatures() -> None:
    document = Document(io.BytesIO(paper(filled())))
    body = [element for element in document.element.body if element.tag != qn("w:sectPr")]
    place = body.index(document.tables[-1]._tbl)
    answer = body[place - 1]
    assert answer.pPr.find(qn("w:keepNext")) is not None


def test_a_form_that_nobody_signs_has_no_block() -> None:
    shown = words(paper(filled(), replace(FORM, signatures=(), letterhead=None)))
    assert not [text for text in shown if "ngày 22 tháng 11" in text]
