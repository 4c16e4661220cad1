"""The Word template that a form has when its editor brings none: modest, on A4.

Styles and settings lie in `base/`, as parts of a .docx; here is what stands on the paper.
"""

import io
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header
from docx.text.paragraph import Paragraph

from forms.definition import FormDefinition
from forms.export.archive import Archive, pack
from forms.export.word_fields import CODE, VERSION
from macros.word.ballots import add_ballots
from macros.word.head import add_head
from macros.word.pages import turn
from macros.word.questions import Questions
from macros.word.signatures import add_signatures
from macros.word.tables import ON_ITS_SIDE, UPRIGHT, is_wide
from macros.word.typed import field, literal

_BASE = Path(__file__).parent / "base"
_FEW = 6
"""With so few questions beside it, a wide table is what the paper is about."""


def default_template(definition: FormDefinition) -> bytes:
    """A .docx with `{{fields}}` that an editor may take and change; the same bytes every time."""
    document = Document(io.BytesIO(base()))
    document.core_properties.title = definition.title
    _margins(document, definition)
    if definition.ballot:
        add_ballots(document, definition, definition.ballot)
    else:
        _paper(document, definition)
    saved = io.BytesIO()
    document.save(saved)
    archive = Archive(saved.getvalue())
    return pack({name: archive.read(name) for name in archive.names})


def base() -> bytes:
    """A .docx with the styles that papers share, and no text."""
    files = [path for path in _BASE.rglob("*") if path.is_file()]
    return pack({path.relative_to(_BASE).as_posix(): path.read_bytes() for path in files})


def _paper(document: DocumentObject, definition: FormDefinition) -> None:
    wide = {q.id for q in definition.questions() if q.kind == "table" and is_wide(definition, q)}
    others = [question for question in definition.questions() if question.kind != "table"]
    sometimes = {q.id for q in definition.questions() if q.condition or q.periods}
    page = UPRIGHT
    if wide and len(others) <= _FEW:
        turn(document.sections[0])
        page, wide = ON_ITS_SIDE, set()
    add_head(document, definition, page)
    # A page cannot turn inside what may be left out.
    Questions(document, definition, page, wide - sometimes).add()
    add_signatures(document, definition, page)


def _margins(document: DocumentObject, definition: FormDefinition) -> None:
    """Page numbers from page two on; on every page the edition, and which filled form it is of."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    number_pages(section)
    for footer in (section.footer, section.first_page_footer):
        only_paragraph(footer, "footer").add_run(
            f"{literal(definition.handbook)} · phiên bản nội dung {field(VERSION)}"
            f" · {literal(definition.id)} · Mã bản điền {field(CODE)}"
        )


def number_pages(section: Section) -> None:
    """The number of each page in its header."""
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    only_paragraph(section.header, "header")._p.append(number)


def only_paragraph(margin: _Header | _Footer, style: str) -> Paragraph:
    """The paragraph of a header or footer of a section's own."""
    margin.is_linked_to_previous = False
    paragraph: Paragraph = margin.paragraphs[0]
    paragraph.style = style
    return paragraph
