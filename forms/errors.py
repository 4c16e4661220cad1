"""The family of errors.

    FormsError
    ├── DefinitionError    the compiled form itself is broken: the editor's or our fault
    ├── SaveFileError      a JSON save file cannot be taken over; carries every problem
    ├── WordFileError      a Word file cannot be opened again in the form
    ├── ReadBackError      a file that was just made does not hold what was meant
    └── RequestError       the page sent a request that the bridge does not know

Every message is a Vietnamese sentence that a reader can act on.
"""

from dataclasses import dataclass


class FormsError(Exception):
    """Anything that this package refuses, said in one Vietnamese sentence."""


class DefinitionError(FormsError):
    """The compiled form is not usable."""


class RequestError(FormsError):
    """The bridge was asked for something that it does not know."""


class WordFileError(FormsError):
    """A Word file is broken, foreign or newer than this site."""


class ReadBackError(FormsError):
    """A file that was just made is damaged or holds anything else than it should."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a save file."""

    path: str
    """Where, as in `answers.doan-ket.value`; empty for the file as a whole."""
    sentence: str
    """What is wrong and what to do, in Vietnamese."""


class SaveFileError(FormsError):
    """A save file that cannot be taken over; nothing of it was used."""

    def __init__(self, sentence: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(sentence)
        self.problems = problems
