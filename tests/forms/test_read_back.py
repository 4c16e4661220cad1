"""A file that was just made is read again: what is right passes, whatever is wrong is found."""

import base64
import dataclasses
import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import bridge
from forms.asked import asked
from forms.codec import cut_for_paper, definition_to_json, encode_data
from forms.definition import FormDefinition
from forms.errors import ReadBackError
from forms.export import docx, read_back, xlsx
from forms.export.read_back import Held
from forms.export.read_back_sheets import spreadsheet
from forms.response import Answer, Response
from macros.catalog import load_catalog
from macros.compile import compile_form
from macros.example import example
from macros.word import template_for
from tests.forms import strategies
from tests.golden.handbook_forms import DATA
from tests.office import samples

DATE = samples.DATE
CATALOG = load_catalog(DATA)
LARGE_TEMPLATE = template_for(strategies.LARGE, None)


def word(data: bytes, response: Response, *, with_data: bool = True) -> Held:
    form = samples.definition()
    return read_back.word(data, form, response, date=DATE, with_data=with_data)


@pytest.mark.parametrize("form", CATALOG.items("form"), ids=lambda form: form.id)
@pytest.mark.parametrize("with_data", [True, False])
def test_every_form_of_the_handbook_is_read_back(form: Any, *, with_data: bool) -> None:
    definition = compile_form(CATALOG, form.id)
    filled = example(CATALOG, form, definition)
    template = template_for(definition, None)
    data = docx.write(definition, filled, template, date=DATE, with_data=with_data)
    held = read_back.word(data, definition, filled, date=DATE, with_data=with_data)
    questions = asked(definition, filled)
    answered = [q for q in questions if q.id in filled.answers and filled.answers[q.id].value]
    assert held == Held(answered=len(answered), asked=len(questions))
    assert held.answered > 0
    tables = [question for question in questions if question.kind == "table"]
    if tables:
        sheets = xlsx.write(definition, filled, date=DATE)
        found = spreadsheet(sheets, definition, filled, date=DATE)
        assert found.tables == len(tables)


@settings(max_examples=60, deadline=None)
@given(strategies.responses_of(strategies.LARGE), st.booleans())
def test_whatever_a_form_can_hold_is_read_back(response: Response, with_data: bool) -> None:
    form = strategies.LARGE
    data = docx.write(form, response, LARGE_TEMPLATE, date=DATE, with_data=with_data)
    held = read_back.word(data, form, response, date=DATE, with_data=with_data)
    assert held.asked == len(asked(form, response))
    if any(question.kind == "table" for question in asked(form, response)):
        sheets = xlsx.write(form, response, date=DATE)
        assert spreadsheet(sheets, form, response, date=DATE).tables > 0


@pytest.mark.parametrize("text", [*samples.HOSTILE, samples.LONG, "urn:so-tay-can-bo:saved-form:1"])
def test_hostile_texts_are_read_back(text: str) -> None:
    response = samples.filled(text)
    assert word(samples.write(response), response).answered == 6
    assert word(samples.write(response, with_data=False), response, with_data=False).answered == 6


def changed(response: Response, question: str, **members: Any) -> Response:
    answers = dict(response.answers)
    answers[question] = dataclasses.replace(answers[question], **members)
    return dataclasses.replace(response, answers=answers)


def without(response: Response, question: str) -> Response:
    answers = {id_: answer for id_, answer in response.answers.items() if id_ != question}
    return dataclasses.replace(response, answers=answers)


WHOLE = samples.filled("chữ")
ROWS = WHOLE.answers["bien-phap"].value
OTHERS = {
    "a note": changed(WHOLE, "doan-ket", note="khác"),
    "one level more": changed(WHOLE, "phan-cong", value="tot"),
    "a yes": changed(WHOLE, "mat-doan-ket", value="no"),
    "evidence": changed(WHOLE, "doan-ket", evidence=("B chữ", "C chữ", "D")),
    "a reason": changed(WHOLE, "phan-cong", not_applicable_reason="khác"),
    "a row": changed(WHOLE, "bien-phap", value=(*ROWS, {"row_id": "r9", "viec": "nữa"})),
    "a cell": changed(WHOLE, "bien-phap", value=({**ROWS[0], "viec": "khác"},)),  # type: ignore[dict-item]
    "a name": dataclasses.replace(WHOLE, respondent={**WHOLE.respondent, "ho-ten": "Ai đó"}),
    "the period": dataclasses.replace(
        WHOLE,
        period=dataclasses.replace(WHOLE.period, index=4),  # type: ignore[type-var]
    ),
}
"""What the page has, where the file was made of `WHOLE`."""


@pytest.mark.parametrize("with_data", [True, False])
@pytest.mark.parametrize("name", OTHERS)
def test_a_paper_that_lacks_anything_is_found(name: str, *, with_data: bool) -> None:
    paper = samples.write(WHOLE, with_data=with_data)
    with pytest.raises(ReadBackError, match="Chỗ không khớp"):
        word(paper, OTHERS[name], with_data=with_data)


def test_the_place_is_named() -> None:
    other = changed(WHOLE, "uu-diem", value="Ưu điểm không có trong tệp")
    with pytest.raises(ReadBackError, match=r"Chỗ không khớp: .*; Câu \d.\d “"):
        word(samples.write(WHOLE), other)


