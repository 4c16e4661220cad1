"""Files that a secretary received: gathered, counted, looked behind, taken away, erased."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.collected import FORM_ID, LEVELS, Copies, drop
from tests.browser.other_browsers import seen_in
from tests.browser.test_accessibility import violations
from tests.browser.test_compare import STORED
from tests.browser.test_hostile import ATTACKS, TRACES
from tests.browser.visitor import PYTHON_PATIENCE, Visitor, address, wait_for
from tests.forms.spreadsheet import sheets

pytestmark = pytest.mark.browser

PAGE = "collect.html"
ROSTER = "1. Nguyễn Văn A\nTran Thi Binh, Đơn vị Y\nLê Văn Chi\nLý Thị Vắng"
TYPED = "mật khẩu đủ dài"
MANY = 120
DRAWN = "[data-collect-parts][aria-busy=false] .cl-counts"
HEARD = """{
    const { set, ...rest } = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
    window.top.heard = [];
    const hearing = (hear) => (event) => {
        window.top.heard.push(event.data.type);
        hear(event);
    };
    const own = function (hear) { set.call(this, hearing(hear)); };
    Object.defineProperty(Worker.prototype, "onmessage", { ...rest, set: own });
}"""
"""Writes down what Python's worker says, which a frame of the page may have made."""
MAY_LEAVE = "dispatchEvent(new Event('beforeunload', { cancelable: true }))"


@pytest.fixture
def copies(site: Path, tmp_path: Path) -> Copies:
    """Makes files to gather."""
    folder = tmp_path / "nhan-duoc"
    folder.mkdir()
    return Copies(site, folder)


def opened(visitor: Visitor, site: Path, **look: str) -> Page:
    page = visitor.page(**look)  # type: ignore[arg-type]
    page.goto(address(site, PAGE))
    return page


def give(page: Page, *files: Path) -> None:
    page.locator("[data-collect-files-input]").set_input_files([str(file) for file in files])


def status(page: Page) -> str:
    return page.locator("[data-collect-status]").inner_text()


def gathered(page: Page, what: str = "Đã tập hợp") -> None:
    """Wait until the numbers are there."""

    def done() -> bool:
        return status(page).startswith(what) and page.locator(DRAWN).count() > 0

    wait_for(page, "the result", done, PYTHON_PATIENCE)


def row(page: Page, text: str) -> str:
    """The first row of a table that has a text, in one line."""
    found = page.locator("tr", has_text=text).first.inner_text()
    return " ".join(found.split())


def taken(page: Page, label: str, folder: Path) -> Path:
    """A file that a button gives."""
    with page.expect_download(timeout=PYTHON_PATIENCE * 1000) as download:
        page.get_by_role("button", name=label, exact=True).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def see_what_is_left(page: Page) -> None:
    page.get_by_text("4 tệp không tính: xem vì sao").click()
    assert "Hỏng" in row(page, "hong.json")
    assert "Không phải của sổ tay" in row(page, "ghi-chu.json")
    assert "Đã có bản sau" in row(page, "binh-cu.json")


def choose_the_earlier_one(page: Page) -> None:
    page.get_by_text("1 người có nhiều bản cùng kỳ: xem và chọn").click()
    page.get_by_role("button", name="Tính tệp này binh-cu.json").click()
    earlier = page.locator(".cl-rivals li", has_text="binh-cu.json")
    wait_for(page, "the choice", lambda: "Đồng chí đã chọn" in earlier.inner_text())
    assert "Đang tính" in earlier.inner_text()
    wait_for(page, "the new numbers", lambda: first_counts(page).get(LEVELS[0]) == "2")
    earlier.get_by_role("button", name="Theo đề nghị").click()
    wait_for(page, "the old numbers", lambda: first_counts(page).get(LEVELS[0]) == "1")


def first_counts(page: Page) -> dict[str, str]:
    """How many are at the levels of the first question; the scale has the best one first."""
    cells = page.locator(".cl-counts tbody tr").first.locator("td").all_inner_texts()
    numbers = [cell.split()[0] for cell in cells]
    return dict(zip(reversed(LEVELS), numbers, strict=False))


def hold_against_a_list(page: Page) -> None:
    page.get_by_text("Danh sách người phải nộp (để biết ai chưa nộp)").click()
    page.locator("#cl-roster").fill(ROSTER)
    page.get_by_role("button", name="Đối chiếu").click()
    table = page.locator(".cl-roster-table")
    wait_for(page, "the list", table.is_visible)
    assert "Chưa nộp" in row(page, "Lý Thị Vắng")
    assert "Đã nộp" in row(page, "Lê Văn Chi")
    page.get_by_role("button", name="Là “Trần Thị Bình”").click()
    wait_for(page, "the name in the list", lambda: "Đã nộp" in row(page, "Trần Thị Bình"))
    assert "Trần Thị Bình, Đơn vị Y" in page.locator("#cl-roster").input_value()


