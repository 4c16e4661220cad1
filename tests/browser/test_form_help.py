"""What helps while a form is filled in: counts, days, old fonts, figures, other files."""

import json
from pathlib import Path
from typing import Any

import pytest

from forms import codec
from forms.asked import asked
from forms.codec import definition_from_data
from tests.browser.form_page import FormPage, read_script
from tests.browser.visitor import PYTHON_PATIENCE, Visitor, wait_for

pytestmark = pytest.mark.browser

FORM_ID = "phieu-moi-loai"
QUARTER = {"period.kind": "quarter", "period.index": "3", "period.year": "2026"}
OLD = "Ñaûng uûy vaø chi boä"
POINTS = {"diem[0].diem": "8", "diem[1].diem": "9,5", "diem[2].diem": "7"}


@pytest.fixture
def form(visitor: Visitor, every_kind: Path) -> FormPage:
    """The form with every kind of question, empty."""
    return FormPage(visitor.page(), every_kind, FORM_ID)


def text_of(form: FormPage, selector: str) -> str:
    """What an element says, without the breaks of its lines."""
    return " ".join(form.page.locator(selector).inner_text().split())


def becomes(form: FormPage, selector: str, wanted: str) -> None:
    """Wait until an element says this, which it does soon after the last key."""
    wait_for(form.page, f"“{wanted}”", lambda: wanted in text_of(form, selector))


def saved(form: FormPage) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(form.download("save").path().read_text(encoding="utf-8"))
    form.close_message()
    return data


def written(folder: Path, data: dict[str, Any], name: str = "cu.json") -> Path:
    file = folder / name
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return file


def test_words_are_counted_while_somebody_writes(form: FormPage) -> None:
    form.fill(QUARTER)
    count = '[data-words="nhan-xet"]'
    becomes(form, count, "Đã viết 0/20 chữ.")
    form.fill({"nhan-xet": "  một hai\n\tba  "})
    becomes(form, count, "Đã viết 3/20 chữ.")
    form.fill({"nhan-xet": "chữ " * 23})
    becomes(form, count, "Đã viết 23/20 chữ, quá 3 chữ; nên viết gọn lại.")
    field = form.page.locator('[name="nhan-xet"]')
    described = (field.get_attribute("aria-describedby") or "").split()
    holder = form.page.locator(count).locator("xpath=ancestor-or-self::*[@id][1]")
    assert holder.get_attribute("id") in described
    live = "ancestor-or-self::*[@aria-live or @role='status' or @role='alert']"
    assert form.page.locator(count).locator(f"xpath={live}").count() == 0


def test_days_before_a_day_are_reckoned(form: FormPage) -> None:
    form.fill({"co-hop": "yes", "ngay-hop": "2026-02-07"})
    place = '[data-leads="ngay-hop"]'
    becomes(form, place, "từ thứ Hai, 02/02/2026 đến thứ Tư, 04/02/2026.")
    assert "Chọn người tự phê bình" in text_of(form, place)
    form.fill({"ngay-hop": "2026-02-10"})
    becomes(form, place, "từ thứ Năm, 05/02/2026 đến thứ Bảy, 07/02/2026.")
    assert "02/02/2026" not in text_of(form, place)
    form.fill({"ngay-hop": ""})
    wait_for(form.page, "no day", lambda: "2026" not in text_of(form, place))


def test_old_font_is_told_when_pasted_and_left_as_it_is(form: FormPage) -> None:
    page = form.page
    field = page.locator('[name="so-nguoi"]')
    field.focus()
    page.keyboard.insert_text("12 người")
    field.blur()
    assert form.part("old-font") == ""
    field = page.locator('[name="viec.r1.viec"]')
    field.focus()
    page.keyboard.insert_text(OLD)
    assert form.part("old-font") == ""
    field.evaluate(
        "(field) => field.dispatchEvent("
        "new InputEvent('input', {bubbles: true, inputType: 'insertFromPaste'}))"
    )
    said = wait_for(page, "the old font", lambda: form.part("old-font"))
    assert "câu 2.1" in said
    assert "VNI Windows" in said
    assert "“Ñaûng”" in said
    assert field.input_value() == OLD
    page.locator('[data-part="old-font"] button').click()
    assert form.part("old-font") == ""
    # Once for a field; again after it was mended and spoilt.
    field.press_sequentially(" A")
    field.blur()
    assert form.part("old-font") == ""
    for text in ("Đảng ủy", OLD):
        field.fill(text)
        field.blur()
    assert "câu 2.1" in wait_for(page, "the old font again", lambda: form.part("old-font"))


def test_old_font_in_an_opened_file_is_told(form: FormPage, tmp_path: Path) -> None:
    form.fill({"respondent.ho-ten": OLD, "respondent.don-vi": "Đơn vị X"})
    said = form.open(written(tmp_path, saved(form)))
    assert "“Họ và tên”" in said
    assert "“Đơn vị”" not in said
    assert form.values()["respondent.ho-ten"] == OLD


