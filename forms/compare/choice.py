"""Which files are compared, and in which order: one person's, one for each period, four at most.

Whatever order the files came in, the same ones are chosen.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from forms.compare.comparison import LeftFile
from forms.compare.files import Filled
from forms.definition import FormDefinition
from forms.naming import shortened
from forms.period import period_in_words
from forms.response import Period

FEWEST = 2
MOST = 4
_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""How long a period of the calendar is."""
_LAST = (9999, 13)
_YEARS = range(1900, 2201)
_EARLIER = (
    "Mỗi lần chỉ so được bốn kỳ, lấy các kỳ gần đây nhất; tệp này là của kỳ sớm hơn nên chưa so."
)

_Sorting = tuple[tuple[int, int], int, str, str, str]


def chosen(
    definition: FormDefinition, files: Iterable[Filled]
) -> tuple[tuple[Filled, ...], tuple[LeftFile, ...]]:
    """The files to compare, in time order, and why each of the others is not."""
    own, left = _of_one_person(definition, sorted(files, key=in_time))
    own, more = _one_a_period(definition, own)
    left += more
    while len(own) > MOST:
        first, *own = own
        left.append(LeftFile(name=first.name, sentence=_EARLIER))
    return tuple(own), tuple(left)


def in_time(file: Filled) -> _Sorting:
    """Sorts files by the end of their period, the shorter one first, then by day."""
    period = file.response.period
    months = _MONTHS.get(period.kind, 0) if period else 0
    return _end(period), months, file.day, file.code, file.name


def person_of(definition: FormDefinition, file: Filled) -> str:
    """The first line about the person, without blanks that nobody sees."""
    text = file.response.respondent.get(definition.identity[0].id, "")
    return " ".join(unicodedata.normalize("NFC", text).split())


def is_dated(period: Period | None) -> bool:
    """Whether a period is one of the calendar, wholly given."""
    return _end(period) != _LAST


def _end(period: Period | None) -> tuple[int, int]:
    """The year and month that a period ends with."""
    if period is None or period.year not in _YEARS or period.kind not in _MONTHS:
        return _LAST
    months = _MONTHS[period.kind]
    index = 1 if period.kind == "year" else period.index
    if period.year is None or index not in range(1, 12 // months + 1):
        return _LAST
    return period.year, (index or 1) * months


def _of_one_person(
    definition: FormDefinition, files: list[Filled]
) -> tuple[list[Filled], list[LeftFile]]:
    """The files of the person who has most of them, the latest one where several have as many."""
    names = {person_of(definition, file).casefold(): file for file in files}
    counted = Counter(person_of(definition, file).casefold() for file in files)
    counted.pop("", None)
    if len(counted) < FEWEST:
        return files, []
    best = max(counted, key=lambda name: (counted[name], in_time(names[name])))
    theirs = shortened(person_of(definition, names[best]))
    own: list[Filled] = []
    left: list[LeftFile] = []
    for file in files:
        name = person_of(definition, file)
        if name.casefold() in ("", best):
            own.append(file)
            continue
        what = (
            f"Tệp này là của “{shortened(name)}”, các tệp được so là của “{theirs}”. "
            f"Muốn so các bản của “{shortened(name)}” thì bỏ các tệp kia ra."
        )
        left.append(LeftFile(name=file.name, sentence=what))
    return own, left


def _one_a_period(
    definition: FormDefinition, files: list[Filled]
) -> tuple[list[Filled], list[LeftFile]]:
    """The latest file of each period; files without one all stay, but for equal ones."""
    taken: dict[object, Filled] = {}
    left: list[LeftFile] = []
    for file in reversed(files):  # of equal periods the latest comes first
        period = file.response.period
        dated = is_dated(period)
        key = (_end(period), period.kind) if period and dated else file.code
        if key not in taken:
            taken[key] = file
            continue
        left.append(LeftFile(name=file.name, sentence=_repeated(definition, file, taken[key])))
    return sorted(taken.values(), key=in_time), left


def _repeated(definition: FormDefinition, file: Filled, taken: Filled) -> str:
    if file.code == taken.code:
        return f"Tệp này có cùng nội dung với tệp “{taken.name}” nên không so thêm."
    period = period_in_words(definition, file.response.period)
    later = " và mới hơn" if taken.day > file.day else ""
    return (
        f"Tệp “{taken.name}” cũng là bản {period}{later}; mỗi kỳ chỉ so một bản. "
        "Muốn so tệp này thì bỏ tệp kia ra."
    )