def look_behind(page: Page) -> None:
    page.locator(".cl-counts .cl-number").first.click()
    dialog = page.locator("[data-collect-behind]")
    answers = dialog.locator(".cl-answers > li")
    wait_for(
        page, "the answers", lambda: answers.count() == int(first_counts(page).get(LEVELS[2], 0))
    )
    assert "Nguyễn Văn A" in dialog.inner_text()
    page.keyboard.press("Escape")
    assert dialog.is_hidden()


def hide_names(page: Page) -> None:
    page.get_by_label("Ẩn tên người trên trang").check()
    main = page.locator("[data-collect-parts]")
    wait_for(page, "the other names", lambda: "Lê Văn Chi" not in main.inner_text())
    assert "Người 1" in main.inner_text()
    assert "chi.json" not in page.locator("[data-collect]").inner_text()
    page.get_by_label("Ẩn tên người trên trang").uncheck()
    wait_for(page, "the names", lambda: "Lê Văn Chi" in main.inner_text())
    page.evaluate("document.documentElement.dataset.presenting = 'on'")
    for private in (".cl-files", "[data-collect-taken]", ".cl-remedies", "#cl-roster"):
        assert page.locator(private).first.is_hidden()
    assert page.locator(".cl-counts .cl-number").first.is_visible()
    page.evaluate("delete document.documentElement.dataset.presenting")


def test_from_files_to_papers(visitor: Visitor, site: Path, copies: Copies, tmp_path: Path) -> None:
    page = opened(visitor, site)
    before = page.evaluate(STORED)
    give(page, *copies.mixture())
    gathered(page)
    assert status(page) == "Đã tập hợp 5 bản. 4 tệp không tính, lý do ở dưới."
    assert first_counts(page) == dict(zip(LEVELS, "122", strict=True))
    see_what_is_left(page)
    choose_the_earlier_one(page)
    hold_against_a_list(page)
    look_behind(page)
    hide_names(page)

    book = sheets(taken(page, "Bảng (Excel)", tmp_path).read_bytes())
    assert len(book) > 3
    assert page.evaluate(MAY_LEAVE) is False
    whole = json.loads(taken(page, "Tệp đã tập hợp", tmp_path).read_text(encoding="utf-8"))
    assert page.evaluate(MAY_LEAVE) is True
    assert (whole["format"], len(whole["members"])) == ("so-tay/gathered", 5)
    assert taken(page, "Báo cáo (Word)", tmp_path).suffix == ".docx"

    # Python was lost meanwhile: it gets everything again, and nothing looks different.
    page.evaluate("SoTay.engine.stop()")
    look_behind(page)
    lines = taken(page, "Dữ liệu cho phần mềm khác", tmp_path).read_text(encoding="utf-8")
    assert {json.loads(line)["form"] for line in lines.splitlines()} == {FORM_ID}

    page.get_by_role("button", name="Xóa khỏi trang").click()
    assert page.locator("[data-collect-result]").is_hidden()
    main = page.locator("[data-collect]").evaluate("one => one.textContent + one.outerHTML")
    assert "Trần Thị Bình" not in main
    assert page.evaluate("document.documentElement.dataset.engine") == "idle"
    assert page.evaluate(STORED) == before


