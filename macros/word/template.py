"""An editor's .docx to the compiled template that travels with the form."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from forms.definition import Ballot, FormDefinition
from forms.export.word_fields import BRACES, CODE, PERIOD, ROW_LABEL, VERSION, section_asked
from forms.question import Question
from macros.word.cleanup import clean
from macros.word.errors import TemplateError
from macros.word.layout import default_template
from macros.word.marks import Marks
from macros.word.names import Names, clashes, names_of
from macros.word.package import frame, open_package, xml
from macros.word.program import Program, compile_part, walk


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """What `forms.export.docx` fills."""

    parts: dict[str, str]
    programs: dict[str, Program]
    removed: tuple[str, ...] = ()
    """What of the editor's file stays behind, in Vietnamese."""

    def as_json(self) -> dict[str, object]:
        """As `docs/contributing/interfaces.md` describes it."""
        members = {"parts": self.parts, "programs": self.programs}
        text = json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return {"hash": f"sha256:{digest}", **members}


def template_for(definition: FormDefinition, own: Path | None) -> dict[str, object]:
    """The compiled template of a form: its editor's own, or the one that every form has.

    Raises:
        TemplateError: the editor's template has problems.
    """
    docx = own.read_bytes() if own else default_template(definition)
    return compile_template(docx, definition).as_json()


def compile_template(docx: bytes, definition: FormDefinition) -> CompiledTemplate:
    """A template checked against its form and made ready to fill.

    Raises:
        TemplateError: with every problem that was found.
    """
    made, typed, problems = _compiled(docx, names_of(definition), definition.title)
    problems = [*clashes(definition), *problems]
    if not problems:
        problems += _missing(definition, made.programs, typed)
    if problems:
        raise TemplateError(tuple(dict.fromkeys(problems)))
    return made


def compile_for(docx: bytes, names: Names, title: str) -> CompiledTemplate:
    """A template that is filled in with something else than a form.

    Raises:
        TemplateError: with every problem that was found.
    """
    made, _, problems = _compiled(docx, names, title)
    if problems:
        raise TemplateError(tuple(dict.fromkeys(problems)))
    return made


def _compiled(
    docx: bytes, names: Names, title: str
) -> tuple[CompiledTemplate, list[str], list[str]]:
    """The template, the paragraphs as they were typed, and every problem that was found."""
    package = open_package(docx)
    problems = list(clean(package))
    programs: dict[str, Program] = {}
    typed: list[str] = []
    for part in package.texts():
        marks = Marks()
        marks.put_into(part.root)
        programs[part.name] = compile_part(part.root, marks, names)
        problems += marks.problems
        typed += marks.texts
    static = {part.name: xml(part.root) for part in package.parts if part.name not in programs}
    made = CompiledTemplate(
        parts={**frame(package.parts, title), **static},
        programs=programs,
        removed=tuple(package.removed),
    )
    return made, typed, problems


def _missing(
    definition: FormDefinition, programs: dict[str, Program], typed: list[str]
) -> Iterator[str]:
    """What the paper would not show although the form asks for it or the file carries it."""
    shown = {name for program in programs.values() for name in _always_shown(program, definition)}
    text = _squeezed("".join(f" {paragraph} " for paragraph in typed))
    if definition.ballot:
        yield from _missing_on_ballot(definition, definition.ballot, shown, text)
    else:
        yield from _missing_of_form(definition, shown, text)
    if VERSION not in shown:
        yield f"Mẫu chưa ghi phiên bản nội dung: thêm {{{{{VERSION}}}}}, thường ở chân trang."
    if CODE not in shown:
        yield f"Mẫu chưa ghi mã bản điền: thêm {{{{{CODE}}}}}, thường ở chân trang."
    if _squeezed(definition.disclaimer) not in text:
        yield f"Mẫu chưa có lời dặn: thêm câu “{definition.disclaimer}”"
    if _squeezed(definition.notice) not in text:
        yield f"Mẫu chưa có lời cảnh báo: thêm câu “{definition.notice}”"


def _missing_of_form(definition: FormDefinition, shown: set[str], text: str) -> Iterator[str]:
    for question in definition.questions():
        said = f"câu {question.number} “{question.label}”"
        if f"{question.id}.label" not in shown and _squeezed(question.label) not in text:
            yield f"Mẫu chưa có lời của {said}: thêm {{{{{question.id}.label}}}}."
        for name in _needed(question):
            if name not in shown:
                yield f"Mẫu chưa có chỗ cho câu trả lời của {said}: thêm {_typed(name)}."
    for field in definition.identity:
        if field.id not in shown:
            yield f"Mẫu chưa có chỗ cho “{field.label}”: thêm {{{{{field.id}}}}}."
    if definition.periods and PERIOD not in shown:
        yield f"Mẫu chưa có chỗ cho “{definition.period_label}”: thêm {{{{{PERIOD}}}}}."


def _missing_on_ballot(
    definition: FormDefinition, ballot: Ballot, shown: set[str], text: str
) -> Iterator[str]:
    """A ballot shows the people and the levels; the rest of the list stays in the file alone."""
    for column in ballot.columns:
        name = f"{ballot.people}/{column}"
        if name not in shown:
            yield f"Lá phiếu chưa có chỗ cho danh sách: thêm {_typed(name)}."
    levels = definition.scale(ballot.scale).levels
    for words in (ballot.title, ballot.note, *(level.label for level in levels)):
        if _squeezed(words) not in text:
            yield f"Lá phiếu chưa có chữ “{words}”."


def _needed(question: Question) -> list[str]:
    """The fields of whatever `forms.codec.cut_for_paper` leaves of an answer."""
    name = question.id
    match question.kind:
        case "scale":
            return [name, f"{name}.reason", f"{name}.note", f"{name}.evidence"]
        case "yes_no":
            return [name, f"{name}.note"]
        case "table":
            labels = [f"{name}/{ROW_LABEL}"] if question.rows else []
            return [*labels, *(f"{name}/{column.id}" for column in question.columns)]
    return [name]


def _typed(name: str) -> str:
    """What an editor types for a missing field."""
    table, _, column = name.partition("/")
    if not column:
        return f"{{{{{name}}}}}"
    return f"cột {{{{{column}}}}} vào giữa {{{{#{table}}}}} và {{{{/{table}}}}}"


def _always_shown(program: Program, definition: FormDefinition) -> Iterator[str]:
    """Fields that stand on the paper whenever they have a text; a column as `table/column`."""
    tables = {question.id for question in definition.questions() if question.kind == "table"}
    sections = {q.id: section.id for section in definition.sections for q in section.questions}

    def is_there(name: str, around: Sequence[tuple[str, bool]]) -> bool:
        """Whether sections around a field let it stand whenever it has a text."""
        question = name.partition(".")[0]
        let = {name, f"{name}.answered", f"{question}.asked"}
        let.add(section_asked(sections.get(question, "")))
        return all(not inverted and section in let for section, inverted in around)

    for segment, around in walk(program):
        name = segment.get("field", "")
        if name and is_there(name, around):
            yield name
        for place, (table, _) in enumerate(around, 1):
            of_table = name and table in tables and is_there(table, around[:place])
            if of_table and is_there(name, around[place:]):
                yield f"{table}/{name}"


def _squeezed(text: str) -> str:
    for name, brace in BRACES.items():
        text = text.replace(f"{{{{{name}}}}}", brace)
    return " ".join(unicodedata.normalize("NFC", text).split())
