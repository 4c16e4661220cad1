"""One form with one response, as the rules look at them: only what is asked counts."""

from collections.abc import Iterator

from forms import rows
from forms.definition import FormDefinition
from forms.naming import shortened
from forms.operands import Numbers
from forms.question import YES, Level, Question, QuestionRole
from forms.response import Answer, Response, Row


class Filled:
    """A form, a response and today's date, as in `2026-11-22`; empty when nobody has said it."""

    def __init__(self, definition: FormDefinition, response: Response, today: str = "") -> None:
        self.definition = definition
        self.response = response
        self.today = today
        self.numbers = Numbers(definition, response)
        self.questions = tuple(self.numbers.asked.values())
        self.shortcomings = self._with_role("shortcomings")
        self.remedies = self._with_role("remedies")

    def answer(self, question: Question) -> Answer:
        """The answer to a question; an empty one when there is none."""
        return self.response.answers.get(question.id, Answer())

    def is_written(self, question: Question) -> bool:
        """Whether any row of a table says anything."""
        return bool(rows.written(question, self._rows(question)))

    def named_rows(self, question: Question) -> Iterator[tuple[str, Row, str]]:
        """The rows to look at: their names in sentences, what they hold, their largest number.

        A table's own rows are looked at together, as soon as one of them says anything.
        """
        if not question.rows:
            for place, row in rows.written(question, self._rows(question)):
                yield f"dòng {place}", row, ""
        elif self.is_written(question):
            for fixed, row in rows.fixed(question, self._rows(question)):
                yield f"dòng “{shortened(fixed.label)}”", row, fixed.at_most

    def level(self, question: Question) -> Level | None:
        """The level that was chosen; `None` for no level, and for a question without a scale."""
        if question.kind != "scale":
            return None
        value = self.response.text(question.id)
        return next((level for level in self.levels(question) if level.id == value), None)

    def levels(self, question: Question) -> tuple[Level, ...]:
        """The levels of a scale question, from the best."""
        return self.definition.scale(question.scale).levels

    def is_best(self, question: Question, level: Level) -> bool:
        """Whether a level is the best one of its question's scale."""
        return level is self.levels(question)[0]

    def lacking(self) -> list[Question]:
        """The person's own answers that speak of something to mend."""
        return [
            question
            for question in self.questions
            if self._speaks_of_lack(question) and self.definition.by(question) == "self"
        ]

    def shortcomings_written(self) -> bool:
        """Whether the person wrote of shortcomings, where the form asks for them."""
        return bool(self.shortcomings and self.response.text(self.shortcomings.id).strip())

    def _rows(self, question: Question) -> tuple[Row, ...]:
        return rows.shown(question, self.response.rows(question.id))

    def _speaks_of_lack(self, question: Question) -> bool:
        if question.kind == "yes_no":
            # A question of the form's own may ask for anything; "yes" then is nothing bad.
            return bool(question.consequence) and self.response.text(question.id) == YES
        level = self.level(question)
        return level is not None and not self.is_best(question, level)

    def _with_role(self, role: QuestionRole) -> Question | None:
        return next((question for question in self.questions if question.role == role), None)
