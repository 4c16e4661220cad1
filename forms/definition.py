"""What the build compiled from a form's YAML: all that the page, the checks and the papers need.

The build writes a `FormDefinition` as JSON (`forms.codec.definition_to_json`); the page and the
bridge read nothing else about a form.  All texts are Vietnamese and plain: no HTML, no Markdown.

Numbers of checks, figures and thresholds are named by operands: the id of a `number` question;
`<table>.<column>`, the sum of a column of numbers; inside a rule that has a `table`, the id of a
column, which means that row's number; or a number itself, as in `30`.
"""

from dataclasses import dataclass, field
from typing import Literal

from forms.question import NO, NOT_APPLICABLE, YES, Condition, PeriodKind, Question, Scale
from forms.replacement import Replacement

By = Literal["self", "collective", "reviewer"]
Relation = Literal["equals", "at_most"]
TakeKind = Literal["previous", "opinion", "rows", "row", "answers"]
Operands = tuple[str, ...]
"""They are added up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A group of questions under one heading."""

    id: str
    title: str
    questions: tuple[Question, ...]
    intro: str = ""
    by: By = "self"
    """Who fills it in; a page lets one side change its own sections only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityField:
    """A line about the person or body; the first one is the name."""

    id: str
    label: str
    required: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodOption:
    """A period that the form may be filled in for."""

    kind: PeriodKind
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One block at the end of the paper; several stand side by side."""

    title: str
    note: str
    name: str = ""
    """The identity field or text question whose answer is printed under it; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The two columns over the title, where the published counterpart of a paper has them."""

    left: tuple[str, ...]
    """Identity fields, one a line, the last in bold."""
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """A form whose paper is a sheet of equal ballots, to be cut apart and filled in by hand."""

    title: str
    people: str
    """A table question: one row of the ballot for each of its rows."""
    columns: tuple[str, ...]
    """The table's columns that stand on the ballot."""
    scale: str
    """Its levels are the boxes to tick."""
    copies: int
    """Ballots on one sheet of A4."""
    note: str
    """Said on each ballot: how to fill it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Numbers that must agree."""

    left: Operands
    relation: Relation
    right: Operands
    sentence: str
    """What must hold and what to do; the review puts the numbers before it."""
    table: str = ""
    """Holds for every row of this table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A sum, or a share of a base, reckoned from what was entered; never entered itself."""

    id: str
    label: str
    of: Operands
    base: Operands = ()
    """Empty for a sum."""
    base_from: str = ""
    """A `choice` question whose options are operands: the chosen one is the base."""
    table: str = ""
    """One figure for every row of this table."""
    section: str = ""
    """The section that shows it, for a figure that belongs to no table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """Points that a choice needs; the review says whether they are reached, and no more."""

    question: str
    """A `choice` question."""
    of: Operands
    at_least: dict[str, str]
    """Option -> the smallest number; options that are not named need none."""
    sentence: str
    """Said when the number is reached, as in "còn các điều kiện khác do … xét"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """What may be taken over from other files that the person chooses."""

    id: str
    label: str
    """The button's text."""
    kind: TakeKind
    form: str
    """The form that the files must be of."""
    table: str = ""
    """The table that gets rows: all rows of `source` (kind `rows`), or one a file (`row`)."""
    source: str = ""
    """The other form's table (kind `rows`)."""
    names: dict[str, str] = field(default_factory=dict)
    """Our column, question or identity field -> theirs; `respondent.<id>` is an identity field,
    `period` the period in words."""
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    """Their question or column (`<table>.<column>` where `names` has the table) -> what may be
    chosen there -> its label, for our places that hold text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDefinition:
    """A whole form."""

    id: str
    title: str
    edition: str
    """Content edition, the last frozen one; `"0"` before the first one."""
    tool_version: str
    meaning: str
    """`sha256:…` over ids, kinds and levels: changes when old answers may mean something else."""
    wording: str
    """`sha256:…` over every text that a reader sees."""
    disclaimer: str
    """Said on the page and on every paper."""
    identity: tuple[IdentityField, ...]
    periods: tuple[PeriodOption, ...]
    scales: tuple[Scale, ...]
    sections: tuple[Section, ...]
    signatures: tuple[Signature, ...]
    notice: str = ""
    """Said on the page and on every paper until somebody has held the form against its original."""
    period_label: str = "Kỳ tự đánh giá"
    letterhead: Letterhead | None = None
    numbered: bool = True
    """Whether the paper shows the numbers of sections and questions; the page always does."""
    ballot: Ballot | None = None
    checks: tuple[Check, ...] = ()
    figures: tuple[Figure, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    takes: tuple[Take, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    """What older answers go through, in any order; `editions` says which comes first."""
    added: dict[str, str] = field(default_factory=dict)
    """Question id -> the last edition that did not ask it; one that is not named was there from the
    beginning."""
    editions: tuple[str, ...] = ()
    """Every frozen edition of the content, oldest first; `"0"`, before the first, is not named."""
    edited: bool = False
    """Whether the content has changed since its last edition was frozen."""
    handbook: str = "Sổ tay"
    """Whose form it is; said in the paper's footer."""

    @property
    def edition_said(self) -> str:
        """The edition as a page and a paper say it."""
        return edition_said(self.edition, edited=self.edited)

    def questions(self) -> tuple[Question, ...]:
        """Every question, in the form's order."""
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if the form has it."""
        return next((q for q in self.questions() if q.id == question_id), None)

    def by(self, question: Question) -> By:
        """Who answers a question of the form."""
        return next((s.by for s in self.sections if question in s.questions), "self")

    def choices(self, question: Question) -> dict[str, str]:
        """Value -> label of all that a question offers; empty for one that is not chosen from.

        Raises:
            KeyError: the form has no such scale, which the build has ruled out.

        """
        if question.kind == "yes_no":
            return {YES: "Có", NO: "Không"}
        if question.kind == "choice":
            return {option.id: option.label for option in question.options}
        if question.kind != "scale":
            return {}
        scale = self.scale(question.scale)
        choices = {level.id: level.label for level in scale.levels}
        if scale.not_applicable:
            choices[NOT_APPLICABLE] = scale.not_applicable
        return choices

    def accepts(self, question: Question, value: str | tuple[dict[str, str], ...]) -> bool:
        """Whether the question can show this value; `""` is always shown, as unanswered.

        A date or number that is none is shown as it was typed, for the review to speak of it.
        """
        if not value:
            return True
        if isinstance(value, tuple):
            return question.kind == "table"
        if question.kind in ("text", "date", "number"):
            return True
        return value in self.choices(question)

    def scale(self, scale_id: str) -> Scale:
        """The scale with this id.

        Raises:
            KeyError: the form has no such scale, which the build has ruled out.

        """
        for scale in self.scales:
            if scale.id == scale_id:
                return scale
        raise KeyError(scale_id)

    def holds(self, condition: Condition | None, values: dict[str, str]) -> bool:
        """Whether a condition is met by question id -> value; one that is not asked has none."""
        return condition is None or values.get(condition.question, "") in condition.values


def edition_said(edition: str, *, edited: bool) -> str:
    """An edition, or that the content is being written after it."""
    return f"đang soạn, sau phiên bản {edition}" if edited else edition
