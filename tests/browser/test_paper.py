"""What the printer gets of every kind of answer, of what is not asked, and of ballots."""

import re
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.browser.form_page import FormPage
from tests.browser.test_print import PRINTS, pages_of, pdftotext, squeezed
from tests.browser.visitor import Visitor

__all__ = ["pdftotext"]
pytestmark = pytest.mark.browser

FORM_ID = "phieu-moi-loai"
BALLOT_ID = "phieu-cat-roi"
UNASKED = "Đường truyền thế nào?"
ONLY_WHEN = "Chỉ trả lời khi câu"
FILLED = {
    "respondent.ho-ten": "Trần Thị Bưởi",
    "respondent.don-vi": "Đơn vị X",
    "period.kind": "quarter",
    "period.index": "3",
    "period.year": "2026",
    "doan-ket": "tot",
    "doan-ket.evidence[0].name": "Nghị quyết tháng 2",
    "doan-ket.evidence[0].number": "12-NQ/CB",
    "doan-ket.evidence[0].date": "2026-02-03",
    "doan-ket.evidence[0].place": "Tủ lưu trữ",
    "doan-ket.evidence[1].name": "Sổ họp",
    "co-hop": "yes",
    "ngay-hop": "2026-02-07",
    "hinh-thuc": "truc-tiep",
    "so-nguoi": "25",
    "viec[0].viec": "Sửa lịch",
    "viec[0].thoi-han": "2020-01-31",
    "viec[0].tinh-trang": "dang-lam",
    "diem[0].diem": "8",
    "diem[1].diem": "9,5",
    "diem[2].diem": "7",
    "dong-y": "chua",
}
BY_COLLECTIVE = {"dong-y"}

Paper = Callable[[str], str]


@pytest.fixture
def form(visitor: Visitor, every_kind: Path) -> FormPage:
    """The form with every kind of question, filled in by both sides."""
    form = FormPage(visitor.page(scripts=(PRINTS,)), every_kind, FORM_ID)
    form.fill({name: text for name, text in FILLED.items() if name not in BY_COLLECTIVE})
    form.page.locator('[name="form.side"][value="collective"]').click()
    form.fill({name: FILLED[name] for name in BY_COLLECTIVE})
    form.page.locator('[name="form.side"][value="self"]').click()
    return form


@pytest.fixture
def paper(form: FormPage, pdftotext: str, tmp_path: Path) -> Paper:
    """Presses a button and reads what the printer gets."""

    def read(action: str) -> str:
        form.press(action)
        assert form.page.evaluate("window.printed")
        return text_on(form, pdftotext, tmp_path / f"{action}.pdf")

    return read


def text_on(form: FormPage, pdftotext: str, pdf: Path) -> str:
    """The text of the paper, blanks left out."""
    form.page.pdf(path=pdf, prefer_css_page_size=True)
    done = subprocess.run(
        [pdftotext, "-raw", "-nopgbrk", pdf, "-"], capture_output=True, text=True, check=True
    )
    return squeezed(done.stdout)


def lacking(text: str, *wanted: str) -> list[str]:
    return [each for each in wanted if squeezed(each) not in text]


def test_every_kind_of_answer_is_on_paper(form: FormPage, paper: Paper) -> None:
    before = form.values()
    text = paper("print")
    today = datetime.now().astimezone()
    wanted = (
        "CỘNG HÒA THỬ",
        "Dựng theo phần xem được; phải đối chiếu bản gốc trước khi nộp.",
        "Kỳ thử: Quý III năm 2026",
        "☒ Thực hiện tốt, có minh chứng",
        "Nghị quyết tháng 2, số 12-NQ/CB, ngày 03/02/2026, lưu ở Tủ lưu trữ",
        "Sổ họp",
        "07/02/2026",
        "☒ Trực tiếp",
        "☐ Trực tuyến",
        "31/01/2020Quá hạn",
        "Đang làm",
        "Chính trị (tối đa 10)",
        "9,5",
        "☒ Chưa đồng ý",
        "Tổng điểm: bấm “Rà soát nội dung” để phiếu tính, trước khi in.",
        f"ngày {today:%d} tháng {today:%m} năm {today:%Y}",
        "THƯ KÝ",
        "Chưa trả lời",
    )
    assert lacking(text, *wanted) == []
    # Once in the fields, once in the letterhead, once under the signature.
    assert text.count(squeezed("Trần Thị Bưởi")) == 3
    unwanted = (
        UNASKED,
        ONLY_WHEN,
        "so-nguoi",
        "Số hiệu",
        "Đang ghi phần nào",
        "Đã viết",
        "(tối đa 10)Chưa",
    )
    assert lacking(text, *unwanted) == [*unwanted]
    assert form.values() == before
    assert form.page.locator(".st-paper").count() == 0


def test_figures_are_on_paper_after_a_review(form: FormPage, paper: Paper) -> None:
    form.review()
    text = paper("print")
    assert lacking(text, "Tổng điểm: 24,5", "Số người: 25", "9,5/10") == []
    assert lacking(text, "Rà soát nội dung") == ["Rà soát nội dung"]


