"""Word files opened again: ours, saved by others, broken and hostile ones."""

import base64
import io
import random
import re
import zipfile
import zlib
from pathlib import Path

import pytest
from docx import Document

from forms.codec import cut_for_paper, encode
from forms.errors import WordFileError
from forms.export import archive, edits, saved_data, word_file
from forms.paper_code import paper_code
from tests.office import samples

ITEM = "customXml/item1.xml"
PROPERTIES = "docProps/custom.xml"


@pytest.fixture(scope="module")
def paper() -> bytes:
    return samples.write(samples.filled("nội dung"))


@pytest.fixture(scope="module")
def text() -> str:
    return encode(cut_for_paper(samples.filled("nội dung"), samples.definition()))


def found_edits(data: bytes) -> edits.Edits:
    """Where a file differs from the paper of this module."""
    return samples.edits_of(data, samples.filled("nội dung"))


def item(content: bytes, namespace: str = saved_data.NAMESPACE) -> bytes:
    return b'<saved xmlns="%s">%s</saved>' % (namespace.encode(), content)


def refused(data: bytes) -> str:
    with pytest.raises(WordFileError) as error:
        word_file.find(data)
    return str(error.value)


def test_either_copy_is_enough(paper: bytes, text: str) -> None:
    assert word_file.read(paper) == text
    assert word_file.read(samples.repack(paper, **{PROPERTIES: None})) == text
    assert word_file.read(samples.repack(paper, **{ITEM: None})) == text


def test_template_and_date_come_along(paper: bytes) -> None:
    saved = word_file.find(paper)
    assert saved.template == samples.template()["hash"]
    assert saved.date == samples.DATE
    assert saved.code == paper_code(cut_for_paper(samples.filled("nội dung"), samples.definition()))
    assert word_file.find(samples.repack(paper, **{ITEM: None})) == saved
    assert saved.code in samples.part(paper, "word/footer1.xml")


def test_a_second_copy_that_says_nothing_of_its_paper(paper: bytes, text: str) -> None:
    """As in files made before the copy said it."""
    properties = samples.part(paper, PROPERTIES).replace(saved_data.PAPER_PROPERTY, "khac")
    old = samples.repack(paper, **{ITEM: None, PROPERTIES: properties.encode()})
    assert word_file.find(old) == word_file.SavedForm(text=text)


def test_found_by_namespace_not_by_name(paper: bytes, text: str) -> None:
    ours = samples.part(paper, ITEM).encode()
    moved = samples.repack(
        paper,
        **{ITEM: b"<b:Sources xmlns:b='urn:x'/>", PROPERTIES: None, "customXml/item7.xml": ours},
    )
    assert word_file.read(moved) == text
    prefixed = ours.replace(b"<saved xmlns=", b"<q:saved xmlns:q=").replace(
        b"</saved", b"</q:saved"
    )
    assert word_file.read(samples.repack(paper, **{ITEM: prefixed, PROPERTIES: None})) == text


def test_wrapped_base64_is_read(paper: bytes, text: str) -> None:
    lines = base64.encodebytes(text.encode())
    wrapped = samples.repack(paper, **{ITEM: item(b"\n  " + lines), PROPERTIES: None})
    assert word_file.read(wrapped) == text


@pytest.mark.parametrize(
    "content", [b"", b"%%%", b"abc", base64.b64encode(b"\xff\xfe\xff"), b"<x>1</x>"]
)
def test_a_damaged_copy_leaves_the_other(paper: bytes, text: str, content: bytes) -> None:
    half = samples.repack(paper, **{ITEM: item(content)})
    assert word_file.read(half) == text
    assert "đã bị hỏng" in refused(samples.repack(half, **{PROPERTIES: None}))


def test_a_missing_piece_of_the_second_copy_is_noticed(paper: bytes) -> None:
    properties = samples.part(paper, PROPERTIES)
    for number in (1, 2):
        piece = re.compile(rf'<property [^>]*name="{saved_data.PROPERTY}{number}">.*?</property>')
        short, count = piece.subn("", properties)
        assert count == 1
        broken = samples.repack(paper, **{ITEM: None, PROPERTIES: short.encode()})
        assert "đã bị hỏng" in refused(broken)


