"""Computers that are shared: a draft under a password, a form that keeps nothing, erasing."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Dialog

from forms.definition import FormDefinition
from tests.browser.draft_page import DraftPage
from tests.browser.form_page import FORM
from tests.browser.test_form_use import NAME, first
from tests.browser.visitor import Visitor, address, wait_for

pytestmark = pytest.mark.browser

WORDS = "con sông quê hương"
TITLE = "Bản của tổ 2"
ANSWER = "Điều chỉ người điền biết"
NOT_SECURE = 'Object.defineProperty(window, "isSecureContext", {value: false})'
FOREIGN = """() => new Promise((resolve) => {
    const names = ["/khac/.__palette", "ghi-chu", "so-tay-khac", "so-taykhac.x"];
    let left = names.length;
    for (const name of names) {
        localStorage.setItem(name, "1");
        sessionStorage.setItem(name, "1");
        navigator.locks.request(name, () => new Promise(() => {}));
        const request = indexedDB.open(name, 1);
        request.onupgradeneeded = () => request.result.createObjectStore("x").put("1", "1");
        request.onsuccess = () => { request.result.close(); if (!(left -= 1)) resolve(); };
    }
})"""
"""What other pages of this computer may keep in the same store, by names like ours."""
NAMES = ["/khac/.__palette", "ghi-chu", "so-tay-khac", "so-taykhac.x"]
KEPT = """async () => ({
    databases: (await indexedDB.databases()).map(({name}) => name).sort(),
    local: Object.keys(localStorage).sort(),
    session: Object.keys(sessionStorage).sort(),
    locks: (await navigator.locks.query()).held.map(({name}) => name).sort(),
})"""


@pytest.fixture
def form(visitor: Visitor, site: Path) -> DraftPage:
    """An empty form."""
    return DraftPage(visitor.page(), site)


def text_question(definition: FormDefinition) -> str:
    return first(definition, "text").id


@pytest.fixture
def locked(form: DraftPage, form_definition: FormDefinition) -> DraftPage:
    """A form with a draft under a password, and a state from before it had one."""
    question = text_question(form_definition)
    form.fill(NAME | {question: ANSWER * 20})
    form.saved()
    form.fill({question: ANSWER})
    form.saved()
    assert len(form.stored()["states"]) == 1
    form.do("password")
    form.answer(TITLE, WORDS, WORDS)
    assert "Đã đặt mật khẩu" in form.message()
    form.close_message()
    return form


# A password


def test_a_password_is_explained_and_typed_twice(form: DraftPage) -> None:
    form.fill(NAME)
    form.do("password")
    said = form.asked.inner_text()
    assert "Quên mật khẩu thì không ai mở lại được" in said
    assert "không có mật khẩu" in said
    assert "không giống nhau" in form.refused(TITLE, WORDS, WORDS + "x")
    assert "Chưa ghi tên" in form.refused("", WORDS, WORDS)
    assert "ít nhất 8" in form.refused(TITLE, "ngắn", "ngắn")
    kinds = "all => all.map((one) => one.type)"
    fields = form.asked.locator("input")
    assert fields.evaluate_all(kinds) == ["text", "password", "password", "checkbox"]
    form.asked.get_by_text("Hiện mật khẩu").click()
    assert fields.evaluate_all(kinds) == ["text", "text", "text", "checkbox"]
    form.page.keyboard.press("Escape")
    assert "text" in form.stored()["drafts"][0]
    assert form.page.locator('[data-part="dialog"] input').count() == 0


def test_nothing_of_it_is_stored_in_clear(
    locked: DraftPage, form_definition: FormDefinition
) -> None:
    locked.fill({text_question(form_definition): ANSWER + " thêm"})
    locked.saved()
    stored = json.dumps(locked.stored(), ensure_ascii=False)
    assert len(locked.stored()["states"]) == 1
    for word in (ANSWER, *NAME.values(), "respondent", WORDS):
        assert word not in stored, word
    assert TITLE in stored


def test_it_opens_with_its_password_alone(
    locked: DraftPage, form_definition: FormDefinition
) -> None:
    values = NAME | {text_question(form_definition): ANSWER}
    locked.page.reload()
    locked.offered()
    [said] = locked.drafts()
    assert said.split("\n")[0] == TITLE
    assert "có mật khẩu" in said
    assert "Bưởi" not in locked.page.locator("main").inner_text()
    locked.page.locator("[data-draft-open]").click()
    assert "Mật khẩu không đúng" in locked.refused("sai mật khẩu")
    assert locked.values() == {}
    locked.answer(WORDS)
    locked.ready()
    assert locked.values() == values
    # Its states open with it, those from before it had a password too.
    locked.do("states")
    state = locked.page.locator(".st-state").first
    state.get_by_role("button", name="Lấy lại bản này").click()
    locked.has(values | {text_question(form_definition): ANSWER * 20})
    locked.saved()
    assert ANSWER not in json.dumps(locked.stored(), ensure_ascii=False)


def test_a_second_window_asks_for_the_password_and_reads(locked: DraftPage, site: Path) -> None:
    other = DraftPage(locked.page.context.new_page(), site)
    other.page.locator("[data-draft-open]").click()
    other.answer(WORDS)
    other.is_read()
    locked.fill({"respondent.don-vi": "Đơn vị A"})
    wait_for(other.page, "the news", lambda: other.values().get("respondent.don-vi") == "Đơn vị A")
    other.is_read()
    assert other.values() == locked.values()
    assert "Đơn vị A" not in json.dumps(locked.stored(), ensure_ascii=False)


def test_a_password_is_taken_away_again(locked: DraftPage, form_definition: FormDefinition) -> None:
    locked.do("unlock")
    locked.agree()
    assert "Đã bỏ mật khẩu" in locked.message()
    stored = locked.stored()
    assert ANSWER in stored["drafts"][0]["text"]
    assert [ANSWER * 20 in state["text"] for state in stored["states"]] == [True]
    locked.page.reload()
    locked.ready()
    assert locked.values() == NAME | {text_question(form_definition): ANSWER}


def test_leaving_at_once_asks_first_and_loses_nothing(locked: DraftPage) -> None:
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    locked.page.on("dialog", leave)
    locked.page.locator('[name="respondent.don-vi"]').click()
    locked.page.keyboard.type("Don vi A")
    locked.page.evaluate("location.href = '../index.html'")
    locked.page.wait_for_url("**/index.html")
    assert asked == ["beforeunload"]
    locked.page.go_back()
    locked.offered()
    locked.page.locator("[data-draft-open]").click()
    locked.answer(WORDS)
    locked.ready()
    assert locked.values()["respondent.don-vi"] == "Don vi A"
    # What is saved is not asked for.
    locked.page.evaluate("location.href = '../index.html'")
    locked.page.wait_for_url("**/index.html")
    assert asked == ["beforeunload"]


def test_where_no_password_is_to_be_had_the_page_says_why(visitor: Visitor, site: Path) -> None:
    form = DraftPage(visitor.page(scripts=(NOT_SECURE,)), site)
    form.fill(NAME)
    form.saved()
    form.page.locator('[data-part="drafts"] > summary').click()
    assert not form.page.locator('[data-draft-do="password"]').is_visible()
    assert "http://" in form.page.locator("[data-draft-why]").inner_text()


# Keeping nothing


def test_nothing_is_kept_where_nothing_is_to_be(visitor: Visitor, site: Path) -> None:
    page = visitor.page()
    page.goto(address(site, "index.html"))
    before = page.evaluate(KEPT)
    form = DraftPage(page, site)
    form.do("private")
    form.agree()
    assert "Đang không lưu trên máy này" in form.part("status")
    form.fill(NAME)
    page.evaluate("SoTay.drafts.list('tu-danh-gia-chi-thi-53')")
    assert form.stored()["drafts"] == []
    kept = page.evaluate(KEPT)
    assert {name: kept[name] for name in ("local", "session", "locks")} == {
        name: before[name] for name in ("local", "session", "locks")
    }
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.locator('[name="respondent.don-vi"]').click()
    page.evaluate("setTimeout(() => { location.href = '../index.html' })")
    wait_for(page, "the browser to ask", lambda: asked == ["beforeunload"])
    # A file keeps it: then nobody asks.
    form.download("save")
    page.goto(address(site, "index.html"))
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("what", ["keep", "drop"])
def test_the_draft_that_is_there_is_asked_about(form: DraftPage, what: str) -> None:
    form.fill(NAME)
    form.saved()
    form.do("private")
    form.asked.locator("[data-dialog-yes]").click()
    assert "chọn giữ hay xóa" in form.asked.locator(".st-problem").inner_text()
    form.asked.locator(f'[value="{what}"]').check()
    form.agree()
    form.fill({"respondent.don-vi": "Đơn vị A"})
    assert form.locks() == []
    texts = [draft["text"] for draft in form.stored()["drafts"]]
    assert len(texts) == (what == "keep")
    assert "Đơn vị A" not in "".join(texts)
    # Back: what stands there becomes a draft of its own.
    form.do("keep")
    form.saved()
    assert len(form.stored()["drafts"]) == len(texts) + 1


def test_a_form_can_begin_so(form: DraftPage, site: Path) -> None:
    form.fill(NAME)
    form.saved()
    other = DraftPage(form.page.context.new_page(), site)
    other.page.locator("[data-draft-private]").click()
    other.ready()
    assert other.values() == {}
    other.fill({"respondent.ho-ten": "Người khác"})
    assert "Đang không lưu" in other.part("status")
    assert len(form.stored()["drafts"]) == 1


# Erasing


def test_erasing_leaves_nothing_of_ours_and_all_of_others(
    form: DraftPage, site: Path, form_definition: FormDefinition
) -> None:
    form.page.evaluate(FOREIGN)
    form.page.locator('[data-text-size-step="1"]').click()
    form.fill(NAME | {text_question(form_definition): ANSWER * 20})
    form.saved()
    form.fill({text_question(form_definition): ""})
    form.saved()
    other = DraftPage(form.page.context.new_page(), site).begin()
    other.fill({"respondent.ho-ten": "Người khác"})
    other.saved()
    assert len(form.locks()) == len(NAMES) + 2
    form.press("erase")
    form.agree()
    assert "Đã kiểm tra lại: không còn gì" in form.message()
    assert form.page.evaluate(KEPT) == dict.fromkeys(
        ("databases", "local", "session", "locks"), NAMES
    )
    assert form.values() == {}
    # The other window is told, and its text is still there to be taken along.
    assert "bị xóa ở một cửa sổ khác" in other.message()
    assert other.values() == {"respondent.ho-ten": "Người khác"}


def test_what_stays_after_erasing_is_named(form: DraftPage) -> None:
    form.fill(NAME)
    form.saved()
    form.page.evaluate("""() => {
        navigator.locks.request("so-tay.x.y", () => new Promise(() => {}));
    }""")
    form.press("erase")
    form.agree()
    assert "cửa sổ khác của sổ tay còn đang mở" in form.message()


def test_erasing_holds_after_coming_back(form: DraftPage, site: Path) -> None:
    form.fill(NAME)
    form.saved()
    form.press("erase")
    form.agree()
    form.message()
    form.page.goto(address(site, FORM))
    form.ready()
    assert form.values() == {}
