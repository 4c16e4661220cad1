"""An editor's own pages: Markdown in `data/pages/`, which may call the handbook's macros."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = "pages"
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page that an editor writes as Markdown; its front matter has the first two texts."""

    title: str
    description: str
    path: Path
    text: str

    @property
    def id(self) -> str:
        """The file's name."""
        return self.path.stem

    @property
    def address(self) -> str:
        """Where it stands in the site."""
        return f"{FOLDER}/{self.id}.html"


def prose_pages(data: Path) -> tuple[ProsePage, ...]:
    """The pages of a data folder, by id; what front matter lacks reads as empty."""
    return tuple(_read(path) for path in sorted((data / FOLDER).glob("*.md")))


def _read(path: Path) -> ProsePage:
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    front = _FRONT.match(text)
    try:
        members = yaml.safe_load(front[1]) if front else None
    except yaml.YAMLError:
        members = None
    texts = members if isinstance(members, dict) else {}
    title, description = (str(texts.get(name) or "") for name in ("title", "description"))
    return ProsePage(title, description, path, text)
