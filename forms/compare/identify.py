"""Of which form, person and period a file is, told before any form is at hand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from forms.compare.comparison import LeftFile
from forms.compare.files import Opened
from forms.period import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """What a file says of itself."""

    name: str
    form: str
    person: str
    """The first line about the person."""
    period: str
    """In words; empty when none is given."""
    edition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The files, and the form that is to be compared."""

    form: str
    """That of most files; empty when none could be read."""
    files: tuple[Identified, ...]
    unread: tuple[LeftFile, ...]


def identify(opened: Sequence[Opened], unread: Sequence[LeftFile]) -> Identity:
    """What the files are, in the order in which they came."""
    forms = Counter(one.response.form.id for one in opened)
    latest = {
        form: max(one.day for one in opened if one.response.form.id == form) for form in forms
    }
    return Identity(
        form=max(forms, key=lambda form: (forms[form], latest[form], form), default=""),
        files=tuple(map(_identified, opened)),
        unread=tuple(unread),
    )


def _identified(opened: Opened) -> Identified:
    response = opened.response
    return Identified(
        name=opened.name,
        form=response.form.id,
        person=" ".join(next(iter(response.respondent.values()), "").split()),
        period=in_words(response.period),
        edition=response.form.edition,
    )
