"""Why a file takes no part in a gathering."""

from dataclasses import dataclass
from typing import Literal

from forms import codec
from forms.collect import gathered
from forms.errors import FormsError, SaveFileError
from forms.export import archive, word_file

LeftKind = Literal[
    "broken",
    "foreign",
    "newer",
    "too_large",
    "nested",
    "locked",
    "unknown_form",
    "duplicate",
    "superseded",
    "set_aside",
]
Way = tuple[str, ...]
"""The files that a file came out of, the outermost first."""

_KINDS: dict[str, LeftKind] = {
    codec.FOREIGN: "foreign",
    codec.NEWER: "newer",
    gathered.NEWER: "newer",
    codec.TOO_LARGE: "too_large",
    codec.TOO_DEEP: "too_large",
    codec.TOO_MANY: "too_large",
    word_file.FOREIGN: "foreign",
    word_file.NO_WORD_FILE: "foreign",
    archive.TOO_LARGE: "too_large",
}
_PROBLEMS_NAMED = 3
_INTO = " › "


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A file that takes no part."""

    name: str
    """As sentences show it."""
    way: Way
    kind: LeftKind
    sentence: str
    """Why, and what to do."""
    key: str = ""
    """The file's own, or that of the file with the same answers; empty for one never read."""


def path(way: Way, *name: str) -> str:
    """Where a file lies: the files that it came out of, then its name."""
    return _INTO.join((*way, *name))


def refused(name: str, way: Way, error: FormsError) -> Left:
    """Why a file could not be read."""
    problems = error.problems if isinstance(error, SaveFileError) else ()
    sentence = str(error)
    if sentence == codec.WRONG:
        sentence = "Tệp này có chỗ không đúng nên chưa tập hợp được. Hãy xin lại tệp."
    said = [
        f"{problem.path}: {problem.sentence}" if problem.path else problem.sentence
        for problem in problems[:_PROBLEMS_NAMED]
    ]
    kind = _KINDS.get(str(error), "broken")
    return Left(name=name, way=way, kind=kind, sentence=" ".join([sentence, *said]))