def test_pieces_in_any_order(paper: bytes, text: str) -> None:
    properties = samples.part(paper, PROPERTIES)
    pieces = re.findall("<property .*?</property>", properties)
    assert len(pieces) > 2
    shuffled = properties.replace("".join(pieces), "".join(reversed(pieces))).encode()
    assert word_file.read(samples.repack(paper, **{ITEM: None, PROPERTIES: shuffled})) == text


def test_bomb_inside_the_second_copy(paper: bytes) -> None:
    packed = base64.b64encode(zlib.compress(bytes(archive.MAX_PART + 1)))
    properties = b'<P xmlns:vt="urn:v"><p name="%s1"><vt:lpwstr>%s</vt:lpwstr></p></P>' % (
        saved_data.PROPERTY.encode(),
        packed,
    )
    assert "đã bị hỏng" in refused(samples.repack(paper, **{ITEM: None, PROPERTIES: properties}))


def test_foreign_word_file() -> None:
    saved = io.BytesIO()
    Document().save(saved)
    assert "không kèm dữ liệu" in refused(saved.getvalue())
    assert "không kèm dữ liệu" in refused(samples.write(samples.complete(), with_data=False))


def test_word_online_names_the_main_part_otherwise(paper: bytes) -> None:
    relations = samples.part(paper, "_rels/.rels").replace(
        "word/document.xml", "/word/document2.xml"
    )
    body = samples.part(paper, "word/document.xml").encode()
    moved = samples.repack(
        paper,
        **{
            "word/document.xml": None,
            "word/document2.xml": body,
            "_rels/.rels": relations.encode(),
        },
    )
    assert not found_edits(moved).note()
    nothing = samples.repack(moved, **{ITEM: None, PROPERTIES: None})
    assert "không kèm dữ liệu" in refused(nothing)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "không phải tệp Word"),
        (b"PK\x03\x04 and no more", "không phải tệp Word"),
        (b"%PDF-1.7", "không phải tệp Word"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "định dạng Word cũ"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "đặt mật khẩu",
        ),
        (b"PK" + bytes(archive.MAX_FILE), "lớn quá mức"),
    ],
    ids=["empty", "cut", "pdf", "doc", "encrypted", "large"],
)
def test_what_is_no_word_file(data: bytes, said: str) -> None:
    assert said in refused(data)


