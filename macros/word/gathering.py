"""The Word template of a report on gathered files, one for all forms."""

import io
from functools import cache

from docx import Document
from docx.document import Document as DocumentObject

from forms.export import collect_docx as names
from macros.text import in_script
from macros.word.layout import base, number_pages, only_paragraph
from macros.word.names import Names
from macros.word.pages import turn
from macros.word.rows import add_rows
from macros.word.template import compile_for
from macros.word.typed import begin, end, field, line, spacer

TITLE = "Tổng hợp các bản điền"
SCRIPT = "assets/collect/paper.js"
"""The address of the script that gives the template to the page."""
_NOTE = (
    "Các con số chỉ đếm số bản; bản tổng hợp không cho điểm, không lấy bình quân, không cộng các "
    "mức với nhau và không xếp hạng người nào."
)


@cache  # a preview builds again and again
def gathering_script() -> str:
    """The classic script that gives the page of gathering its Word template."""
    text = in_script(gathering_template())
    return f"var SoTay=window.SoTay||(window.SoTay={{}});SoTay.collectPaper={text};\n"


def gathering_template() -> dict[str, object]:
    """The compiled template, as `docs/contributing/interfaces.md` describes it."""
    return compile_for(_docx(), Names(names.EVERYWHERE, names.TABLES), TITLE).as_json()


def _docx() -> bytes:
    document = Document(io.BytesIO(base()))
    document.core_properties.title = TITLE
    turn(document.sections[0])
    foot = f"{field(names.HANDBOOK)} · {TITLE} · {field(names.TITLE)}"
    only_paragraph(document.sections[0].footer, "footer").add_run(foot)
    number_pages(document.sections[0])
    line(document, "Title", TITLE)
    line(document, "Lời dặn", field(names.TITLE))
    line(document, "Normal", field(names.PERIOD), only_with=names.PERIOD)
    line(document, "Normal", f"Ngày lập: {field(names.DATE)}")
    line(document, "Normal", f"Số bản được tính: {field(names.COUNT)}")
    line(document, "Normal", field(names.NOTES), only_with=names.NOTES)
    line(document, "Chú dẫn", _NOTE)
    line(document, "Chú dẫn", field(names.FORM_NOTE))
    _people(document)
    _sections(document)
    _findings(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _people(document: DocumentObject) -> None:
    heads = {
        "TT": 14,
        "Họ tên trong danh sách": 78,
        "Đơn vị": 60,
        "Tình hình nộp": 34,
        "Ghi chú": 66,
    }
    _part(document, "Đối chiếu với danh sách", names.ROSTER, heads)
    text = f"Có nộp nhưng không có trong danh sách: {field(names.STRANGERS)}"
    line(document, "Normal", text, only_with=names.STRANGERS)
    line(document, "Heading 1", "Các bản được tính")
    heads = {
        field("cot-ten"): 56,
        "Về người điền": 70,
        "Kỳ": 30,
        "Đã trả lời": 42,
        "Lấy từ tệp": 54,
    }
    add_rows(document, names.FILES, names.TABLES[names.FILES], heads)
    spacer(document)
    heads = {"Tệp": 90, "Vì sao không tính": 162}
    _part(document, "Các tệp không được tính", names.LEFT, heads)


def _sections(document: DocumentObject) -> None:
    """Under each heading its pictures, and its questions in a table."""
    line(document, "Normal", begin(names.SECTIONS))
    line(document, "Heading 1", field("phan.ten"))
    line(document, "Normal", begin(names.PICTURES))
    line(document, "Heading 2", field("hinh.ten"))
    line(document, "Normal", field("hinh.cho"))
    line(document, "Normal", end(names.PICTURES))
    heads = {"Câu": 126, "Số bản": 126}
    add_rows(document, names.QUESTIONS, names.TABLES[names.QUESTIONS], heads)
    spacer(document)
    line(document, "Normal", end(names.SECTIONS))


def _findings(document: DocumentObject) -> None:
    heads = {"Trường hợp": 92, "Nếu có thì": 66, "Số bản trả lời “Có”": 26, "Của ai": 68}
    _part(document, "Các trường hợp trả lời “Có”", names.TRIGGERS, heads)
    heads = {"Câu": 92, field("cot-ten"): 50, "Nội dung": 110}
    _part(document, "Hạn chế, khuyết điểm đã ghi", names.LACKING, heads)
    line(document, "Normal", field(names.MORE), only_with=names.MORE)
    heads = {field("cot-ten"): 50, "Nội dung": 130, "Ngày": 28, "Tình trạng": 44}
    _part(document, "Biện pháp và thời hạn", names.REMEDIES, heads)
    heads = {field("cot-ten"): 44, "Tự nêu": 104, "Ý kiến của bên khác": 104}
    _part(document, "Tự nêu và ý kiến của bên khác", names.OPINIONS, heads)


def _part(document: DocumentObject, title: str, rows: str, heads: dict[str, int]) -> None:
    """A heading and its table, only when there are rows."""
    line(document, "Normal", begin(f"co-{rows}"))
    line(document, "Heading 1", title)
    add_rows(document, rows, names.TABLES[rows], heads)
    spacer(document)
    line(document, "Normal", end(f"co-{rows}"))
