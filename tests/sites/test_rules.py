"""Today's regulations on a small site: where each stands, what proves it, what keeps it apart."""

import json
from pathlib import Path

import pytest

from tests.sites.page import Element, Page, read

PROOF = "Theo trang mạng:"
UNREPLACED = "Chưa thấy văn bản thay thế"
REPLACED = "Đã có văn bản thay thế"
FOLLOWED = "Đã có văn bản ban hành sau về cùng việc"
UNSEEN = "Chưa đối chiếu bản gốc"


def rule(site: Path, name: str) -> Page:
    return read(site / "rules" / f"{name}.html")


def items(page: Page, around: str) -> list[Element]:
    """The entries of the lists with a class."""
    found = []
    for index, element in enumerate(page.elements):
        if around in element.attributes.get("class", "").split():
            depth = len(element.inside)
            for inner in page.elements[index + 1 :]:
                if len(inner.inside) <= depth:
                    break
                if inner.tag == "li" and len(inner.inside) == depth + 1:
                    found.append(inner)
    return found


def row(page: Page, name: str) -> Element:
    (found,) = [e for e in page.all("tr") if e.text.startswith(name)]
    return found


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("quy-dinh-cu", [f"{REPLACED}: Quy định 20-QĐ/T", UNSEEN]),
        ("quy-dinh-moi", [f"{UNREPLACED} (tra ngày 21/11/2026)"]),
        (
            "huong-dan-cu",
            [
                f"{UNREPLACED} (tra ngày 20/11/2026)",
                f"{FOLLOWED}: Hướng dẫn 40-HD/T; chưa thấy điều khoản thay thế.",
                UNSEEN,
            ],
        ),
        # What a withdrawn item replaces still stands.
        ("huong-dan-moi", [f"{UNREPLACED} (tra ngày 21/11/2026)", UNSEEN]),
    ],
)
def test_where_it_stands(small: Path, name: str, words: list[str]) -> None:
    page = rule(small, name)
    assert [item.text for item in items(page, "hb-standing")] == words
    listed = rule(small, "index").by_id(f"rule-{name}")
    assert all(word in listed.text for word in words)


@pytest.mark.parametrize("name", ["quy-dinh-cu", "quy-dinh-moi", "huong-dan-moi", "index"])
def test_a_box_comes_first(small: Path, name: str) -> None:
    page = rule(small, name)
    head = page.elements.index(page.one("h1"))
    after = next(e for e in page.elements[head + 1 :] if e.tag == "p")
    assert "hb-box--notice" in after.attributes["class"]
    assert "không theo bài báo của sổ tay; chỉ để đối chiếu" in after.text


def test_every_fact_has_its_evidence(small: Path) -> None:
    page = rule(small, "quy-dinh-moi")
    facts = [item.text for item in items(page, "hb-statements")]
    whole = "moi.vidu.vn (đã xem toàn văn trang)"
    part = "bao.vidu.vn (chỉ thấy trích đoạn)"
    unofficial = "Mã nguồn công khai (nguồn không chính thức)"
    assert facts[:2] == [
        f"Xong trước ngày 31/12. {PROOF} {whole}",
        f"Nơi đặc thù xong trước ngày 15/01. {PROOF} {whole}; {part}",
    ]
    assert facts[2:4] == ["Ở chi bộ trước.", "Ở tập thể lãnh đạo sau."]
    shared = [e.text for e in page.with_class("hb-cites") if e.text.startswith("Cả phần này")]
    assert shared == [f"Cả phần này theo trang mạng: {whole}"]
    notes = [item.text for item in items(page, "hb-notes")]
    assert notes == [
        f"Dễ nhầm: Mốc của năm 2025 không phải mốc của năm 2018. {PROOF} {part}",
        "Chưa rõ: Chưa thấy phụ lục.",
        f"Chi tiết chưa khớp: Hai trang in hai ngày. {PROOF} {whole}; {unofficial}",
    ]


