"""Files of several periods beside each other: chosen, compared, taken away, cleared."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from forms.export import word_file
from tests.browser.other_browsers import seen_in
from tests.browser.test_accessibility import violations
from tests.browser.test_hostile import ATTACKS, TRACES
from tests.browser.test_read_back import A_BROKEN_BYTE, KEEP_WHOLE, NOTHING
from tests.browser.visitor import PYTHON_PATIENCE, Visitor, address, wait_for
from tests.forms.spreadsheet import sheets
from tests.golden.cases import paragraphs

pytestmark = pytest.mark.browser

PAGE = "compare.html"
FORM_ID = "tu-danh-gia-chi-thi-53"
LEVELS = ("chua-dat", "con-han-che", "tot-co-minh-chung")
STORED = """async () => {
  const databases = await indexedDB.databases();
  return [{ ...localStorage }, { ...sessionStorage }, databases.map(({ name }) => name)];
}"""
MOST_CHOSEN = 8
LARGE = 21_000_000
OTHER_FILES = """() => {
    const { call } = SoTay.engine;
    SoTay.engine.call = (action, members, ...others) => {
        if (!action.startsWith("export_")) return call(action, members, ...others);
        const files = members.files.map((file, place) => ({...file, name: `${place}.json`}));
        return call(action, {...members, files}, ...others);
    };
}"""
"""Files are made of the same answers under other names."""


@pytest.fixture
def example(site: Path) -> dict[str, Any]:
    """The worked example's answers, as its Word file carries them."""
    data = (site / "assets" / "forms" / f"{FORM_ID}-vi-du.docx").read_bytes()
    found: dict[str, Any] = json.loads(word_file.read(data))
    return found


Maker = Callable[..., Path]


@pytest.fixture
def quarter(example: dict[str, Any], tmp_path: Path) -> Maker:
    """Makes a file of a quarter, with other values of the first questions or other members."""

    def make(index: int, *values: str, name: str = "", **members: Any) -> Path:
        answers = json.loads(json.dumps(example["answers"]))
        for question, value in zip(list(answers), values, strict=False):
            answers[question]["value"] = value
        period = {"kind": "quarter", "year": 2026, "index": index}
        made = {**example, "period": period, "answers": answers, **members}
        path = tmp_path / f"{name or f'quy-{index}'}.json"
        path.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
        return path

    return make


def give(page: Page, *files: Path) -> None:
    page.locator("[data-compare-input]").set_input_files([str(file) for file in files])


def status(page: Page) -> str:
    return page.locator("[data-compare-status]").inner_text()


def compared(page: Page) -> None:
    wait_for(page, "the result", page.locator("[data-compare-result]").is_visible, PYTHON_PATIENCE)


def rows(page: Page) -> int:
    return page.locator(".cp-questions tbody tr >> visible=true").count()


def said(page: Page) -> dict[str, str]:
    """What the list says of each file."""
    lines = page.locator("[data-compare-files] li > div").all_inner_texts()
    return dict(line.split(": ", 1) for line in lines)


def test_from_files_to_papers(visitor: Visitor, site: Path, quarter: Maker) -> None:
    page = visitor.page(offline=True)
    page.goto(address(site, PAGE))
    other = quarter(4, name="nguoi-khac", respondent={"ho-ten": "Người Khác"})
    broken = quarter(3, name="hong")
    broken.write_text("{", encoding="utf-8")
    give(page, quarter(2, *LEVELS[1:]), broken, quarter(1, *LEVELS), other)
    compared(page)
    left = "chưa so 2 tệp (lý do ở danh sách trên)"
    assert status(page) == f"Đã so 2 bản, {left}. Kết quả ở dưới."
    lines = said(page)
    assert lines["quy-1.json"] == "quý I năm 2026."
    assert lines["hong.json"].startswith("Chưa so. Không đọc được tệp này")
    assert "Người Khác" in lines["nguoi-khac.json"]
    heads = page.locator(".cp-questions thead").first.inner_text().split("\t")
    heads[-1] = heads[-1].strip()
    assert heads == ["Câu", "quý I năm 2026", "quý II năm 2026", "Thay đổi"]
    first = page.locator(".cp-step--up").first.inner_text()
    assert "Lên mức: từ “Thực hiện chưa đạt” lên “Đã thực hiện, còn hạn chế”." in first
    dots = page.locator(".cp-dots").first
    assert dots.locator("circle").count() == 2
    label = str(dots.get_attribute("aria-label"))
    assert label.startswith("quý I năm 2026: Thực hiện chưa đạt; quý II năm 2026: Đã thực hiện")

    total = rows(page)
    page.get_by_label("Chỉ hiện câu có thay đổi").check()
    assert 0 < rows(page) < total
    count = page.locator("[data-compare-count]").inner_text()
    assert count == f"Đang hiện {rows(page)} trong {total} dòng; {rows(page)} dòng có thay đổi."

    page.emulate_media(media="print")
    assert rows(page) < total
    for apart in ("#can-biet", "[data-compare-choose]", "[data-compare-files]"):
        assert page.locator(apart).is_hidden()
    page.emulate_media(media="screen")

    with page.expect_download(timeout=PYTHON_PATIENCE * 1000) as word:
        page.get_by_role("button", name="Tải về bản Word").click()
    texts = paragraphs(word.value.path().read_bytes())
    assert "Chỉ ghi các câu có thay đổi." in texts
    with page.expect_download(timeout=PYTHON_PATIENCE * 1000) as book:
        page.get_by_role("button", name="Tải bảng (Excel)").click()
    assert word.value.suggested_filename.startswith(f"so-sanh_{FORM_ID}_2")
    assert "Các tệp" in sheets(book.value.path().read_bytes())
    held = f"Đã đọc lại tệp: có 2 kỳ, {rows(page)} dòng so sánh, đúng như trên trang."
    assert held in page.locator("[data-compare-made]").inner_text()

    page.get_by_role("button", name="Bỏ tệp này quy-1.json").click()
    wait_for(page, "the end of the result", page.locator("[data-compare-result]").is_hidden)
    wait_for(page, "a word on it", lambda: "ít nhất hai tệp" in status(page), PYTHON_PATIENCE)


