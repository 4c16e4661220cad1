"""What a question was when it was answered, where that is not what the form asks today."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from forms.migrate import Asked, Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How the answer at a question of today came there."""

    sentence: str
    """With the old wording."""
    asked_as: tuple[str, ...] = ()
    """The questions that were asked instead, where an answer to them is not one to this one."""
    was_asked: bool = True
    """Whether the form had such a question then."""


Marks = Mapping[str, tuple[Mark, ...]]
"""By question of today."""

NOT_YET = Mark(sentence="Phiếu khi ấy chưa có câu này.", was_asked=False)


def marks_of(changes: Iterable[Change]) -> Marks:
    """The marks that the changes of a file leave at today's questions."""
    found: dict[str, tuple[Mark, ...]] = {}
    for change in changes:
        # What is asked no more has a place where its table is still asked.
        for asked in change.new or [old for old in change.old if "." in old.id]:
            # A column stands with its table.
            question = asked.id.partition(".")[0]
            found[question] = (*found.get(question, ()), *_marks(change, asked))
    return found


def _marks(change: Change, asked: Asked) -> Iterator[Mark]:
    old = ", ".join(f"“{_line(one.wording) or one.id}”" for one in change.old)
    answers = ", ".join(_answered(one) for one in change.old)
    ids = tuple(sorted(one.id for one in change.old))
    match change.kind:
        case "kept":
            return
        case "new":
            # A column that is new leaves the rest of its table comparable.
            if "." not in asked.id:
                yield NOT_YET
            return
        case "retired":
            mark = Mark(sentence=f"Khi ấy bảng có cột nay không còn: {answers}.")
        case "reworded":
            mark = Mark(sentence=f"Khi trả lời, câu này ghi là {old}.")
        case "moved":
            mark = Mark(sentence=f"Câu trả lời lấy từ câu cũ {old}.")
        case "split":
            what = f"Câu cũ {old} nay đã tách; đây là câu trả lời cho cả câu cũ."
            mark = Mark(sentence=what, asked_as=ids)
        case "merged":
            mark = Mark(sentence=f"Các câu cũ nay gộp thành câu này: {answers}.", asked_as=ids)
        case _:
            what = f"Câu này đã đổi các mức hoặc lựa chọn; khi ấy trả lời câu {answers}."
            mark = Mark(sentence=what)
    yield Mark(
        sentence=" ".join(filter(None, (mark.sentence, _line(change.note)))),
        asked_as=mark.asked_as,
    )


def _answered(old: Asked) -> str:
    """As in `“Câu cũ” (Đạt; Thuyết minh: Đã họp.)`."""
    answer = "; ".join(filter(None, map(_line, old.answer.split("\n"))))
    wording = f"“{_line(old.wording) or old.id}”"
    return f"{wording} ({answer})" if answer else wording


def _line(text: str) -> str:
    return " ".join(text.split())
