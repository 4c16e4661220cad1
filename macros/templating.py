"""What keeps templates from being compiled, or parts of pages from being made, again and again."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

from macros import text
from macros.kept import fingerprint, kept
from macros.pages import generate

_LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"


def compiled(cache: Path) -> FileSystemBytecodeCache:
    """What Jinja compiled in earlier builds; it compiles anew where a template has changed."""
    # Jinja looks at the templates alone; what they are compiled with counts as well.
    made_with = fingerprint((Path(generate.__file__), Path(text.__file__), _LOCK))
    return FileSystemBytecodeCache(str(kept(cache / "templates", made_with, lambda _: None, 4)))


class Once:
    """Parts of a page that differ only by the way to the site's root; each is made once a build."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], str] = {}

    def __call__(self, name: str, root: str, make: Callable[[], str]) -> str:
        """The part of this name for pages with this way to the root."""
        if (name, root) not in self._made:
            self._made[name, root] = make()
        return self._made[name, root]
