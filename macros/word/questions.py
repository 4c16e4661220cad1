"""Sections and questions on paper: what is asked, on what it rests, and the answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from docx.document import Document as DocumentObject
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from forms.definition import FormDefinition, Section
from forms.export.word_fields import figure_field, section_asked, side_asked
from forms.question import Question
from macros.word.pages import turn_from_here
from macros.word.tables import ON_ITS_SIDE, add_table
from macros.word.typed import DOTS, begin, end, field, line, literal, spacer, unless, when

_OTHER_SIDE = {"collective": "Phần ghi của tập thể", "reviewer": "Phần ghi của người xem xét"}
_IN_ONE_LINE = ("date", "number", "choice")
"""Kinds whose answer stands in one line with the question."""
_LINES_BY_HAND = 3


@dataclass(frozen=True, slots=True)
class Questions:
    """Writes the questions of a form into a document."""

    document: DocumentObject
    definition: FormDefinition
    page: int
    """The text's width in millimetres."""
    wide: set[str]
    """Tables that get a page on its side for themselves."""

    def add(self) -> None:
        """Write every section."""
        before = "self"
        for number, section in enumerate(self.definition.sections, 1):
            if section.by not in ("self", before):
                heading, name = _OTHER_SIDE[section.by], side_asked(section.by)
                line(self.document, "Phần của bên khác", heading, only_with=name)
            before = section.by
            sometimes = all(map(_is_sometimes_asked, section.questions))
            with self._only_if(section_asked(section.id), sometimes):
                self._section(number, section)

    @contextmanager
    def _only_if(self, name: str, sometimes: bool) -> Iterator[None]:
        """What stands there only when a field has a text, where that may be otherwise."""
        if sometimes:
            line(self.document, "Normal", begin(name))
        yield
        if sometimes:
            line(self.document, "Normal", end(name))

    def _section(self, number: int, section: Section) -> None:
        # The questions' numbers begin with the section's; one that they disagree with is not shown.
        agreed = all(q.number.startswith(f"{number}.") for q in section.questions)
        title = literal(section.title)
        shown = f"{number}. {title}" if agreed and self.definition.numbered else title
        if section.questions[0].id in self.wide:
            turn_from_here(self.document)
        line(self.document, "Heading 1", shown)
        for question in section.questions:
            with self._only_if(f"{question.id}.asked", _is_sometimes_asked(question)):
                self._question(question, section)
        self._figures(section)

    def _figures(self, section: Section) -> None:
        for figure in self.definition.figures:
            if figure.section == section.id:
                name, label = figure_field(figure), f"{literal(figure.label)}:"
                text = field(name)
                shown = line(self.document, "Nội dung trả lời", text, label=label, only_with=name)
                shown.paragraph_format.space_before = Pt(6)

    def _question(self, question: Question, section: Section) -> None:
        if question.kind in _IN_ONE_LINE:
            self._in_one_line(question)
            return
        on_its_side = question.id in self.wide
        if on_its_side and question is not section.questions[0]:
            turn_from_here(self.document)
        is_alone = len(section.questions) == 1 and question.label == section.title
        if not is_alone:
            line(self.document, "Heading 2", self._heading(question))
        self._remarks(question)
        if question.kind == "table":
            page = ON_ITS_SIDE if on_its_side else self.page
            add_table(self.document, self.definition, question, page)
            room = spacer(self.document).paragraph_format
            room.space_after, room.keep_with_next = Pt(6), False
        elif question.kind == "text":
            self._text(question, section)
        else:
            self._choice(question)
        if on_its_side:
            turn_from_here(self.document)

    def _heading(self, question: Question) -> str:
        label = field(f"{question.id}.label")
        return f"{field(f'{question.id}.number')}. {label}" if self.definition.numbered else label

    def _in_one_line(self, question: Question) -> None:
        paragraph = self.document.add_paragraph(style="Nội dung trả lời")
        colon = "" if question.label.rstrip().endswith((":", "?")) else ":"
        paragraph.add_run(f"{self._heading(question)}{colon}").bold = True
        answered = f"{question.id}.answered"
        paragraph.add_run(f" {when(answered, field(question.id))}{unless(answered, DOTS)}")
        if remarks := self._remarks(question):
            paragraph.paragraph_format.keep_with_next = True
            remarks.paragraph_format.keep_with_next = False

    def _remarks(self, question: Question) -> Paragraph | None:
        """Whose duty it is, where it comes from, on what it rests."""
        name = question.id
        remarks = [
            f"{label}{field(f'{name}.{member}')}{'' if text.endswith('.') else '.'}"
            for label, member, text in (
                ("Văn bản giao việc này cho: ", "addressed", question.addressed_to),
                ("", "origin", question.origin),
                ("Căn cứ: ", "basis", "; ".join(c.text for c in question.citations)),
            )
            if text
        ]
        return line(self.document, "Chú dẫn", " ".join(remarks)) if remarks else None

    def _text(self, question: Question, section: Section) -> None:
        """The text; where another side or a hand may still write, lines for it."""
        name = question.id
        if section.by == "self" and self.definition.numbered:
            line(self.document, "Nội dung trả lời", field(name))
            return
        answered = f"{name}.answered"
        line(self.document, "Nội dung trả lời", field(name), only_with=answered)
        for _ in range(_LINES_BY_HAND):
            line(self.document, "Dòng để viết", unless(answered, "\t"))

    def _choice(self, question: Question) -> None:
        name = question.id
        if question.kind == "scale":
            line(self.document, "Nội dung trả lời", field(name), label="Tự đánh giá:")
            self._more(f"{name}.reason", "Lý do không áp dụng:")
            self._more(f"{name}.note", "Thuyết minh:")
            self._more(f"{name}.evidence", "Minh chứng:")
        else:
            self._yes_no(name)
            self._more(f"{name}.note", "Thuyết minh:")

    def _yes_no(self, name: str) -> None:
        """The answer and, after "yes", what follows: one paragraph, so that no page parts them."""
        paragraph = line(self.document, "Nội dung trả lời", field(name), label="Trả lời:")
        paragraph.paragraph_format.keep_together = True
        consequence = f"{name}.consequence"
        paragraph.add_run(begin(consequence)).add_break()
        paragraph.add_run(field(consequence)).italic = True
        paragraph.add_run(end(consequence))

    def _more(self, name: str, label: str) -> None:
        line(self.document, "Nội dung trả lời", field(name), label=label, only_with=name)


def _is_sometimes_asked(question: Question) -> bool:
    return question.condition is not None or bool(question.periods)
