"""One draft in two windows: one writes, the other reads, and nothing is written over."""

from pathlib import Path

import pytest

from tests.browser.draft_page import DraftPage
from tests.browser.test_accessibility import violations
from tests.browser.test_form_use import NAME
from tests.browser.visitor import Visitor, wait_for

pytestmark = pytest.mark.browser

UNIT = "respondent.don-vi"
NO_LOCKS = 'Object.defineProperty(Navigator.prototype, "locks", {value: undefined})'
"""As on a page over plain HTTP."""
TAKE = "Điền tiếp ở cửa sổ này"
BEHIND = """(name) => SoTay.store.run("readwrite", ({drafts}) => {
    const request = drafts.openCursor();
    request.onsuccess = () => {
        const {value} = request.result;
        const response = JSON.parse(value.text);
        response.respondent["ho-ten"] = name;
        request.result.update({...value, seq: value.seq + 1, text: JSON.stringify(response)});
    };
})"""
"""A save by a window that does not know of this one."""


@pytest.fixture(params=["locks", "no locks"])
def form(request: pytest.FixtureRequest, visitor: Visitor, site: Path) -> DraftPage:
    """A form with a draft, in a browser with Web Locks and in one without."""
    scripts = (NO_LOCKS,) if request.param == "no locks" else ()
    form = DraftPage(visitor.page(scripts=scripts), site)
    form.fill(NAME)
    form.saved()
    return form


def another(form: DraftPage, site: Path) -> DraftPage:
    """The same draft in another window."""
    return DraftPage(form.page.context.new_page(), site).go_on()


def take(form: DraftPage) -> None:
    """Go on writing here."""
    form.page.get_by_role("button", name=TAKE).click()
    form.saved()


def test_the_second_window_reads_and_follows(form: DraftPage, site: Path) -> None:
    other = another(form, site)
    assert "Ở cửa sổ này chỉ đọc được" in other.message()
    assert other.values() == NAME
    fields = other.page.locator("form[data-form] :is(input, textarea, select):visible")
    free = fields.evaluate_all("all => all.filter((one) => !one.readOnly && !one.disabled).length")
    assert free == 0
    assert not other.page.locator('[data-action="open"]').is_visible()
    assert violations(other.page) == []
    form.fill({UNIT: "Đơn vị A"})
    other.has(NAME | {UNIT: "Đơn vị A"})
    # A reload finds the same.
    other.page.reload()
    other.ready()
    assert "chỉ đọc" in other.part("status")


def test_writing_goes_from_one_window_to_the_other_and_back(form: DraftPage, site: Path) -> None:
    other = another(form, site)
    # What is typed at the last moment goes along.
    form.fill({UNIT: "Đơn vị A"})
    take(other)
    other.has(NAME | {UNIT: "Đơn vị A"})
    form.is_read()
    other.fill({UNIT: "Đơn vị B"})
    other.saved()
    form.has(NAME | {UNIT: "Đơn vị B"})
    take(form)
    other.is_read()
    form.fill({UNIT: "Đơn vị C"})
    form.saved()
    other.has(NAME | {UNIT: "Đơn vị C"})
    assert len(form.stored()["drafts"]) == 1


def test_a_window_that_is_closed_leaves_the_draft_to_the_next(form: DraftPage, site: Path) -> None:
    context = form.page.context
    context.new_page()
    form.page.close()
    next_one = DraftPage(context.new_page(), site).go_on()
    next_one.fill({UNIT: "Đơn vị A"})
    next_one.saved()
    assert next_one.values() == NAME | {UNIT: "Đơn vị A"}
    assert len(next_one.stored()["drafts"]) == 1


def test_a_double_click_opens_a_draft_once(form: DraftPage, site: Path) -> None:
    context = form.page.context
    other = DraftPage(context.new_page(), site)
    form.page.close()
    other.page.locator("[data-draft-open]").dblclick()
    other.ready()
    other.fill({UNIT: "Đơn vị A"})
    other.saved()
    assert other.values() == NAME | {UNIT: "Đơn vị A"}
    assert len(other.stored()["drafts"]) == 1


def test_two_drafts_do_not_disturb_each_other(form: DraftPage, site: Path) -> None:
    other = DraftPage(form.page.context.new_page(), site).begin()
    other.fill({UNIT: "Đơn vị khác"})
    other.saved()
    form.fill({UNIT: "Đơn vị A"})
    form.saved()
    assert other.values() == {UNIT: "Đơn vị khác"}
    assert form.values() == NAME | {UNIT: "Đơn vị A"}


def test_a_window_that_nobody_told_writes_over_nothing(form: DraftPage) -> None:
    form.page.evaluate(BEHIND, "Người ở cửa sổ kia")
    form.fill({UNIT: "Đơn vị A"})
    assert "tạm dừng lưu để không ghi đè" in form.message()
    assert "Đang tạm dừng lưu" in form.part("status")
    form.page.get_by_role("button", name="thành một bản nháp riêng").click()
    form.saved()
    names = {"Người ở cửa sổ kia", "Trần Thị Bưởi"}
    texts = [draft["text"] for draft in form.stored()["drafts"]]
    assert {name for name in names for text in texts if name in text} == names
    assert len(texts) == 2
    assert form.values() == NAME | {UNIT: "Đơn vị A"}


def test_the_other_windows_text_can_be_taken(form: DraftPage) -> None:
    form.page.evaluate(BEHIND, "Người ở cửa sổ kia")
    form.fill({UNIT: "Đơn vị A"})
    form.message()
    form.page.get_by_role("button", name="Lấy nội dung ở cửa sổ kia").click()
    form.has({"respondent.ho-ten": "Người ở cửa sổ kia"})
    form.fill({UNIT: "Đơn vị B"})
    form.saved()
    assert len(form.stored()["drafts"]) == 1


def test_a_draft_removed_in_another_window_is_told(form: DraftPage, site: Path) -> None:
    other = DraftPage(form.page.context.new_page(), site)
    other.draft("Bưởi").get_by_role("button", name="Xóa").click()
    other.agree()
    other.ready()
    assert "bị xóa ở một cửa sổ khác" in form.message()
    form.page.get_by_role("button", name="thành một bản nháp riêng").click()
    form.saved()
    assert len(form.stored()["drafts"]) == 1


def test_a_name_given_in_another_window_stays(form: DraftPage, site: Path) -> None:
    other = DraftPage(form.page.context.new_page(), site)
    other.draft("Bưởi").get_by_role("button", name="Đổi tên").click()
    other.answer("Tổ 2")
    wait_for(form.page, "the name", lambda: form.panel == "Tổ 2")
    form.fill({UNIT: "Đơn vị A"})
    form.saved()
    assert form.stored()["drafts"][0]["name"] == "Tổ 2"
