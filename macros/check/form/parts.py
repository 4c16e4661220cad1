"""A form's questions by id, for the rules that hold what names them to what is there."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from forms.question import NO, NOT_APPLICABLE, YES
from macros.catalog import Catalog
from macros.load import Path_
from macros.model.form import Form
from macros.model.items import Scale
from macros.model.question import Column, Question, question_id

Said = tuple[Path_, str, tuple[str, str]]
"""A place in the file, the rule's code, what is wrong and the mend."""
_FEW = 12
"""So many ids are all named where one is missing."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A question where it stands."""

    question: Question
    path: Path_
    order: int
    """Its place among the form's questions."""

    @property
    def id(self) -> str:
        """The question's own id, or that of its criterion or trigger."""
        return question_id(self.question)

    @property
    def kind(self) -> str:
        """As in the compiled form."""
        if self.question.criterion:
            return "scale"
        return "yes_no" if self.question.trigger else self.question.kind

    def column(self, column_id: str) -> Column | None:
        """The column with this id, if the table has it."""
        return next((c for c in self.question.columns if c.id == column_id), None)


@dataclass(frozen=True, slots=True)
class Parts:
    """A form taken apart."""

    catalog: Catalog
    form: Form
    questions: tuple[Placed, ...] = ()
    by_id: dict[str, Placed] = field(default_factory=dict)

    @property
    def identity(self) -> tuple[str, ...]:
        """The ids of the lines about the person or body."""
        return tuple(line.id for line in self.form.identity)

    def of_kind(self, *kinds: str) -> tuple[str, ...]:
        """The ids of the questions of some kinds."""
        return tuple(name for name, placed in self.by_id.items() if placed.kind in kinds)

    def table(self, table_id: str) -> Placed | None:
        """The table question with this id, if the form has it."""
        placed = self.by_id.get(table_id)
        return placed if placed and placed.kind == "table" else None

    def values(self, placed: Placed) -> tuple[str, ...]:
        """What may be the answer to a question that is chosen from; nothing for other questions."""
        if placed.kind == "yes_no":
            return YES, NO
        if placed.kind == "choice":
            return tuple(option.id for option in placed.question.options)
        scale = self.scale() if placed.kind == "scale" else None
        if scale is None:
            return ()
        levels = tuple(level.id for level in scale.levels)
        return (*levels, NOT_APPLICABLE) if scale.not_applicable else levels

    def scale(self) -> Scale | None:
        """The scale of the form's questions on criteria, if it has one that is there."""
        if not self.catalog.has("scale", self.form.scale):
            return None
        found: Scale = self.catalog.get("scale", self.form.scale)
        return found


def parts(catalog: Catalog, form: Form) -> Parts:
    """A form's parts; of two questions with one id the first counts."""
    places = (
        (("sections", s, "questions", q), question)
        for s, section in enumerate(form.sections)
        for q, question in enumerate(section.questions)
    )
    placed = tuple(Placed(question, path, n) for n, (path, question) in enumerate(places))
    by_id: dict[str, Placed] = {}
    for each in placed:
        by_id.setdefault(each.id, each)
    return Parts(catalog, form, placed, by_id)


def unknown(what: str, name: str, known: Iterable[str]) -> tuple[str, str]:
    """What to say of an id that is not there: `what` names the place and the kind of thing."""
    ids = [each for each in known if each]
    near = difflib.get_close_matches(name, ids, 1)
    if near:
        return f"{what} “{name}”", f"có phải “{near[0]}”?"
    if not ids:
        return f"{what} “{name}”", "bỏ khóa này, hoặc thêm vào phiếu trước"
    listed = ", ".join(ids[:_FEW]) + (", …" if len(ids) > _FEW else "")
    return f"{what} “{name}”", f"chọn một trong: {listed}"


def names(
    path: Path_, code: str, what: str, named: tuple[str, ...], known: Iterable[str]
) -> Iterator[Said]:
    """A problem for each id of a list that is not there."""
    ids = tuple(known)
    for index, name in enumerate(named):
        if name not in ids:
            yield (*path, index), code, unknown(what, name, ids)