def test_addresses_are_text(small: Path) -> None:
    page = rule(small, "quy-dinh-moi")
    addresses = [e.text for e in page.with_class("hb-address")]
    assert addresses == ["https://moi.vidu.vn/quy-dinh-20", "https://bao.vidu.vn/tin"]
    assert not {href for href in page.hrefs if "://" in href}
    assert "không có địa chỉ riêng" in page.by_id("trang-ma-nguon").text
    assert {"#trang-toan-van", "#trang-trich", "#trang-ma-nguon"} <= page.hrefs


def test_addresses_are_not_searched(small: Path) -> None:
    index = (small / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "vidu.vn" not in index
    found = {entry["location"]: entry for entry in json.loads(index)["docs"]}
    assert "31/12" in found["rules/quy-dinh-moi.html#muc-thoi-han"]["text"]
    assert not [place for place in found if place.endswith(("#trang-da-tra", "#quy-dinh-moi"))]


def test_ties_are_read_from_both_ends(small: Path) -> None:
    old, new = rule(small, "quy-dinh-cu"), rule(small, "quy-dinh-moi")
    said = "Trang nói rõ là thay thế. Theo trang mạng: moi.vidu.vn (đã xem toàn văn trang)"
    assert row(new, "Thay thế").text == f"Thay thế Quy định 10-QĐ/T {said}"
    assert row(old, "Được thay thế bằng").text == f"Được thay thế bằng Quy định 20-QĐ/T {said}"
    assert "quy-dinh-moi.html#trang-toan-van" in old.hrefs
    assert "Tên hướng dẫn nói vậy." in row(old, "Được hướng dẫn bằng").text
    assert "Thông báo 50-TB/T" not in new.one("article").text


def test_what_is_not_known_stays_open(small: Path) -> None:
    page = rule(small, "huong-dan-cu")
    assert row(page, "Ngày ban hành").text == "Ngày ban hành năm 2019; ngày: phần đã xem không nêu"
    assert row(page, "Cơ quan ban hành").text.endswith("phần đã xem không nêu")
    assert row(rule(small, "quy-dinh-cu"), "Cơ quan ban hành").text.endswith("Ban Thử nghiệm")


def test_documents_and_regulations_lead_to_each_other(small: Path) -> None:
    page = rule(small, "quy-dinh-moi")
    compared = items(page, "hb-statements")[-1].text
    assert compared.startswith("Chỉ thị thử: Cùng nói về kiểm điểm theo kỳ, nhưng là hai việc.")
    assert "Báo Thử nghiệm ngày 17/05/2018, đoạn 4" in compared
    assert "../directives/chi-thi-thu.html" in page.hrefs
    document = read(small / "directives" / "chi-thi-thu.html")
    (box,) = document.with_class("hb-box--apart")
    assert box.text.startswith("Phần này không theo bài báo.")
    assert "Quy định 20-QĐ/T: Cùng nói về kiểm điểm theo kỳ" in box.text
    assert f"{UNREPLACED} (tra ngày 21/11/2026)" in box.text
    assert "../rules/quy-dinh-moi.html" in document.hrefs
    assert "tình trạng hiệu lực hiện nay chưa rõ" in document.one("article").text
    other = read(small / "directives" / "huong-dan-thu.html")
    assert not other.with_class("hb-box--apart")


def test_the_list_shows_lines_in_time(small: Path) -> None:
    page = rule(small, "index")
    assert page.by_id("group-quy-dinh-thu").text == "Quy định về kiểm điểm thử"
    rows = [e.attributes["id"] for e in page.all("tr") if "id" in e.attributes]
    assert rows == [
        "rule-quy-dinh-cu", "rule-quy-dinh-moi", "rule-huong-dan-cu", "rule-huong-dan-moi",
        "rule-thong-bao-bo",
    ]  # fmt: skip
    assert "Không dùng nữa" in page.by_id("rule-thong-bao-bo").text
    assert page.all("caption")[0].text.startswith("Cũ trước, mới sau: từ Quy định 10-QĐ/T đến ")
