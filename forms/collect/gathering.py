"""One gathering: files come in one after another, and what each is to it is told at the end."""

import sys
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from forms.collect.left import Left, refused
from forms.collect.member import Member, Place, Taken, TooLargeError, member_of, taken
from forms.collect.reading import SavedText, odd, read
from forms.collect.settle import Entry, Standing, settled
from forms.definition import FormDefinition
from forms.errors import SaveFileError
from forms.naming import from_file
from forms.response import Response

_NO_FORM = (
    "Tệp này là bản điền của phiếu có mã “{form}”, sổ tay đang mở không có phiếu ấy. "
    "Hãy tập hợp bằng bản sổ tay đã dùng để điền phiếu."
)


@dataclass(slots=True)
class Gathering:
    """The files of a gathering, by the hashes of their texts.

    Whatever order the files come in, the same ones give the same gathering.
    """

    today: str
    """As in `2026-11-22`."""
    forms: dict[str, FormDefinition | None] = field(default_factory=dict)
    """Form id -> the form; `None` when this site has none of that name."""
    choices: dict[str, bool] = field(default_factory=dict)
    """Key -> whether the secretary wants the file to count."""
    members: dict[str, Member] = field(default_factory=dict)
    taken: dict[str, Taken] = field(default_factory=dict)
    """Key -> the file in today's form; files whose form is not there yet are missing."""
    unread: list[Left] = field(default_factory=list)
    _coming: deque[Iterator[SavedText | Left]] = field(default_factory=deque)
    """Files of which not everything is read yet."""
    _waiting: dict[str, Response] = field(default_factory=dict)
    _settled: dict[str, Standing] | None = None

    def add(self, name: str, data: bytes) -> tuple[list[str], list[Left]]:
        """Take a file in: the keys of what was in it, and what could not be read."""
        self.begin(name, data)
        return self.go_on()

    def begin(self, name: str, data: bytes) -> None:
        """Note a file that is to be read; `go_on` reads it."""
        self._coming.append(read(name, data))

    @property
    def more(self) -> bool:
        """Whether something is still to be read."""
        return bool(self._coming)

    def go_on(self, at_most: int = sys.maxsize) -> tuple[list[str], list[Left]]:
        """Read so many copies of what was begun: their keys, and what could not be read."""
        keys: list[str] = []
        left: list[Left] = []
        while self._coming and len(keys) + len(left) < at_most:
            found = next(self._coming[0], None)
            if found is None:
                self._coming.popleft()
                continue
            one = self.take_in(found)
            if isinstance(one, Left):
                left.append(one)
            else:
                keys.append(one)
        return keys, left

    def take_in(self, found: SavedText | Left) -> str | Left:
        """Take in what was in a file: its key, or why it takes no part."""
        one = self._received(found) if isinstance(found, SavedText) else found
        if isinstance(one, Left):
            self.unread.append(one)
        self._settled = None
        return one

    def bring(self, form: str, definition: FormDefinition | None) -> None:
        """Bring a form that files wait for, or say that there is none."""
        self.forms[form] = definition
        for key in [key for key in self._waiting if self.members[key].form == form]:
            self._take(self.members[key], self._waiting.pop(key))
        self._settled = None

    def choose(self, key: str, use: bool | None) -> None:
        """Note the secretary's choice; `None` goes back to what is proposed."""
        if use is None:
            self.choices.pop(key, None)
        else:
            self.choices[key] = use
        self._settled = None

    def wanted(self) -> list[str]:
        """The forms that files wait for."""
        return sorted({one.form for one in self.members.values()} - set(self.forms))

    def entries(self) -> list[Entry]:
        """The files in today's forms, in the order of their keys."""
        return [Entry(self.members[key], self.taken[key]) for key in sorted(self.taken)]

    def standings(self) -> Mapping[str, Standing]:
        """What each of these files is: key -> standing."""
        if self._settled is None:
            self._settled = settled(self.entries(), self.choices)
        return self._settled

    def used(self, form: str = "", period: str | None = None) -> list[Entry]:
        """The files that count, of one form and period or of all, in the order of their keys."""
        standings = self.standings()
        return [
            entry
            for entry in self.entries()
            if standings[entry.key].state == "used"
            and form in ("", entry.member.form)
            and period in (None, entry.taken.period)
        ]

    def left(self) -> list[Left]:
        """Every file that takes no part, in an order of their own."""
        found = [*self.unread, *self._formless(), *self._copies(), *self._standing_aside()]
        return sorted(found, key=lambda one: (one.name, one.way, one.kind, one.sentence))

    def _received(self, found: SavedText) -> str | Left:
        place = Place(len(found.way), found.way, found.name, found.date)
        try:
            member, response = member_of(found.text, place)
        except (SaveFileError, TooLargeError) as error:
            left = refused(found.name, found.way, error)
            return replace(left, kind="too_large") if isinstance(error, TooLargeError) else left
        except Exception as error:
            return odd(found.name, found.way, error)
        known = self.members.get(member.key)
        if known:
            places = tuple(sorted((*known.places, place)))
            self.members[member.key] = member = replace(known, places=places)
        else:
            self.members[member.key] = member
        self._take(member, response)
        return member.key

    def _take(self, member: Member, response: Response) -> None:
        if member.form not in self.forms:
            self._waiting[member.key] = response
        elif definition := self.forms[member.form]:
            self.taken[member.key] = taken(definition, response, member.date, self.today)

    def _formless(self) -> list[Left]:
        sentences = {
            form: _NO_FORM.format(form=from_file(form))
            for form, definition in self.forms.items()
            if definition is None
        }
        return [
            Left(
                name=one.places[0].name,
                way=one.places[0].way,
                kind="unknown_form",
                sentence=sentences[one.form],
                key=key,
            )
            for key, one in self.members.items()
            if one.form in sentences
        ]

    def _copies(self) -> list[Left]:
        """Files whose text came more than once."""
        return [
            Left(
                name=place.name,
                way=place.way,
                kind="duplicate",
                sentence=f"Giống hệt tệp “{one.places[0].name}” nên chỉ tính một lần.",
                key=key,
            )
            for key, one in self.members.items()
            for place in one.places[1:]
        ]

    def _standing_aside(self) -> list[Left]:
        found = []
        for key, standing in self.standings().items():
            if standing.state == "used":
                continue
            place = self.members[key].places[0]
            found.append(
                Left(
                    name=place.name,
                    way=place.way,
                    kind=standing.state,
                    sentence=self._aside(standing),
                    key=standing.same or key,
                )
            )
        return found

    def _aside(self, standing: Standing) -> str:
        if standing.same:
            name = self.members[standing.same].places[0].name
            return f"Có cùng câu trả lời với tệp “{name}” nên chỉ tính một lần."
        if standing.state == "set_aside":
            return "Người tập hợp đã chọn không tính tệp này."
        if standing.proposed:
            return "Người tập hợp đã chọn tệp khác của cùng người, cùng kỳ."
        return f"Cùng người, cùng kỳ với một tệp khác. {standing.why}"
