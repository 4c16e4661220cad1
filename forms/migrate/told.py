"""What became of each answer, told for the person who opens the file."""

from collections.abc import Iterator

from forms.days import day
from forms.definition import FormDefinition
from forms.migrate.change import Asked, Change, ChangeKind
from forms.migrate.held import ColumnChange, Held
from forms.migrate.steps import Answers, Gone, is_before
from forms.question import Question, label_of
from forms.response import Response
from forms.said import answer_said, retired_said
from forms.shown import says_anything
from forms.wording import old_wording


def told(
    definition: FormDefinition, before: Response, after: Response, held: Answers, gone: Gone
) -> Iterator[Change]:
    """The changes in the form's order; what is asked no more comes last."""
    teller = _Teller(definition, before, after)
    done: set[tuple[str, ...]] = set()
    for question in definition.questions():
        one = held.get(question.id)
        if one is None:
            if _is_new(definition, before, question):
                yield Change(kind="new", new=(teller.now(question),))
        elif one.kind != "split":
            yield teller.change(one, (question,))
        elif one.sources not in done:
            # The successors of one answer are told together.
            done.add(one.sources)
            together = [q for q in definition.questions() if _shares(held.get(q.id), one)]
            yield teller.change(one, tuple(together))
    for one in gone:
        yield Change(kind="retired", old=teller.then(one), note=_note(one))
    for one in (*gone, *held.values()):
        for column in one.columns:
            yield teller.column(one, column)


def _shares(other: Held | None, one: Held) -> bool:
    return other is not None and other.kind == "split" and other.sources == one.sources


def _is_new(definition: FormDefinition, before: Response, question: Question) -> bool:
    after = definition.added.get(question.id)
    return after is not None and is_before(before.form, definition, after)


def _note(held: Held) -> str:
    return "\n".join(held.notes)


class _Teller:
    """Says a form's questions as they were and as they are."""

    def __init__(self, definition: FormDefinition, before: Response, after: Response) -> None:
        self.definition = definition
        self.before = before
        self.after = after

    def change(self, held: Held, questions: tuple[Question, ...]) -> Change:
        """What became of an answer."""
        waiting = [bool(old_wording(self.after, question)) for question in questions]
        kind: ChangeKind = held.kind
        if kind == "kept" and any(waiting):
            kind = "reworded"
        return Change(
            kind=kind,
            old=self.then(held, questions[0] if kind in ("kept", "reworded") else None),
            new=tuple(self.now(question) for question in questions),
            note=_note(held),
            confirm=any(waiting),
        )

    def then(self, held: Held, question: Question | None = None) -> tuple[Asked, ...]:
        """The questions as the file has them; said as today's where its choices are the same."""
        return tuple(
            Asked(
                id=source,
                wording=self.before.questions.get(source, ""),
                answer="\n".join(
                    answer_said(self.definition, question, self.before.answers[source])
                    if question
                    else retired_said(self.definition, source, self.before.answers[source])
                ),
            )
            for source in held.sources
        )

    def now(self, question: Question) -> Asked:
        """A question of the form, with what stands there now."""
        answer = self.after.answers.get(question.id)
        says = answer is not None and says_anything(question, answer)
        lines = answer_said(self.definition, question, answer) if answer and says else ()
        return Asked(
            id=question.id,
            number=question.number,
            wording=question.label,
            answer="\n".join(lines),
        )

    def column(self, held: Held, change: ColumnChange) -> Change:
        """What became of a column."""
        table = held.wording or held.sources[0]
        old = Asked(
            id=change.old,
            wording=f"{table} – cột “{change.old.rpartition('.')[2]}”",
            answer="\n".join(day(text) for text in change.cells),
        )
        new = tuple(found for name in change.new if (found := self._column_now(name)))
        confirm = change.kind in ("split", "merged", "values") and self._waits(change.new)
        return Change(kind=change.kind, old=(old,), new=new, note=change.note, confirm=confirm)

    def _waits(self, columns: tuple[str, ...]) -> bool:
        tables = (self.definition.question(name.partition(".")[0]) for name in columns)
        return any(old_wording(self.after, table) for table in tables if table)

    def _column_now(self, name: str) -> Asked | None:
        table, _, column_id = name.partition(".")
        question = self.definition.question(table)
        column = question.column(column_id) if question else None
        if question is None or column is None:
            return None
        wording = f"{question.label} – cột “{column.label}”"
        cells = [
            label_of(column.options, day(row.get(column_id, ""))) for row in self.after.rows(table)
        ]
        return Asked(
            id=name,
            number=question.number,
            wording=wording,
            answer="\n".join(cell for cell in cells if cell.strip()),
        )
