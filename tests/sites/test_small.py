"""The pages of a small site: what stands on them, and how they lead to one another."""

import json
from pathlib import Path

import pytest

from tests.sites.conftest import SMALL
from tests.sites.page import Page, read

PAGES = ("index.html", "guide.html", "sources.html", "licenses.html", "actors/index.html",
         "directives/index.html", "criteria/index.html", "procedures/index.html",
         "forms/index.html", "directives/chi-thi-thu.html", "criteria/doan-ket.html",
         "procedures/tu-phe-binh.html", "forms/phieu-thu.html")  # fmt: skip
NOT_SAID = "bài báo không nêu rõ"


def row(page: Page, name: str) -> str:
    """What stands beside a name, in a table or a list of pairs."""
    for index, element in enumerate(page.elements):
        if element.tag in ("th", "dt") and element.text == name:
            return page.elements[index + 1].text
    raise AssertionError(name)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_whose_it_is(small: Path, name: str) -> None:
    page = read(small / name)
    footer = page.one("footer").text
    assert "Người biên soạn: Nhóm thử." in footer
    assert "Nội dung viết từ bài báo thử." in footer
    assert "Sổ tay thử không phải là căn cứ." in footer
    assert "Phiên bản nội dung: 0" in footer
    assert page.one("html").attributes["lang"] == "vi"
    assert page.one("h1").text
    assert page.meta("description")
    assert "Made with" not in page.one("html").text


def test_every_item_stands_at_its_address(small: Path) -> None:
    items = json.loads((small / "catalog.json").read_text(encoding="utf-8"))["items"]
    named = {(item["kind"], item["id"]) for item in items}
    assert len(items) == len(named) == len(list(SMALL.rglob("*.yml")))
    for item in items:
        path, _, anchor = item["address"].partition("#")
        page = read(small / path)
        shown = page.by_id(anchor) if anchor else page.one("h1")
        assert shown.text
        assert item.keys() == {"id", "kind", "title", "status", "address"}
    by_key = {(item["kind"], item["id"]): item for item in items}
    assert by_key["directive", "nghi-quyet-thu"]["status"] == "retired"
    assert by_key["trigger", "mat-doan-ket"]["address"] == (
        "directives/chi-thi-thu.html#trigger-mat-doan-ket"
    )


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("criteria/doan-ket.html", "directives/chi-thi-thu.html"),
        ("directives/chi-thi-thu.html", "criteria/doan-ket.html"),
        ("criteria/doan-ket.html", "directives/chi-thi-thu.html#trigger-mat-doan-ket"),
        ("directives/chi-thi-thu.html", "criteria/mat-doan-ket.html"),
        ("criteria/doan-ket.html", "forms/phieu-thu.html#q-doan-ket"),
        ("forms/phieu-thu.html", "criteria/doan-ket.html"),
        ("directives/chi-thi-thu.html", "forms/phieu-thu.html#q-mat-doan-ket"),
        ("forms/phieu-thu.html", "directives/chi-thi-thu.html#trigger-mat-doan-ket"),
        ("criteria/doan-ket.html", "procedures/tu-phe-binh.html"),
        ("procedures/tu-phe-binh.html", "directives/chi-thi-thu.html#trigger-mat-doan-ket"),
        ("procedures/tu-phe-binh.html", "directives/huong-dan-thu.html"),
        ("directives/huong-dan-thu.html", "procedures/tu-phe-binh.html"),
        ("directives/chi-thi-thu.html", "procedures/tu-phe-binh.html"),
        ("procedures/tu-phe-binh.html", "directives/chi-thi-thu.html#record-bien-ban"),
        ("directives/chi-thi-thu.html", "procedures/tu-phe-binh.html#step-ghi-bien-ban"),
        ("directives/chi-thi-thu.html", "directives/huong-dan-thu.html"),
        ("directives/huong-dan-thu.html", "directives/chi-thi-thu.html"),
        ("criteria/doan-ket.html", "criteria/index.html#group-doan-ket-dan-chu"),
        ("actors/cap-uy.html", "directives/chi-thi-thu.html#requirement-phan-cong"),
        ("actors/cap-uy.html", "procedures/tu-phe-binh.html#step-chi-dinh"),
        ("actors/index.html", "actors/cap-uy.html"),
        ("sources.html", "criteria/doan-ket.html"),
        ("criteria/doan-ket.html", "sources.html#bao-thu-2018"),
        ("index.html", "forms/phieu-thu.html"),
        ("index.html", "procedures/tu-phe-binh.html"),
    ],
)  # fmt: skip
def test_links_lead_both_ways(small: Path, here: str, there: str) -> None:
    found = {(small / here).parent.joinpath(href).resolve() for href in read(small / here).hrefs}
    assert (small / there).resolve() in found


