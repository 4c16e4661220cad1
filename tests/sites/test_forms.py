"""A small site's form: what leads to it, and its worked example."""

import json
from pathlib import Path

import pytest

from forms.codec import decode
from forms.export import word_file
from tests.sites.page import read

EXAMPLE = "forms/examples/phieu-thu.html"


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("forms/phieu-thu.html", EXAMPLE),
        (EXAMPLE, "forms/phieu-thu.html"),
        (EXAMPLE, "assets/forms/phieu-thu-vi-du.docx"),
        ("forms/phieu-thu.html", "directives/chi-thi-thu.html"),
        ("forms/index.html", "directives/chi-thi-thu.html"),
        ("directives/chi-thi-thu.html", "forms/phieu-thu.html"),
        ("procedures/tu-phe-binh.html", "forms/phieu-thu.html"),
    ],
)
def test_links_lead_both_ways(small: Path, here: str, there: str) -> None:
    found = {(small / here).parent.joinpath(href).resolve() for href in read(small / here).hrefs}
    target = (small / there).resolve()
    assert target in found
    assert target.is_file()


def test_list_says_for_what_and_when(small: Path) -> None:
    page = read(small / "forms" / "index.html")
    assert page.by_id("group-viec-thu").text == "Việc cuối tháng"
    text = page.one("article").text
    assert "Phiếu điền vào cuối tháng." in text
    assert "khoảng 10 phút" in text
    assert "Hằng tháng." in text


def test_record_says_with_which_form_it_is_written(small: Path) -> None:
    page = read(small / "directives" / "chi-thi-thu.html")
    assert "Soạn bằng phiếu: Phiếu tự đánh giá thử" in page.by_id("record-bien-ban").text


def test_example_is_a_filled_form_to_read(small: Path) -> None:
    page = read(small / EXAMPLE)
    assert page.one("h1").text == "Ví dụ: Phiếu tự đánh giá thử"
    text = page.one("article").text
    assert "đều đặt ra để làm ví dụ" in text
    assert "Nguyễn Văn A" in text
    assert "Tháng 3 năm 2026" in text
    entries = {e.text.partition(" ")[0]: e.text for e in page.with_class("hb-example")}
    assert entries["1.1"] == "1.1 Ưu điểm Họp giao ban đúng hẹn."
    assert entries["1.2"].endswith(
        "Thực hiện tốt, có minh chứng Thuyết minh Ba buổi họp trong tháng. "
        "Minh chứng Sổ giao ban, số 12, ngày 05/03/2026, lưu ở Văn phòng"
    )
    assert entries["1.3"].endswith("Không")
    assert [cell.text for cell in page.all("td")] == [
        "Treo lịch họp ở phòng chung.",
        "31/03/2026",
        "Chưa xong",
    ]
    assert "1.5" not in entries  # asked only after "yes"


def test_example_is_not_found_by_searching(small: Path) -> None:
    index = json.loads((small / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert [d["location"] for d in index["docs"] if "examples" in d["location"]] == []


def test_example_opens_as_a_saved_form(small: Path) -> None:
    paper = (small / "assets" / "forms" / "phieu-thu-vi-du.docx").read_bytes()
    response = decode(word_file.read(paper))
    assert response.form.id == "phieu-thu"
    assert response.respondent == {"ho-ten": "Nguyễn Văn A"}
