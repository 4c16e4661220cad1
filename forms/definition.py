"""What the build compiled from a form's YAML: all that the page, the checks and the papers need.

The build writes a `FormDefinition` as JSON (`forms.codec.definition_to_json`); the page and the
bridge read nothing else about a form.  All texts are Vietnamese and plain: no HTML, no Markdown.
"""

from dataclasses import dataclass
from typing import Literal

QuestionKind = Literal["scale", "yes_no", "text", "table"]
ColumnKind = Literal["text", "date"]
PeriodKind = Literal["month", "quarter", "half", "year", "ad_hoc"]
QuestionRole = Literal["", "strengths", "shortcomings", "remedies"]

NOT_APPLICABLE = "not_applicable"
"""The value of a scale question that does not apply; ids have no `_`, so it is never a level."""
YES = "yes"
NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a scale, from the best to the worst in the scale's order."""

    id: str
    label: str
    needs_evidence: bool = False
    """The label itself claims evidence, so an answer without any contradicts itself."""
    needs_note: bool = False
    """The level says that something is lacking, so the review asks what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An ordered set of answers; never a number, never summed."""

    id: str
    title: str
    note: str
    """Whose scale it is, said to the reader."""
    levels: tuple[Level, ...]
    not_applicable: str = ""
    """The label of "does not apply"; empty when the scale has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a question comes from, and its page in the handbook."""

    text: str
    href: str
    """Address relative to the site's root, as in `criteria/doan-ket.html`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table question."""

    id: str
    label: str
    kind: ColumnKind = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; `kind` tells which of the optional members it uses."""

    id: str
    kind: QuestionKind
    label: str
    number: str
    """Its number on the page and on paper, as in `2.3`."""
    hint: str = ""
    evidence_hint: str = ""
    addressed_to: str = ""
    """Said when the duty lies with others than the respondent alone."""
    origin: str = ""
    """Said when the question is not from the directive itself."""
    citations: tuple[Citation, ...] = ()
    scale: str = ""
    columns: tuple[Column, ...] = ()
    consequence: str = ""
    """What follows from "yes" (kind `yes_no`)."""
    contradicts: str = ""
    """A question whose best level cannot stand beside "yes" here (kind `yes_no`)."""
    role: QuestionRole = ""
    """What the review takes this question for, whatever its wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A group of questions under one heading."""

    id: str
    title: str
    questions: tuple[Question, ...]
    intro: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityField:
    """A line about the person; the first one is the name."""

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
    """The block at the end of the paper."""

    title: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDefinition:
    """A whole form."""

    id: str
    title: str
    edition: str
    """Content edition; `"0"` before the first one."""
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
    signature: Signature
    handbook: str = "Sổ tay"
    """Whose form it is; said in the paper's footer."""

    def questions(self) -> tuple[Question, ...]:
        """Every question, in the form's order."""
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if the form has it."""
        return next((q for q in self.questions() if q.id == question_id), None)

    def choices(self, question: Question) -> dict[str, str]:
        """Value -> label of all that a `scale` or `yes_no` question offers; empty for the others.

        Raises:
            KeyError: the form has no such scale, which the build has ruled out.

        """
        if question.kind == "yes_no":
            return {YES: "Có", NO: "Không"}
        if question.kind != "scale":
            return {}
        scale = self.scale(question.scale)
        choices = {level.id: level.label for level in scale.levels}
        if scale.not_applicable:
            choices[NOT_APPLICABLE] = scale.not_applicable
        return choices

    def accepts(self, question: Question, value: str | tuple[dict[str, str], ...]) -> bool:
        """Whether the question can show this value; `""` is always shown, as unanswered."""
        if not value:
            return True
        if isinstance(value, tuple):
            return question.kind == "table"
        return question.kind == "text" or value in self.choices(question)

    def scale(self, scale_id: str) -> Scale:
        """The scale with this id.

        Raises:
            KeyError: the form has no such scale, which the build has ruled out.

        """
        for scale in self.scales:
            if scale.id == scale_id:
                return scale
        raise KeyError(scale_id)
