"""The Word template that a form has when its editor brings none: modest, on A4.

Styles and settings lie in `base/`, as parts of a .docx; here is what stands on the paper.
"""

import io
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from forms.definition import FormDefinition, Section
from forms.export.archive import Archive, pack
from forms.export.word_fields import BRACES, DATE, PERIOD, VERSION
from forms.question import Column, Question

_BASE = Path(__file__).parent / "base"
_WIDTH = 165
"""Of the text on the page, in millimetres: 210 less the margins of 30 and 15."""
_NUMBER_WIDTH = 13
_DATE_WIDTH = 29
_DOTS = "…" * 20
_PLACE_DOTS = "…" * 9
_BRACE_FIELDS = {brace: f"{{{{{name}}}}}" for name, brace in BRACES.items()}


def default_template(definition: FormDefinition) -> bytes:
    """A .docx with `{{fields}}` that an editor may take and change; the same bytes every time."""
    document = Document(io.BytesIO(_base()))
    document.core_properties.title = definition.title
    _head(document, definition)
    for number, section in enumerate(definition.sections, 1):
        _section(document, number, section)
    _signature(document, definition)
    _margins(document, definition)
    saved = io.BytesIO()
    document.save(saved)
    archive = Archive(saved.getvalue())
    return pack({name: archive.read(name) for name in archive.names})


def _base() -> bytes:
    files = [path for path in _BASE.rglob("*") if path.is_file()]
    return pack({path.relative_to(_BASE).as_posix(): path.read_bytes() for path in files})


def literal(text: str) -> str:
    """An editor's text so that no brace in it begins a field."""
    return "".join(_BRACE_FIELDS.get(character, character) for character in text)


def field(name: str) -> str:
    """As an editor types it."""
    return f"{{{{{name}}}}}"


def when(name: str, text: str) -> str:
    """Text that stands there when the field has any."""
    return f"{{{{#{name}}}}}{text}{{{{/{name}}}}}"


def unless(name: str, text: str) -> str:
    """Text that stands there when the field has none."""
    return f"{{{{^{name}}}}}{text}{{{{/{name}}}}}"


def _line(
    document: DocumentObject, style: str, text: str, *, label: str = "", only_with: str = ""
) -> Paragraph:
    """A paragraph, its label in a style of its own; only when field `only_with` has any text."""
    paragraph = document.add_paragraph(style=style)
    if only_with:
        paragraph.add_run(f"{{{{#{only_with}}}}}")
    if label:
        paragraph.add_run(label, style="Nhãn")
        paragraph.add_run(" ")
    paragraph.add_run(text + (f"{{{{/{only_with}}}}}" if only_with else ""))
    return paragraph


def _head(document: DocumentObject, definition: FormDefinition) -> None:
    _line(document, "Title", literal(definition.title))
    _line(document, "Lời dặn", literal(definition.disclaimer))
    for identity in definition.identity:
        text = field(identity.id) + unless(identity.id, _DOTS)
        _line(document, "Normal", f"{literal(identity.label)}: {text}")
    _line(document, "Normal", f"Kỳ tự đánh giá: {field(PERIOD)}{unless(PERIOD, _DOTS)}")
    for scale in definition.scales:
        levels = "; ".join(level.label for level in scale.levels)
        _line(document, "Chú dẫn", literal(f"{scale.title}: {levels}. {scale.note}"))


def _section(document: DocumentObject, number: int, section: Section) -> None:
    # The questions' numbers begin with the section's; one that they disagree with is not shown.
    numbered = all(q.number.startswith(f"{number}.") for q in section.questions)
    title = literal(section.title)
    _line(document, "Heading 1", f"{number}. {title}" if numbered else title)
    if section.intro:
        _line(document, "Chú dẫn", literal(section.intro))
    for question in section.questions:
        _question(document, question)


