"""What somebody changed in a paper's text after it was made, named by question and line.

The same paper is made again from the answers inside, once as it is and once with the fields' names
before their texts, and paragraphs are compared: another program writes another file, but the same
words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from forms.definition import FormDefinition
from forms.export import docx, word_file
from forms.export.archive import Archive
from forms.export.word_fields import DATE, PERIOD
from forms.naming import named
from forms.response import Response

_NAMED = 5
"""More places than this are only counted."""
_ELSEWHERE = "chữ ngoài các ô điền"
UNREAD = (
    "Không đọc được phần chữ in của tệp Word này; các câu trả lời kèm trong tệp vẫn đọc được "
    "và đã lấy đủ. Hãy đọc lại từng câu."
)
_MANY = 20
"""Paragraphs of a file for one of the paper: hours to compare, and nothing that a person did."""


@dataclass(frozen=True, slots=True)
class Edits:
    """Where a paper's text is not what it was."""

    places: tuple[str, ...] = ()
    """As in `Câu 2.1 “Giữ gìn đoàn kết”` or `“Họ và tên”`, in the paper's order."""
    elsewhere: bool = False
    """Also text that belongs to no question and no line."""

    def note(self) -> str:
        """A sentence that tells the person; empty when nothing was changed."""
        places = [*self.places, *([_ELSEWHERE] if self.elsewhere else [])]
        if not places:
            return ""
        said = "; ".join(places[:_NAMED])
        if len(places) > _NAMED:
            said += f" và {len(places) - _NAMED} chỗ khác"
        return (
            f"Nội dung chữ trong tệp Word đã được sửa sau khi tải về: {said}. "
            "Phiếu chỉ mở lại được các câu trả lời như lúc tải về; hãy ghi phần đã sửa vào phiếu."
        )


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of the paper as it was made."""

    text: str
    fields: tuple[str, ...]
    """The fields in it, those of a row as `table/column`."""


def find(
    data: bytes,
    definition: FormDefinition,
    response: Response,
    template: Mapping[str, Any],
    date: str,
) -> Edits:
    """What differs between a file and the paper of its answers; place and date may differ.

    Template and date are those that `word_file.find` names.

    Raises:
        WordFileError: the file cannot be read.
        DefinitionError: the template is broken or made for another form.
    """
    old = _as_made(definition, response, template, date)
    new = [text for text in word_file.paragraphs(Archive(data)) if text]
    if len(new) > _MANY * len(old):
        return Edits(elsewhere=True)
    fields: list[str] = []
    elsewhere = False
    for changed in _changed(old, new):
        known = [name for name in changed if _said(definition, name)]
        elsewhere = elsewhere or not known
        fields += known
    places = dict.fromkeys(_said(definition, name) for name in fields)
    return Edits(tuple(places), elsewhere)


def _as_made(
    definition: FormDefinition, response: Response, template: Mapping[str, Any], date: str
) -> list[_Paragraph]:
    plain = docx.write(definition, response, template, date=date, with_data=False)
    marked = docx.write_marked(definition, response, template, date)
    both = (word_file.paragraphs(Archive(paper)) for paper in (plain, marked))
    made = [_Paragraph(text, tuple(docx.marked(names))) for text, names in zip(*both, strict=True)]
    return [paragraph for paragraph in made if paragraph.text]


def _changed(old: list[_Paragraph], new: list[str]) -> Iterator[tuple[str, ...]]:
    """The fields of every paragraph that was changed, and none for one that was put in."""
    texts = [paragraph.text for paragraph in old]
    matcher = SequenceMatcher(None, texts, new, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "insert":
            yield ()
        elif kind != "equal":
            in_place = end - start == new_end - new_start
            for paragraph in old[start:end]:
                if not (in_place and DATE in paragraph.fields):
                    yield paragraph.fields


def _said(definition: FormDefinition, name: str) -> str:
    """The place that a field's name stands for; empty for one that holds nothing entered."""
    first, _, member = name.partition("/")[0].partition(".")
    if question := definition.question(first):
        return named(question)
    labels = {field.id: field.label for field in definition.identity}
    labels |= {f"figure.{figure.id}": figure.label for figure in definition.figures}
    labels[PERIOD] = definition.period_label
    label = labels.get(f"{first}.{member}" if member else first, "")
    return f"“{label}”" if label else ""
