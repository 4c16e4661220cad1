"""A file that was just made, read again from its bytes before anybody is told to rely on it.

It is whole, its paper shows every answer, and what it carries to be opened again is what was meant.
Spreadsheets are read by `forms.export.read_back_sheets`, comparisons by `read_back_compare`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from forms.asked import asked
from forms.codec import decode, encode
from forms.definition import FormDefinition
from forms.errors import ReadBackError, SaveFileError, WordFileError
from forms.export import appendix, saved_data, word_file
from forms.export.archive import Archive, parse
from forms.export.docx import clean, printed
from forms.export.word_fields import CODE, PERIOD, Fields, fields
from forms.naming import named
from forms.response import Response

UNREADABLE = "Tệp vừa tạo bị hỏng, hoặc lớn quá mức nên không mở lại được."

_NAMED = 5
"""More places than this are only counted."""
_PARTS = ("note", "evidence", "reason")
"""Of an answer, besides its value."""
_BESIDE = re.compile("customXml/|docProps/")
_VISIBLE = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Held:
    """What a file holds; of a spreadsheet its tables and rows, of a paper its answers."""

    answered: int = 0
    asked: int = 0
    tables: int = 0
    rows: int = 0


def word(
    data: bytes, definition: FormDefinition, response: Response, *, date: str, with_data: bool
) -> Held:
    """Read a Word file that was made of a response on the day `date`.

    Raises:
        ReadBackError: it is damaged, or holds anything else than it should.
    """
    shown = printed(definition, response)
    parts = whole(data)
    if lost := missing(visible(parts), _meant(definition, shown, date)):
        raise ReadBackError(places_said(lost))
    if with_data:
        _same_answers(data, shown)
    elif carries_data(parts):
        raise ReadBackError("Tệp có kèm dữ liệu của phiếu, lẽ ra không có.")
    questions = asked(definition, shown)
    answered = sum(bool(shown.answers[q.id].value) for q in questions if q.id in shown.answers)
    return Held(answered=answered, asked=len(questions))


def whole(data: bytes) -> dict[str, bytes]:
    """Every part by its name; each is read to its end and so held to its checksum.

    Raises:
        ReadBackError: the file is damaged.
    """
    try:
        archive = Archive(data)
        return {name: archive.read(name) for name in archive.names}
    except WordFileError as error:
        raise ReadBackError(UNREADABLE) from error


def _same_answers(data: bytes, shown: Response) -> None:
    try:
        carried = decode(word_file.read(data))
    except (SaveFileError, WordFileError) as error:
        raise ReadBackError(UNREADABLE) from error
    if encode(carried) != encode(shown):
        raise ReadBackError("Dữ liệu kèm trong tệp khác với nội dung trên trang.")


def carries_data(parts: Mapping[str, bytes]) -> bool:
    """Whether a Word file has answers beside its text, to be opened again."""
    marks = saved_data.NAMESPACE.encode(), saved_data.PROPERTY.encode()
    beside = (part for name, part in parts.items() if _BESIDE.match(name))
    return any(mark in part for part in beside for mark in marks)


def _meant(
    definition: FormDefinition, shown: Response, date: str
) -> Iterator[tuple[str, Iterator[str]]]:
    """Every place that a paper shows, as sentences name it, with the texts that stand there."""
    texts = fields(definition, shown, date)
    ballot = definition.ballot
    if not ballot:
        for field in definition.identity:
            yield f"“{field.label}”", _plain(texts, field.id)
        yield f"“{definition.period_label}”", _plain(texts, *([PERIOD] if shown.period else []))
        yield "mã bản điền", _plain(texts, CODE)
    for question in asked(definition, shown):
        answer = shown.answers.get(question.id)
        if not answer or (ballot and question.id != ballot.people):
            continue
        if question.kind == "table":
            columns = ballot.columns if ballot else tuple(c.id for c in question.columns)
            yield named(question), _cells(texts, question.id, columns)
        else:
            value = [question.id] if answer.value else []
            parts = (f"{question.id}.{part}" for part in _PARTS)
            yield named(question), _plain(texts, *value, *parts)
    yield "phần đứng sau phiếu", (line.text for line in appendix.lines(definition, shown))


def _plain(texts: Fields, *names: str) -> Iterator[str]:
    return (text for name in names if isinstance(text := texts[name], str))


def _cells(texts: Fields, table: str, columns: tuple[str, ...]) -> Iterator[str]:
    rows = texts[table]
    return (row[column] for row in rows if not isinstance(row, str) for column in columns)


def missing(paper: str, meant: Iterator[tuple[str, Iterator[str]]]) -> list[str]:
    """The places of which a text does not stand on the paper as often as it should."""
    places: dict[str, dict[str, None]] = {}
    wanted: Counter[str] = Counter()
    for place, texts in meant:
        for text in texts:
            if line := _line(clean(text)):
                wanted[line] += 1
                places.setdefault(line, {})[place] = None
    lost = (places[line] for line, times in wanted.items() if paper.count(line) < times)
    return list(dict.fromkeys(place for one in lost for place in one))


def visible(parts: Mapping[str, bytes]) -> str:
    """The text of a Word file that we made, a line a paragraph."""
    try:
        trees = [parse(part) for name, part in parts.items() if _VISIBLE.fullmatch(name)]
    except WordFileError as error:
        raise ReadBackError(UNREADABLE) from error
    paragraphs = (paragraph for tree in trees for paragraph in tree.iter(f"{_WORD}p"))
    return "\n".join(_line("".join(map(_written, paragraph.iter()))) for paragraph in paragraphs)


def _written(element: Element) -> str:
    if element.tag == f"{_WORD}t":
        return element.text or ""
    return " " if element.tag in (f"{_WORD}br", f"{_WORD}tab") else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def places_said(lost: list[str]) -> str:
    """A sentence with the places that are not as they should be."""
    said = "; ".join(lost[:_NAMED])
    more = f" và {len(lost) - _NAMED} chỗ khác" if len(lost) > _NAMED else ""
    return f"Chỗ không khớp: {said}{more}."
