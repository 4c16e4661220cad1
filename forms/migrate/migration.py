"""The whole way of a response into today's form."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from forms.codec import fits
from forms.definition import FormDefinition
from forms.errors import SaveFileError
from forms.migrate import head
from forms.migrate.change import Change, Migrated
from forms.migrate.fitting import fitted
from forms.migrate.held import Held
from forms.migrate.marks import marked
from forms.migrate.notes import notes
from forms.migrate.steps import Answers, Gone, is_known, pending, taken
from forms.migrate.told import told
from forms.naming import from_file
from forms.response import Answer, FormRef, Response
from forms.retired import with_answers


def migrate(response: Response, definition: FormDefinition) -> Migrated:
    """A copy of the response as this form can show it, and what each answer went through.

    Nothing is lost: an answer that the form does not show, or not as it was, is also kept among
    the retired ones.  A second time changes nothing.

    Raises:
        SaveFileError: the response belongs to another form.

    """
    migrated, changes, held, gone = _moved(response, definition)
    changes += tuple(told(definition, response, migrated, held, gone))
    knows = is_known(response.form, definition)
    return Migrated(
        migrated, changes, tuple(notes(definition, response, changes, knows_edition=knows))
    )


def moved(response: Response, definition: FormDefinition) -> Response:
    """The response of `migrate` alone, for whoever tells nobody what became of each answer.

    Raises:
        SaveFileError: the response belongs to another form.

    """
    return _moved(response, definition)[0]


def other_form(response: Response, definition: FormDefinition) -> str:
    """The sentence that refuses a response of another form."""
    return (
        f"Tệp này là bản điền của phiếu có mã “{from_file(response.form.id)}”, "
        f"còn trang này là phiếu “{definition.title}” (mã “{definition.id}”). "
        "Hãy mở tệp ở trang của phiếu kia."
    )


def _moved(
    response: Response, definition: FormDefinition
) -> tuple[Response, tuple[Change, ...], Answers, Gone]:
    if not fits(response, definition):
        raise SaveFileError(other_form(response, definition))
    headed, changes = _headed(response, definition)
    held, gone = _carried(response, definition)
    answers, questions = _settled(response, definition, held)
    migrated = replace(
        headed,
        form=_today(response.form, definition),
        questions=questions,
        answers=answers,
        retired_answers=_retired(headed, held, gone),
    )
    return migrated, changes, held, gone


def _today(form: FormRef, definition: FormDefinition) -> FormRef:
    return replace(
        form,
        edition=definition.edition,
        meaning=definition.meaning,
        wording=definition.wording,
    )


def _headed(response: Response, definition: FormDefinition) -> tuple[Response, tuple[Change, ...]]:
    changes: tuple[Change, ...] = ()
    headed = response
    for steps in pending(response.form, definition):
        headed, changed = head.stepped(headed, definition, steps)
        changes += changed
    return headed, changes


def _carried(response: Response, definition: FormDefinition) -> tuple[Answers, Gone]:
    """Every answer after its steps, by today's question, and those that have none."""
    held: Answers = {
        id_: Held(answer=answer, wording=response.questions.get(id_, ""), sources=(id_,))
        for id_, answer in response.answers.items()
    }
    gone: Gone = []
    for steps in pending(response.form, definition):
        held, left = taken(held, steps)
        gone += left
    is_older = response.form.meaning != definition.meaning
    questions = {question.id: question for question in definition.questions()}
    shown: Answers = {}
    for id_, one in held.items():
        question = questions.get(id_)
        if question is None:
            gone.append(one)
        else:
            shown[id_] = fitted(definition, question, one, is_older=is_older)
    return shown, gone


def _settled(
    response: Response, definition: FormDefinition, held: Answers
) -> tuple[dict[str, Answer], dict[str, str]]:
    """The answers and the wordings that they were given to."""
    answers = {id_: one.answer for id_, one in held.items()}
    questions = {id_: text for id_, text in response.questions.items() if id_ in answers}
    for question in definition.questions():
        one = held.get(question.id)
        if one and one.kind != "kept":
            questions[question.id] = marked(definition, question, response, one)
    return answers, questions


def _retired(response: Response, held: Answers, gone: Sequence[Held]) -> dict[str, Any]:
    """The retired answers, with the old ones that are not wholly shown any more."""
    aside = dict.fromkeys(_kept_aside(held, gone))
    return with_answers(
        response.retired_answers,
        ((id_, response.questions.get(id_, ""), response.answers[id_]) for id_ in aside),
    )


def _kept_aside(held: Answers, gone: Sequence[Held]) -> Iterator[str]:
    for one in held.values():
        if one.in_part:
            yield from one.sources
    for one in gone:
        yield from one.sources
