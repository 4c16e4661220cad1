"""Who is who where names may not be seen: numbers that tell nothing of name, rank or order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from forms.collect.left import Way


@dataclass(frozen=True, slots=True)
class Names:
    """What stands for a person and a file."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    """Key -> number; empty while names are shown."""
    hidden: bool = False

    def whose(self, key: str, name: str) -> str:
        """A person."""
        return f"Người {self.numbers[key]}" if self.hidden else name

    def file(self, key: str, name: str) -> str:
        """A file, whose name mostly holds the person's."""
        return f"Tệp {self.numbers[key]}" if self.hidden else name

    def way(self, way: Way) -> Way:
        """The files that a file came out of."""
        return () if self.hidden else way

    def lines(self, lines: Iterable[str]) -> tuple[str, ...]:
        """The lines about a person."""
        return tuple("" if self.hidden else line for line in lines)


def names_of(keys: Iterable[str], *, hidden: bool) -> Names:
    """Names for these files; their order by hash is in no relation to who they are of."""
    numbers = {key: place for place, key in enumerate(sorted(keys), 1)} if hidden else {}
    return Names(numbers, hidden)
