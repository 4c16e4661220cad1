"""A file that is not what it should be is not given away, and the page says what to do instead."""

from pathlib import Path

import pytest

from tests.browser.form_page import FormPage
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

FIELDS = {
    "respondent.ho-ten": "Nguyễn Đình Ước",
    "doan-ket-noi-bo": "tot-co-minh-chung",
    "uu-diem": "Giữ nền nếp giao ban.",
    "bien-phap-khac-phuc[0].bien-phap": "Xếp lịch lại",
}
ANOTHER_ANSWER = """() => {
    const { call } = SoTay.engine;
    SoTay.engine.call = (action, members, ...others) => {
        if (!action.startsWith("export_")) return call(action, members, ...others);
        const text = members.text.replace("Giữ nền nếp", "Bỏ").replace("Xếp lịch lại", "Để đấy");
        return call(action, { ...members, text }, ...others);
    };
}"""
A_BROKEN_BYTE = """() => {
    const { bytes } = SoTay.base64;
    SoTay.base64.bytes = (text) => {
        const found = bytes(text);
        found[Math.floor(found.length / 2)] ^= 1;
        return found;
    };
}"""
A_LOST_END = """() => {
    const { arrayBuffer } = Blob.prototype;
    Blob.prototype.arrayBuffer = async function () {
        return (await arrayBuffer.call(this)).slice(0, -2);
    };
}"""
KEEP_WHOLE = """() => {
    const { call } = SoTay.engine;
    const { bytes } = SoTay.base64;
    const { arrayBuffer } = Blob.prototype;
    window.makeWhole = () => {
        SoTay.engine.call = call;
        SoTay.base64.bytes = bytes;
        Blob.prototype.arrayBuffer = arrayBuffer;
    };
}"""
NOTHING = "Chưa tải tệp nào về: đọc lại tệp vừa tạo thì thấy không đúng như trên trang."
NOT_THE_SAME = "Chỗ không khớp: "
CASES = {
    "word, another answer": ("word", ANOTHER_ANSWER, NOT_THE_SAME),
    "word without data, another answer": ("word-plain", ANOTHER_ANSWER, NOT_THE_SAME),
    "spreadsheet, another answer": ("xlsx", ANOTHER_ANSWER, NOT_THE_SAME),
    "word, a broken byte": ("word", A_BROKEN_BYTE, "Tệp vừa tạo bị hỏng"),
    "word without data, a broken byte": ("word-plain", A_BROKEN_BYTE, "Tệp vừa tạo bị hỏng"),
    "spreadsheet, a broken byte": ("xlsx", A_BROKEN_BYTE, "Tệp vừa tạo bị hỏng"),
    "save file, a lost end": ("save", A_LOST_END, "không mở lại được"),
}


def test_what_is_wrong_is_not_given_away(visitor: Visitor, site: Path) -> None:
    form = FormPage(visitor.page(), site)
    given: list[str] = []
    form.page.on("download", lambda file: given.append(file.suggested_filename))
    form.fill(FIELDS)
    for name, (button, fault, why) in CASES.items():
        form.page.evaluate(KEEP_WHOLE)
        form.page.evaluate(fault)
        form.press(button)
        said = form.message()
        assert said.startswith(NOTHING), name
        assert why in said, name
        assert "Nội dung đã điền vẫn còn trên trang." in said, name
        other = "Tải về bản Word" if button == "save" else "Lưu bản để điền tiếp"
        assert f"“{other}”" in said, name
        assert "“In”" in said, name
        assert given == [], name
        assert form.values() == FIELDS, name
        form.close_message()
        form.page.evaluate("() => window.makeWhole()")


def test_the_page_tells_what_each_file_holds(visitor: Visitor, site: Path) -> None:
    form = FormPage(visitor.page(), site)
    form.fill(FIELDS)
    for button in ("word", "word-plain", "save"):
        form.download(button)
        said = form.message()
        assert "Đã đọc lại tệp: có 3/" in said
        assert "câu đã trả lời, đúng như trên trang." in said
        form.close_message()
    form.download("xlsx")
    assert "Đã đọc lại tệp: có 1 bảng, 1 dòng, đúng như trên trang." in form.message()
