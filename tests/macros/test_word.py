"""The template that every form has, and what of a template travels."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from forms.asked import asked
from forms.codec import cut_for_paper, definition_from_data
from forms.definition import FormDefinition
from forms.export import docx
from forms.export.word_fields import ROW_LABEL, ROW_NUMBER, fields, side_asked
from forms.paper_code import paper_code
from forms.response import FormRef, Response
from macros.catalog import load_catalog
from macros.compile import compile_form
from macros.word import TemplateError, compile_template, default_template, template_for
from macros.word.__main__ import main
from tests.golden import cases
from tests.office import samples

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def plain() -> bytes:
    return default_template(samples.definition())


def refused(data: bytes) -> str:
    with pytest.raises(TemplateError) as error:
        compile_template(data, samples.definition())
    return "\n".join(error.value.problems)


def test_the_same_bytes_every_time(plain: bytes) -> None:
    assert default_template(samples.definition()) == plain
    first = json.dumps(template_for(samples.definition(), None))
    assert json.dumps(template_for(samples.definition(), None)) == first


def test_the_hash_covers_parts_and_programs() -> None:
    template = template_for(samples.definition(), None)
    members = {name: template[name] for name in ("parts", "programs")}
    text = json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert template["hash"] == "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    other = template_for(replace(samples.definition(), title="Khác"), None)
    assert other["hash"] != template["hash"]


def test_an_editor_can_take_the_default_and_change_it(tmp_path: Path, plain: bytes) -> None:
    document = Document(io.BytesIO(plain))
    document.paragraphs[0].insert_paragraph_before("ĐƠN VỊ …")
    own = tmp_path / "own.docx"
    document.save(str(own))
    template = template_for(samples.definition(), own)
    paper = docx.write(
        samples.definition(), samples.complete(), template, date=samples.DATE, with_data=True
    )
    assert samples.paragraphs(paper)[0] == "ĐƠN VỊ …"
    assert "Thuyết minh: Không có đơn thư." in samples.paragraphs(paper)


def test_page_and_type() -> None:
    paper = Document(io.BytesIO(samples.write(samples.complete())))
    section = paper.sections[0]
    sizes = [section.page_width, section.page_height, section.top_margin, section.bottom_margin]
    sizes += [section.left_margin, section.right_margin]
    wanted = [Mm(210), Mm(297), Mm(20), Mm(20), Mm(30), Mm(15)]
    for size, expected in zip(sizes, wanted, strict=True):
        assert size is not None
        assert abs(size - expected) < Mm(0.1)
    styles = samples.part(samples.write(samples.complete()), "word/styles.xml")
    assert '<w:lang w:val="vi-VN"' in styles
    assert 'w:ascii="Times New Roman"' in styles
    assert '<w:sz w:val="28"/>' in styles


def test_page_numbers_from_page_two_and_the_edition_on_every_page() -> None:
    paper = Document(io.BytesIO(samples.write(samples.complete())))
    section = paper.sections[0]
    assert section.different_first_page_header_footer
    assert 'w:instr="PAGE"' in section.header._element.xml
    assert section.header.paragraphs[0].style is not None
    assert "PAGE" not in section.first_page_header._element.xml
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text == (
            "Sổ tay cán bộ · phiên bản nội dung 0 (22222222) · phieu-nho · Mã bản điền "
            + paper_code(cut_for_paper(samples.complete(), samples.definition()))
        )


def test_headings_table_header_and_signature_are_real() -> None:
    paper = Document(io.BytesIO(samples.write(samples.complete())))
    headings = [p.text for p in paper.paragraphs if (p.style and p.style.name) == "Heading 1"]
    assert headings == [
        "1. Nguyên tắc",
        "2. Trường hợp phải kiểm điểm",
        "3. Ưu điểm, khuyết điểm và biện pháp",
    ]
    questions = [p.text for p in paper.paragraphs if (p.style and p.style.name) == "Heading 2"]
    assert questions[0] == "1.1. Giữ gìn đoàn kết trong đơn vị"
    assert len(questions) == 6
    header, first = paper.tables[0].rows[0], paper.tables[0].rows[1]
    assert "w:tblHeader" in header._tr.xml
    assert "w:tblHeader" not in first._tr.xml
    (row,) = paper.tables[-1].rows
    assert "w:cantSplit" in row._tr.xml
    date, *end = row.cells[0].paragraphs
    assert date.text == "………………………, ngày 22 tháng 11 năm 2026"
    assert date.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert [p.text for p in end] == ["NGƯỜI TỰ ĐÁNH GIÁ", "(Ký, ghi rõ họ tên)", "Nguyễn Văn A"]
    assert end[-1].style.paragraph_format.space_before >= Pt(60)


def test_basis_and_to_whom_it_is_addressed_stand_on_the_paper() -> None:
    shown = samples.paragraphs(samples.write(samples.complete()))
    assert "Căn cứ: Chỉ thị 53-CT/ĐU, theo báo QK2 ngày 17/05/2018, đoạn 2." in shown
    assert "Văn bản giao việc này cho: Cấp ủy, chỉ huy các cấp." in shown
    assert samples.definition().disclaimer in shown
    assert any("Thang này do sổ tay đặt ra để tự soát." in text for text in shown)


def test_only_what_is_needed_travels(plain: bytes) -> None:
    template = template_for(samples.definition(), None)
    parts, programs = template["parts"], template["programs"]
    assert isinstance(parts, dict)
    assert isinstance(programs, dict)
    assert set(parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/settings.xml",
        "word/styles.xml",
    }
    assert len(plain) < 15_000
    assert len(samples.write(samples.complete())) < 20_000


HOSTILE = "{{7*7}} {{ho-ten}} {% x %} <b>&\"' ]]> {#c#} }} {{"
NOT_SHOWN = {
    *("id", "kind", "scale", "href", "name", "number", "contradicts", "role"),
    *("edition", "tool_version", "meaning", "wording"),
}


def hostile(value: Any) -> Any:
    """The form with this text wherever an editor's text stands."""
    if isinstance(value, dict):
        return {k: v if k in NOT_SHOWN else hostile(v) for k, v in value.items()}
    if isinstance(value, list):
        return [hostile(item) for item in value]
    return f"{value} {HOSTILE}" if isinstance(value, str) else value


