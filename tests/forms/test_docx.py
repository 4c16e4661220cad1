"""The paper: what stands in it, what it carries, and that both are the same."""

import base64
import io
import itertools
import json
import re
import zipfile
import zlib
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.codec import cut_for_paper, decode, encode
from forms.errors import DefinitionError
from forms.export import docx, word_file
from forms.export.word_fields import date_in_words, fields
from forms.period import period_in_words
from forms.question import PeriodKind
from forms.response import Answer, Period
from tests.office import samples


@pytest.mark.parametrize("text", [*samples.HOSTILE, samples.LONG], ids=range(12))
def test_every_text_stands_in_the_paper_as_typed(text: str) -> None:
    response = samples.filled(text)
    shown = "\n".join(samples.paragraphs(samples.write(response)))
    for typed in samples.texts(cut_for_paper(response, samples.definition())):
        wanted = {
            "tot": "Thực hiện tốt, có minh chứng",
            "not_applicable": "Không áp dụng (nêu lý do)",
            "yes": "Có",
        }.get(typed, typed)
        assert re.sub(r"^2026-12-(\d\d)$", r"\1/12/2026", wanted) in shown


def test_what_the_paper_shows_comes_from_the_data_alone() -> None:
    """Made again from the embedded data, the paper is the same, byte for byte."""
    response = samples.filled("văn bản")
    paper = samples.write(response)
    assert samples.write(decode(word_file.read(paper))) == paper


def test_what_the_paper_does_not_show_is_not_in_the_file() -> None:
    response = samples.filled("thấy")
    hidden = "điều không có trên giấy"
    answers = {
        name: replace(answer, updated_at="2026-01-01T00:00:00Z", seq=7, extra={"x": hidden})
        for name, answer in response.answers.items()
    }
    answers["doan-ket"] = replace(answers["doan-ket"], not_applicable_reason=hidden)
    answers["uu-diem"] = replace(answers["uu-diem"], note=hidden, evidence=(hidden,))
    answers["cau-cu"] = Answer(value=hidden)
    crowded = replace(
        response,
        answers=answers,
        respondent={**response.respondent, "so-dien-thoai": hidden},
        retired_answers={"y": hidden},
        extra={"z": hidden},
    )
    paper = samples.write(crowded)
    saved = word_file.read(paper)
    assert saved == encode(cut_for_paper(crowded, samples.definition()))
    assert hidden not in saved
    assert "2026-01-01" not in saved
    everything = b"".join(samples.part(paper, name).encode() for name in samples.names(paper))
    assert hidden.encode() not in everything


def test_each_data_text_removed_changes_the_paper() -> None:
    """No text of the data is without its place on the paper."""
    response = cut_for_paper(samples.filled("một chỗ"), samples.definition())
    paper = samples.write(response, with_data=False)
    data = json.loads(encode(response))
    paths = [*_texts(data["respondent"], "respondent"), *_texts(data["answers"], "answers")]
    assert len(paths) == len(samples.texts(response))
    for path in paths:
        changed = json.loads(encode(response))
        place = changed
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = "khác"
        assert samples.write(decode(json.dumps(changed)), with_data=False) != paper, path


def _texts(value: object, *steps: str | int) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        names = [name for name in value if name not in ("row_id", "by", "updated_at", "seq")]
        return [path for name in names for path in _texts(value[name], *steps, name)]
    if isinstance(value, list):
        return [path for n, item in enumerate(value) for path in _texts(item, *steps, n)]
    return [steps] if value else []


def test_both_copies_are_the_same_text() -> None:
    paper = samples.write(samples.filled("đủ dài " * 200))
    item = ElementTree.fromstring(samples.part(paper, "customXml/item1.xml"))  # noqa: S314
    properties = ElementTree.fromstring(samples.part(paper, "docProps/custom.xml"))  # noqa: S314
    pieces = ["".join(element.itertext()) for element in properties]
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= 255
    packed = base64.b64decode("".join(pieces[:-1]))
    assert zlib.decompress(packed) == base64.b64decode(item.text or "")
    assert [element.get("pid") for element in properties] == [
        str(n) for n in range(2, len(pieces) + 2)
    ]
    said = [item.get(name) for name in ("template", "code", "date")]
    assert (properties[-1].get("name"), pieces[-1].split()) == ("so-tay-paper", said)