def _question(document: DocumentObject, question: Question) -> None:
    name = question.id
    _line(document, "Heading 2", f"{field(f'{name}.number')}. {field(f'{name}.label')}")
    remarks = [
        f"{label}{field(f'{name}.{member}')}{'' if text.endswith('.') else '.'}"
        for label, member, text in (
            ("Văn bản giao việc này cho: ", "addressed", question.addressed_to),
            ("", "origin", question.origin),
            ("Căn cứ: ", "basis", "; ".join(citation.text for citation in question.citations)),
        )
        if text
    ]
    if remarks:
        _line(document, "Chú dẫn", " ".join(remarks))
    match question.kind:
        case "scale":
            _line(document, "Nội dung trả lời", field(name), label="Tự đánh giá:")
            _more(document, f"{name}.reason", "Lý do không áp dụng:")
            _more(document, f"{name}.note", "Thuyết minh:")
            _more(document, f"{name}.evidence", "Minh chứng:")
        case "yes_no":
            _yes_no(document, name)
            _more(document, f"{name}.note", "Thuyết minh:")
        case "text":
            _line(document, "Nội dung trả lời", field(name))
        case "table":
            _table(document, question)


def _yes_no(document: DocumentObject, name: str) -> None:
    """The answer and, after "yes", what follows: one paragraph, so that no page parts them."""
    paragraph = _line(document, "Nội dung trả lời", field(name), label="Trả lời:")
    paragraph.paragraph_format.keep_together = True
    consequence = f"{name}.consequence"
    paragraph.add_run(f"{{{{#{consequence}}}}}").add_break()
    paragraph.add_run(field(consequence)).italic = True
    paragraph.add_run(f"{{{{/{consequence}}}}}")


def _more(document: DocumentObject, name: str, label: str) -> None:
    _line(document, "Nội dung trả lời", field(name), label=label, only_with=name)


def _table(document: DocumentObject, question: Question) -> None:
    """A header row that comes again on every page, the answer's rows, or one that says none."""
    columns = question.columns
    table = document.add_table(rows=3, cols=len(columns) + 1, style="Table Grid")
    table.autofit = False
    _header_row(table)
    titles = ["TT", *(literal(column.label) for column in columns)]
    texts = [field("row.number"), *(field(column.id) for column in columns)]
    texts[0] = f"{{{{#{question.id}}}}}{texts[0]}"
    texts[-1] = f"{texts[-1]}{{{{/{question.id}}}}}"
    for index, width in enumerate(_widths(columns)):
        table.columns[index].width = Mm(width)
        for row, text in ((0, titles[index]), (1, texts[index])):
            cell = table.cell(row, index)
            cell.width = Mm(width)
            _write(cell, text, "Đầu bảng" if row == 0 else "Chữ trong bảng")
    empty = table.cell(2, 0).merge(table.cell(2, len(columns)))
    _write(empty, unless(question.id, "Chưa ghi"), "Chữ trong bảng")


def _write(cell: _Cell, text: str, style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(text)


def _header_row(table: Table) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader"):
        properties.append(OxmlElement(name))


def _widths(columns: tuple[Column, ...]) -> list[int]:
    """In millimetres; the first text has what the others leave, about twice their share."""
    texts = sum(column.kind == "text" for column in columns)
    left = _WIDTH - _NUMBER_WIDTH - _DATE_WIDTH * (len(columns) - texts)
    widths = [_DATE_WIDTH if column.kind == "date" else left // (texts + 1) for column in columns]
    first = next((index for index, column in enumerate(columns) if column.kind == "text"), 0)
    widths[first] += _WIDTH - _NUMBER_WIDTH - sum(widths)
    return [_NUMBER_WIDTH, *widths]


def _signature(document: DocumentObject, definition: FormDefinition) -> None:
    _line(document, "Địa danh, ngày tháng", f"{_PLACE_DOTS}, {field(DATE)}")
    signature = definition.signatures[0]
    title = document.add_paragraph(style="Signature")
    title.add_run(literal(signature.title)).bold = True
    note = document.add_paragraph(style="Signature")
    note.add_run(literal(signature.note)).italic = True
    _line(document, "Họ tên người ký", field(definition.identity[0].id))


def _margins(document: DocumentObject, definition: FormDefinition) -> None:
    """Page numbers from page two on, and on every page which edition it was printed from."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    _only_paragraph(section.header, "header")._p.append(number)
    for footer in (section.footer, section.first_page_footer):
        _only_paragraph(footer, "footer").add_run(
            f"{literal(definition.handbook)} · phiên bản nội dung {field(VERSION)}"
            f" · {literal(definition.id)}"
        )


def _only_paragraph(margin: _Header | _Footer, style: str) -> Paragraph:
    margin.is_linked_to_previous = False
    paragraph: Paragraph = margin.paragraphs[0]
    paragraph.style = style
    return paragraph
