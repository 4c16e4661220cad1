"""What helps while a form is filled in: words counted, days reckoned, old fonts, files taken."""

import json
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.codec import definition_to_json, encode_data
from forms.definition import FormDefinition, IdentityField, Section
from forms.question import Column, Question
from forms.response import Answer, FormRef, Response, Value, piece_said
from tests.conftest import calls_in

Run = Callable[..., list[Any]]


@pytest.fixture(scope="module")
def run(node: str) -> Run:
    """Calls such as `("words.count", ["một hai"])` -> their answers."""
    return calls_in(node, Path(__file__).with_name("aid_scripts.mjs"))


BLANKS = " \t\n\v\f\r\x1c\x1f\x85\xa0\u1680\u2003\u2028\u3000"
TEXTS = st.lists(
    st.text(st.sampled_from("aẫ,-\ufeff\u200b" + BLANKS), max_size=30), min_size=50, max_size=50
)


@settings(max_examples=4, deadline=None)
@given(TEXTS)
def test_words_are_counted_as_python_counts_them(run: Run, texts: list[str]) -> None:
    assert run(*(("words.count", [text]) for text in texts)) == [len(t.split()) for t in texts]


def test_count_is_said_with_its_limit(run: Run) -> None:
    said = {
        (0, 300): "Đã viết 0/300 chữ.",
        (300, 300): "Đã viết 300/300 chữ.",
        (312, 300): "Đã viết 312/300 chữ, quá 12 chữ; nên viết gọn lại.",
    }
    assert run(*(("words.said", [*numbers]) for numbers in said)) == [*said.values()]


DAY = (date(2026, 2, 7) - date(1970, 1, 1)).days
CALENDAR = "Tính theo ngày lịch: "
WORKING = "Tính theo ngày làm việc (thứ Hai đến thứ Sáu, chưa trừ ngày nghỉ lễ, Tết): "
LEADS = [
    ((5, 3), False, [f"{CALENDAR}từ thứ Hai, 02/02/2026 đến thứ Tư, 04/02/2026."]),
    ((0, 3), False, [f"{CALENDAR}chậm nhất thứ Tư, 04/02/2026."]),
    (
        (5, 0),
        True,
        [
            f"{CALENDAR}sớm nhất thứ Hai, 02/02/2026.",
            f"{WORKING}sớm nhất thứ Hai, 02/02/2026.",
        ],
    ),
    (
        (6, 4),
        True,
        [
            f"{CALENDAR}từ Chủ nhật, 01/02/2026 đến thứ Ba, 03/02/2026.",
            f"{WORKING}từ thứ Sáu, 30/01/2026 đến thứ Ba, 03/02/2026.",
        ],
    ),
]
"""Earliest and latest, whether the source leaves the count open, what is said."""


@pytest.mark.parametrize(("numbers", "left_open", "lines"), LEADS)
def test_days_before_are_named(
    run: Run, numbers: tuple[int, int], left_open: bool, lines: list[str]
) -> None:
    earliest, latest = numbers
    before = {"earliest": earliest, "latest": latest}
    assert run(("leadDays.inLines", [before, left_open, DAY])) == [lines]


OLD = {
    "TCVN3 (ABC)": [
        "§¶ng bé huyÖn tù phª b×nh vµ phª b×nh",
        "Céng hßa x· héi chñ nghÜa ViÖt Nam",
        "®¶ng uû",
        "th­êng xuyªn tu d­ìng, rÌn luyÖn",
        "Họp chi bộ ngày 5/2. C¸n bé, ®¶ng viªn nªu g­¬ng.",
        "N¬i nhËn: nh­ trªn",
    ],
    "VNI Windows": [
        "Ñaûng uûy",
        "chi boä töï pheâ bình",
        "CHI BOÄ ÑAÛNG UÛY",
        "Coâng taùc Ñaûng, nhöõng haïn cheá",
        "Ñoàng chí Nguyeãn Vaên A, ñaõ khaéc phuïc",
    ],
}
PLAIN = [
    "",
    "Đảng ủy, chi bộ tự phê bình và phê bình; hoà thuận, thuở, quý, khoẻ, nghiêng, xoèn xoẹt",
    "bé, hé, thé, tù, nhà, cũng là những tiếng Việt",
    "Nguyen Van A, chi bo X, QK2, UBND, khong dau",
    "5µm, 10 µm, µm, 25 °C, 3×4 m×n, ½ ¼ ¾, §5, ©2020, Windows®, 30 m², «Công nhân», «anh»",
    "naïve façade crème brûlée Noël Citroën thaï Loïc Hélène François Renée",
    "café, résumé, hôtel, Pâques, fête, même, voilà où, déjà vu, rôle, André, Saint-Exupéry",
    "L’été où il a goûté le maïs, ça coûte cher; août, Haïti, Anaïs, Benoît, Moïse, où, là",
    "Müller, Köln, Düsseldorf, Zürich, schön, für, über, Größe, Bär, Öl",
    "El Niño, año, São Paulo, Bjørn, Malmö, Tromsø, Ångström",
    "Hänge år är på få Bø må",
    "Êđê, Niê Kđăm, Brâu, Hrê, Xtiêng, K’Hô, H'Mông, Krông Nô, Pleiku",
    "A¹ và B² (chú thích ¹, ²); 50 % · 3 ý · hết",
    "Ñaûng",
]


