"""What is missing or contradictory in a response, said so that the person can mend it.

The review speaks of the paper, never of the person: no score, no rating, no verdict.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from forms.definition import FormDefinition, IdentityField
from forms.question import NOT_APPLICABLE, YES, Column, Level, Question, QuestionRole
from forms.response import Answer, Period, Response, Row, piece_said

Severity = Literal["missing", "contradiction", "hint"]

FIRST_YEAR = 1930
LAST_YEAR = 2100
_PERIODS = {
    "month": (12, "tháng nào", "tháng từ 1 đến 12"),
    "quarter": (4, "quý nào", "quý từ 1 đến 4"),
    "half": (2, "6 tháng đầu năm hay cuối năm", "6 tháng đầu năm hoặc cuối năm"),
}
"""Kind -> how many of it a year has, what is asked, what to choose."""
_LABEL_LENGTH = 60
_NUMBERS_NAMED = 6
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


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


def review(definition: FormDefinition, response: Response) -> tuple[Finding, ...]:
    """Everything to look at again, in the form's order; none when there is nothing."""
    return tuple(_Review(definition, response).findings())


def named(question: Question) -> str:
    """A question as sentences name it: `Câu 1.1 “Giữ gìn đoàn kết…”`."""
    label = " ".join(question.label.split()).rstrip(".")
    if len(label) > _LABEL_LENGTH:
        cut = label[:_LABEL_LENGTH]
        label = (cut.rpartition(" ")[0] or cut).rstrip(",;:. ") + "…"
    return f"Câu {question.number} “{label}”"


def is_date(text: str) -> bool:
    """Whether a text is a day of the calendar, as in `2026-11-22`, in a plausible year."""
    if not _DATE.fullmatch(text):
        return False
    try:
        return FIRST_YEAR <= datetime.date.fromisoformat(text).year <= LAST_YEAR
    except ValueError:
        return False


