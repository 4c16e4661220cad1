"""What the lists and the calendar of a small site hold, before any script runs."""

from pathlib import Path

import pytest

from tests.sites.page import Element, Page, read

PREFIX = "data-filter-"


def rows(page: Page) -> list[dict[str, str]]:
    """The values of each row by the names of the fields."""
    found = [
        {
            name.removeprefix(PREFIX): value
            for name, value in element.attributes.items()
            if name.startswith(PREFIX)
        }
        for element in page.all("tr")
    ]
    return [values for values in found if values]


def fields(page: Page) -> list[str]:
    return [element.attributes["name"] for element in page.all("select")]


def choices(page: Page, field: str) -> list[tuple[str, str]]:
    """Values and words of a field, in order."""
    found: list[Element] = []
    inside = False
    for element in page.elements:
        if element.tag == "select":
            inside = element.attributes["name"] == field
        elif element.tag == "option" and inside:
            found.append(element)
    return [(element.attributes["value"], element.text) for element in found]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("directives", ["co-quan", "loai", "nam", "tinh-trang"]),
        ("criteria", ["nhom", "doi-voi", "dau", "loai"]),
        ("procedures", ["van-ban", "thu-tu"]),
        ("forms", []),
        ("actors", ["hien-nay"]),
    ],
)
def test_fields_that_leave_a_choice(small: Path, name: str, expected: list[str]) -> None:
    page = read(small / name / "index.html")
    assert fields(page) == expected
    forms = [e for e in page.all("form") if "data-filter" in e.attributes]
    assert [("hidden" in e.attributes) for e in forms] == [True] * bool(expected)


def test_what_no_source_says_is_a_choice(small: Path) -> None:
    page = read(small / "directives" / "index.html")
    assert choices(page, "nam") == [("", "Tất cả"), ("2018", "2018"), ("khong-neu", "Không nêu")]
    assert choices(page, "co-quan") == [
        ("", "Tất cả"),
        ("ban-thuong-vu-dang-uy-thu", "Ban Thường vụ Đảng ủy thử"),
        ("khong-neu", "Không nêu"),
    ]
    assert choices(page, "loai")[1:] == [
        ("directive", "Chỉ thị"), ("resolution", "Nghị quyết"), ("guideline", "Hướng dẫn"),
    ]  # fmt: skip


def test_rows_hold_their_values(small: Path) -> None:
    found = rows(read(small / "directives" / "index.html"))
    assert found[0] == {
        "co-quan": "ban-thuong-vu-dang-uy-thu",
        "loai": "directive",
        "nam": "2018",
        "tinh-trang": "active",
    }
    assert found[2] == {
        "co-quan": "khong-neu",
        "loai": "resolution",
        "nam": "khong-neu",
        "tinh-trang": "retired",
    }
    criteria = rows(read(small / "criteria" / "index.html"))
    assert {"can-bo-chu-tri cap-uy", "can-bo-chu-tri", "cap-uy"} == {
        row["doi-voi"] for row in criteria
    }
    assert len(criteria) == 6


def test_calendar_by_length(small: Path) -> None:
    page = read(small / "calendar.html")
    headings = [e.attributes["id"] for e in page.all("h2")]
    assert headings == ["ky-month", "ky-lead-time", "ky-deadline"]
    text = page.one("article").text
    assert "trước ngày 30/11/2022" in text
    assert "Bài không nêu ai sửa." in text
    assert "Báo cáo hằng tuần" not in text
    spans = [e for e in page.elements if "data-calendar-span" in e.attributes]
    assert [e.text for e in spans] == ["Tháng này"]
    assert "directives/chi-thi-thu.html#period-hang-thang" in page.hrefs
    assert "directives/huong-dan-thu.html" in page.hrefs
    assert "sources.html#bao-thu-2019" in page.hrefs


def test_meeting_and_its_steps(small: Path) -> None:
    page = read(small / "calendar.html")
    (lead,) = [e for e in page.elements if "data-calendar-lead" in e.attributes]
    assert lead.attributes["data-calendar-earliest"] == "5"
    assert lead.attributes["data-calendar-latest"] == "3"
    assert lead.attributes["data-calendar-cited"].startswith("Hướng dẫn thử. Báo Thử nghiệm")
    assert "từ 3 đến 5 ngày" in lead.text
    (form,) = [e for e in page.all("form") if "data-calendar-meeting" in e.attributes]
    assert "hidden" in form.attributes
    assert form.attributes["data-calendar-event"] == "cuộc họp"
    steps = {href for href in page.hrefs if "#step-" in href}
    assert steps == {"procedures/tu-phe-binh.html#step-chi-dinh"}
