"""Several drafts of a form: offered before anything of them shows, named, removed, brought back."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from forms.definition import FormDefinition
from tests.browser.draft_page import DraftPage
from tests.browser.filling import PERIOD
from tests.browser.form_page import FORM, FORM_ID
from tests.browser.test_accessibility import violations
from tests.browser.test_form_use import NAME, first
from tests.browser.test_layout import PHONE, PROJECTOR, unreadable
from tests.browser.visitor import Visitor, address, wait_for

pytestmark = pytest.mark.browser

OTHER = {"respondent.ho-ten": "Lê Văn Cam"}
VERSION_1 = """([id, text]) => new Promise((resolve) => {
    const request = indexedDB.open("so-tay", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("drafts");
    request.onsuccess = () => {
        const database = request.result;
        const transaction = database.transaction("drafts", "readwrite");
        transaction.objectStore("drafts").put({text, saved_at: "2026-01-02T03:04:05.000Z"}, id);
        transaction.oncomplete = () => { database.close(); resolve(); };
    };
})"""
"""A draft as version 1 of the database had it."""


@pytest.fixture
def form(visitor: Visitor, site: Path) -> DraftPage:
    """An empty form."""
    return DraftPage(visitor.page(), site)


def again(form: DraftPage, site: Path) -> DraftPage:
    """The form in another window of the same browser."""
    return DraftPage(form.page.context.new_page(), site)


def close(form: DraftPage) -> None:
    form.saved()
    form.page.close()


# Coming to a form


def test_who_comes_first_just_begins(form: DraftPage) -> None:
    assert form.draft_state() == "ready"
    assert not form.page.locator('[data-part="chooser"]').is_visible()
    assert form.panel == "chưa có"
    form.fill(NAME)
    form.fill(dict.fromkeys(NAME, ""))
    wait_for(form.page, "the status", lambda: "Chưa có gì cần lưu" in form.part("status"))
    assert form.stored()["drafts"] == []


def test_whose_it_is_shows_before_it_opens(form: DraftPage, site: Path) -> None:
    form.fill(NAME | PERIOD)
    form.saved()
    other = again(form, site)
    close(form)
    assert other.draft_state() == "choosing"
    assert other.values() == {}
    assert not other.page.locator("form[data-form]").is_visible()
    [said] = other.drafts()
    assert "Bản nháp của Trần Thị Bưởi" in said
    assert "Quý III năm 2026" in said
    assert "đã trả lời 0/" in said
    assert other.page.evaluate("scrollY") == 0
    other.go_on()
    assert other.values() == NAME | PERIOD
    other.page.reload()
    other.ready()
    assert other.values() == NAME | PERIOD


def test_a_new_draft_leaves_the_others_as_they_are(form: DraftPage, site: Path) -> None:
    form.fill(NAME)
    form.saved()
    [before] = form.stored()["drafts"]
    form.do("list")
    form.offered()
    assert form.values() == {}
    form.begin()
    form.fill(OTHER)
    form.saved()
    stored = form.stored()["drafts"]
    assert len(stored) == 2
    assert before in stored
    other = again(form, site)
    close(form)
    # The last change comes first.
    assert [said.split("\n")[0] for said in other.drafts()] == [
        "Bản nháp của Lê Văn Cam",
        "Bản nháp của Trần Thị Bưởi",
    ]
    other.go_on("Trần Thị Bưởi")
    assert other.values() == NAME


def test_what_was_typed_before_drafts_are_known_is_kept_and_told(
    form: DraftPage, site: Path
) -> None:
    form.fill(NAME)
    form.saved()
    other = form.page.context.new_page()
    other.add_init_script("""addEventListener("DOMContentLoaded", () => {
        const field = document.querySelector('[name="respondent.chi-bo"]');
        // The form is not the only document that a browser opens here.
        if (field) field.value = "Chi bộ 5";
    }, true)""")
    close(form)
    other.goto(address(site, FORM))
    arrived = DraftPage(other, None).go_on()
    assert arrived.values() == NAME | {"respondent.chi-bo": "Chi bộ 5"}
    assert "trước khi bản nháp mở ra" in arrived.message()
    arrived.page.get_by_role("button", name="Bỏ chữ ấy").click()
    arrived.has(NAME)


def test_an_address_of_a_question_is_gone_to_in_the_end(form: DraftPage, site: Path) -> None:
    form.fill(NAME)
    other = form.page.context.new_page()
    close(form)
    question = "#q-doan-ket-noi-bo"
    other.goto(address(site, FORM) + question)
    DraftPage(other, None).go_on()
    assert other.locator(question).evaluate("one => one.getBoundingClientRect().top") < 400


# A list of them


def test_drafts_are_named_and_removed_after_a_question(form: DraftPage) -> None:
    for number in range(8):
        form.fill({"respondent.ho-ten": f"Người thứ {number}"})
        form.saved()
        form.do("list")
        form.offered()
        if number < 7:
            form.begin()
    assert [said.split("\n")[0][-1] for said in form.drafts()] == list("76543210")
    form.draft("thứ 3").get_by_role("button", name="Đổi tên").click()
    form.answer("Tổ 3, quý ba")
    wait_for(form.page, "the name", lambda: "Tổ 3, quý ba" in "".join(form.drafts()))
    assert "Của Người thứ 3" in form.draft("Tổ 3").inner_text()
    form.draft("thứ 5").get_by_role("button", name="Xóa").click()
    assert "Người thứ 5" in form.asked.inner_text()
    assert "không lấy lại được" in form.asked.inner_text()
    form.asked.locator("[data-dialog-no]").click()
    assert len(form.drafts()) == 8
    form.draft("thứ 5").get_by_role("button", name="Xóa").click()
    form.agree()
    wait_for(form.page, "one draft less", lambda: len(form.drafts()) == 7)
    assert len(form.stored()["drafts"]) == 7
    form.go_on("Tổ 3")
    assert form.values() == {"respondent.ho-ten": "Người thứ 3"}
    assert form.panel == "Tổ 3, quý ba"


def test_a_store_that_refuses_is_said_and_changes_nothing(form: DraftPage) -> None:
    form.fill(NAME)
    form.saved()
    form.page.evaluate(
        "() => { IDBObjectStore.prototype.put = function () { this.transaction.abort(); }; }"
    )
    form.do("rename")
    form.answer("Tổ 2")
    said = form.message()
    assert "không cho ghi" in said
    assert "Lưu bản để điền tiếp" in said
    assert form.stored()["drafts"][0]["name"] == ""
    form.close_message()
    form.do("password")
    form.answer("Tổ 2", "con sông quê hương", "con sông quê hương")
    assert "Bản nháp vẫn như trước" in form.message()
    assert "text" in form.stored()["drafts"][0]
    assert form.values() == NAME


def test_the_last_one_removed_leaves_an_empty_form(form: DraftPage) -> None:
    form.fill(NAME)
    form.saved()
    form.do("remove")
    form.agree()
    form.ready()
    form.has({})
    assert form.stored()["drafts"] == []
    assert form.stored()["states"] == []
    assert form.page.evaluate("Object.keys(sessionStorage)") == []


def test_everything_of_it_can_be_read_and_used(form: DraftPage) -> None:
    form.fill(NAME | PERIOD)
    form.saved()
    form.page.evaluate("document.querySelector('[data-part=drafts]').open = true")
    found = {"panel": violations(form.page)}
    form.do("states")
    found["states"] = violations(form.page)
    form.do("password")
    _ = form.asked
    found["password"] = violations(form.page)
    form.page.keyboard.press("Escape")
    form.do("list")
    form.offered()
    for name, size in {"desk": PROJECTOR, "phone": PHONE}.items():
        form.page.set_viewport_size(size)
        found[name] = [*violations(form.page), *unreadable(form.page)]
    assert found == {where: [] for where in found}
    # Nothing of a list goes on paper; the form does.
    form.page.emulate_media(media="print")
    assert not form.page.locator('[data-part="chooser"]').is_visible()
    assert form.page.locator("form[data-form]").is_visible()
    form.page.emulate_media(media="screen")
    # Nor before an audience.
    form.page.evaluate("document.documentElement.dataset.presenting = ''")
    assert not form.page.locator('[data-part="chooser"]').is_visible()
    assert form.page.locator("form[data-form]").is_visible()
    form.page.evaluate("delete document.documentElement.dataset.presenting")
    form.page.locator('[data-part="chooser"] button').first.focus()
    form.page.keyboard.press("Enter")
    form.ready()


# From before


def test_the_draft_of_version_1_is_the_first_draft(
    visitor: Visitor, site: Path, form_definition: FormDefinition
) -> None:
    page = visitor.page()
    page.goto(address(site, "index.html"))
    form = DraftPage(page, site)
    form.fill(NAME)
    with page.expect_download() as waiting:
        form.press("save")
    text = waiting.value.path().read_text(encoding="utf-8")
    page.evaluate("SoTay.drafts.erase()")
    page.goto(address(site, "index.html"))
    page.evaluate(VERSION_1, [form_definition.id, text])
    other = DraftPage(page, site)
    assert "Bản nháp của Trần Thị Bưởi" in other.drafts()[0]
    assert "2026" in other.drafts()[0]
    other.go_on()
    assert other.values() == NAME
    other.fill({"respondent.chi-bo": "Chi bộ 5"})
    other.saved()
    # What version 1 had is a state now.
    [state] = other.stored()["states"]
    assert state["text"] == text


def test_a_newer_database_is_left_alone(visitor: Visitor, site: Path) -> None:
    page = visitor.page()
    page.goto(address(site, "index.html"))
    page.evaluate("""() => new Promise((resolve) => {
        const request = indexedDB.open("so-tay", 99);
        request.onsuccess = () => { request.result.close(); resolve(); };
    })""")
    form = DraftPage(page, site)
    assert form.draft_state() == "unavailable"
    form.fill(NAME)
    wait_for(page, "the page to say so", lambda: "bản sổ tay mới hơn" in form.part("status"))


# What it was before


def at(form: DraftPage, time: datetime) -> None:
    """Set the page's clock."""
    form.page.clock.set_fixed_time(time)


def test_states_come_every_five_minutes_and_ten_of_them_stay(form: DraftPage) -> None:
    start = datetime(2026, 11, 22, 8, tzinfo=UTC)
    for minute in range(70):
        if minute % 5 == 0 or minute < 5:
            at(form, start + timedelta(minutes=minute))
            form.fill({"respondent.ho-ten": f"Phút {minute}"})
            form.saved()
    states = form.stored()["states"]
    names = [json.loads(state["text"])["respondent"]["ho-ten"] for state in states]
    assert names == [f"Phút {minute}" for minute in range(15, 65, 5)]


def test_a_clock_that_goes_back_loses_and_mixes_nothing(form: DraftPage) -> None:
    now = datetime(2026, 11, 22, 8, tzinfo=UTC)
    at(form, now)
    form.fill(NAME)
    form.saved()
    at(form, now - timedelta(days=3000))
    form.fill(OTHER)
    form.saved()
    at(form, now - timedelta(days=3001))
    form.fill({"respondent.ho-ten": "Người sau cùng"})
    form.saved()
    names = [json.loads(state["text"])["respondent"]["ho-ten"] for state in form.stored()["states"]]
    assert names == [NAME["respondent.ho-ten"], OTHER["respondent.ho-ten"]]
    form.do("list")
    form.offered()
    form.begin()
    form.fill({"respondent.ho-ten": "Bản mới nhất"})
    form.saved()
    form.do("list")
    form.offered()
    assert ["Bản mới nhất" in said for said in form.drafts()] == [True, False]


def test_a_large_change_is_taken_back_and_that_too(
    form: DraftPage, form_definition: FormDefinition, tmp_path: Path
) -> None:
    scale = first(form_definition, "scale")
    levels = form_definition.scale(scale.scale).levels
    mine = NAME | {scale.id: levels[0].id}
    saved = tmp_path / "saved.json"
    form.fill(OTHER | {scale.id: levels[1].id})
    form.download("save").save_as(saved)
    form.close_message()
    form.fill(mine)
    form.saved()
    form.open(saved)
    form.saved()
    form.close_message()
    form.do("states")
    newest = form.page.locator(".st-state").first
    said = newest.inner_text()
    assert "Bản lưu lúc" in said
    assert "đã trả lời 1/" in said
    assert "lúc ấy “Trần Thị Bưởi”, bây giờ “Lê Văn Cam”" in said
    assert f"lúc ấy “{levels[0].label}”, bây giờ “{levels[1].label}”" in said
    newest.get_by_role("button", name="Lấy lại bản này").click()
    form.has(mine)
    form.saved()
    form.close_message()
    # Taking back is a state itself.
    form.do("states")
    form.page.locator(".st-state").first.get_by_role("button", name="Lấy lại bản này").click()
    form.has(OTHER | {scale.id: levels[1].id})
    assert "Lê Văn Cam" in (download := form.download("save").path().read_text("utf-8"))
    assert "Trần Thị Bưởi" not in download


def test_much_taken_away_at_once_can_be_brought_back(
    form: DraftPage, form_definition: FormDefinition
) -> None:
    text = first(form_definition, "text").id
    long = "Đã làm xong nhiều việc. " * 40
    form.fill(NAME | {text: long})
    form.saved()
    form.fill({text: ""})
    form.saved()
    [state] = form.stored()["states"]
    assert json.loads(state["text"])["answers"][text]["value"].strip() == long.strip()


def test_leaving_at_once_loses_nothing(form: DraftPage, site: Path) -> None:
    form.fill(NAME)
    form.saved()
    form.page.evaluate("""() => {
        const field = document.querySelector('[name="respondent.chi-bo"]');
        field.value = "Chi bộ 5";
        field.dispatchEvent(new Event("input", {bubbles: true}));
        location.href = "../index.html";
    }""")
    form.page.wait_for_url("**/index.html")
    other = DraftPage(form.page, site)
    other.ready()
    assert other.values() == NAME | {"respondent.chi-bo": "Chi bộ 5"}
    assert FORM_ID in form.page.url
