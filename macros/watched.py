"""A catalog that remembers what was asked of it, so that an answer can be used again.

Whatever was made from a catalog is still right as long as every question that was asked while
making it has the same answer.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from macros.catalog import Catalog

Question = tuple[str, tuple[Any, ...]]
"""The name of a member of `Catalog`, and what a method was called with."""


@dataclass(frozen=True, slots=True)
class Made:
    """A text, and every question whose answer it rests on."""

    text: str
    answers: dict[Question, Any]


@dataclass(slots=True)
class Watched:
    """Stands for a catalog; `made` says what a text was made from."""

    _catalog: Catalog
    _answers: list[dict[Question, Any]] = field(default_factory=lambda: [{}])
    """What has been asked: before any text was begun, then for each text in the making."""
    _known: dict[Question, Any] = field(default_factory=dict)

    def made(self, make: Callable[[], str]) -> Made:
        """A text with all that was asked for it, and all that was asked before any text."""
        text, own = self._apart(make)
        for around in self._answers[1:]:
            around.update(own)
        return Made(text, {**self._answers[0], **own})

    def unwatched[T](self, make: Callable[[], T]) -> T:
        """Something that no text rests on."""
        return self._apart(make)[0]

    def _apart[T](self, make: Callable[[], T]) -> tuple[T, dict[Question, Any]]:
        self._answers.append({})
        try:
            return make(), self._answers[-1]
        finally:
            self._answers.pop()

    def holds(self, made: Made) -> bool:
        """Whether this catalog would give the same answers."""
        return all(self._ask(asked) == answer for asked, answer in made.answers.items())

    def __getattr__(self, name: str) -> Any:
        """A member of the catalog; what it says is remembered."""
        if callable(getattr(self._catalog, name)):
            return lambda *given: self._remembered((name, given))
        return self._remembered((name, ()))

    def _remembered(self, question: Question) -> Any:
        answer = self._answers[-1][question] = self._ask(question)
        return answer

    def _ask(self, question: Question) -> Any:
        """The catalog's answer; asked once, for a catalog stays as it is while it is shown."""
        if question not in self._known:
            name, given = question
            member = getattr(self._catalog, name)
            answer = member(*given) if callable(member) else member
            self._known[question] = tuple(answer) if isinstance(answer, Iterator) else answer
        return self._known[question]
