"""One save file of a gathering: as it came, and as today's form shows it."""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from forms.asked import asked
from forms.codec import cut_for_paper, decode
from forms.collect.identity import lines_of, period_key
from forms.collect.left import Way
from forms.days import day, is_date
from forms.definition import By, FormDefinition
from forms.errors import FormsError
from forms.migrate import migrate, moved
from forms.migrate.steps import is_known
from forms.naming import shortened
from forms.period import period_in_words
from forms.response import FormRef, Period, Response
from forms.shown import says_anything
from forms.wording import unconfirmed

LARGEST = 5_000_000
"""Bytes of one save file, so that a gathered file always has room for it."""
KEY_LENGTH = 16
_TOO_LARGE = "Bản điền này lớn hơn 5 MB nên chưa tập hợp được. Hãy gửi riêng bản này."
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


class TooLargeError(FormsError):
    """A save file is larger than a gathering takes."""

    def __init__(self) -> None:
        super().__init__(_TOO_LARGE)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a text came from; the nearest one is shown."""

    steps: int
    way: Way
    name: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A save file that could be read."""

    key: str
    """The beginning of its text's hash."""
    sha256: str
    form: str
    packed: bytes
    """Its text, compressed."""
    places: tuple[Place, ...]
    """Every file that held exactly this text, the nearest first."""

    @property
    def text(self) -> str:
        """The save file as it came."""
        return zlib.decompress(self.packed).decode("utf-8", "surrogatepass")

    @property
    def date(self) -> str:
        """The latest day on a paper that carried it."""
        return max(place.date for place in self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """How much of a form one side has answered."""

    by: By
    asked: int
    answered: int


@dataclass(frozen=True, slots=True, order=True)
class Changed:
    """When a file was last changed; what is larger is later."""

    day: str
    moment: str
    saves: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a file says in today's form."""

    edition: str
    shown: Response
    """What a paper shows of it."""
    content: str
    """The hash of what is shown: equal for equal answers of one person and period."""
    lines: tuple[str, ...]
    period: str
    """A key."""
    period_said: str
    changed: Changed
    sides: tuple[Side, ...]
    notes: tuple[str, ...]


def member_of(text: str, place: Place) -> tuple[Member, Response]:
    """A save file, checked.

    Raises:
        SaveFileError: it cannot be read.
        TooLargeError: it is larger than a gathering takes.
    """
    data = text.encode("utf-8", "surrogatepass")
    response = decode(text)
    if len(data) > LARGEST:
        raise TooLargeError
    sha256 = hashlib.sha256(data).hexdigest()
    member = Member(
        key=sha256[:KEY_LENGTH],
        sha256=sha256,
        form=response.form.id,
        packed=zlib.compress(data, 1),
        places=(place,),
    )
    return member, response


def taken(definition: FormDefinition, response: Response, date: str, today: str) -> Taken:
    """A response in today's form; `date` is the day of its paper, if it had one."""
    moved_over = moved(response, definition)
    shown = cut_for_paper(moved_over, definition)
    changed = _changed(response, date)
    return Taken(
        edition=response.form.edition,
        shown=shown,
        content=_content(shown),
        lines=lines_of(definition, shown),
        period=period_key(definition, shown.period),
        period_said=period_in_words(definition, shown.period) if definition.periods else "",
        changed=changed,
        sides=tuple(_sides(definition, shown)),
        notes=tuple(_notes(definition, response, moved_over, changed.day, today)),
    )


def _changed(response: Response, date: str) -> Changed:
    stamps = [answer.updated_at for answer in response.answers.values()]
    moment = max((stamp for stamp in stamps if _MOMENT.fullmatch(stamp)), default="")
    days = [found for stamp in (*stamps, date) if is_date(found := stamp[:10])]
    last = max(days, default="")
    saves = max((answer.seq for answer in response.answers.values()), default=0)
    return Changed(last, moment if moment[:10] == last else "", saves)


def _content(shown: Response) -> str:
    """Only what the person entered counts, as for a paper's code."""
    answers = {
        id_: (one.by, one.value, one.note, one.evidence, one.not_applicable_reason)
        for id_, one in shown.answers.items()
    }
    period = _told(shown.period)
    entered = (shown.form.id, sorted(shown.respondent.items()), period, sorted(answers.items()))
    text = json.dumps(entered, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _told(period: Period | None) -> object:
    return asdict(period) if period else None


def _sides(definition: FormDefinition, shown: Response) -> Iterator[Side]:
    are_asked = {question.id for question in asked(definition, shown)}
    for by in dict.fromkeys(section.by for section in definition.sections):
        own = [
            question
            for section in definition.sections
            if section.by == by
            for question in section.questions
            if question.id in are_asked
        ]
        answered = sum(
            says_anything(question, shown.answers[question.id])
            for question in own
            if question.id in shown.answers
        )
        yield Side(by=by, asked=len(own), answered=answered)


def _notes(
    definition: FormDefinition, before: Response, after: Response, last: str, today: str
) -> Iterator[str]:
    """What to know of a file before its answers are counted."""
    if not is_known(before.form, definition):
        yield (
            f"Bản này lưu theo phiên bản “{shortened(before.form.edition)}” mà sổ tay đang mở chưa "
            "có. Nếu có bản sổ tay mới hơn, nên tập hợp bằng bản ấy."
        )
    if not _is_todays(before.form, definition):
        yield from _changes(definition, before, after)
    if not lines_of(definition, after)[0]:
        label = definition.identity[0].label
        yield f"Bản này chưa ghi “{label}” nên không biết là của ai."
    if today and last > today:
        yield (
            f"Bản này ghi ngày sửa {day(last)}, sau ngày hôm nay; "
            "có thể ngày giờ của máy đã lưu bị sai."
        )


def _is_todays(form: FormRef, definition: FormDefinition) -> bool:
    ours = (definition.edition, definition.meaning, definition.wording)
    return (form.edition, form.meaning, form.wording) == ours


def _changes(definition: FormDefinition, before: Response, after: Response) -> Iterator[str]:
    """What became of the answers of another edition."""
    changes = migrate(before, definition).changes
    gone = sum(change.kind == "retired" for change in changes)
    other = [q.number for q in unconfirmed(definition, after)]
    if not gone and not other:
        yield "Bản này lưu theo nội dung cũ hơn của phiếu; các câu trả lời vẫn dùng được như cũ."
        return
    if other:
        yield (
            f"Bản này lưu theo nội dung khác của phiếu; các câu {', '.join(other)} "
            "nay có lời khác với lúc trả lời, nên đọc lại trước khi dùng con số."
        )
    if gone:
        yield f"Bản này có {gone} câu trả lời mà phiếu nay không còn hỏi, nên không được đếm."