def test_stop_go_on_and_a_password(
    visitor: Visitor, site: Path, copies: Copies, tmp_path: Path
) -> None:
    page = opened(visitor, site)
    give(page, *(copies.file(f"ban-{n}.json", f"Người Thứ {n}") for n in range(MANY)))
    page.get_by_role("button", name="Dừng", exact=True).click()
    go_on = page.get_by_role("button", name="Đọc tiếp")
    wait_for(page, "the stop", go_on.is_visible, PYTHON_PATIENCE)
    gathered(page)
    part = int(status(page).split()[3])
    assert 0 < part < MANY
    assert "Chưa đọc hết" in status(page)
    go_on.click()
    gathered(page, f"Đã tập hợp {MANY} bản.")

    page.get_by_role("button", name="Tệp đã tập hợp, có mật khẩu").click()
    dialog = page.locator("dialog[open]")
    wait_for(page, "the question", dialog.is_visible, PYTHON_PATIENCE)
    for field in ("Mật khẩu, ít nhất 8 ký tự", "Gõ lại mật khẩu"):
        dialog.get_by_label(field).fill(TYPED)
    with page.expect_download(timeout=PYTHON_PATIENCE * 1000) as download:
        dialog.get_by_role("button", name="Đặt mật khẩu và tải về").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    assert json.loads(text)["format"] == "so-tay/locked"
    assert "Người Thứ" not in text

    page.get_by_role("button", name="Xóa khỏi trang").click()
    give(page, file)
    wait_for(page, "the question", dialog.is_visible)
    dialog.get_by_label("Mật khẩu", exact=True).fill("mật khẩu khác")
    page.keyboard.press("Enter")
    refused = dialog.get_by_role("alert")
    wait_for(page, "the refusal", lambda: "Mật khẩu không đúng" in refused.inner_text())
    dialog.get_by_label("Mật khẩu", exact=True).fill(TYPED)
    page.keyboard.press("Enter")
    gathered(page, f"Đã tập hợp {MANY} bản.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_hostile_texts_axe_and_narrow_screens(
    visitor: Visitor, site: Path, copies: Copies, scheme: str
) -> None:
    page = opened(visitor, site, color_scheme=scheme)
    before = page.evaluate(TRACES)
    attack = " ".join(ATTACKS)
    made = json.loads(copies.text(attack, LEVELS[1]))
    for answer in made["answers"].values():
        answer["note"] = attack
    made["respondent"] = dict.fromkeys(made["respondent"], attack)
    give(
        page,
        copies.write("tan-cong.json", json.dumps(made)),
        *copies.mixture(),
    )
    gathered(page)
    page.locator("#cl-roster").evaluate("one => { one.closest('details').open = true }")
    page.locator("#cl-roster").fill(attack)
    page.get_by_role("button", name="Đối chiếu").click()
    wait_for(page, "the list", page.locator(".cl-roster-table").is_visible)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    assert attack in page.locator(".cl-files").first.inner_text()
    page.locator(".cl-counts .cl-number").nth(1).click()
    wait_for(page, "the answers", lambda: attack in page.locator(".cl-answers").inner_text())
    assert violations(page) == []
    page.locator("[data-behind-close]").click()
    after = page.evaluate(TRACES)
    assert {**after, "bold": 0} == {**before, "bold": 0}
    for width in (1366, 360):
        page.set_viewport_size({"width": width, "height": 740})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_dropped_folder_and_the_keyboard(visitor: Visitor, site: Path, copies: Copies) -> None:
    copies.file("to-1/an.json", "Nguyễn Văn An")
    copies.file("to-1/trong/binh.json", "Trần Thị Bình", LEVELS[1])
    page = opened(visitor, site)
    drop(page, copies.folder)
    gathered(page)
    assert status(page) == "Đã tập hợp 2 bản."
    assert "nhan-duoc/to-1/trong/binh.json" in row(page, "Trần Thị Bình")

    page.get_by_role("button", name="Chọn tệp", exact=True).focus()
    reached = []
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("(document.activeElement.id || document.activeElement.innerText).trim()")
        )
        if reached[-1].startswith("1"):
            break
    assert reached[0] == "Chọn cả thư mục"
    assert {"cl-form", "cl-period", "cl-hide", "In", "Xóa khỏi trang"} <= set(reached)
    page.keyboard.press("Enter")
    wait_for(page, "the answers", lambda: page.locator(".cl-answers > li").count() == 1)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.cl-counts .cl-number')")


def test_large_files_come_in_pieces_and_long_work_is_no_silence(
    visitor: Visitor, site: Path, copies: Copies, tmp_path: Path
) -> None:
    names = [f"Nguyễn Văn {number}" for number in range(MANY)]
    members = {f"{number}.json": copies.text(name) for number, name in enumerate(names)}
    page = visitor.page((HEARD,))
    page.goto(address(site, PAGE))
    give(page, copies.zipped("tat-ca.zip", members))
    gathered(page)
    lines = taken(page, "Dữ liệu cho phần mềm khác", tmp_path).read_text(encoding="utf-8")
    assert len(lines.encode()) > 1_000_000
    records = [json.loads(line) for line in lines.splitlines()]
    found = {next(iter(one["person"].values())) for one in records if one["record"] == "file"}
    assert found == set(names)
    page.evaluate("window.heard = []")
    page.wait_for_timeout(2_000)
    taken(page, "Bảng (Excel)", tmp_path)
    assert "alive" in page.evaluate("window.heard")


def test_without_scripts_the_page_says_what_to_do(visitor: Visitor, site: Path) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto(address(site, PAGE))
    assert page.locator(".cl-nojs").is_visible()
    assert page.locator("[data-collect-drop]").is_hidden()
    assert page.locator("[data-collect-known] a").first.is_visible()


@pytest.mark.parametrize("browser", ["firefox", "chrome109"])
def test_other_browsers(
    site: Path, web: str, node: str, tmp_path: Path, copies: Copies, browser: str
) -> None:
    for folder in ("profile", "downloads"):
        (tmp_path / folder).mkdir()
    folders = tmp_path / "profile", tmp_path / "downloads"
    place = address(site, PAGE)
    seen = seen_in(browser, node, "collect.mjs", place, *folders, web, *copies.mixture())
    assert seen["complaints"] == []
    assert seen["asked"] == []
    assert seen["status"] == "Đã tập hợp 5 bản. 4 tệp không tính, lý do ở dưới."
    assert seen["counts"][:3] == ["2", "2", "1"]
    assert "Nguyễn Văn A" in seen["behind"]
    whole = (tmp_path / "downloads" / seen["gathered"]).read_text(encoding="utf-8")
    assert len(json.loads(whole)["members"]) == 5
    assert seen["cleared"] is True
    assert seen["kept"] == seen["before"]