def test_old_fonts_are_told(run: Run) -> None:
    found = run(*(("oldFont.find", [text]) for texts in OLD.values() for text in texts))
    assert [old and old["code"] for old in found] == [
        code for code, texts in OLD.items() for _ in texts
    ]


def test_other_text_raises_no_alarm(run: Run) -> None:
    texts = [*PLAIN, *(unicodedata.normalize("NFD", text) for text in PLAIN)]
    found = run(*(("oldFont.find", [text]) for text in texts))
    assert [text for text, old in zip(texts, found, strict=True) if old] == []


FORM = FormDefinition(
    id="phieu",
    title="Phiếu",
    edition="0",
    tool_version="0",
    meaning="sha256:0",
    wording="sha256:0",
    disclaimer="",
    identity=(IdentityField(id="ten", label="Họ và tên"),),
    periods=(),
    scales=(),
    sections=(
        Section(
            id="phan",
            title="Phần",
            questions=(
                Question(id="y-kien", kind="text", label="Ý kiến", number="1.1"),
                Question(
                    id="viec",
                    kind="table",
                    label="Việc",
                    number="1.2",
                    columns=(Column(id="ten", label="Tên"),),
                ),
            ),
        ),
    ),
    signatures=(),
)


DEFINITION = json.loads(definition_to_json(FORM))


def response(name: str = "", **answers: Value) -> dict[str, Any]:
    """A save file as a call takes it; `viec` and `y_kien` are its questions."""
    ref = FormRef(id="phieu", edition="0", meaning="sha256:0", wording="sha256:0")
    filled = Response(
        form=ref,
        respondent={"ten": name},
        questions={key.replace("_", "-"): "" for key in answers},
        answers={key.replace("_", "-"): Answer(value=value) for key, value in answers.items()},
    )
    return {"response": encode_data(filled)}


def row(number: int, name: str) -> dict[str, str]:
    return {"row_id": f"r{number}", "ten": name}


ONE = (row(1, "một"),)
CHANGES = [
    (response(), response("A", y_kien="x"), (["“Họ và tên”", "câu 1.1"], [], [])),
    (response("A", y_kien="x"), response("B", y_kien="y"), ([], ["“Họ và tên”", "câu 1.1"], [])),
    (response(y_kien="x"), response(), ([], ["câu 1.1"], [])),
    (
        response(viec=ONE),
        response(viec=(*ONE, row(2, "hai"), row(3, "ba"))),
        ([], [], ["2 dòng vào câu 1.2"]),
    ),
    # The same row under another id is still there.
    (
        response(viec=ONE),
        response(viec=(row(2, "hai"), row(5, "một"))),
        ([], [], ["1 dòng vào câu 1.2"]),
    ),
    (response(viec=ONE), response(viec=(row(1, "hai"),)), ([], ["câu 1.2"], [])),
    (response("A", viec=ONE), response("A", viec=ONE), ([], [], [])),
]
"""Before, after, and what is filled, replaced, added."""


@pytest.mark.parametrize(("before", "after", "expected"), CHANGES)
def test_changes_are_told_apart(
    run: Run,
    before: dict[str, Any],
    after: dict[str, Any],
    expected: tuple[list[str], list[str], list[str]],
) -> None:
    (found,) = run(("taking.changes", [DEFINITION, before, after]))
    assert (found["filled"], found["replaced"], found["added"]) == expected


def test_old_font_in_a_file_is_said_with_its_places(run: Run) -> None:
    old = "Ñaûng uûy"
    asked = [response("Nguyễn Văn A"), response(old, y_kien="tốt", viec=(row(1, old),))]
    none, lines = run(
        *(("oldFont.inResponse", [json.loads(definition_to_json(FORM)), one]) for one in asked)
    )
    assert none == []
    assert "“Họ và tên”, câu 1.2" in lines[0]
    assert "VNI Windows" in lines[0]
    assert "“Ñaûng”" in lines[0]


PIECES = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["", "Nghị quyết ngày 2026-02-03"]),
            "number": st.sampled_from(["", "12-NQ/CB"]),
            "date": st.sampled_from(["", "2026-02-03", "đầu tháng 2"]),
            "place": st.sampled_from(["", "Tủ lưu trữ"]),
        }
    ),
    min_size=10,
    max_size=10,
)


@settings(max_examples=4, deadline=None)
@given(PIECES)
def test_evidence_is_printed_as_in_the_word_file(run: Run, pieces: list[dict[str, str]]) -> None:
    found = run(*(("paper.evidenceSaid", [{"map": piece}]) for piece in pieces))
    assert found == [piece_said(piece) for piece in pieces]
    assert run(("paper.evidenceSaid", ["Sổ họp"])) == [piece_said("Sổ họp")]


def test_day_of_the_paper_has_two_digits(run: Run) -> None:
    found = run(*(("paper.dateLine", [{"date": day}]) for day in ([2026, 1, 5], [2026, 10, 22])))
    assert found == [
        "………………, ngày 05 tháng 02 năm 2026",
        "………………, ngày 22 tháng 11 năm 2026",
    ]
