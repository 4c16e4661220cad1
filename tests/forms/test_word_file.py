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
from forms.export import archive, docx, word_file
from tests.office import samples

ITEM = "customXml/item1.xml"
PROPERTIES = "docProps/custom.xml"


@pytest.fixture(scope="module")
def paper() -> bytes:
    return samples.write(samples.filled("nội dung"))


@pytest.fixture(scope="module")
def text() -> str:
    return encode(cut_for_paper(samples.filled("nội dung"), samples.definition()))


def item(content: bytes, namespace: str = docx.NAMESPACE) -> bytes:
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
    assert word_file.find(samples.repack(paper, **{ITEM: None})).template == ""


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
        piece = re.compile(rf'<property [^>]*name="{docx.PROPERTY}{number}">.*?</property>')
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
        docx.PROPERTY.encode(),
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
    assert not word_file.visible_text_changed(moved, paper)
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
        f'<meta:user-defined meta:name="{docx.PROPERTY}1">{packed}</meta:user-defined></m>'
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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(paper: bytes, encoding: str) -> None:
    xml = f'<!DOCTYPE a [<!ENTITY b "c">]><saved xmlns="{docx.NAMESPACE}">&b;</saved>'
    data = samples.repack(paper, **{ITEM: xml.encode(encoding), PROPERTIES: None})
    assert "không an toàn" in refused(data)


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
    assert word_file.visible_text_changed(body, paper)


def test_any_flipped_byte_is_read_or_refused_in_words(paper: bytes) -> None:
    chance = random.Random(53)  # noqa: S311 - to break files, not to keep secrets
    for _ in range(400):
        data = bytearray(paper)
        for _ in range(chance.choice((1, 3, 30))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.2:
            del data[chance.randrange(len(data)) :]
        sentence = sentence_for(bytes(data), paper)
        assert sentence == "" or sentence.endswith(".")


def sentence_for(data: bytes, paper: bytes) -> str:
    """What is said of a file; empty when it is read."""
    try:
        word_file.find(data)
        word_file.visible_text_changed(data, paper)
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


def test_visible_changes_are_noticed(paper: bytes) -> None:
    assert not word_file.visible_text_changed(paper, paper)
    for old, new in (
        ("người1 nội dung", "người1 nội dung khác"),
        ("Trả lời:", "Trả lời :"),
        ("NGƯỜI TỰ ĐÁNH GIÁ", "Thêm"),
    ):
        assert word_file.visible_text_changed(edited(paper, old, new), paper)
    added = '<w:p><w:r><w:t xml:space="preserve">Thêm</w:t></w:r></w:p><w:sectPr'
    assert word_file.visible_text_changed(edited(paper, "<w:sectPr", added), paper)


def test_changes_that_are_none(paper: bytes) -> None:
    split = "người1</w:t></w:r><w:r><w:t> nội dung"
    spaces = "người1  nội dung "
    for new in (split, spaces):
        assert not word_file.visible_text_changed(edited(paper, "người1 nội dung", new), paper)
    struck = "<w:p><w:del><w:r><w:t>bỏ</w:t></w:r></w:del></w:p><w:sectPr"
    assert not word_file.visible_text_changed(edited(paper, "<w:sectPr", struck), paper)


def test_place_and_date_may_be_filled_in(paper: bytes) -> None:
    dated = edited(paper, "ngày 22 tháng 11 năm 2026", "Vinh, ngày 23 tháng 11 năm 2026")
    assert not word_file.visible_text_changed(dated, paper)
    gone = edited(paper, "ngày 22 tháng 11 năm 2026", "")
    assert not word_file.visible_text_changed(gone, paper)
    twice = edited(dated, "người1 nội dung", "ngày 22 tháng 11 năm 2026")
    assert word_file.visible_text_changed(twice, paper)