class _Review:
    """The rules over one form and one response."""

    def __init__(self, definition: FormDefinition, response: Response) -> None:
        self.definition = definition
        self.response = response
        self.shortcomings = self._with_role("shortcomings")
        self.remedies = self._with_role("remedies")

    def findings(self) -> Iterator[Finding]:
        for field in self.definition.identity:
            yield from self._identity(field)
        yield from self._period()
        rules = {
            "scale": self._scale,
            "yes_no": self._yes_no,
            "text": self._text,
            "table": self._table,
        }
        for question in self.definition.questions():
            answer = self.response.answers.get(question.id, Answer())
            if self.definition.accepts(question, answer.value):
                yield from rules[question.kind](question, answer)
            else:
                yield _found(
                    question,
                    "contradiction",
                    "câu trả lời trong tệp không thuộc các lựa chọn của phiếu. Hãy trả lời lại.",
                )

    # Identity and period

    def _identity(self, field: IdentityField) -> Iterator[Finding]:
        if field.required and not self.response.respondent.get(field.id, "").strip():
            sentence = f"Mục “{field.label}” còn trống. Hãy điền mục này."
            yield Finding("", f"respondent-{field.id}", "missing", sentence)

    def _period(self) -> Iterator[Finding]:
        period = self.response.period
        offered = {option.kind for option in self.definition.periods}
        if not offered:
            return
        if period is None:
            yield _about_period("missing", "Chưa chọn kỳ tự đánh giá. Hãy chọn kỳ.")
        elif period.kind not in offered:
            yield _about_period(
                "contradiction", "Kỳ tự đánh giá trong tệp không có trong phiếu. Hãy chọn lại kỳ."
            )
        else:
            yield from self._period_index(period)
            yield from self._period_year(period)

    @staticmethod
    def _period_index(period: Period) -> Iterator[Finding]:
        if period.kind not in _PERIODS:
            return
        last, which, choose = _PERIODS[period.kind]
        if period.index is None:
            yield _about_period("missing", f"Kỳ tự đánh giá chưa rõ {which}. Hãy chọn {choose}.")
        elif not 1 <= period.index <= last:
            yield _about_period(
                "contradiction", f"Một năm không có kỳ tự đánh giá như đã ghi. Hãy chọn {choose}."
            )

    @staticmethod
    def _period_year(period: Period) -> Iterator[Finding]:
        if period.year is None:
            if period.kind != "ad_hoc":
                yield _about_period("missing", "Kỳ tự đánh giá chưa có năm. Hãy ghi năm.")
        elif not FIRST_YEAR <= period.year <= LAST_YEAR:
            yield _about_period(
                "contradiction",
                "Năm của kỳ tự đánh giá có thể do gõ nhầm. Hãy ghi lại năm, đủ bốn chữ số.",
            )

    # Questions by kind

    def _scale(self, question: Question, answer: Answer) -> Iterator[Finding]:
        if not answer.value:
            yield _found(question, "missing", self._unanswered(question, answer))
        elif answer.value == NOT_APPLICABLE:
            if not answer.not_applicable_reason.strip():
                label = self.definition.choices(question)[NOT_APPLICABLE]
                yield _found(
                    question,
                    "missing",
                    f"đã chọn “{label}” nhưng chưa nêu lý do. Hãy ghi lý do.",
                )
        elif level := self._level(question):
            yield from self._evidence_and_note(question, answer, level)

    @staticmethod
    def _evidence_and_note(question: Question, answer: Answer, level: Level) -> Iterator[Finding]:
        if level.needs_evidence and not _has_evidence(question, answer):
            yield _found(
                question,
                "contradiction",
                f"đã chọn mức “{level.label}” nhưng chưa ghi minh chứng nào. "
                "Hãy ghi minh chứng, hoặc chọn mức khác.",
            )
        if level.needs_note and not answer.note.strip():
            yield _found(
                question,
                "missing",
                f"đã chọn mức “{level.label}” nhưng chưa nói rõ còn thiếu gì. "
                "Hãy ghi vào phần thuyết minh của câu.",
            )

    def _yes_no(self, question: Question, answer: Answer) -> Iterator[Finding]:
        if not answer.value:
            yield _found(question, "missing", self._unanswered(question, answer))
        if answer.value != YES:
            return
        if not answer.note.strip() and self.shortcomings and not self._shortcomings_written():
            yield _found(
                question,
                "missing",
                "đã trả lời “Có” nhưng chưa nói rõ sự việc. Hãy ghi vào phần thuyết minh của câu "
                f"hoặc vào câu {self.shortcomings.number}.",
            )
        yield from self._beside_best(question)

    def _beside_best(self, question: Question) -> Iterator[Finding]:
        other = self.definition.question(question.contradicts)
        level = self._level(other) if other else None
        if other and level and self._is_best(other, level):
            yield _found(
                question,
                "contradiction",
                f"đã trả lời “Có”, trong khi câu {other.number} chọn mức “{level.label}”. "
                "Hãy xem lại hai câu này.",
            )

    def _text(self, question: Question, _: Answer) -> Iterator[Finding]:
        lacking = self._lacking()
        if question is self.shortcomings and lacking and not self._shortcomings_written():
            yield _found(
                question,
                "missing",
                f"còn trống, trong khi {_numbers(lacking)} cho thấy còn việc phải khắc phục. "
                "Hãy ghi khuyết điểm và nguyên nhân.",
            )

    def _table(self, question: Question, answer: Answer) -> Iterator[Finding]:
        rows = answer.value if isinstance(answer.value, tuple) else ()
        numbered = enumerate(rows, start=1)
        written = [(number, row) for number, row in numbered if _is_written(question, row)]
        if question is self.remedies and self.shortcomings:
            yield from self._remedies_match(question, self.shortcomings, bool(written))
        for number, row in written:
            yield from _row(question, number, row)

    def _remedies_match(
        self, remedies: Question, shortcomings: Question, written: bool
    ) -> Iterator[Finding]:
        if self._shortcomings_written() and not written:
            yield _found(
                remedies,
                "missing",
                f"còn trống, trong khi câu {shortcomings.number} đã ghi khuyết điểm. "
                "Hãy ghi ít nhất một biện pháp.",
            )
        elif written and not self._shortcomings_written():
            yield _found(
                remedies,
                "hint",
                f"đã ghi biện pháp, trong khi câu {shortcomings.number} còn trống. "
                "Hãy xem lại có cần ghi khuyết điểm không.",
            )

    # What the rules ask about

    def _with_role(self, role: QuestionRole) -> Question | None:
        return next((q for q in self.definition.questions() if q.role == role), None)

    def _unanswered(self, question: Question, answer: Answer) -> str:
        choose = "chọn một mức" if question.kind == "scale" else "chọn “Có” hoặc “Không”"
        if answer.note.strip() or _has_evidence(question, answer):
            return f"đã ghi thuyết minh hoặc minh chứng nhưng chưa trả lời. Hãy {choose}."
        not_applicable = self.definition.choices(question).get(NOT_APPLICABLE)
        instead = f", hoặc “{not_applicable}”" if not_applicable else ""
        return f"chưa trả lời. Hãy {choose}{instead}."

    def _level(self, question: Question) -> Level | None:
        if question.kind != "scale":
            return None
        value = self.response.text(question.id)
        levels = self.definition.scale(question.scale).levels
        return next((level for level in levels if level.id == value), None)

    def _is_best(self, question: Question, level: Level) -> bool:
        return level is self.definition.scale(question.scale).levels[0]

    def _lacking(self) -> list[Question]:
        """The questions whose answers speak of something to mend."""
        return [q for q in self.definition.questions() if self._speaks_of_lack(q)]

    def _speaks_of_lack(self, question: Question) -> bool:
        if question.kind == "yes_no":
            return self.response.text(question.id) == YES
        level = self._level(question)
        return level is not None and not self._is_best(question, level)

    def _shortcomings_written(self) -> bool:
        return bool(self.shortcomings and self.response.text(self.shortcomings.id).strip())


def _found(question: Question, severity: Severity, what: str) -> Finding:
    return Finding(question.id, f"q-{question.id}", severity, f"{named(question)}: {what}")


def _about_period(severity: Severity, sentence: str) -> Finding:
    return Finding("", "period-kind", severity, sentence)


def _has_evidence(question: Question, answer: Answer) -> bool:
    return question.kind == "scale" and any(piece_said(piece).strip() for piece in answer.evidence)


def _is_written(question: Question, row: Row) -> bool:
    """Whether a row says anything in a column that the form shows."""
    return any(row.get(column.id, "").strip() for column in question.columns)


def _row(question: Question, number: int, row: Row) -> Iterator[Finding]:
    empty = [c.label for c in question.columns if not row.get(c.id, "").strip()]
    if empty:
        columns = ", ".join(f"“{label}”" for label in empty)
        yield _found(question, "missing", f"hàng {number} còn trống cột {columns}. Hãy điền nốt.")
    for column in question.columns:
        if _has_no_date(column, row):
            yield _found(
                question,
                "contradiction",
                f"hàng {number}, cột “{column.label}” không phải một ngày có thật. "
                "Hãy chọn lại ngày.",
            )


def _has_no_date(column: Column, row: Row) -> bool:
    text = row.get(column.id, "").strip()
    return column.kind == "date" and bool(text) and not is_date(text)


def _numbers(questions: list[Question]) -> str:
    named_first = ", ".join(q.number for q in questions[:_NUMBERS_NAMED])
    more = " và các câu khác" if len(questions) > _NUMBERS_NAMED else ""
    return f"câu {named_first}{more}"
