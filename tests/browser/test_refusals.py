"""When the browser stores nothing, or Python does not start: said, and no text is locked in."""

import json
import os
import shutil
from pathlib import Path

import pytest

from forms import codec
from forms.definition import FormDefinition
from tests.browser.filling import fill_all
from tests.browser.form_page import FormPage
from tests.browser.visitor import PYTHON_PATIENCE, Visitor, wait_for

pytestmark = pytest.mark.browser

SAYS_NO = 'throw new DOMException("refused", "SecurityError")'
STORAGE = {
    "no access": f"Object.defineProperty(window, 'indexedDB', {{get() {{ {SAYS_NO} }}}})",
    "open throws": f"IDBFactory.prototype.open = () => {{ {SAYS_NO} }}",
    "open fails": """IDBFactory.prototype.open = () => {
        const request = {error: new DOMException("refused", "UnknownError")};
        setTimeout(() => request.onerror && request.onerror(new Event("error")));
        return request;
    }""",
    "disk is full": """IDBObjectStore.prototype.put = function () {
        const error = new DOMException("full", "QuotaExceededError");
        Object.defineProperty(this.transaction, "error", {value: error});
        this.transaction.abort();
    }""",
    "write fails": "IDBObjectStore.prototype.put = function () { this.transaction.abort() }",
}
PRINTS = "window.print = () => { window.printed = (window.printed || 0) + 1 }"


@pytest.mark.parametrize("what", STORAGE)
def test_storage_refused_is_said_and_a_file_still_saves(
    visitor: Visitor, site: Path, form_definition: FormDefinition, tmp_path: Path, what: str
) -> None:
    form = FormPage(visitor.page(scripts=(STORAGE[what],)), site)
    fields = fill_all(form_definition)
    form.fill(fields)
    status = wait_for(
        form.page,
        "the page to say so",
        lambda: "Chưa lưu được" in form.part("status") and form.part("status"),
    )
    assert status
    assert "Lưu bản để điền tiếp" in str(status)
    assert ("đã đầy" in str(status)) == (what == "disk is full")
    saved = tmp_path / "saved.json"
    form.download("save").save_as(saved)
    answers = codec.decode(saved.read_text(encoding="utf-8")).answers
    assert set(answers) == {question.id for question in form_definition.questions()}
    assert form.values() == fields


@pytest.fixture
def site_copy(site: Path, tmp_path: Path) -> Path:
    """The site in a folder of its own, for a test that spoils it."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy, copy_function=_link)
    return copy


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copyfile(source, target)


@pytest.mark.parametrize("how", ["missing", "spoilt"])
def test_python_that_does_not_start_locks_nothing_in(
    visitor: Visitor,
    site_copy: Path,
    form_definition: FormDefinition,
    tmp_path: Path,
    how: str,
) -> None:
    visitor.deaf = True
    # Both ways to start need it.
    (runtime,) = (site_copy / "assets" / "engine").glob("pyodide.asm.wasm-*-0.js")
    runtime.unlink()
    if how == "spoilt":
        runtime.write_text("SoTay.enginePiece('", encoding="utf-8")
    form = FormPage(visitor.page(scripts=(PRINTS,)), site_copy)
    fields = fill_all(form_definition)
    form.fill(fields)
    form.press("review")
    said = form.message()
    assert "Không khởi động được" in said
    assert "chép" in said
    assert form.engine == "failed"
    form.close_message()

    saved = tmp_path / "saved.json"
    form.download("save").save_as(saved)
    form.close_message()
    form.press("print")
    assert form.page.evaluate("window.printed") == 1
    other = json.loads(saved.read_text(encoding="utf-8"))
    other["respondent"]["ho-ten"] = "Người khác"
    saved.write_text(json.dumps(other), encoding="utf-8")
    form.open(saved)
    assert form.values() == fields | {"respondent.ho-ten": "Người khác"}
    form.saved()
    form.page.reload()
    form.settled()
    assert form.values() == fields | {"respondent.ho-ten": "Người khác"}


def test_clicks_while_python_loads_are_kept(
    visitor: Visitor, site: Path, form_definition: FormDefinition
) -> None:
    form = FormPage(visitor.page(), site)
    form.page.evaluate("""() => {
        const states = window.states = [];
        const button = document.querySelector('[data-action="review"]');
        new MutationObserver(() => states.push(document.documentElement.dataset.engine))
            .observe(document.documentElement, {attributeFilter: ["data-engine"]});
        window.label = button.textContent;
        button.click();
        window.waiting = button.textContent;
        document.querySelector('[data-action="word"]').click();
    }""")
    assert form.page.evaluate("window.waiting") != form.page.evaluate("window.label")
    assert form.engine in ("loading", "ready")
    with form.page.expect_download(timeout=PYTHON_PATIENCE * 1000) as waiting:
        text = form.reviewed()
    assert form_definition.identity[0].label in text
    assert waiting.value.suggested_filename.endswith(".docx")
    assert form.page.evaluate("window.states") == ["loading", "ready"]
    button = form.page.locator('[data-action="review"]')
    assert button.inner_text() == form.page.evaluate("window.label")
