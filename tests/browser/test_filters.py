"""The lists narrow to what is chosen, keep the choice in the address, and are plain without it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route

from tests.browser.other_browsers import seen_in
from tests.browser.test_accessibility import violations
from tests.browser.visitor import Visitor, address, wait_for

pytestmark = pytest.mark.browser

LISTS = ["directives", "criteria", "procedures", "actors"]
"""The lists with something to choose."""
MANY = 1000
ROWS = "[data-filter-list] > tbody > tr"


SETTLED = f"""() => document.querySelector("[data-filter-count]").textContent.startsWith(
  `Đang hiện ${{document.querySelectorAll("{ROWS}:not([hidden])").length}} `)"""
"""Whether all rows that are said to be there are there."""


def column(label: str) -> Callable[[Locator], list[str]]:
    """What rows say in a column, line by line or link by link."""

    def texts(row: Locator) -> list[str]:
        cell = row.locator(f'td[data-label="{label}"]')
        found: list[str] = cell.locator("a").all_inner_texts()
        return found or [cell.inner_text()]

    return texts


def year(row: Locator) -> list[str]:
    (text,) = column("Ngày ban hành")(row)
    return [text.rpartition("/")[2]]


def group(row: Locator) -> list[str]:
    heading = row.locator("xpath=ancestor::div[1]/preceding-sibling::h2[1]")
    return [heading.inner_text()]


def use(row: Locator) -> list[str]:
    (text,) = column("Loại nội dung")(row)
    return [text.partition(";")[0]]


def sign(row: Locator) -> list[str]:
    avoided = "biểu hiện cần tránh" in column("Loại nội dung")(row)[0]
    return ["Biểu hiện cần tránh" if avoided else "Điều cần làm"]


def today(row: Locator) -> list[str]:
    noted = "Hiện nay:" in row.inner_text()
    return ["Có ghi chú về hiện nay" if noted else "Không có ghi chú"]


def status(row: Locator) -> list[str]:
    retired = "(Không dùng nữa)" in row.inner_text()
    return ["Không dùng nữa" if retired else "Đang dùng"]


READ: dict[tuple[str, str], Callable[[Locator], list[str]]] = {
    ("directives", "co-quan"): column("Cơ quan ban hành"),
    ("directives", "loai"): column("Loại"),
    ("directives", "nam"): year,
    ("criteria", "nhom"): group,
    ("criteria", "doi-voi"): column("Yêu cầu đối với"),
    ("criteria", "dau"): sign,
    ("criteria", "loai"): use,
    ("criteria", "van-ban"): column("Văn bản"),
    ("procedures", "van-ban"): column("Văn bản"),
    ("procedures", "thu-tu"): column("Thứ tự"),
    ("actors", "hien-nay"): today,
}
"""What a row says of each field, in words, read from what a reader sees."""


def opened(visitor: Visitor, site: Path, name: str, state: str = "") -> Page:
    page = visitor.page(offline=True)
    page.goto(f"{address(site, f'{name}/index.html')}{state}")
    return page


def said(page: Page) -> str:
    return page.locator("[data-filter-count]").inner_text()


def shown(page: Page) -> int:
    found: int = page.locator(ROWS).evaluate_all(
        "all => all.filter((one) => one.getClientRects().length).length"
    )
    return found


def choices(page: Page, field: str) -> dict[str, str]:
    """The values of a field and what they are called, apart from "Tất cả"."""
    found: list[tuple[str, str]] = page.locator(f'select[name="{field}"] option').evaluate_all(
        "all => all.slice(1).map((one) => [one.value, one.textContent])"
    )
    return dict(found)


def choose(page: Page, field: str, value: str) -> None:
    page.locator(f'select[name="{field}"]').select_option(value)


def fields(page: Page) -> list[str]:
    found: list[str] = page.locator("[data-filter] select").evaluate_all(
        "all => all.map((one) => one.name)"
    )
    return found


@pytest.mark.parametrize("name", LISTS)
def test_each_choice_shows_the_rows_that_say_so(visitor: Visitor, site: Path, name: str) -> None:
    page = opened(visitor, site, name)
    rows = page.locator(ROWS)
    total = rows.count()
    assert fields(page) != []
    for field in fields(page):
        read = READ.get((name, field), status)
        words = [{text.lower() for text in read(row)} for row in rows.all()]
        offered = choices(page, field)
        assert len(offered) > 1
        # Every row has its choice, and no choice is empty.
        assert set().union(*words) == {text.lower() for text in offered.values()}
        for value, text in offered.items():
            choose(page, field, value)
            visible = [row.is_visible() for row in rows.all()]
            assert visible == [text.lower() in own for own in words], (field, value)
            noun = page.locator("[data-filter]").get_attribute("data-filter-noun")
            assert said(page) == f"Đang hiện {sum(visible)} trong {total} {noun}."
        choose(page, field, "")
    assert shown(page) == total


def test_choices_narrow_together(visitor: Visitor, site: Path) -> None:
    page = opened(visitor, site, "criteria")
    choose(page, "dau", "negative")
    first = shown(page)
    group_shown = page.locator("[data-filter-group]:not([hidden])").first
    wanted = str(group_shown.get_attribute("data-filter-group")).removeprefix("group-")
    choose(page, "nhom", wanted)
    assert 0 < shown(page) <= first
    assert page.url.endswith(f"#loc?nhom={wanted}&dau=negative")
    chosen = page.locator("[data-filter-chosen]").inner_text()
    assert re.fullmatch(r"Đang lọc: Nhóm: .+; Cần làm hay cần tránh: Biểu hiện cần tránh\.", chosen)


def test_nothing_that_fits_is_said(visitor: Visitor, site: Path) -> None:
    page = opened(visitor, site, "directives")
    undated = "khong-neu"
    dated = next(value for value in choices(page, "nam") if value != undated)
    choose(page, "nam", dated)
    kinds = page.locator(f"{ROWS}:not([hidden])").evaluate_all(
        "all => all.map((one) => one.dataset.filterLoai)"
    )
    other = next(value for value in choices(page, "loai") if value not in kinds)
    choose(page, "loai", other)
    assert shown(page) == 0
    assert said(page) == "Không có văn bản nào hợp với các điều kiện đang chọn."
    page.get_by_role("button", name="Bỏ lọc").click()
    assert shown(page) == page.locator(ROWS).count()
    assert page.url.endswith("#loc?")
    assert page.evaluate("document.activeElement.name") == fields(page)[0]
    assert not page.get_by_role("button", name="Bỏ lọc").is_visible()


def test_address_brings_the_choice_back(visitor: Visitor, site: Path) -> None:
    page = opened(visitor, site, "directives")
    total = shown(page)
    choose(page, "loai", "directive")
    directives = shown(page)
    assert 0 < directives < total
    choose(page, "nam", "khong-neu")
    both = shown(page)
    page.reload()
    assert shown(page) == both
    page.go_back()
    wait_for(page, "the choice before", lambda: shown(page) == directives)
    assert page.locator('select[name="nam"]').input_value() == ""
    page.go_back()
    wait_for(page, "all", lambda: shown(page) == total)
    page.go_forward()
    wait_for(page, "the first choice", lambda: shown(page) == directives)
    page.locator(f"{ROWS}:not([hidden]) a").first.click()
    page.go_back()
    wait_for(page, "the list", lambda: page.url.endswith("#loc?loai=directive"))
    assert shown(page) == directives


@pytest.mark.parametrize("state", ["#loc?loai=khong-co&la=1", "#loc", "#loc?", "#loc?loai="])
def test_address_that_says_nothing_known_shows_all(
    visitor: Visitor, site: Path, state: str
) -> None:
    page = opened(visitor, site, "directives", state)
    assert shown(page) == page.locator(ROWS).count()
    assert page.locator("[data-filter]").is_visible()


def test_empty_groups_go_and_come_back_for_a_link(visitor: Visitor, site: Path) -> None:
    page = opened(visitor, site, "criteria")
    groups = page.locator("[data-filter-group]")
    ids = groups.evaluate_all("all => all.map((one) => one.dataset.filterGroup)")
    choose(page, "nhom", ids[0].removeprefix("group-"))
    for number, name in enumerate(ids):
        assert groups.nth(number).is_visible() == (number == 0)
        assert page.locator(f"h2#{name}").is_visible() == (number == 0)
        line = page.locator(f'.md-sidebar--secondary a[href="#{name}"]')
        assert line.is_visible() == (number == 0)
    assert page.locator("#thang").is_visible()
    # Someone follows a link to a group that is not shown.
    page.evaluate(f"location.hash = '#{ids[1]}'")
    heading = page.locator(f"h2#{ids[1]}")
    wait_for(page, "the group", heading.is_visible)
    assert shown(page) == page.locator(ROWS).count()
    assert heading.evaluate("one => one.getBoundingClientRect().top < innerHeight / 2")
    page.go_back()
    wait_for(page, "the choice", lambda: not heading.is_visible())


@pytest.mark.parametrize("name", [*LISTS, "forms"])
def test_without_scripts_it_is_a_plain_table(visitor: Visitor, site: Path, name: str) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto(address(site, f"{name}/index.html"))
    assert page.locator("[data-filter] >> visible=true").count() == 0
    rows = page.locator(ROWS)
    assert rows.count() > 0
    assert all(row.is_visible() for row in rows.all())


def test_only_what_is_shown_is_printed(visitor: Visitor, site: Path) -> None:
    page = opened(visitor, site, "directives", "#loc?loai=directive")
    on_screen = shown(page)
    page.emulate_media(media="print")
    assert shown(page) == on_screen < page.locator(ROWS).count()
    assert page.locator("[data-filter] :is(select, summary) >> visible=true").count() == 0
    assert not page.get_by_role("button", name="Bỏ lọc").is_visible()
    assert page.locator("[data-filter-chosen]").inner_text() == ("Đang lọc: Loại văn bản: Chỉ thị.")
    assert said(page).startswith("Đang hiện ")


def test_fields_wait_behind_a_line_on_a_telephone(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport={"width": 360, "height": 740})
    page.goto(address(site, "criteria/index.html"))
    field = page.locator('select[name="dau"]')
    assert not field.is_visible()
    page.get_by_text("Lọc danh sách").click()
    assert field.is_visible()
    page.goto(f"{address(site, 'directives/index.html')}#loc?loai=directive")
    assert page.locator('select[name="loai"]').is_visible()


def test_by_keyboard_alone(visitor: Visitor, site: Path) -> None:
    page = opened(visitor, site, "directives")
    field = page.locator('select[name="loai"]')
    field.focus()
    page.keyboard.press("ArrowDown")
    first = next(iter(choices(page, "loai")))
    assert page.url.endswith(f"#loc?loai={first}")
    assert field.evaluate("one => document.activeElement === one")
    clear = page.get_by_role("button", name="Bỏ lọc")
    for _ in fields(page):
        page.keyboard.press("Tab")
        if clear.evaluate("one => document.activeElement === one"):
            break
    page.keyboard.press("Enter")
    assert shown(page) == page.locator(ROWS).count()


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_use(visitor: Visitor, site: Path, scheme: str, name: str) -> None:
    page = visitor.page(color_scheme=scheme)
    page.goto(address(site, f"{name}/index.html"))
    field = fields(page)[0]
    choose(page, field, next(iter(choices(page, field))))
    assert violations(page) == []


def multiply(page: Page, site: Path, name: str) -> None:
    """Have a list's rows so often that there are a thousand, when the page is opened."""
    html = (site / name / "index.html").read_text(encoding="utf-8")
    row = re.compile(r"<tr data-filter-.*?</tr>", re.DOTALL)
    times = -(-MANY // len(row.findall(html)))
    many = row.sub(lambda found: found[0] * times, html)

    def answer(route: Route) -> None:
        route.fulfill(body=many, content_type="text/html; charset=utf-8")

    page.route(f"**/{name}/index.html", answer)


def test_a_thousand_rows_narrow_and_come_back(visitor: Visitor, site: Path, web: str) -> None:
    """The longest list, its rows many times over; rows come back in slices."""
    page = visitor.page()
    multiply(page, site, "criteria")
    page.goto(f"http://{web}/criteria/index.html")
    total = page.locator(ROWS).count()
    assert total >= MANY
    field = page.locator('select[name="dau"]')
    for value in ("negative", ""):
        field.select_option(value)
        wait_for(page, "all of them", lambda: page.evaluate(SETTLED))
        assert (shown(page) == total) is (value == "")


def test_a_long_list_is_printed_whole(visitor: Visitor, site: Path, web: str) -> None:
    page = visitor.page()
    multiply(page, site, "directives")
    page.goto(f"http://{web}/directives/index.html#loc?loai=directive")
    total = page.locator(ROWS).count()
    at_once = page.evaluate(
        """(rows) => {
          document.querySelector('select[name="loai"]').value = "";
          document.querySelector("[data-filter]").dispatchEvent(new Event("change"));
          const count = () => document.querySelectorAll(`${rows}:not([hidden])`).length;
          const before = count();
          dispatchEvent(new Event("beforeprint"));
          return [before, count()];
        }""",
        ROWS,
    )
    assert at_once[0] < total
    assert at_once[1] == total


@pytest.mark.parametrize("browser", ["firefox", "chrome109"])
def test_other_browsers_after_a_double_click(
    site: Path, node: str, tmp_path: Path, browser: str
) -> None:
    list_ = address(site, "directives/index.html")
    seen = seen_in(browser, node, "filters.mjs", list_, tmp_path, "loai", "directive")
    total = seen["before"]["shown"]
    number = seen["after"]["shown"]
    assert seen["complaints"] == []
    assert 0 < number < total
    assert seen["before"]["said"] == f"Đang hiện {total} trong {total} văn bản."
    assert seen["after"] == {
        "hash": "#loc?loai=directive",
        "chosen": "directive",
        "shown": number,
        "said": f"Đang hiện {number} trong {total} văn bản.",
    }
    assert seen["back"] == seen["before"]
    assert seen["forward"] == seen["reloaded"] == seen["after"]
    assert seen["cleared"] == {**seen["before"], "hash": "#loc?"}