def test_figures_stand_in_their_places_until_something_changes(form: FormPage) -> None:
    places = form.page.locator("[data-figures]")
    assert places.count() == 3
    for place in places.all_inner_texts():
        assert "bấm “Rà soát nội dung”" in place
    form.fill({"so-nguoi": "25", **POINTS})
    review = form.review()
    assert "Số người: 25" in review
    assert "Tổng điểm: 24,5" in review
    texts = " ".join(places.all_inner_texts())
    assert "Số người: 25" in texts
    assert "Tổng điểm: 24,5" in texts
    table = form.page.locator("[data-figures-table] table")
    assert table.locator("tbody th").all_inner_texts() == ["Chính trị", "Đạo đức", "Tác phong"]
    assert table.locator("tbody td").all_inner_texts() == ["8/10", "9,5/10", "7/10"]
    assert form.page.locator(".st-outdated").is_hidden()
    form.fill({"so-nguoi": "26"})
    for place in places.all_inner_texts():
        assert "bấm “Rà soát nội dung”" in place
    assert form.page.locator(".st-outdated").is_visible()


def test_files_say_their_code(form: FormPage, tmp_path: Path) -> None:
    form.fill({"respondent.ho-ten": "Trần Thị Bưởi", **QUARTER, "so-nguoi": "25"})
    tables = form.download("xlsx")
    assert tables.suggested_filename == f"{FORM_ID}_tran-thi-buoi_2026-quy-3.xlsx"
    said = form.message()
    code = said.split("Mã bản điền ")[1][:9]
    assert tables.suggested_filename in said
    assert tables.path().read_bytes()[:2] == b"PK"
    form.close_message()
    word = form.download("word")
    assert f"Mã bản điền {code}," in form.message()
    file = tmp_path / "phieu.docx"
    word.save_as(file)
    assert f"Mã bản điền {code}," in form.open(file)
    form.close_message()
    form.fill({"so-nguoi": "26"})
    form.download("word")
    said = form.message()
    assert "Mã bản điền " in said
    assert code not in said


def test_only_asked_questions_are_counted_in_a_file(form: FormPage, every_kind: Path) -> None:
    definition = definition_from_data(read_script(every_kind, FORM_ID)["definition"])
    counts = []
    for answer in ("no", "yes"):
        form.fill({"co-hop": answer})
        file = form.download("save").path()
        counts.append(len(asked(definition, codec.decode(file.read_text(encoding="utf-8")))))
        assert f"Đã đọc lại tệp: có 1/{counts[-1]} câu đã trả lời" in form.message()
        form.close_message()
    assert counts[0] < counts[1] < len(definition.questions())


def take(form: FormPage, take_id: str, *files: Path) -> None:
    with form.page.expect_file_chooser() as waiting:
        form.page.locator(f'[data-action="take"][data-take="{take_id}"]').click()
    assert waiting.value.is_multiple()
    waiting.value.set_files([*files])


def question(form: FormPage) -> str:
    """What the page asks before it takes anything over."""
    dialog = form.page.locator("dialog[open]")
    wait_for(form.page, "the question", lambda: dialog.count() == 1, PYTHON_PATIENCE)
    return dialog.inner_text()


def test_last_periods_form_is_taken_after_a_question(form: FormPage, tmp_path: Path) -> None:
    form.fill({"respondent.ho-ten": "Trần Thị Bưởi", **QUARTER, "so-nguoi": "25"})
    form.fill({"viec[0].viec": "Sửa lịch"})
    last = written(tmp_path, saved(form))
    form.fill({"viec[0].viec": "", "so-nguoi": "30"})
    before = form.values()
    take(form, "ky-truoc", last)
    said = question(form)
    assert "Điền vào chỗ đang trống: câu 2.1." in said
    assert "Nội dung đã ghi ở đây được giữ nguyên." in said
    form.page.locator("dialog[open] [data-dialog-no]").click()
    wait_for(form.page, "no question", lambda: not form.page.locator("dialog[open]").count())
    assert form.values() == before

    take(form, "ky-truoc", last)
    said = form.answered()
    assert "Đã lấy từ “cu.json”." in said
    assert "giữ nguyên nội dung đã có" in said
    assert form.values() == {**before, "viec[0].viec": "Sửa lịch"}
    form.page.get_by_role("button", name="Lấy lại nội dung trước khi lấy").click()
    assert form.values() == before


def test_empty_form_takes_without_a_question(form: FormPage, tmp_path: Path) -> None:
    form.fill({"respondent.ho-ten": "Trần Thị Bưởi", "so-nguoi": "25"})
    data = saved(form)
    empty = {**data, "respondent": {}, "answers": {}, "questions": {}}
    form.open(written(tmp_path, empty, "trong.json"))
    form.close_message()
    assert form.values() == {}
    take(form, "ky-truoc", written(tmp_path, data))
    said = form.message()
    assert "Điền vào chỗ đang trống:" in said
    assert form.values()["so-nguoi"] == "25"


def test_what_cannot_be_taken_changes_nothing(form: FormPage, tmp_path: Path) -> None:
    form.fill({"so-nguoi": "25"})
    before = form.values()
    broken = tmp_path / "hong.json"
    broken.write_text("{", encoding="utf-8")
    take(form, "ky-truoc", broken)
    assert "hong.json" in form.message() or codec.BROKEN in form.message()
    assert form.values() == before
    form.close_message()
    large = tmp_path / "lon.json"
    with large.open("wb") as file:
        file.truncate(codec.MAX_BYTES + 1)
    take(form, "ky-truoc", large)
    assert "20 MB" in form.message()
    assert form.values() == before