def test_without_data_nothing_can_be_opened_and_the_paper_is_the_same() -> None:
    response = samples.filled("như nhau")
    plain = samples.write(response, with_data=False)
    assert not [name for name in samples.names(plain) if "custom" in name.lower()]
    assert "custom" not in samples.part(plain, "[Content_Types].xml").lower()
    assert samples.paragraphs(plain) == samples.paragraphs(samples.write(response))


def test_the_same_bytes_every_time_and_no_clock() -> None:
    paper = samples.write(samples.complete())
    assert samples.write(samples.complete()) == paper
    with zipfile.ZipFile(io.BytesIO(paper)) as archive:
        assert archive.testzip() is None
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {(e.date_time, e.create_system) for e in entries} == {((1980, 1, 1, 0, 0, 0), 0)}
    core = samples.part(paper, "docProps/core.xml")
    assert "<dc:title>Phiếu nhỏ để thử</dc:title>" in core
    assert not re.search("creator|lastModifiedBy|created|modified", core)


def test_parts_are_well_formed_and_all_prefixes_are_declared() -> None:
    paper = samples.write(samples.filled("".join(samples.HOSTILE)))
    ignorable = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
    for name in samples.names(paper):
        declared = {}
        for event, item in ElementTree.iterparse(  # noqa: S314
            io.BytesIO(samples.part(paper, name).encode()), ("start-ns", "start")
        ):
            if event == "start-ns":
                declared[item[0]] = item[1]
            else:
                assert set((item.get(ignorable) or "").split()) <= set(declared), name
        assert not [prefix for prefix in declared if prefix.startswith("ns0")], name


def test_every_part_has_a_type_and_every_relation_a_part() -> None:
    paper = samples.write(samples.complete())
    names = set(samples.names(paper))
    types = samples.part(paper, "[Content_Types].xml")
    parts = set(re.findall('PartName="/([^"]+)"', types))
    assert parts <= names
    covered = parts | {"[Content_Types].xml", "customXml/item1.xml"}
    assert {n for n in names if not n.endswith(".rels")} == covered & names
    for rels in (n for n in names if n.endswith(".rels")):
        folder = rels.split("_rels/")[0]
        for target in re.findall('Target="([^"]+)"', samples.part(paper, rels)):
            path = target.removeprefix("../") if target.startswith("../") else folder + target
            assert path in names, (rels, target)
        ids = re.findall(' Id="([^"]+)"', samples.part(paper, rels))
        assert len(set(ids)) == len(ids)


def test_controls_and_surrogates_do_not_break_the_file() -> None:
    text = "a\x00\x07\x0b\x1f\ud800b\ufffe\r\nc\rd\u2028e\x7f"
    response = replace(samples.filled("x"), respondent={"ho-ten": text})
    paper = samples.write(response)
    shown = next(p for p in samples.paragraphs(paper) if p.startswith("Họ và tên"))
    assert shown == "Họ và tên: a\n\ufffdb\nc\nd\ne\x7f"
    assert json.loads(word_file.read(paper))["respondent"]["ho-ten"].startswith("a\x00\x07")


def test_line_breaks_and_tabs_are_word_s_own() -> None:
    response = replace(samples.filled("x"), respondent={"ho-ten": "a\n\tb"})
    xml = samples.part(samples.write(response), "word/document.xml")
    written = '<w:t xml:space="preserve">a</w:t><w:br/><w:tab/><w:t xml:space="preserve">b</w:t>'
    assert written in xml


def test_unanswered_is_never_no() -> None:
    shown = samples.paragraphs(samples.write(samples.empty()))
    assert shown.count("Tự đánh giá: Chưa trả lời") == 2
    assert "Trả lời: Chưa trả lời" in shown
    assert "Chưa ghi" in shown
    assert not [p for p in shown if p.startswith(("Thuyết minh", "Minh chứng", "Lý do", "Cán bộ"))]