def test_hostile_texts_of_the_form_are_shown_as_text() -> None:
    form = definition_from_data(hostile(cases.definition("small")))
    template = template_for(form, None)
    ref = FormRef.of(form)
    paper = docx.write(form, Response(form=ref), template, date="", with_data=True)
    shown = "\n".join(samples.paragraphs(paper))
    for text in editor_texts(form):
        assert HOSTILE in text
        assert text in shown


def editor_texts(form: FormDefinition) -> Iterator[str]:
    yield form.title
    yield form.disclaimer
    yield from (field.label for field in form.identity)
    yield from (level.label for scale in form.scales for level in scale.levels)
    yield from (section.title for section in form.sections)
    for question in form.questions():
        yield question.label
        yield from (citation.text for citation in question.citations)
        yield from (column.label for column in question.columns)
        yield question.origin
    yield from (text for s in form.signatures for text in (s.title, s.note))


def test_every_form_of_the_handbook_has_a_paper() -> None:
    data = Path(__file__).parents[2] / "data"
    catalog = load_catalog(data)
    forms = catalog.items("form")
    assert forms
    for item in forms:
        form = compile_form(catalog, item.id)
        own = data / "forms" / f"{form.id}.docx"
        template = template_for(form, own if own.exists() else None)
        ref = FormRef.of(form)
        paper = docx.write(form, Response(form=ref), template, date=samples.DATE, with_data=True)
        shown = "\n".join(samples.paragraphs(paper))
        if form.ballot:
            continue
        assert_asked_is_shown(form, Response(form=ref), shown)


def assert_asked_is_shown(form: FormDefinition, response: Response, shown: str) -> None:
    wanted = asked(form, response)
    for question in form.questions():
        assert (question.label in shown) == (question in wanted)
    for question in wanted:
        assert all(citation.text in shown for citation in question.citations)


