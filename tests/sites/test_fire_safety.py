"""A handbook of another field: the same code, another data folder, nothing of cadres in it."""

import json
from pathlib import Path

import pytest

from macros.catalog import load_catalog
from macros.check import check
from tests.sites.conftest import built
from tests.sites.page import read

DATA = Path(__file__).parent / "fire-safety"
CADRES = ("cán bộ", "cấp ủy", "chi bộ", "bí thư", "đảng viên", "bài báo", "kiểm điểm", "tín nhiệm")


@pytest.fixture(scope="module")
def fire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site."""
    return built(DATA, tmp_path_factory.mktemp("fire"))


def test_is_a_whole_handbook() -> None:
    catalog = load_catalog(DATA)
    assert check(catalog) == ()
    assert len(catalog.items("directive")) >= 2
    assert len(catalog.items("criterion")) >= 12
    assert catalog.items("procedure")
    assert catalog.items("form")
    assert catalog.items("actor")
    assert catalog.items("training")


def test_title_and_notices_are_its_own(fire: Path) -> None:
    start = read(fire / "index.html")
    assert start.one("title").text == "Sổ tay phòng cháy nơi làm việc"
    assert start.one("h1").text == "Sổ tay phòng cháy nơi làm việc"
    form = read(fire / "forms" / "tu-kiem-tra-phong-chay.html")
    assert form.one("title").text.endswith(" – Sổ tay phòng cháy nơi làm việc")
    shown = form.one("html").text
    assert "Không nhập mật khẩu, mã khóa cửa." in shown
    assert "Người biên soạn: Tổ an toàn của xưởng (ví dụ)." in shown
    assert (
        "bản tin không nói rõ" in read(fire / "procedures/dien-tap-thoat-nan.html").one("html").text
    )


def test_nothing_of_cadres_is_left(fire: Path) -> None:
    found = {
        (path.relative_to(fire).as_posix(), word)
        for path in fire.rglob("*.html")
        for word in CADRES
        if word in read(path).one("html").text.lower()
    }
    assert found == set()


def test_session_teaches_its_own_matter(fire: Path) -> None:
    page = read(fire / "trainings/biet-loi-thoat.html")
    assert page.one("h1").text.startswith("Biết lối thoát trong ba mươi phút")
    assert "../decks/training-biet-loi-thoat.html" in page.hrefs
    assert "trainings/biet-loi-thoat.html" in read(fire / "index.html").hrefs
    deck = read(fire / "decks/training-biet-loi-thoat.html")
    titles = [heading.text for heading in deck.all("h2")]
    assert titles[0] == "Biết lối thoát trong ba mươi phút"
    assert "Giữ lối thoát nạn luôn thông" in titles
    assert "Kiểm tra bình chữa cháy" not in titles
    assert titles.index("Hỏi hội trường") < titles.index("Bài tập")


def test_form_brings_its_scale_and_paper(fire: Path) -> None:
    script = (fire / "assets/forms/tu-kiem-tra-phong-chay.js").read_text(encoding="utf-8")
    data = script.split('SoTay.forms["tu-kiem-tra-phong-chay"]=', 1)[1].rstrip(";\n")
    members = json.loads(data)
    (scale,) = members["definition"]["scales"]
    assert [level["label"] for level in scale["levels"]] == ["Đạt", "Cần sửa", "Không đạt"]
    paper = json.dumps(members["template"], ensure_ascii=False)
    assert "Sổ tay phòng cháy nơi làm việc · phiên bản nội dung" in paper
    assert "cán bộ" not in paper.lower()


def test_any_kind_of_form_is_made_from_its_data_alone(fire: Path) -> None:
    page = read(fire / "forms" / "bien-ban-dien-tap.html")
    text = page.one("article").text
    assert "Trước ngày này từ 2 đến 7 ngày: Báo trước buổi diễn tập" in text
    assert "Chỉ trả lời khi câu 1.2 được trả lời là “Dừng giữa chừng”." in text
    assert "Lấy việc cần sửa từ phiếu tự kiểm tra" in text
    example = read(fire / "forms" / "examples" / "bien-ban-dien-tap.html")
    cells = [cell.text for cell in example.all("td")]
    assert cells[:4] == ["Ca ngày (tối đa 60)", "40", "38", "38/40 (95,0% có mặt)"]
    assert "Cả xưởng ra kịp 50" in example.one("article").text


def test_a_duty_of_others_is_said_beside_its_question(fire: Path) -> None:
    shown = read(fire / "forms" / "tu-kiem-tra-phong-chay.html").one("article").text
    assert "Yêu cầu này bản tin nêu với: Thủ kho" in shown
    assert "Yêu cầu này bản tin nêu với: Người lao động" not in shown