def test_yes_shows_what_follows_and_no_does_not() -> None:
    consequence = "Cán bộ chủ trì phải kiểm điểm trước đơn vị. Đây không phải kết luận."
    for value, shown in (("yes", f"Trả lời: Có\n{consequence}"), ("no", "Trả lời: Không")):
        response = replace(samples.empty(), answers={"mat-doan-ket": Answer(value=value)})
        paragraphs = samples.paragraphs(samples.write(response))
        assert [text for text in paragraphs if text.startswith("Trả lời")] == [shown]


@pytest.mark.parametrize("rows", [0, 1, 12])
def test_remedies_grow(rows: int) -> None:
    paper = samples.write(samples.filled("gấp", rows))
    remedies, signatures = Document(io.BytesIO(paper)).tables
    assert len(remedies.rows) == 1 + max(rows, 1)
    assert remedies._tbl.xml.count("<w:tblHeader/>") == 1
    assert "w:tblHeader" not in signatures._tbl.xml


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_survives_the_file(text: str) -> None:
    response = replace(samples.empty(), respondent={"ho-ten": text, "cap-bac": "", "chuc-vu": ""})
    paper = samples.write(response)
    saved = json.loads(word_file.read(paper))
    assert saved["respondent"]["ho-ten"] == text
    assert any(docx.clean(text) in p for p in samples.paragraphs(paper))


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"hash": "x", "parts": {}, "programs": {"word/document.xml": [{"field": "la"}]}},
        {"hash": "x", "parts": {}, "programs": {"word/document.xml": [{"field": "bien-phap"}]}},
        {"hash": "x", "parts": {}, "programs": {"word/document.xml": [{"section": "ho-ten"}]}},
        {"hash": "x", "parts": {}, "programs": {"word/document.xml": [7]}},
        {"hash": "x", "parts": [], "programs": []},
        {"hash": "x", "parts": {"a": 1}, "programs": {}},
    ],
    ids=range(7),
)
def test_a_broken_template_is_said(broken: dict[str, object]) -> None:
    with pytest.raises(DefinitionError, match="Mẫu Word không khớp"):
        docx.write(samples.definition(), samples.empty(), broken, date=samples.DATE, with_data=True)


@pytest.mark.parametrize(
    ("kind", "year", "index", "words"),
    [
        ("month", 2026, 2, "tháng 2 năm 2026"),
        ("month", None, None, "tháng …… năm ………"),
        ("quarter", 2026, 4, "quý IV năm 2026"),
        ("half", 2026, 1, "6 tháng đầu năm 2026"),
        ("half", None, 2, "6 tháng cuối năm ………"),
        ("half", 2026, None, "6 tháng …… năm 2026"),
        ("year", 2026, None, "năm 2026"),
        ("ad_hoc", None, None, "đột xuất"),
    ],
)
def test_period_in_words(kind: PeriodKind, year: int | None, index: int | None, words: str) -> None:
    period = Period(kind=kind, year=year, index=index)
    assert period_in_words(samples.definition(), period) == words


def test_date_in_words() -> None:
    assert date_in_words("2026-11-22") == "ngày 22 tháng 11 năm 2026"
    assert date_in_words("2026-02-03") == "ngày 03 tháng 02 năm 2026"
    assert date_in_words("2026-09-03") == "ngày 03 tháng 9 năm 2026"
    assert date_in_words("") == "ngày …… tháng …… năm ………"


def test_one_piece_of_evidence_has_no_number() -> None:
    response = samples.filled("x")
    for evidence, words in ((("một",), "một"), (("một", "hai"), "(1) một\n(2) hai")):
        answers = {"doan-ket": Answer(value="tot", evidence=evidence)}
        named = fields(samples.definition(), replace(response, answers=answers), "")
        assert named["doan-ket.evidence"] == words


def test_names_are_the_same_whatever_the_answers() -> None:
    form = samples.definition()
    filled, empty = (fields(form, r, "") for r in (samples.filled("x"), samples.empty()))
    assert list(filled) == list(empty)
    assert [type(v) for v in filled.values()] == [type(v) for v in empty.values()]
    assert not [a for a, b in itertools.pairwise(sorted(filled)) if a == b]
