"""What a question can show of a value that a file holds: all of it, a part, or nothing."""

from forms import rows
from forms.definition import FormDefinition
from forms.question import Column, Question, QuestionKind
from forms.response import EVIDENCE_MEMBERS, Answer, Evidence, Row, Value, piece_said

NOTED: tuple[QuestionKind, ...] = ("scale", "yes_no")
"""Kinds of question with room for a note."""


def shown(definition: FormDefinition, question: Question, value: Value) -> Value:
    """The value without what the form does not offer; unknown columns of a row stay.

    A table that has rows of its own shows all of them, in its order, as soon as one says anything.
    """
    if not definition.accepts(question, value):
        return ""
    if isinstance(value, str):
        return value
    if question.rows and not rows.written(question, rows.shown(question, value)):
        return ()
    return tuple(_row(question, row) for row in rows.shown(question, value))


def is_whole(definition: FormDefinition, question: Question, value: Value) -> bool:
    """Whether nothing of a value goes when the question shows it."""
    if not definition.accepts(question, value):
        return False
    if isinstance(value, str):
        return True
    offered = {row.id for row in question.rows} or {row["row_id"] for row in value}
    return all(
        row["row_id"] in offered and row == _row(question, row)
        for _, row in rows.written(question, value)
    )


def says_anything(question: Question, answer: Answer) -> bool:
    """Whether anything was entered at a question, be it a note alone."""
    if isinstance(answer.value, str):
        is_answered = bool(answer.value.strip())
    else:
        is_answered = bool(rows.written(question, rows.shown(question, answer.value)))
    is_noted = question.kind in NOTED and bool(answer.note.strip())
    return is_answered or is_noted or has_evidence(question, answer)


def has_evidence(question: Question, answer: Answer) -> bool:
    """Whether any evidence is named, where the question takes some."""
    return question.kind == "scale" and any(piece_said(piece).strip() for piece in answer.evidence)


def columns_only(question: Question, row: Row) -> Row:
    """A row with every column of the form and no other."""
    columns = {column.id: row.get(column.id, "") for column in question.columns}
    return {"row_id": row.get("row_id", ""), **columns}


def piece(evidence: Evidence) -> Evidence:
    """A piece of evidence with the members that the form knows; its name when there is no other."""
    if isinstance(evidence, str):
        return evidence
    members = {name: evidence.get(name, "") for name in EVIDENCE_MEMBERS}
    said = [name for name, text in members.items() if text]
    return members["name"] if said in ([], ["name"]) else members


def offers(column: Column, text: str) -> bool:
    """Whether a cell can show a text; one that is no date or number is shown as it was typed."""
    if column.kind != "choice" or not text:
        return True
    return any(option.id == text for option in column.options)


def _row(question: Question, row: Row) -> Row:
    gone = {c.id: "" for c in question.columns if not offers(c, row.get(c.id, ""))}
    return {**row, **gone} if gone else row
