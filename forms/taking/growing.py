"""A response while it takes something over, and the notes about that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from forms.definition import FormDefinition
from forms.naming import from_file, numbers
from forms.question import Question
from forms.response import Answer, Response
from forms.shown import says_anything

_NUMBERS_NAMED = 20
TEXT_SHOWN = 80
"""Letters of a file's text that a note repeats."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that the person chose, read."""

    name: str
    """As sentences show it."""
    response: Response


class Growing:
    """A response that only grows, file by file."""

    def __init__(self, definition: FormDefinition, response: Response) -> None:
        self.definition = definition
        self.response = response
        self.notes: list[str] = []
        self._seq = 1 + max((answer.seq for answer in response.answers.values()), default=0)

    def tell(self, file: OpenedFile, what: str) -> None:
        """Add a note about a file."""
        self.notes.append(f"Tệp “{file.name}”: {what}")

    def answer(self, question: Question) -> Answer:
        """What stands at a question now; an empty answer when nothing does."""
        return self.response.answers.get(question.id, Answer(by=self.definition.by(question)))

    def put(self, question: Question, answer: Answer, wording: str = "") -> None:
        """Set an answer; it is the caller who looks that nothing is lost.

        `wording` is the one that was answered, where it is not the question's own.
        """
        put = replace(answer, by=self.definition.by(question), updated_at="", seq=self._seq)
        self.response = replace(
            self.response,
            answers=self.response.answers | {question.id: put},
            questions=self.response.questions | {question.id: wording or question.label},
        )

    def fill(
        self,
        file: OpenedFile,
        offered: Sequence[tuple[Question, Answer]],
        wordings: Mapping[str, str] = MappingProxyType({}),
    ) -> list[Question]:
        """Put answers where there is none yet, and tell which were left; those that were put.

        `wordings` are what a file of the same form has answered.
        """
        filled: list[Question] = []
        left: list[Question] = []
        for question, answer in offered:
            if not says_anything(question, answer):
                continue
            there = self.answer(question)
            if not says_anything(question, there):
                self.put(
                    question, replace(answer, extra=there.extra), wordings.get(question.id, "")
                )
                filled.append(question)
            elif not _same(there, answer):
                left.append(question)
        if left:
            self.tell(file, f"giữ nguyên nội dung đã có ở câu {listed(left)}, không lấy từ tệp.")
        return filled

    def fill_lines(self, file: OpenedFile, offered: Mapping[str, str]) -> list[str]:
        """Fill lines about the person where they are empty, and tell which were left.

        `offered` is identity field id -> text; the labels of those that were filled come back.
        """
        filled: list[str] = []
        for field in self.definition.identity:
            text, there = offered.get(field.id, ""), self.response.respondent.get(field.id, "")
            if not text.strip() or in_a_line(text) == in_a_line(there):
                continue
            if there.strip():
                theirs = from_file(in_a_line(text), TEXT_SHOWN)
                self.tell(file, f"giữ nguyên mục “{field.label}”, không lấy “{theirs}” từ tệp.")
                continue
            filled.append(field.label)
            respondent = self.response.respondent | {field.id: text}
            self.response = replace(self.response, respondent=respondent)
        return filled


def in_a_line(text: str) -> str:
    """A text without line breaks and repeated blanks."""
    return " ".join(text.split())


def listed(questions: Sequence[Question]) -> str:
    """The numbers of questions in a note."""
    return numbers(questions, _NUMBERS_NAMED)


def _same(one: Answer, other: Answer) -> bool:
    return _content(one) == _content(other)


def _content(answer: Answer) -> tuple[object, ...]:
    return answer.value, answer.note, answer.evidence, answer.not_applicable_reason
