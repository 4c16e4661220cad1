"""The field names of a form, and what to say of a name that is none."""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from forms.definition import FormDefinition
from forms.export.table_rows import figures_of
from forms.export.word_fields import (
    RESERVED,
    ROW_LABEL,
    ROW_NUMBER,
    Fields,
    fields,
    figure_field,
)
from forms.question import Question
from forms.response import FormRef, Response


@dataclass(frozen=True, slots=True)
class Names:
    """Which names a template may use, and where."""

    everywhere: Collection[str]
    tables: Mapping[str, tuple[str, ...]]
    """What has rows -> the names inside a row; a row may have rows of its own."""

    def problem(self, name: str, sections: tuple[str, ...]) -> str:
        """What is wrong with a field of this name inside these sections; empty when nothing is."""
        inside = [column for section in sections for column in self.tables.get(section, ())]
        if name in inside:
            return ""
        if name in self.tables:
            return (
                f"“{name}” là bảng; hãy đặt các cột giữa {{{{#{name}}}}} và {{{{/{name}}}}} "
                "trong một hàng của bảng Word"
            )
        if name in self.everywhere:
            return ""
        for table, columns in self.tables.items():
            if name in columns:
                return (
                    f"“{name}” là cột của bảng “{table}”; "
                    f"chỉ dùng được giữa {{{{#{table}}}}} và {{{{/{table}}}}}"
                )
        return self._unknown(name, [*self.everywhere, *inside])

    def section_problem(self, name: str, sections: tuple[str, ...]) -> str:
        """What is wrong with a section of this name; empty when nothing is."""
        return "" if name in self.tables else self.problem(name, sections)

    @staticmethod
    def _unknown(name: str, known: list[str]) -> str:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        hint = f"; có phải “{near[0]}” không" if near else ""
        return f"phiếu không có trường “{name}”{hint}"


def names_of(definition: FormDefinition) -> Names:
    """The names of a form's template."""
    ref = FormRef(id=definition.id, edition="", meaning="", wording="")
    everywhere: Fields = fields(definition, Response(form=ref), "")
    tables = {
        question.id: tuple(_names_in_row(definition, question))
        for question in definition.questions()
        if question.kind == "table"
    }
    return Names(everywhere, tables)


def _names_in_row(definition: FormDefinition, question: Question) -> Iterator[str]:
    yield ROW_NUMBER
    if question.rows:
        yield ROW_LABEL
    yield from (column.id for column in question.columns)
    yield from (figure_field(figure) for figure in figures_of(definition, question))


def clashes(definition: FormDefinition) -> list[str]:
    """Ids of the form that a template could not tell apart, in Vietnamese sentences."""
    seen = set(RESERVED)
    problems = []
    ids = [*(f.id for f in definition.identity), *(q.id for q in definition.questions())]
    for name in ids:
        if name in seen:
            problems.append(
                f"Mã “{name}” của phiếu trùng với một trường khác của mẫu Word: hãy đổi mã trong "
                "tệp YAML của phiếu."
            )
        seen.add(name)
    return problems


def folded(name: str) -> str:
    """A name as an editor may have typed it, or Word have changed it, as the form spells it."""
    text = unicodedata.normalize("NFD", name.strip().lower().replace("đ", "d"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[\s_‐‑–—-]+", "-", text)
