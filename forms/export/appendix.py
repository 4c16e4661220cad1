"""What stands behind the paper: answers that are not confirmed yet, and retired ones.

It is put behind whatever template a form has, so that no editor has to leave room for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from forms import retired
from forms.definition import FormDefinition
from forms.naming import named
from forms.response import Response
from forms.wording import old_wording, unconfirmed

UNCONFIRMED = "Câu trả lời theo lời câu hỏi cũ, người điền chưa xác nhận lại"
RETIRED = "Phụ lục: câu trả lời cũ mà phiếu nay không hỏi nữa hoặc hỏi khác đi"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph."""

    text: str
    is_heading: bool = False
    on_new_page: bool = False


def lines(definition: FormDefinition, shown: Response) -> Iterator[Line]:
    """The paragraphs behind a paper; `shown` is cut for it, with the retired answers or without.

    A sheet of ballots has nothing behind it.
    """
    if definition.ballot:
        return
    if waiting := unconfirmed(definition, shown):
        yield Line(UNCONFIRMED, is_heading=True)
        for question in waiting:
            yield Line(f"{named(question)}. Lời cũ: {old_wording(shown, question)}")
    if entries := retired.entries(shown.retired_answers):
        yield Line(RETIRED, is_heading=True, on_new_page=True)
        for entry in entries:
            yield Line(retired.wording(entry), is_heading=True)
            for text in retired.said(definition, entry):
                yield Line(text)
