"""A site after three editions: what each of them changed, and what is retired."""

import json
from pathlib import Path

import pytest

from tests.sites.conftest import EDITIONS, built
from tests.sites.page import Page, read


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(EDITIONS, tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="module")
def changes(site: Path) -> Page:
    return read(site / "changes.html")


def test_every_page_and_form_says_that_it_is_being_written(site: Path) -> None:
    said = "Phiên bản nội dung: đang soạn, sau phiên bản 2026.1."
    content = json.loads((site / "catalog.json").read_text(encoding="utf-8"))
    assert content["edition"] == "2026.1"
    for name in ("index.html", "changes.html", "criteria/luu-mau.html", "forms/tu-soat-bep.html"):
        footer = read(site / name).one("footer").text
        assert said in footer
        assert f"Mã nội dung: {content['content']}." in footer
    paper = read(site / "forms" / "tu-soat-bep.html").with_class("st-paper-only")
    assert said.removesuffix(".") in [each.text for each in paper]


def test_editions_stand_newest_first_with_their_notes(changes: Page) -> None:
    assert [heading.text for heading in changes.all("h2")] == [
        "Đang soạn, sau phiên bản 2026.1",
        "Phiên bản 2026.1",
        "Phiên bản 2025.2",
        "Phiên bản 2025.1",
    ]
    headings = [heading.text for heading in changes.all("h3")]
    assert "01/06/2025: Sửa câu hỏi cho rõ" in headings
    assert headings[-1] == "12/01/2025: Sổ tay đầu tiên"
    assert changes.by_id("change-ban-dau").tag == "h3"


def test_old_and_new_wording_stand_side_by_side(changes: Page) -> None:
    sides = [each.text for each in changes.with_class("hb-version")]
    pairs = list(zip(sides[::2], sides[1::2], strict=True))
    assert (
        "TrướcĐể riêng đồ sống và đồ chín",
        "NayĐể riêng đồ sống, đồ chín; thớt cũng riêng",
    ) in pairs
    # What old editions say is text, whatever it looks like.
    assert (
        "TrướcRửa tay <b>trước</b> khi nấu & khi chia thức ăn {{ 7*7 }}",
        "NayRửa tay bằng xà phòng trước khi nấu và trước khi chia thức ăn",
    ) in pairs
    assert all(one.startswith("Trước") and other.startswith("Nay") for one, other in pairs)


@pytest.mark.parametrize(
    "said",
    [
        (
            "Câu “Việc làm tốt và việc còn vướng”: được tách. "
            "Nay là: Việc làm tốt; Việc còn vướng. Tách làm hai câu để dễ viết."
        ),
        (
            "Câu “Đề nghị với bếp trưởng”: được thay. Nay là: Ý kiến, đề nghị với bếp trưởng. "
            "Gộp hai câu vì hay viết giống nhau."
        ),
        "Câu “Bài hát tổ bếp thích”: không còn. Không liên quan tới vệ sinh.",
        (
            "Câu “Tủ lạnh thế nào”: đổi cách trả lời. Bỏ: Tạm được. "
            "Tủ lạnh chưa sạch thì phải rửa, nên bỏ mức “Tạm được”."
        ),
        "Câu “Điều muốn nói với bếp trưởng”: sửa lời.",
        "Câu “Lau bếp và đổ rác trước khi về”: mới.",
        "Cột “Ai làm”: không còn. Ai cũng làm việc của mình.",
        "Dòng “Tổ bếp”: không còn. Bếp chỉ còn một tổ.",
        "Kỳ “Hằng quý”: không còn. Chỉ soát theo tháng.",
        (
            "Bước “Dán nhãn”: được thay. Nay là: Ghi nhãn. "
            "Bếp không dán giấy nữa mà ghi thẳng lên hộp."
        ),
        "Mức “Thường làm”: được thay. Nay là: Có lúc quên. “Thường làm” không rõ là nhiều hay ít.",
        "Yêu cầu “Rửa tay”: sửa lời.",
        "Thêm mức “Có lúc quên”.",
        "Lời: đổi như đã nêu ở trên.",
        "Sửa nguồn, ngày, người thực hiện hoặc liên kết; lời không đổi.",
        "Tiêu chí: 4",
    ],
)
def test_what_became_of_things(changes: Page, said: str) -> None:
    assert said in changes.one("article").text


def test_retired_items_keep_their_page_and_lead_on(site: Path, changes: Page) -> None:
    said = "Gộp vào “Lưu mẫu” vì hai việc làm cùng lúc. Nay dùng: Lưu mẫu."
    page = read(site / "criteria" / "ghi-nhan-mau.html")
    box = page.with_class("hb-box")[0].text
    assert box.startswith(f"Không dùng nữa. {said}")
    assert "luu-mau.html" in page.hrefs
    assert f"Ghi nhãn mẫu (Tiêu chí): {said}" in changes.one("article").text
    assert "criteria/luu-mau.html" in changes.hrefs
    table = read(site / "criteria" / "index.html").one("table").text
    assert "Ghi nhãn mẫu (Không dùng nữa)" in table
    directive = read(site / "directives" / "noi-quy-bep.html").one("article").text
    assert "Sổ lưu mẫu (Không dùng nữa)" in directive
    assert "Bếp ghi thẳng lên hộp, không lập sổ riêng nữa." in directive
    assert "Soát theo quý thì quên. Nay dùng: Hằng tháng." in directive
