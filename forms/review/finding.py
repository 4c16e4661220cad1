"""One thing to look at again."""

from dataclasses import dataclass
from typing import Literal

from forms.naming import named
from forms.question import Question

Severity = Literal["missing", "contradiction", "hint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at again."""

    question: str
    """The question's id; empty for the lines about the person and for the period."""
    anchor: str
    """Id of the element that takes the focus."""
    severity: Severity
    sentence: str
    """Which question, what is the matter, what to do; in Vietnamese."""


def found(question: Question, severity: Severity, what: str) -> Finding:
    """A finding about a question, which the sentence names first."""
    return said(question, severity, f"{named(question)}: {what}")


def said(question: Question, severity: Severity, sentence: str) -> Finding:
    """A finding about a question whose sentence stands as it is."""
    return Finding(question.id, f"q-{question.id}", severity, sentence)
