"""The Word template of a comparison of periods, one for all forms."""

import io
from functools import cache

from docx import Document
from docx.document import Document as DocumentObject
from docx.table import _Cell

from forms.export import compare_docx as names
from macros.text import in_script
from macros.word.layout import base, number_pages, only_paragraph
from macros.word.names import Names
from macros.word.pages import turn
from macros.word.rows import SMALL, add_rows, headed_table
from macros.word.tables import ON_ITS_SIDE
from macros.word.template import compile_for
from macros.word.typed import begin, end, field, line, spacer, write

TITLE = "So sánh các kỳ"
_QUESTION, _CHANGE = 62, 66
"""Widths in millimetres; the periods share what is left."""
_FILES = {
    "Kỳ": 48,
    "Tệp": 62,
    "Phiên bản nội dung": 26,
    "Mã bản điền": 26,
    "Số câu đã trả lời": 26,
    "Lưu ý": 64,
}


SCRIPT = "assets/compare/paper.js"
"""The address of the script that gives the template to the page."""


@cache  # a preview builds again and again
def comparison_script() -> str:
    """The classic script that gives the page of comparisons its Word template."""
    text = in_script(comparison_template())
    return f"var SoTay=window.SoTay||(window.SoTay={{}});SoTay.comparePaper={text};\n"


def comparison_template() -> dict[str, object]:
    """The compiled template, as `docs/contributing/interfaces.md` describes it."""
    known = Names(names.EVERYWHERE, names.TABLES)
    return compile_for(_docx(), known, TITLE).as_json()


def _docx() -> bytes:
    document = Document(io.BytesIO(base()))
    document.core_properties.title = TITLE
    turn(document.sections[0])
    foot = f"{field(names.HANDBOOK)} · {TITLE} · {field(names.TITLE)}"
    only_paragraph(document.sections[0].footer, "footer").add_run(foot)
    number_pages(document.sections[0])
    line(document, "Title", TITLE)
    line(document, "Lời dặn", field(names.TITLE))
    line(document, "Normal", field(names.WHOSE), only_with=names.WHOSE)
    line(document, "Normal", f"Ngày lập: {field(names.DATE)}", only_with=names.DATE)
    line(document, "Chú dẫn", _LEGEND)
    line(document, "Chú dẫn", field(names.FORM_NOTE))
    line(document, "Normal", field(names.FILTER), only_with=names.FILTER)
    _files(document)
    _left(document)
    line(document, "Normal", field(names.NOTHING), only_with=names.NOTHING)
    _groups(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


_LEGEND = (
    "Dấu đứng trước: ↑ lên mức; ↓ xuống mức; = giữ nguyên; ≠ có đổi; + thêm hoặc mới trả lời; "
    "− bớt hoặc không còn trả lời; · không có gì để so; ? không so thẳng được. "
    "Bản so sánh không cho điểm, không cộng và không xếp loại."
)


def _files(document: DocumentObject) -> None:
    line(document, "Heading 1", "Các bản được so")
    add_rows(document, names.FILES, names.FILE_FIELDS, _FILES)
    spacer(document)


def _groups(document: DocumentObject) -> None:
    """Under each heading a table with as many columns as there are files."""
    line(document, "Normal", begin(names.GROUPS))
    line(document, "Heading 1", field("phan.ten"))
    for count, name in names.COUNTS.items():
        line(document, "Normal", begin(name))
        _comparison(document, count)
        line(document, "Normal", end(name))
    spacer(document)
    line(document, "Normal", end(names.GROUPS))


def _comparison(document: DocumentObject, count: int) -> None:
    share = (ON_ITS_SIDE - _QUESTION - _CHANGE) // count
    places = range(1, count + 1)
    heads = [(field(names.period_field(place)), share) for place in places]
    table = headed_table(document, [("Câu", _QUESTION), *heads, ("Thay đổi", _CHANGE)])
    write(table.cell(1, 0), begin(names.ROWS) + field("cau.ten"), SMALL)
    for place in places:
        _period(table.cell(1, place), place)
    write(table.cell(1, count + 1), field("cau.doi") + end(names.ROWS), SMALL)


def _period(cell: _Cell, place: int) -> None:
    """The answer, and under it in italics what was asked otherwise."""
    mark = names.mark_field(place)
    paragraph = write(cell, field(names.cell_field(place)), SMALL)
    paragraph.add_run(begin(mark)).add_break()
    paragraph.add_run(field(mark)).italic = True
    paragraph.add_run(end(mark))


def _left(document: DocumentObject) -> None:
    line(document, "Normal", begin(names.LEFT))
    line(document, "Chú dẫn", f"Tệp chưa so: “{field('tep.ten')}”. {field('tep.luu-y')}")
    line(document, "Normal", end(names.LEFT))
