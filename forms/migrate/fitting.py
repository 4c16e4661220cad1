"""What of an answer today's question can show; the rest is kept among the retired answers."""

from dataclasses import replace

from forms.definition import FormDefinition
from forms.migrate.held import ColumnChange, Held
from forms.question import NO, NOT_APPLICABLE, YES, Question
from forms.response import Answer
from forms.shown import NOTED, is_whole, shown


def fitted(definition: FormDefinition, question: Question, held: Held, *, is_older: bool) -> Held:
    """The answer as the question shows it.

    Columns that the form does not know may be a newer site's and stay in their rows; of a file
    that was filled in on another form than today's they are said to be gone.
    """
    answer = held.answer
    gone = _gone_columns(question, answer) if is_older else ()
    if gone:
        held = replace(held.stepped("kept", "", in_part=True), columns=(*held.columns, *gone))
    was_chosen = held.kind != "kept" and _was_chosen(definition, question, answer)
    if not was_chosen and _is_shown(definition, question, answer):
        return held
    noted = question.kind in NOTED
    kept = replace(
        answer,
        value="" if was_chosen else shown(definition, question, answer.value),
        note=answer.note if noted else "",
        evidence=answer.evidence if question.kind == "scale" else (),
    )
    return replace(held.stepped("values", "", in_part=True), is_cut=True, answer=kept)


def _was_chosen(definition: FormDefinition, question: Question, answer: Answer) -> bool:
    """Whether a level or a "yes" came to a question that is typed: its id would say nothing."""
    if question.kind not in ("text", "date", "number"):
        return False
    levels = [level.id for scale in definition.scales for level in scale.levels]
    has_more = bool(answer.evidence or answer.not_applicable_reason)
    return has_more or answer.value in (YES, NO, NOT_APPLICABLE, *levels)


def _is_shown(definition: FormDefinition, question: Question, answer: Answer) -> bool:
    note_fits = question.kind in NOTED or not answer.note.strip()
    evidence_fits = question.kind == "scale" or not answer.evidence
    return is_whole(definition, question, answer.value) and note_fits and evidence_fits


def _gone_columns(question: Question, answer: Answer) -> tuple[ColumnChange, ...]:
    if question.kind != "table" or isinstance(answer.value, str):
        return ()
    known = {"row_id", *(column.id for column in question.columns)}
    names = dict.fromkeys(
        name for row in answer.value for name, text in row.items()
        if name not in known and text.strip()
    )  # fmt: skip
    return tuple(
        ColumnChange(
            kind="retired",
            old=f"{question.id}.{name}",
            new=(),
            cells=tuple(text for row in answer.value if (text := row.get(name, "")).strip()),
            note="",
        )
        for name in names
    )