def test_directive(small: Path) -> None:
    page = read(small / "directives" / "chi-thi-thu.html")
    text = page.one("article").text
    assert (
        "theo bài báo ngày 17/05/2018 và 18/11/2019; tình trạng hiệu lực hiện nay chưa rõ" in text
    )
    assert "Bài báo nêu 8 nhóm chủ trương, giải pháp; các đoạn in ra mô tả 7." in text
    assert row(page, "Ngày ban hành") == "16/05/2018"
    assert "Báo Thử nghiệm ngày 17/05/2018, đoạn 4: “phân công nhiệm vụ cụ thể”" in text
    assert "không phải đánh giá của sổ tay" in text
    assert page.by_id("truong-hop").text == "Trường hợp phải kiểm điểm"
    contents = page.with_class("md-nav--secondary")[-1].text
    assert "Phân công rõ việc cho từng cán bộ" in contents


def test_what_articles_leave_out_stays_open(small: Path) -> None:
    page = read(small / "directives" / "nghi-quyet-thu.html")
    assert [row(page, name) for name in ("Số, ký hiệu", "Cơ quan ban hành", "Ngày ban hành")] == [
        NOT_SAID
    ] * 3
    assert "tình trạng hiệu lực hiện nay chưa rõ" in page.one("article").text
    assert "Không dùng nữa" in page.with_class("hb-box")[0].text


def test_procedure_is_a_numbered_flow(small: Path) -> None:
    page = read(small / "procedures" / "tu-phe-binh.html")
    steps = page.with_class("hb-step")
    assert [step.attributes["id"] for step in steps] == ["step-chi-dinh", "step-ghi-bien-ban"]
    assert all(step.inside[-1] == "ol" for step in steps)
    assert steps[1].text.count(NOT_SAID) == 2
    assert "trước sinh hoạt 3 đến 5 ngày" in steps[0].text
    assert "đúng thứ tự bài báo in" in page.with_class("hb-box")[0].text


def test_arranged_procedure_says_so(small: Path) -> None:
    page = read(small / "procedures" / "viec-phai-lam.html")
    assert "Thứ tự do sổ tay sắp xếp" in page.with_class("hb-box")[0].text
    assert page.by_id("cac-buoc").text == "Các việc phải làm"


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ("doan-ket", "Điều cần làm"),
        ("mat-doan-ket", "Biểu hiện cần tránh"),
        ("reported-result", "kết quả bài báo thuật lại"),
        ("duty-of-others", "việc của cơ quan, tổ chức khác"),
        ("outcome", "không phải việc làm"),
        ("aim", "mục đích nêu trong bài báo"),
    ],
)
def test_criterion_is_labelled_as_what_it_is(small: Path, criterion: str, said: str) -> None:
    page = read(small / "criteria" / f"{criterion}.html")
    head = page.with_class("hb-head")[0].text
    assert said in head
    assert "Diễn đạt của sổ tay theo bài báo" in head
    assert ("không phải nội dung cán bộ tự đánh giá" in head) == (
        criterion not in ("doan-ket", "mat-doan-ket")
    )


def test_navigation_lists_sections_and_not_items(small: Path) -> None:
    page = read(small / "criteria" / "doan-ket.html")
    links = {e.attributes["href"] for e in page.elements
             if e.tag == "a" and "md-nav__link" in e.attributes.get("class", "")}  # fmt: skip
    assert "index.html" in links
    assert not {link for link in links if link.endswith("mat-doan-ket.html")}
    active = [e.text for e in page.with_class("md-nav__link--active") if e.tag == "a"]
    assert active == ["Tiêu chí"]


def test_index_shows_retired_items(small: Path) -> None:
    table = read(small / "directives" / "index.html").one("table")
    assert "Nghị quyết thử" in table.text
    assert "Không dùng nữa" in table.text


@pytest.mark.parametrize("name", PAGES)
def test_tables_have_captions_and_headers(small: Path, name: str) -> None:
    page = read(small / name)
    tables = page.with_class("hb-table")
    assert [t.tag for t in tables] == ["table"] * len(tables)
    captions = [e for e in page.all("caption") if e.text]
    assert len(captions) == len(tables)
    assert all(
        e.attributes.get("scope") in ("row", "col")
        for e in page.all("th")
        if "form" not in e.inside
    )


def test_notice_stands_where_readers_begin(small: Path) -> None:
    with_notice = {name for name in PAGES if read(small / name).with_class("st-fit")}
    assert with_notice == {"index.html", "forms/phieu-thu.html"}
    page = read(small / "index.html")
    assert page.all("script")[0].attributes["src"] == "assets/app/fit.js"
    assert page.with_class("st-fit")[0].text.count("Chưa giải nén") == 1


def test_only_what_readers_need_is_published(small: Path) -> None:
    files = {path.relative_to(small).as_posix() for path in small.rglob("*") if path.is_file()}
    assert not {name for name in files if "contributing" in name or name.endswith(".map")}
    assert {name for name in files if "/lunr/" in name} == {
        "assets/javascripts/lunr/min/lunr.stemmer.support.min.js",
        "assets/javascripts/lunr/min/lunr.vi.min.js",
    }
    fonts = {name for name in files if name.startswith("assets/fonts/")}
    style = (small / "assets" / "app" / "fonts.css").read_text(encoding="utf-8")
    assert len(fonts) == 12
    assert all(name.removeprefix("assets/fonts/") in style for name in fonts)
    assert "assets/engine/manifest.js" in files