def test_empty_form_asks_everything(form: FormPage, paper: Paper) -> None:
    before = form.values()
    text = paper("print-blank")
    wanted = (
        UNASKED,
        "Chỉ trả lời khi câu 1.3 được trả lời là “Có”",
        "so-nguoi",
        "☐ Đã xong",
        "Chính trị (tối đa 10)",
        "Không quá 20 chữ.",
        "Tổng điểm: ……",
        "Trước ngày này từ 3 đến 5 ngày",
        "ngày …… tháng …… năm ………",
        "CỘNG HÒA THỬ",
    )
    assert lacking(text, *wanted) == []
    answers = ("Trần Thị Bưởi", "12-NQ/CB", "07/02/2026", "Quá hạn", "☒", "Rà soát nội dung")
    assert lacking(text, *answers) == [*answers]
    # Room to write: five rows, each with its boxes.
    assert text.count(squeezed("☐ Đang làm")) == 5
    assert form.values() == before


def test_numbers_are_left_out_where_the_form_says_so(
    visitor: Visitor, every_kind: Path, pdftotext: str, tmp_path: Path
) -> None:
    form = FormPage(visitor.page(scripts=(PRINTS,)), every_kind, "phieu-khong-ky")
    form.press("print")
    text = text_on(form, pdftotext, tmp_path / "paper.pdf")
    assert lacking(text, "Việc đã làm", "NGƯỜI GHI") == []
    assert "1.1" not in text


def test_table_goes_on_with_its_heads_and_whole_rows(
    form: FormPage, paper: Paper, pdftotext: str, tmp_path: Path
) -> None:
    rows = {f"ke-hoach[{row}].han-che": f"đầu{row}\n\n\n\ncuối{row}" for row in range(30)}
    form.fill(rows)
    paper("print")
    pages = subprocess.run(
        [pdftotext, "-raw", tmp_path / "print.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout.split("\f")
    of_table = [page for page in pages if re.search(r"đầu\d", page)]
    assert len(of_table) > 2
    for page in of_table:
        assert "Nguyên nhân" in page
        assert re.findall(r"đầu(\d+)", page) == re.findall(r"cuối(\d+)", page)


PEOPLE = {
    f"nguoi[{row}].{column}": f"{text} {row}"
    for row in range(3)
    for column, text in {"ho-ten": "Người", "chuc-vu": "Chức", "ghi-chu": "Mật"}.items()
}


@pytest.fixture
def list_of_people(visitor: Visitor, every_kind: Path) -> FormPage:
    """A form whose paper is ballots, empty."""
    return FormPage(visitor.page(scripts=(PRINTS,)), every_kind, BALLOT_ID)


def test_ballots_are_equal_and_on_one_sheet(
    list_of_people: FormPage, pdftotext: str, tmp_path: Path
) -> None:
    form = list_of_people
    form.fill({"respondent.noi": "Phòng họp", **PEOPLE})
    form.press("print-ballots")
    pdf = tmp_path / "ballots.pdf"
    text = text_on(form, pdftotext, pdf)
    assert pages_of(pdftotext, pdf) == 1
    wanted = ("PHIẾU HỎI Ý KIẾN", "Người 0", "Chức 2", "Thực hiện tốt, có minh chứng",
              "Đánh dấu X vào một ô ở mỗi dòng.", "Mẫu dùng để thử.")  # fmt: skip
    assert [text.count(squeezed(each)) for each in wanted] == [4] * len(wanted)
    unwanted = ("Mật", "Phòng họp", "Không áp dụng", "Danh sách", "NGƯỜI LẬP")
    assert lacking(text, *unwanted) == [*unwanted]
    # And then the list, as any form.
    form.press("print")
    text = text_on(form, pdftotext, tmp_path / "list.pdf")
    assert lacking(text, "Mật 0", "Phòng họp", "NGƯỜI LẬP") == []
    assert "PHIẾUHỎI" not in text


def test_ballots_too_long_for_their_part_of_a_sheet_stay_whole(
    list_of_people: FormPage, pdftotext: str, tmp_path: Path
) -> None:
    form = list_of_people
    form.fill({f"nguoi[{row}].ho-ten": f"Người số {row}" for row in range(20)})
    form.press("print-ballots")
    pdf = tmp_path / "ballots.pdf"
    form.page.pdf(path=pdf, prefer_css_page_size=True)
    assert pages_of(pdftotext, pdf) == 2
    for page in ("1", "2"):
        done = subprocess.run(
            [pdftotext, "-f", page, "-l", page, pdf, "-"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.count("Người số 0") == done.stdout.count("Người số 19") == 2


def test_ballots_need_people(list_of_people: FormPage) -> None:
    list_of_people.press("print-ballots")
    assert "danh sách chưa có ai" in list_of_people.message()
    assert not list_of_people.page.evaluate("window.printed")