def test_what_is_wrong_is_not_given_away(visitor: Visitor, site: Path, quarter: Maker) -> None:
    page = visitor.page()
    page.goto(address(site, PAGE))
    given: list[str] = []
    page.on("download", lambda file: given.append(file.suggested_filename))
    give(page, quarter(1, *LEVELS), quarter(2))
    compared(page)
    made = page.locator("[data-compare-made]")
    for fault, why in ((OTHER_FILES, "Chỗ không khớp: "), (A_BROKEN_BYTE, "Tệp vừa tạo bị hỏng")):
        page.evaluate(KEEP_WHOLE)
        page.evaluate(fault)
        for button in ("Tải về bản Word", "Tải bảng (Excel)"):
            made.evaluate("(line) => line.replaceChildren()")
            page.get_by_role("button", name=button).click()
            wait_for(page, "a word", lambda: "tải tệp" in made.inner_text(), PYTHON_PATIENCE)
            said = made.inner_text()
            assert said.startswith(NOTHING), said
            assert why in said
            assert "có thể bấm “In”" in said
        page.evaluate("() => window.makeWhole()")
    assert given == []
    assert page.locator("[data-compare-result]").is_visible()


def test_nothing_is_kept(visitor: Visitor, site: Path, quarter: Maker) -> None:
    page = visitor.page()
    page.goto(address(site, PAGE))
    before = page.evaluate(STORED)
    give(page, quarter(1), quarter(2, *LEVELS))
    compared(page)
    page.get_by_role("button", name="Xóa các tệp khỏi trang").click()
    assert page.locator("[data-compare-result]").is_hidden()
    main = page.locator("[data-compare]").evaluate("one => one.textContent")
    assert "Nguyễn Văn A" not in main
    assert "quy-1.json" not in main
    assert page.evaluate(STORED) == before
    # Whoever goes back finds nothing either.
    give(page, quarter(1), quarter(2))
    compared(page)
    page.goto(address(site, "guide.html"))
    page.go_back()
    assert page.locator("[data-compare-files] li").count() == 0
    assert page.locator("[data-compare-result]").is_hidden()


def test_files_of_a_form_that_the_site_does_not_have(
    visitor: Visitor, site: Path, quarter: Maker, example: dict[str, Any]
) -> None:
    page = visitor.page()
    page.goto(address(site, PAGE))
    strange = {**example["form"], "id": "../../x"}
    give(page, quarter(1, form=strange), quarter(2, form=strange))
    wait_for(
        page, "a word", lambda: "không có trong sổ tay đang mở" in status(page), PYTHON_PATIENCE
    )
    assert page.locator('script[src*="x.js"]').count() == 0


def test_large_files_and_too_many_are_not_read(
    visitor: Visitor, site: Path, quarter: Maker, tmp_path: Path
) -> None:
    page = visitor.page()
    page.goto(address(site, PAGE))
    large = tmp_path / "lon.json"
    with large.open("wb") as file:
        file.truncate(LARGE)
    give(page, large, *(quarter(place % 4 + 1, name=f"t{place}") for place in range(MOST_CHOSEN)))
    compared(page)
    wait_for(page, "all of it", lambda: "“t7.json”" in status(page))
    assert said(page)["lon.json"] == "Tệp này lớn hơn 20 MB nên không phải bản điền do sổ tay lưu."
    assert len(said(page)) == MOST_CHOSEN