def test_answers_that_the_paper_shows_and_the_data_has_not() -> None:
    fewer, full = samples.write(without(WHOLE, "uu-diem")), samples.write(WHOLE)
    seen = [name for name in samples.names(full) if name.startswith("word/")]
    paper = samples.repack(fewer, **{name: samples.part(full, name).encode() for name in seen})
    with pytest.raises(ReadBackError, match="Dữ liệu kèm trong tệp khác"):
        word(paper, WHOLE)


def test_answers_where_none_should_travel() -> None:
    with pytest.raises(ReadBackError, match="lẽ ra không có"):
        word(samples.write(WHOLE), WHOLE, with_data=False)
    with pytest.raises(ReadBackError):
        word(samples.write(WHOLE, with_data=False), WHOLE)


@pytest.mark.parametrize("with_data", [True, False])
def test_any_byte_that_is_damaged_is_found(*, with_data: bool) -> None:
    paper = samples.write(WHOLE, with_data=with_data)
    assert word(paper, WHOLE, with_data=with_data)
    with zipfile.ZipFile(io.BytesIO(paper)) as archive:
        inside = [info.header_offset + 60 + len(info.filename) for info in archive.infolist()]
    for at in (*inside, len(paper) - 30):
        damaged = bytearray(paper)
        damaged[at] ^= 0x55
        with pytest.raises(ReadBackError):
            word(bytes(damaged), WHOLE, with_data=with_data)
    with pytest.raises(ReadBackError):
        word(paper[: len(paper) // 2], WHOLE, with_data=with_data)
    with pytest.raises(ReadBackError):
        word(b"", WHOLE, with_data=with_data)


def test_a_cell_that_is_not_there_is_found() -> None:
    form = samples.definition()
    sheets = xlsx.write(form, WHOLE, date=DATE)
    assert spreadsheet(sheets, form, WHOLE, date=DATE) == Held(tables=1, rows=2)
    for name in ("a row", "a cell"):
        with pytest.raises(ReadBackError, match="Chỗ không khớp: Câu"):
            spreadsheet(sheets, form, OTHERS[name], date=DATE)
    with pytest.raises(ReadBackError):
        spreadsheet(sheets[:-200], form, WHOLE, date=DATE)
    strings = samples.part(sheets, "xl/sharedStrings.xml").replace("việc2", "việc3").encode()
    with pytest.raises(ReadBackError, match="Chỗ không khớp: Câu"):
        spreadsheet(
            samples.repack(sheets, **{"xl/sharedStrings.xml": strings}), form, WHOLE, date=DATE
        )
    missing = samples.repack(sheets, **{"xl/worksheets/sheet1.xml": None})
    with pytest.raises(ReadBackError):
        spreadsheet(missing, form, WHOLE, date=DATE)


@pytest.mark.parametrize("text", ["_x0041_", "_x005F_x0041_", "=1+1", " a ", "a\n\nb", "1e400"])
def test_awkward_cells_are_read_back(text: str) -> None:
    form = samples.definition()
    row = {"row_id": "r1", "viec": text, "thoi-han": "1900-02-28", "nguoi-lam": ""}
    response = dataclasses.replace(WHOLE, answers={"bien-phap": Answer(value=(row,))})
    sheets = xlsx.write(form, response, date=DATE)
    assert spreadsheet(sheets, form, response, date=DATE) == Held(tables=1, rows=1)


# Through the bridge


def asked_of_bridge(data: bytes, holds: str, response: Response = WHOLE) -> dict[str, Any]:
    form: FormDefinition = samples.definition()
    request = {
        "action": "read_back",
        "definition": json.loads(definition_to_json(form)),
        "response": encode_data(response),
        "date": DATE,
        "holds": holds,
        "base64": base64.b64encode(data).decode(),
    }
    answer: dict[str, Any] = json.loads(bridge.handle(json.dumps(request)))
    return answer


def test_page_hears_what_a_file_holds() -> None:
    total = len(asked(samples.definition(), WHOLE))
    held = {"answered": 6, "asked": total, "tables": 0, "rows": 0}
    assert asked_of_bridge(samples.write(WHOLE), "answers") == {"ok": True, "result": held}
    plain = samples.write(WHOLE, with_data=False)
    assert asked_of_bridge(plain, "paper") == {"ok": True, "result": held}
    sheets = xlsx.write(samples.definition(), WHOLE, date=DATE)
    assert asked_of_bridge(sheets, "tables")["result"]["rows"] == 2


def test_page_hears_that_a_file_is_wrong() -> None:
    answer = asked_of_bridge(samples.write(WHOLE), "answers", OTHERS["a note"])
    assert answer["ok"] is False
    assert "Chỗ không khớp" in answer["error"]["sentence"]
    assert asked_of_bridge(samples.write(WHOLE), "nothing")["ok"] is False


def test_what_is_cut_for_paper_is_what_is_compared() -> None:
    """Stamps and unknown members do not travel in a Word file, and are not missed."""
    stamped = changed(WHOLE, "doan-ket", seq=7, updated_at="2026-01-01T00:00:00Z", extra={"x": 1})
    assert cut_for_paper(stamped, samples.definition()) != stamped
    assert word(samples.write(stamped), stamped).answered == 6