def test_ids_that_a_template_could_not_tell_apart() -> None:
    form = samples.definition()
    for name in ("ky", "ngay-lap", "doan-ket"):
        identity = (*form.identity, replace(form.identity[0], id=name))
        with pytest.raises(TemplateError, match=f"Mã “{name}” của phiếu trùng"):
            template_for(replace(form, identity=identity), None)


# What an editor's file brings along.


def with_relation(plain: bytes, kind: str, target: str, content: bytes, mode: str = "") -> bytes:
    rels = samples.part(plain, "word/_rels/document.xml.rels")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = f'<Relationship Id="rId90" Type="{office}/{kind}" Target="{target}"{mode}/>'
    changed = rels.replace("</Relationships>", more + "</Relationships>")
    parts = {"word/_rels/document.xml.rels": changed.encode()}
    if not mode:
        parts[f"word/{target}"] = content
    return samples.repack(plain, **parts)


def test_what_must_not_travel_stays_behind(plain: bytes) -> None:
    core = (
        b'<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc">'
        b"<dc:creator>Bi mat</dc:creator></cp:coreProperties>"
    )
    data = with_relation(plain, "comments", "comments.xml", b"<w>Bi mat</w>")
    data = samples.repack(
        data,
        **{
            "docProps/core.xml": core,
            "docProps/app.xml": b"<a>Bi mat</a>",
            "customXml/item1.xml": b"<a>Bi mat</a>",
            "word/fonts/font1.odttf": b"Bi mat",
            "word/people.xml": b"<a>Bi mat</a>",
        },
    )
    compiled = compile_template(data, samples.definition())
    assert "Bi mat" not in json.dumps(compiled.as_json())
    assert compiled.removed == (
        "tên tác giả và người sửa",
        "nhận xét (comment)",
        "dữ liệu kèm theo (customXml)",
        "phông chữ nhúng",
    )


def test_links_lose_their_address(plain: bytes) -> None:
    data = with_relation(plain, "hyperlink", "https://x.test/", b"", ' TargetMode="External"')
    body = samples.part(data, "word/document.xml").replace(
        "<w:sectPr",
        '<w:p><w:hyperlink r:id="rId90"><w:r><w:t>chữ</w:t></w:r></w:hyperlink></w:p><w:sectPr',
    )
    compiled = compile_template(
        samples.repack(data, **{"word/document.xml": body.encode()}), samples.definition()
    )
    assert "x.test" not in json.dumps(compiled.as_json())
    assert "chữ</w:t>" in json.dumps(compiled.programs, ensure_ascii=False)
    assert compiled.removed == ("liên kết (chữ vẫn giữ)",)


def test_settings_that_reach_out_are_dropped(plain: bytes) -> None:
    settings = samples.part(plain, "word/settings.xml").replace(
        "<w:zoom",
        '<w:attachedTemplate r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships"/><w:docVars><w:docVar w:name="a" w:val="b"/>'
        '</w:docVars><w:rsids><w:rsidRoot w:val="1"/></w:rsids><w:zoom',
    )
    compiled = compile_template(
        samples.repack(plain, **{"word/settings.xml": settings.encode()}), samples.definition()
    )
    assert not re.search("attachedTemplate|docVar|rsid", compiled.parts["word/settings.xml"])
    assert "doNotExpandShiftReturn" in compiled.parts["word/settings.xml"]


def test_editing_sessions_leave_no_trace(plain: bytes) -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    body = samples.part(plain, "word/document.xml").replace(
        "<w:p>", f'<w:p xmlns:w14="{w14}" w:rsidR="00A1" w14:paraId="1" w14:textId="2">'
    )
    compiled = compile_template(
        samples.repack(plain, **{"word/document.xml": body.encode()}), samples.definition()
    )
    assert not re.search("rsid|paraId|textId", json.dumps(compiled.programs))


def test_macros_are_refused(plain: bytes) -> None:
    types = samples.part(plain, "[Content_Types].xml")
    enabled = types.replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main")
    changed = {"[Content_Types].xml": enabled.encode()}
    assert "macro" in refused(samples.repack(plain, **changed))
    assert "macro" in refused(samples.repack(plain, **{"word/vbaProject.bin": b"x"}))


