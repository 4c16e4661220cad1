"""What was read already, kept on disk until all is done, so that a stopped run can go on.

A file that stopped the program twice is passed over the third time.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from forms.collect.left import Left
from forms.collect.reading import SavedText

NAME = "dang-gop.ndjson"
_TRIES = 2
_STOPPED = (
    "Đã hai lần chương trình dừng đột ngột khi đọc tệp này nên tệp bị bỏ qua. Hãy xin lại tệp."
)

Found = SavedText | Left


@dataclass(frozen=True, slots=True)
class State:
    """A file as it lies on disk; another state is another file."""

    size: int
    changed: int
    """Nanoseconds."""


def state_of(path: Path) -> State:
    """A file's state now."""
    told = path.stat()
    return State(told.st_size, told.st_mtime_ns)


class Journal:
    """The lines of one run after another in a folder."""

    def __init__(self, folder: Path) -> None:
        """Take up what stands in the folder."""
        self._path = folder / NAME
        self._done: dict[tuple[str, State], tuple[Found, ...]] = {}
        self._begun: dict[tuple[str, State], int] = {}
        for line in self._lines():
            self._note(line)
        # A line that was cut off must not swallow the next one.
        self._file = self._path.open("a", encoding="utf-8", newline="\n")
        self._file.write("\n")

    def known(self, name: str, state: State) -> Sequence[Found] | None:
        """What was found in a file before; `None` when it is still to be read."""
        key = name, state
        if key in self._done:
            return self._done[key]
        if self._begun.get(key, 0) >= _TRIES:
            return (Left(name=name, way=(), kind="broken", sentence=_STOPPED),)
        return None

    def begin(self, name: str, state: State) -> None:
        """Note that a file is going to be read."""
        self._write({"begin": name, **asdict(state)})

    def let_be(self, name: str, state: State) -> None:
        """Note that it was not the file that stopped the program."""
        self._write({"let": name, **asdict(state)})

    def done(self, name: str, state: State, found: Sequence[Found]) -> None:
        """Note what was in a file."""
        texts = [asdict(one) for one in found if isinstance(one, SavedText)]
        left = [asdict(one) for one in found if isinstance(one, Left)]
        self._write({"done": name, **asdict(state), "texts": texts, "left": left})

    def close(self) -> None:
        """Leave everything for another run."""
        self._file.close()

    def finish(self) -> None:
        """All is done: what was kept is needed no more."""
        self._file.close()
        self._path.unlink()

    def _write(self, line: dict[str, Any]) -> None:
        self._file.write(json.dumps(line, ensure_ascii=True) + "\n")
        self._file.flush()

    def _lines(self) -> Iterator[dict[str, Any]]:
        if not self._path.exists():
            return
        with self._path.open(encoding="utf-8", errors="replace") as file:
            for line in file:
                try:
                    data = json.loads(line)
                except ValueError:
                    continue
                if isinstance(data, dict):
                    yield data

    def _note(self, line: dict[str, Any]) -> None:
        """Take up a line; one that is not ours is as if it were not there."""
        try:
            state = State(line["size"], line["changed"])
            if "begin" in line:
                key = line["begin"], state
                self._begun[key] = self._begun.get(key, 0) + 1
            elif "let" in line:
                self._begun[line["let"], state] = 0
            else:
                self._done[line["done"], state] = tuple(_found(line))
        except (KeyError, TypeError):
            return


def _found(line: dict[str, Any]) -> Iterator[Found]:
    for one in line["texts"]:
        yield SavedText(**{**one, "way": tuple(one["way"])})
    for one in line["left"]:
        yield Left(**{**one, "way": tuple(one["way"])})