def zipped(*parts: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts:
            made.writestr(name, content)
    return packed.getvalue()


def test_another_zip_is_no_word_file() -> None:
    assert "không phải tệp Word" in refused(zipped(("xl/workbook.xml", b"<a/>")))


def test_an_odt_with_our_properties_is_opened(text: str) -> None:
    packed = base64.b64encode(zlib.compress(text.encode())).decode()
    meta = (
        '<m xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">'
        f'<meta:user-defined meta:name="{saved_data.PROPERTY}1">{packed}</meta:user-defined></m>'
    )
    assert word_file.read(zipped(("content.xml", b"<a/>"), ("meta.xml", meta.encode()))) == text


def test_two_parts_of_one_name() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped((ITEM, b"<a/>"), (ITEM, b"<b/>"))
    assert "bị hỏng" in refused(data)
    assert "bị hỏng" in refused(zipped((ITEM, b"<a/>"), (ITEM.upper(), b"<b/>")))


def test_too_many_parts() -> None:
    data = zipped(*((f"{n}", b"") for n in range(archive.MAX_ENTRIES + 1)))
    assert "lớn quá mức" in refused(data)


def test_bombs_are_stopped_while_reading() -> None:
    bomb = zipped(("word/document.xml", b""), (ITEM, bytes(archive.MAX_PART + 1)))
    assert len(bomb) < 100_000
    assert "lớn quá mức" in refused(bomb)
    lying = bytearray(bomb)
    size = (archive.MAX_PART + 1).to_bytes(4, "little")
    # Both headers now say ten bytes.
    assert lying.count(size) == 2
    assert refused(bytes(lying.replace(size, (10).to_bytes(4, "little"))))
    many = zipped(
        *((f"customXml/{n}.xml", b" " * (archive.MAX_PART - 9) + b"<a/>") for n in range(6))
    )
    assert "lớn quá mức" in refused(many)


def test_more_xml_than_a_form_has_is_refused(paper: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few kilobytes of zip must not become minutes and gigabytes."""
    monkeypatch.setattr(archive, "MAX_ELEMENTS", 1000)
    many = b"<r>" + b"<a/>" * 600 + b"</r>"
    once = {ITEM: many, PROPERTIES: None}
    assert "không kèm dữ liệu" in refused(samples.repack(paper, **once))
    twice = {**once, "customXml/item2.xml": many}
    assert "lớn quá mức" in refused(samples.repack(paper, **twice))
    names = b" ".join(b"a%d=''" % number for number in range(1000))
    attributes = {**once, ITEM: b"<r " + names + b"/>"}
    assert "lớn quá mức" in refused(samples.repack(paper, **attributes))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(paper: bytes, encoding: str) -> None:
    xml = f'<!DOCTYPE a [<!ENTITY b "c">]><saved xmlns="{saved_data.NAMESPACE}">&b;</saved>'
    data = samples.repack(paper, **{ITEM: xml.encode(encoding), PROPERTIES: None})
    assert "không an toàn" in refused(data)


@pytest.mark.parametrize("codec", ["unicode_escape", "utf-7", "hex", "x" * 300])
def test_a_declared_encoding_runs_no_codec(paper: bytes, text: str, codec: str) -> None:
    """`\\x41` is four letters, whatever an XML text says of itself."""
    head = f'<?xml version="1.0" encoding="{codec}"?>'.encode()
    properties = samples.part(paper, PROPERTIES).partition("?>")[2].encode()
    declared = samples.repack(
        paper, **{ITEM: head + b"<a>\\x41\\]</a>", PROPERTIES: head + properties}
    )
    assert word_file.read(declared) == text
    assert archive.parse(head + b"<a>\\x41</a>").text == "\\x41"
    with pytest.raises(WordFileError):
        archive.parse(head + "<a>đ</a>".encode("cp1258", "replace") + b"\xff")


def test_encrypted_and_unusual_packing(paper: bytes) -> None:
    for at, bits, said in ((8, 1, "đặt mật khẩu"), (10, 99, "bị hỏng")):
        data = bytearray(paper)
        place = data.rindex(b"PK\x01\x02") + at
        data[place : place + 2] = bits.to_bytes(2, "little")
        assert said in refused(bytes(data))


def test_deep_xml_is_no_trouble(paper: bytes, text: str) -> None:
    deep = b"<a>" * 200_000 + b"</a>" * 200_000
    assert word_file.read(samples.repack(paper, **{"customXml/item0.xml": deep})) == text
    body = samples.repack(paper, **{"word/document.xml": deep})
    assert found_edits(body).note()


def test_any_flipped_byte_is_read_or_refused_in_words(paper: bytes) -> None:
    chance = random.Random(53)  # noqa: S311 - to break files, not to keep secrets
    for _ in range(400):
        data = bytearray(paper)
        for _ in range(chance.choice((1, 3, 30))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.2:
            del data[chance.randrange(len(data)) :]
        sentence = sentence_for(bytes(data))
        assert sentence == "" or sentence.endswith(".")


def sentence_for(data: bytes) -> str:
    """What is said of a file; empty when it is read."""
    try:
        word_file.find(data)
        found_edits(data)
    except WordFileError as error:
        return str(error)
    return ""


def test_names_that_climb_are_only_names(paper: bytes, text: str, tmp_path: Path) -> None:
    climbing = samples.repack(paper, **{"../../outside.xml": b"<a/>", "/etc/x": b""})
    assert word_file.read(climbing) == text
    assert not list(tmp_path.iterdir())


def edited(paper: bytes, old: str, new: str) -> bytes:
    xml = samples.part(paper, "word/document.xml")
    assert old in xml
    return samples.repack(paper, **{"word/document.xml": xml.replace(old, new).encode()})


def test_visible_changes_are_named(paper: bytes) -> None:
    assert found_edits(paper) == edits.Edits()
    remedies = "Câu 3.3 “Biện pháp khắc phục”"
    for old, new, places, elsewhere in (
        ("người1 nội dung", "người1 nội dung khác", (remedies,), False),
        ("ho-ten: nội dung", "Người khác", ("“Họ và tên”",), False),
        ("quý III năm 2026", "quý IV năm 2026", ("“Kỳ tự đánh giá”",), False),
        ("F nội dung", "", ("Câu 3.1 “Ưu điểm”",), False),
        ("Trả lời:", "Trả lời :", ("Câu 2.1 “Đơn vị có để xảy ra mất đoàn kết không?”",), False),
        ("NGƯỜI TỰ ĐÁNH GIÁ", "Thêm", (), True),
    ):
        assert found_edits(edited(paper, old, new)) == edits.Edits(places, elsewhere)
    added = '<w:p><w:r><w:t xml:space="preserve">Thêm</w:t></w:r></w:p><w:sectPr'
    assert found_edits(edited(paper, "<w:sectPr", added)) == edits.Edits((), True)


def test_several_changes_are_named_once_each_in_the_paper_s_order(paper: bytes) -> None:
    data = edited(edited(paper, "người1 nội", "người khác"), "việc1 nội", "việc khác")
    data = edited(data, "F nội dung", "Khác")
    names = ("Câu 3.1 “Ưu điểm”", "Câu 3.3 “Biện pháp khắc phục”")
    assert found_edits(data) == edits.Edits(names, False)


def test_many_places_are_counted() -> None:
    few = edits.Edits(("a", "b"), True)
    assert few.note().startswith(
        "Nội dung chữ trong tệp Word đã được sửa sau khi tải về: a; b; chữ ngoài các ô điền. "
    )
    many = edits.Edits(("a", "b", "c", "d", "e", "g"), True)
    assert "a; b; c; d; e và 2 chỗ khác. Phiếu" in many.note()
    assert edits.Edits().note() == ""


def test_text_put_where_there_was_none_is_named() -> None:
    blank = samples.write(samples.empty())
    name = edited(blank, "Cấp bậc: ", "Cấp bậc: Thiếu tá ")
    assert samples.edits_of(name, samples.empty()) == edits.Edits(("“Cấp bậc”",), False)


def test_far_more_paragraphs_than_the_paper_has_are_not_compared(paper: bytes) -> None:
    many = "<w:p><w:r><w:t>Trả lời:</w:t></w:r></w:p>" * 5000 + "<w:sectPr"
    assert found_edits(edited(paper, "<w:sectPr", many)) == edits.Edits((), True)


def test_marks_that_a_person_typed_name_nothing() -> None:
    response = samples.filled("\ue000ho-ten\ue001 và \ue000khong-co\ue001")
    paper = samples.write(response)
    assert samples.edits_of(paper, response) == edits.Edits()
    changed = edited(paper, "NGƯỜI TỰ ĐÁNH GIÁ", "Thêm")
    assert samples.edits_of(changed, response) == edits.Edits((), True)


def test_changes_that_are_none(paper: bytes) -> None:
    split = "người1</w:t></w:r><w:r><w:t> nội dung"
    spaces = "người1  nội dung "
    for new in (split, spaces):
        assert not found_edits(edited(paper, "người1 nội dung", new)).note()
    struck = "<w:p><w:del><w:r><w:t>bỏ</w:t></w:r></w:del></w:p><w:sectPr"
    assert not found_edits(edited(paper, "<w:sectPr", struck)).note()


def test_place_and_date_may_be_filled_in(paper: bytes) -> None:
    dated = edited(paper, "ngày 22 tháng 11 năm 2026", "Vinh, ngày 23 tháng 11 năm 2026")
    assert not found_edits(dated).note()
    gone = edited(paper, "ngày 22 tháng 11 năm 2026", "")
    assert not found_edits(gone).note()
    twice = edited(dated, "người1 nội dung", "ngày 22 tháng 11 năm 2026")
    assert found_edits(twice).places == ("Câu 3.3 “Biện pháp khắc phục”",)