def test_hostile_texts_stay_texts(
    visitor: Visitor, site: Path, quarter: Maker, example: dict[str, Any]
) -> None:
    page = visitor.page()
    page.goto(address(site, PAGE))
    before = page.evaluate(TRACES)
    attack = " ".join(ATTACKS)
    respondent = dict.fromkeys(example["respondent"], attack)
    answers = {
        name: {**answer, "note": attack + number, "evidence": [attack, number], "value": attack}
        for number in "12"
        for name, answer in example["answers"].items()
    }
    files = [
        quarter(place, name=f"f{place}", respondent=respondent, answers=answers) for place in (1, 2)
    ]
    give(page, *files)
    compared(page)
    assert attack in page.locator("[data-compare-about]").inner_text()
    after = page.evaluate(TRACES)
    # The page's own words are in bold, what was typed is not.
    assert {**after, "bold": 0} == {**before, "bold": 0}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_narrow_screens(visitor: Visitor, site: Path, quarter: Maker, scheme: str) -> None:
    page = visitor.page(color_scheme=scheme)
    page.goto(address(site, PAGE))
    give(page, quarter(1, *LEVELS), quarter(2), quarter(3, *LEVELS[::-1]), quarter(4))
    compared(page)
    for width in (1366, 360):
        page.set_viewport_size({"width": width, "height": 740})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_by_keyboard_alone(visitor: Visitor, site: Path, quarter: Maker) -> None:
    page = visitor.page()
    page.goto(address(site, PAGE))
    choose = page.get_by_role("button", name="Chọn tệp để so sánh")
    choose.focus()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files([str(quarter(1, *LEVELS)), str(quarter(2))])
    compared(page)
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        named = "document.activeElement.innerText || document.activeElement.id"
        reached.append(page.evaluate(named).partition("\n")[0])
        if reached[-1] == "cp-only-changed":
            break
    assert reached[:3] == ["Bỏ tệp này", "Bỏ tệp này", "Xóa các tệp khỏi trang"]
    before = rows(page)
    page.keyboard.press("Space")
    assert rows(page) < before
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Tải về bản Word"
    page.locator(".cp-frame").first.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_without_scripts_the_page_says_what_to_do(visitor: Visitor, site: Path) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto(address(site, PAGE))
    assert page.locator(".cp-nojs").is_visible()
    assert page.locator("[data-compare-choose]").is_hidden()
    assert page.get_by_role("link", name="Tự đánh giá của cán bộ chủ trì").first.is_visible()


def test_answers_are_not_shown_in_the_room(visitor: Visitor, site: Path, quarter: Maker) -> None:
    page = visitor.page()
    page.goto(address(site, PAGE))
    give(page, quarter(1), quarter(2))
    compared(page)
    page.evaluate("document.documentElement.dataset.presenting = ''")
    assert page.locator("[data-compare]").is_hidden()


JOURNEYS = [("firefox", "file"), ("chrome109", "file"), ("chromium", "http")]


@pytest.mark.parametrize(("browser", "way"), JOURNEYS, ids=["-".join(one) for one in JOURNEYS])
def test_other_browsers(
    site: Path, web: str, node: str, tmp_path: Path, quarter: Maker, browser: str, way: str
) -> None:
    place = address(site, PAGE) if way == "file" else f"http://{web}/{PAGE}"
    for folder in ("profile", "downloads"):
        (tmp_path / folder).mkdir()
    files = [quarter(2, *LEVELS[1:]), quarter(1, *LEVELS), quarter(3)]
    folders = tmp_path / "profile", tmp_path / "downloads"
    seen = seen_in(browser, node, "compare.mjs", place, *folders, web, *files)
    assert seen["complaints"] == []
    assert seen["asked"] == []
    found = seen["compared"]
    assert found["status"] == "Đã so 3 bản. Kết quả ở dưới."
    assert found["columns"][1:-1] == ["quý I năm 2026", "quý II năm 2026", "quý III năm 2026"]
    assert found["dots"] == 3
    assert found["pictures"] > 3
    assert any("Lên mức" in step for step in found["steps"])
    assert 0 < seen["narrowed"]["rows"] < found["rows"]
    assert paragraphs((tmp_path / "downloads" / seen["word"]).read_bytes())[0] == "So sánh các kỳ"
    assert "Các tệp" in sheets((tmp_path / "downloads" / seen["sheets"]).read_bytes())
    assert seen["cleared"]["rows"] == 0
    assert seen["kept"] == seen["before"]