@pytest.mark.parametrize(
    "data", [b"", b"PK", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(99), b"{}"], ids=range(4)
)
def test_what_is_no_docx(data: bytes) -> None:
    assert "Không đọc được mẫu Word" in refused(data)


def test_parts_with_a_document_type_are_refused(plain: bytes) -> None:
    body = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    changed = samples.repack(plain, **{"word/document.xml": body.encode()})
    assert "Không đọc được mẫu Word" in refused(changed)


def test_fields_in_headers_are_filled_and_checked(plain: bytes) -> None:
    header = samples.part(plain, "word/header1.xml")
    run = "<w:r><w:t>{{ho-ten}}</w:t></w:r></w:p>"
    named = samples.repack(plain, **{"word/header1.xml": header.replace("</w:p>", run).encode()})
    template = compile_template(named, samples.definition()).as_json()
    paper = docx.write(
        samples.definition(), samples.complete(), template, date=samples.DATE, with_data=False
    )
    assert "Nguyễn Văn A" in samples.part(paper, "word/header1.xml")
    wrong = header.replace("</w:p>", run.replace("ho-ten", "ho-tn")).encode()
    assert "có phải “ho-ten” không" in refused(samples.repack(plain, **{"word/header1.xml": wrong}))


def test_styles_nobody_uses_stay_behind() -> None:
    saved = io.BytesIO()
    Document().save(saved)
    many = saved.getvalue()
    plain = default_template(samples.definition())
    both = samples.part(many, "word/styles.xml").replace(
        "</w:styles>", samples.part(plain, "word/styles.xml").split("</w:docDefaults>")[1]
    )
    compiled = compile_template(
        samples.repack(plain, **{"word/styles.xml": both.encode()}), samples.definition()
    )
    styles = ElementTree.fromstring(compiled.parts["word/styles.xml"])  # noqa: S314
    kept = {element.get(f"{W}styleId") for element in styles.iter(f"{W}style")}
    assert {"Normal", "Title", "TableGrid", "Answer", "TableNormal"} <= kept
    assert not {"LightShading", "MacroText", "Heading9"} & kept


def test_every_field_is_documented() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "contributing" / "word.md").read_text("utf-8")
    form = samples.definition()
    ids = {field.id: "identity id" for field in form.identity}
    ids |= {question.id: "question id" for question in form.questions()}
    ids |= {section.id: "section id" for section in form.sections}
    for name in fields(form, samples.empty(), ""):
        parts = [f"<{ids[part]}>" if part in ids else part for part in name.split(".")]
        assert f"{{{{{'.'.join(parts)}}}}}" in guide, name
    for name in (ROW_NUMBER, ROW_LABEL, "figure.<figure id>", side_asked("collective")):
        assert f"{{{{{name}}}}}" in guide


# The command.


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "forms").mkdir()
    monkeypatch.setattr("macros.word.__main__.compile_form", lambda _, form_id: known(form_id))
    monkeypatch.setattr("macros.word.__main__.load_catalog", lambda _: None)
    return tmp_path


def known(form_id: str) -> FormDefinition:
    if form_id != "phieu-nho":
        raise KeyError(form_id)
    return samples.definition()


def test_the_command_writes_checks_and_never_overwrites(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = data_folder / "forms" / "phieu-nho.docx"
    assert main("phieu-nho", data_folder) == 0
    written = own.read_bytes()
    assert zipfile.is_zipfile(own)
    assert main("phieu-nho", data_folder) == 0
    assert "dùng được" in capsys.readouterr().out
    document = Document(io.BytesIO(written))
    document.add_paragraph("{{ho-tne}}")
    document.save(str(own))
    broken = own.read_bytes()
    assert main("phieu-nho", data_folder) == 1
    assert "phieu-nho.docx: lỗi: Đoạn “{{ho-tne}}”" in capsys.readouterr().out
    assert own.read_bytes() == broken
    assert main("khong-co", data_folder) == 1
    assert "Không có phiếu “khong-co”" in capsys.readouterr().out
