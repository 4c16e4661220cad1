"""What another form's file says under the names of a take, made fit for a column or question."""

from forms import number
from forms.days import day, is_date
from forms.definition import FormDefinition, Take
from forms.period import period_in_words
from forms.question import Column, Question
from forms.response import Answer, Response, Row
from forms.shown import offers

_RESPONDENT = "respondent."
_PERIOD = "period"


class Source:
    """One file of the other form."""

    def __init__(self, definition: FormDefinition, take: Take, response: Response) -> None:
        self.definition = definition
        self.take = take
        self.response = response

    def text(self, name: str, target: Column | Question, row: Row | None = None) -> str:
        """What stands under a name, as the target takes it; empty when it cannot take it.

        In a `row` of the source table, a name is a column of that table first.
        """
        raw = self._raw(name, row)
        match target.kind:
            case "date":
                return raw if is_date(raw) else ""
            case "number":
                return raw if number.read(raw) is not None else ""
            case "text":
                return self._said(name, raw)
        return raw if isinstance(target, Column) and offers(target, raw) else ""

    def answer(self, name: str, question: Question) -> Answer:
        """The answer under a name, as the question takes it; an empty one when it cannot."""
        if question.kind in ("text", "date", "number"):
            return Answer(value=self.text(name, question))
        if question.kind == "table":
            return Answer(value=tuple(self._row(question, row) for row in self.rows(name)))
        theirs = self.response.answers.get(name, Answer())
        if not self.definition.accepts(question, theirs.value):
            return Answer()
        if question.kind == "scale":
            return theirs
        note = theirs.note if question.kind == "yes_no" else ""
        return Answer(value=theirs.value, note=note)

    def line(self, name: str) -> str:
        """What stands under a name, in words and in one line."""
        return " ".join(self._said(name, self._raw(name)).split())

    def rows(self, table_id: str) -> tuple[Row, ...]:
        """The rows of a table of the file."""
        return self.response.rows(table_id)

    def has(self, name: str, row: Row | None = None) -> bool:
        """Whether anything stands under a name."""
        return bool(self._raw(name, row).strip())

    def _raw(self, name: str, row: Row | None = None) -> str:
        if name == _PERIOD:
            return period_in_words(self.definition, self.response.period)
        if name.startswith(_RESPONDENT):
            return self.response.respondent.get(name.removeprefix(_RESPONDENT), "")
        if row is not None:
            return row.get(name, "")
        lines = (
            "; ".join(
                self._said(f"{name}.{column}", text)
                for column, text in their_row.items()
                if column != "row_id" and text.strip()
            )
            for their_row in self.rows(name)
        )
        return self.response.text(name) or "\n".join(line for line in lines if line)

    def _said(self, name: str, raw: str) -> str:
        """What stands under a name in words: a label for a choice, a day as people write it."""
        label = self.take.labels.get(name, {}).get(raw)
        return label or (day(raw) if is_date(raw) else raw)

    def _row(self, table: Question, row: Row) -> Row:
        """A row of theirs in our table, by columns of the same ids."""
        cells = {column.id: self.text(column.id, column, row) for column in table.columns}
        return {"row_id": row["row_id"], **cells}
