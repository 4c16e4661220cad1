"""Every kind of question on a form's page, what is asked when, and whose part is whose."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from forms import codec
from forms.asked import asked
from forms.codec import definition_from_data
from forms.definition import FormDefinition
from tests.browser.filling import fill_all
from tests.browser.form_page import FormPage, read_script
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import PHONE, PROJECTOR, ZOOMED, largest_text, unreadable
from tests.browser.visitor import Visitor, address

pytestmark = pytest.mark.browser

FORM_ID = "phieu-moi-loai"
PASTE = """(element, text) => {
    element.focus();
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const event = {clipboardData: data, bubbles: true, cancelable: true};
    element.dispatchEvent(new ClipboardEvent("paste", event));
}"""
SIDE = '[name="form.side"][value="{}"]'


@pytest.fixture(scope="session")
def kinds(every_kind: Path) -> FormDefinition:
    """The form with every kind of question."""
    return definition_from_data(read_script(every_kind, FORM_ID)["definition"])


@pytest.fixture
def form(visitor: Visitor, every_kind: Path) -> FormPage:
    """That form, empty."""
    return FormPage(visitor.page(), every_kind, FORM_ID)


def saved(form: FormPage) -> dict[str, Any]:
    """The save file, which Python reads and writes the same."""
    text = form.download("save").path().read_text(encoding="utf-8")
    form.close_message()
    assert codec.encode(codec.decode(text)) == text
    data: dict[str, Any] = json.loads(text)
    return data


def opened(form: FormPage, folder: Path, data: dict[str, Any]) -> None:
    file = folder / "file.json"
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    form.open(file)
    form.close_message()


def question(form: FormPage, id_: str) -> Locator:
    return form.page.locator(f'[data-question="{id_}"]')


def shown(form: FormPage) -> list[str]:
    """The ids of the questions that show."""
    found: list[str] = form.page.locator("[data-question]:not([hidden])").evaluate_all(
        "all => all.map((one) => one.dataset.question)"
    )
    return found


def progress(form: FormPage, section: str) -> str:
    return form.page.locator(f'[data-progress="{section}"]').inner_text()


def table(form: FormPage, id_: str) -> Locator:
    return form.page.locator(f'table[data-table="{id_}"]')


def choose_side(form: FormPage, side: str) -> None:
    form.page.locator(SIDE.format(side)).check()


def fill_both(form: FormPage, kinds: FormDefinition) -> dict[str, str]:
    """Fill everything, each side its own part."""
    fields = fill_all(kinds)
    theirs = {
        q.id for section in kinds.sections if section.by == "collective" for q in section.questions
    }
    form.fill({name: text for name, text in fields.items() if name not in theirs})
    choose_side(form, "collective")
    form.fill({name: text for name, text in fields.items() if name in theirs})
    choose_side(form, "self")
    return fields


# Every kind


def test_every_answer_is_saved_and_comes_back(form: FormPage, kinds: FormDefinition) -> None:
    fields = fill_both(form, kinds)
    assert {q.kind for q in kinds.questions()} == {
        "scale", "yes_no", "choice", "text", "date", "number", "table",
    }  # fmt: skip
    assert form.values() == fields
    data = saved(form)
    form.saved()
    form.page.reload()
    form.settled()
    assert form.values() == fields
    answers = data["answers"]
    assert answers["ngay-hop"]["value"] == "2026-12-20"
    assert answers["so-nguoi"]["value"] == "7,5"
    assert answers["hinh-thuc"]["value"] == "truc-tiep"
    assert [row["row_id"] for row in answers["diem"]["value"]] == [
        "chinh-tri", "dao-duc", "tac-phong",
    ]  # fmt: skip
    assert answers["viec"]["value"][1]["tinh-trang"] == "dang-lam"
    assert answers["doan-ket"]["evidence"][0]["place"] == "Tủ lưu trữ"
    assert answers["doan-ket"]["evidence"][1] == "Biên bản số 12"


def test_choice_is_taken_back(form: FormPage) -> None:
    form.fill({"co-hop": "yes", "hinh-thuc": "truc-tiep"})
    form.page.locator('[data-clear="hinh-thuc"]').click()
    assert form.values() == {"co-hop": "yes"}


def test_what_is_no_date_and_no_option_stays_to_be_mended(
    form: FormPage, kinds: FormDefinition, tmp_path: Path
) -> None:
    fill_both(form, kinds)
    data = saved(form)
    data["answers"]["ngay-hop"]["value"] = "cuối tháng"
    row = data["answers"]["viec"]["value"][0]
    row |= {"thoi-han": "sớm", "tinh-trang": "khac"}
    opened(form, tmp_path, data)
    assert form.values()["ngay-hop"] == "cuối tháng"
    assert saved(form)["answers"]["viec"]["value"][0] == row
    data["answers"]["ngay-hop"]["value"] = "2026-12-01"
    opened(form, tmp_path, data)
    assert form.values()["ngay-hop"] == "2026-12-01"
    assert form.page.locator('[name="ngay-hop"]').get_attribute("type") == "date"


def test_columns_say_what_they_want(form: FormPage) -> None:
    work = table(form, "viec")
    assert "không bắt buộc" in work.locator("th", has_text="Số lượng").inner_text()
    assert "không bắt buộc" not in work.locator("th", has_text="Thời hạn").inner_text()
    assert work.locator('[name$=".so-luong"]').get_attribute("inputmode") == "decimal"
    assert work.locator("select").first.locator("option").all_inner_texts() == [
        "Chưa chọn", "Đã xong", "Đang làm",
    ]  # fmt: skip


def test_fixed_rows_and_rows_of_an_older_file(form: FormPage, tmp_path: Path) -> None:
    points = table(form, "diem")
    heads = points.locator("tbody th[scope=row]").all_inner_texts()
    assert heads == ["Chính trị (tối đa 10)", "Đạo đức (tối đa 10)", "Tác phong"]
    assert points.locator("button").count() == 0
    assert form.page.locator('[data-add-row="diem"]').count() == 0
    form.fill({"diem[1].diem": "9"})
    data = saved(form)
    assert [row["row_id"] for row in data["answers"]["diem"]["value"]] == ["dao-duc"]
    old = {"row_id": "r1", "diem": "7", "ly-do": "Bản cũ"}
    data["answers"]["diem"]["value"].insert(0, old)
    opened(form, tmp_path, data)
    assert len(points.locator("tbody tr").all()) == 4
    assert points.locator("tbody tr").last.locator("input").input_value() == "7"
    kept = saved(form)["answers"]["diem"]["value"]
    assert kept == [{"row_id": "dao-duc", "diem": "9", "ly-do": ""}, old]


def test_overdue_rows_say_so(form: FormPage) -> None:
    row = table(form, "viec").locator("tbody tr").first
    form.fill({"viec[0].viec": "Sửa quy chế", "viec[0].thoi-han": "2020-01-31"})
    assert "Quá hạn" in row.inner_text()
    assert "st-overdue" in (row.get_attribute("class") or "")
    form.fill({"viec[0].tinh-trang": "xong"})
    assert "Quá hạn" not in row.inner_text()
    form.fill({"viec[0].tinh-trang": "dang-lam"})
    assert "Quá hạn" in row.inner_text()
    form.fill({"viec[0].thoi-han": "2199-01-31"})
    assert "Quá hạn" not in row.inner_text()


# Evidence


def evidence(form: FormPage) -> list[Any]:
    found: list[Any] = saved(form)["answers"]["doan-ket"]["evidence"]
    return found


def names(form: FormPage) -> Locator:
    return table(form, "doan-ket.evidence").locator("textarea")


def open_more(form: FormPage) -> None:
    form.page.locator('[data-more="doan-ket"] summary').click()


def test_pasted_lines_become_pieces_of_evidence(form: FormPage) -> None:
    open_more(form)
    names(form).first.fill("Sổ ")
    names(form).first.press("End")
    names(form).first.evaluate(PASTE, "chi bộ\r\n\r\n  Biên bản  \nNghị quyết\n")
    assert names(form).evaluate_all("all => all.map((one) => one.value)") == [
        "Sổ chi bộ", "Biên bản", "Nghị quyết",
    ]  # fmt: skip
    assert evidence(form) == ["Sổ chi bộ", "Biên bản", "Nghị quyết"]
    assert "đã ghi" in form.page.locator('[data-more="doan-ket"] summary').inner_text()


def test_one_pasted_line_is_left_to_the_browser(form: FormPage) -> None:
    open_more(form)
    names(form).first.evaluate(PASTE, "một dòng\n")
    assert names(form).count() == 1


def test_evidence_is_written_with_the_keyboard(form: FormPage) -> None:
    open_more(form)
    names(form).first.focus()
    keyboard = form.page.keyboard
    keyboard.press("Enter")
    assert names(form).count() == 1
    keyboard.type("Nghị quyết")
    keyboard.press("Tab")
    keyboard.type("12-NQ/CB")
    names(form).first.focus()
    keyboard.press("Enter")
    keyboard.type("Biên bản")
    full = {"name": "Nghị quyết", "number": "12-NQ/CB", "date": "", "place": ""}
    assert evidence(form) == [full, "Biên bản"]
    table(form, "doan-ket.evidence").locator("[data-remove-row]").first.click()
    assert evidence_names(form) == ["Biên bản"]
    form.page.get_by_role("button", name="Lấy lại dòng vừa bỏ").click()
    assert evidence(form) == [full, "Biên bản"]


def evidence_names(form: FormPage) -> list[str]:
    found: list[str] = names(form).evaluate_all("all => all.map((one) => one.value)")
    return found


def test_evidence_of_older_and_newer_files(form: FormPage, tmp_path: Path) -> None:
    form.fill({"doan-ket": "tot", "doan-ket.evidence[0].name": "Sổ"})
    data = saved(form)
    newer = {"name": "Nghị quyết", "number": "", "date": "2026-02-03", "place": "", "page": "4"}
    pieces = ["Biên bản cũ", {"name": "Quyết định"}, newer]
    data["answers"]["doan-ket"]["evidence"] = pieces
    opened(form, tmp_path, data)
    assert evidence_names(form) == ["Biên bản cũ", "Quyết định", "Nghị quyết"]
    assert saved(form)["answers"]["doan-ket"] == data["answers"]["doan-ket"]
    form.fill({"doan-ket.evidence[0].place": "Tủ 2"})
    full = {"name": "Biên bản cũ", "number": "", "date": "", "place": "Tủ 2"}
    assert evidence(form) == [full, "Quyết định", newer]


# What is asked


def test_questions_show_when_they_are_asked(form: FormPage, kinds: FormDefinition) -> None:
    conditional = {"ngay-hop", "hinh-thuc", "duong-truyen"}
    assert "noi-dung" not in shown(form)
    assert not conditional & set(shown(form))
    assert progress(form, "chung") == "Đã trả lời 0/5"
    form.fill({"co-hop": "yes"})
    assert conditional & set(shown(form)) == {"ngay-hop", "hinh-thuc"}
    assert progress(form, "chung") == "Đã trả lời 1/7"
    form.fill({"hinh-thuc": "truc-tuyen", "duong-truyen": "Tốt"})
    assert "1.6" in question(form, "duong-truyen").inner_text()
    form.fill({"co-hop": "no"})
    assert not conditional & set(shown(form))
    assert progress(form, "chung") == "Đã trả lời 1/5"
    data = saved(form)
    assert data["answers"]["duong-truyen"]["value"] == "Tốt"
    response = codec.decode(json.dumps(data))
    assert shown(form) == [q.id for q in asked(kinds, response)]
    form.fill({"co-hop": "yes"})
    assert question(form, "duong-truyen").locator("textarea").input_value() == "Tốt"


def test_section_without_questions_says_why(form: FormPage) -> None:
    waiting = progress(form, "khi-hop")
    assert "câu 1.3" in waiting
    form.fill({"co-hop": "no"})
    assert "không phải ghi" in progress(form, "khi-hop")
    form.fill({"co-hop": "yes"})
    assert progress(form, "khi-hop") == "Đã trả lời 0/1"


def test_period_chooses_questions(form: FormPage) -> None:
    form.fill({"nhan-xet": "Một hai ba.", "period.kind": "month"})
    assert "nhan-xet" not in shown(form)
    form.fill({"period.kind": "quarter"})
    assert "nhan-xet" in shown(form)
    assert form.values()["nhan-xet"] == "Một hai ba."


def test_next_unanswered_skips_what_is_not_asked(form: FormPage) -> None:
    form.fill({"co-hop": "no", "period.kind": "month"})
    found = []
    for _ in range(7):
        form.press("next-unanswered")
        found.append(form.page.evaluate("document.activeElement.dataset.question"))
    assert found == ["doan-ket", "mat-doan-ket", "so-nguoi", "viec", "ke-hoach", "diem", "doan-ket"]


# Two sides


def test_each_side_writes_its_own_part_only(form: FormPage) -> None:
    page = form.page
    opinion, name = page.locator('[name="y-kien"]'), page.locator('[name="respondent.ho-ten"]')
    assert opinion.get_attribute("readonly") is not None
    assert page.locator('[name="dong-y"]').first.is_disabled()
    assert progress(form, "tap-the") == ""
    assert "chỉ đọc" in question_section(page, "tap-the").inner_text()
    name.fill("Trần Thị Bưởi")
    form.fill({"doan-ket": "tot", "viec[0].viec": "Họp"})
    choose_side(form, "collective")
    assert opinion.get_attribute("readonly") is None
    assert name.get_attribute("readonly") is not None
    assert page.locator('[name="doan-ket"]').first.is_disabled()
    assert page.locator('[data-add-row="viec"]').is_disabled()
    assert progress(form, "tap-the") == "Đã trả lời 0/2"
    form.fill({"y-kien": "Nhất trí.", "dong-y": "dong-y"})
    form.saved()
    data = saved(form)
    assert {id_: answer["by"] for id_, answer in data["answers"].items()} == {
        "doan-ket": "self", "viec": "self", "y-kien": "collective", "dong-y": "collective",
    }  # fmt: skip
    assert "side" not in json.dumps(data)
    form.press("next-unanswered")
    assert "đã trả lời" in form.message()


def question_section(page: Page, section: str) -> Locator:
    return page.locator(f'section[data-section="{section}"]')


def test_side_is_kept_for_the_tab(form: FormPage, every_kind: Path) -> None:
    choose_side(form, "collective")
    form.page.reload()
    form.settled()
    assert form.page.locator(SIDE.format("collective")).is_checked()
    other = FormPage(form.page.context.new_page(), every_kind, FORM_ID)
    assert other.page.locator(SIDE.format("self")).is_checked()


def test_what_is_read_only_can_be_read(form: FormPage) -> None:
    form.fill({"doan-ket": "tot", "so-nguoi": "12"})
    field = form.page.locator('[name="so-nguoi"]')
    look = "one => { const s = getComputedStyle(one); return [s.color, s.opacity]; }"
    before = field.evaluate(look)
    choose_side(form, "collective")
    assert field.evaluate(look) == before
    border = "one => getComputedStyle(one).borderTopStyle"
    assert field.evaluate(border) == "dashed"
    assert form.page.locator('[name="viec.r1.tinh-trang"]').evaluate(look) == before


# The head, and the page without scripts


def test_page_tells_what_it_is_for(form: FormPage) -> None:
    text = form.page.locator("main").inner_text()
    assert "phải đối chiếu bản gốc" in text
    assert "Kỳ thử" in text
    assert "Kỳ tự đánh giá" not in text
    assert "Mức thực hiện." in text
    assert form.page.locator(".st-code").first.is_hidden()
    assert form.page.locator('[data-action="xlsx"]').is_visible()
    # A paper has the letterhead and as many signatures side by side as the form names.
    form.page.emulate_media(media="print")
    assert form.page.locator(".st-letterhead").is_visible()
    tops = form.page.locator(".st-signature").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().top)"
    )
    assert len(tops) == 2
    assert tops[0] == tops[1]


def test_form_without_periods(visitor: Visitor, every_kind: Path) -> None:
    form = FormPage(visitor.page(), every_kind, "phieu-khong-ky")
    form.fill({"respondent.ho-ten": "Trần Thị Bưởi", "viec": "Đã họp."})
    data = saved(form)
    assert data["period"] is None
    assert data["answers"]["viec"]["value"] == "Đã họp."
    for absent in (".st-period", ".st-scale-note", ".st-side", ".st-takes", '[data-action="xlsx"]'):
        assert form.page.locator(absent).count() == 0, absent
    form.saved()
    form.page.reload()
    form.settled()
    assert form.values()["viec"] == "Đã họp."


def test_page_reads_well_without_scripts(visitor: Visitor, every_kind: Path) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto(address(every_kind, f"forms/{FORM_ID}.html"))
    text = page.locator("main").inner_text()
    assert "Chỉ trả lời khi câu 1.3 được trả lời là “Có”." in text
    assert "Chỉ trả lời khi loại kỳ là “Hằng quý”." in text
    assert "Trước ngày này từ 3 đến 5 ngày: Chọn người tự phê bình." in text
    assert "Không quá 20 chữ." in text
    assert "Đang ghi phần nào?" not in text
    assert "Bỏ dòng" not in text


# For everybody


@pytest.mark.parametrize("side", ["self", "collective"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_against_the_page(
    visitor: Visitor, every_kind: Path, kinds: FormDefinition, scheme: str, side: str
) -> None:
    form = FormPage(visitor.page(color_scheme=scheme), every_kind, FORM_ID)
    fill_both(form, kinds)
    form.fill({"viec[0].thoi-han": "2020-01-31", "viec[0].tinh-trang": "", "co-hop": "yes"})
    open_more(form)
    choose_side(form, side)
    assert violations(form.page) == []
    form.page.set_viewport_size(PHONE)
    assert violations(form.page) == []


def test_everything_can_be_read(visitor: Visitor, every_kind: Path, kinds: FormDefinition) -> None:
    page = visitor.page(viewport=PHONE)
    form = FormPage(page, every_kind, FORM_ID)
    fill_both(form, kinds)
    form.fill({"viec[0].thoi-han": "2020-01-31", "viec[0].tinh-trang": "", "co-hop": "yes"})
    open_more(form)
    found = {"phone": unreadable(page)}
    page.set_viewport_size(ZOOMED)
    found["zoom"] = unreadable(page)
    page.set_viewport_size(PROJECTOR)
    found["projector"] = unreadable(page)
    largest_text(page)
    found["large text"] = unreadable(page)
    assert found == {where: {} for where in found}
