"""What a person says and what the others say, beside each other; nothing is held against anything.

Which question of the one side belongs to which of the other no form says, so none are paired.
"""

from collections.abc import Iterator, Sequence

from forms.collect.view import Opinions, Said
from forms.definition import FormDefinition
from forms.question import Question
from forms.response import Response
from forms.said import answer_said
from forms.shown import says_anything

_OWN = ("strengths", "shortcomings", "remedies")
"""Roles of the questions that say what a person thinks of their own work."""


def opinions(definition: FormDefinition, files: Sequence[Response]) -> tuple[Opinions, ...]:
    """Of every file in which others say anything; the files are cut for paper."""
    theirs = [q for q in definition.questions() if definition.by(q) != "self"]
    own = [q for q in definition.questions() if definition.by(q) == "self" and q.role in _OWN]
    found: list[Opinions] = []
    for index, file in enumerate(files) if theirs else ():
        others = tuple(said(definition, theirs, file))
        if others:
            mine = tuple(said(definition, own, file))
            found.append(Opinions(of=index, own=mine, others=others))
    return tuple(found)


def said(
    definition: FormDefinition, questions: Sequence[Question], file: Response
) -> Iterator[Said]:
    """The answers of a file to these questions, those that say anything."""
    for question in questions:
        answer = file.answers.get(question.id)
        if answer and says_anything(question, answer):
            yield Said(
                question=question.id,
                number=question.number,
                label=question.label,
                by=definition.by(question),
                said=answer_said(definition, question, answer),
            )
