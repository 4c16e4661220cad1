"""All items of the handbook, typed, with the place of everything in its file."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from macros.annotations import Ref
from macros.content_code import content_code
from macros.edition import codec
from macros.edition.frozen import BEFORE, Edition, place
from macros.load import Loaded, Path_, load
from macros.model.handbook import Handbook
from macros.model.kinds import FOLDERS, KINDS, Item
from macros.problem import Mark, Problem, Severity
from macros.prose import FOLDER as PROSE
from macros.prose import ProsePage, prose_pages
from macros.structure import structure
from macros.walk import Found, nested, walk

Key = tuple[str, str]
"""Kind and id of an item."""
EDITIONS = "editions"
"""The folder of the frozen editions."""
HANDBOOK = "handbook.yml"
"""The file beside the folders: what the handbook says of itself."""


@dataclass(slots=True, repr=False)  # mkdocs-macros writes out all that the configuration holds
class Catalog:
    """The items, by kind and id."""

    _items: dict[Key, Item] = field(default_factory=dict)
    _files: dict[Key, Loaded] = field(default_factory=dict)
    _backlinks: dict[Key, tuple[Key, ...]] = field(default_factory=dict)
    _kinds: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    _stand_ins: dict[Key, Item] = field(default_factory=dict)
    _edited: bool | None = None
    root: str = "data"
    """The data folder's name in problems."""
    editions: tuple[Edition, ...] = ()
    """The frozen editions of the content, oldest first."""
    prose: tuple[ProsePage, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    unread: dict[Key, str] = field(default_factory=dict)
    """Files that hold no item because they could not be read, by the item's key."""
    broken: dict[Key, tuple[Problem, ...]] = field(default_factory=dict)
    """In a preview, the items with errors (`macros.stand_in`); a build stops before that."""
    has_schemas: bool = False
    """Whether the data folder has schemas that an editor completes from."""

    def items(self, kind: str) -> tuple[Any, ...]:
        """Every item of a kind, by id."""
        if not self._kinds:
            found: dict[str, list[Item]] = {}
            for key in self.keys_in_order():
                found.setdefault(key[0], []).append(self._items[key])
            self._kinds = {name: tuple(items) for name, items in found.items()}
        return self._kinds.get(kind, ())

    def of(self, kind: str, directive_id: str) -> tuple[Any, ...]:
        """Every item of a kind that belongs to a directive, by id."""
        of_directive = ("directive", directive_id)
        return tuple(i for i in self.referring(kind, of_directive) if i.directive == directive_id)

    def keys_in_order(self) -> tuple[Key, ...]:
        """Kind and id of every item, in order."""
        return tuple(sorted(self._items))

    def get(self, kind: str, item_id: str) -> Any:
        """One item.

        Raises:
            KeyError: there is none, which `check` has ruled out for references.

        """
        key = kind, item_id
        return self._stand_ins[key] if key in self._stand_ins else self._items[key]

    def has(self, kind: str, item_id: str) -> bool:
        """Whether there is such an item."""
        return (kind, item_id) in self._items or (kind, item_id) in self._stand_ins

    def is_broken(self, kind: str, item_id: str) -> bool:
        """Whether a preview found errors in an item."""
        return (kind, item_id) in self.broken

    def missing(self, kind: str, item_id: str) -> tuple[str, str]:
        """What to say of an id that no item of a kind has: what is wrong, and the mend."""
        near = difflib.get_close_matches(item_id, [i.id for i in self.items(kind)], 1)
        made = f"tạo tệp data/{FOLDERS[kind]}/{item_id}.yml"
        mend = f"có phải “{near[0]}”?" if near else made
        return f"không có “{item_id}” trong data/{FOLDERS[kind]}", mend

    def backlinks(self, kind: str, item_id: str) -> tuple[Key, ...]:
        """The items that refer to this one, in order."""
        if not self._backlinks:
            self._backlinks = _backlinks(self)
        return self._backlinks.get((kind, item_id), ())

    def referring(self, kind: str, to: Key) -> tuple[Any, ...]:
        """Every item of a kind that refers to an item, by id."""
        return tuple(self.get(*origin) for origin in self.backlinks(*to) if origin[0] == kind)

    @property
    def handbook(self) -> Handbook:
        """What the handbook says of itself, which `check` has seen to be there."""
        found = self.get("handbook", "handbook")
        assert isinstance(found, Handbook)  # noqa: S101 - its key says so
        return found

    @property
    def edition(self) -> str:
        """The last frozen edition's name; `"0"` before the first one."""
        return self.editions[-1].name if self.editions else BEFORE

    @property
    def edited(self) -> bool:
        """Whether the content differs from the last frozen edition."""
        if self._edited is None:
            content = self.editions[-1].content if self.editions else None
            self._edited = content is not None and content != content_code(self)
        return self._edited

    def file(self, key: Key) -> str:
        """The file of an item as problems name it."""
        return self._files[key].file

    def found(self, key: Key) -> tuple[Found, ...]:
        """Every text, number and flag inside an item."""
        return self._files[key].found

    def parts(self, key: Key) -> tuple[tuple[Path_, Any], ...]:
        """An item and everything with keys of its own inside it, with their places."""
        return self._files[key].parts

    def references(self, key: Key) -> Iterator[tuple[Path_, Key]]:
        """Every reference of an item to another one, with its place."""
        for found in self.found(key):
            for mark in found.metadata:
                if isinstance(mark, Ref) and found.value:
                    yield found.path, (mark.kind, found.value)

    def lines(self, key: Key) -> list[str]:
        """The lines of an item's file as the editor wrote them."""
        return self._files[key].lines

    def mark(self, key: Key, path: Path_, *, at_key: bool = False) -> Mark:
        """Where a value of an item stands in its file."""
        return self._files[key].at(path, key=at_key)

    def problem(
        self,
        key: Key,
        path: Path_,
        code: str,
        said: tuple[str, str],
        severity: Severity = "lỗi",
    ) -> Problem:
        """A problem of an item at one of its values; `said` is what is wrong, and the mend."""
        what, mend = said
        return Problem(self.file(key), self.mark(key, path), severity, what, mend, code)

    def add(self, key: Key, item: Item, loaded: Loaded) -> None:
        """Take an item in."""
        self._items[key] = item
        self._files[key] = loaded
        self._edited = None
        self._kinds = {}
        self._backlinks = {}

    def read(self, key: Key) -> tuple[Item, Loaded] | None:
        """An item with its file, as another catalog takes it in; nothing if only one stands in."""
        return (self._items[key], self._files[key]) if key in self._items else None

    def stand_in(self, key: Key, item: Item) -> None:
        """Have something to show for an id that is referred to; it is not listed anywhere."""
        self._stand_ins[key] = item


def load_catalog(data: Path, *, shown: str | None = None) -> Catalog:
    """Every item under a data folder; what could not be read stands in `problems`.

    `shown` is the folder's name in problems, by default its own name.
    """
    root = shown if shown is not None else data.name
    has_schemas = (data / "schema").is_dir()
    catalog = Catalog(root=root, prose=prose_pages(data), has_schemas=has_schemas)
    folders = {folder: kind for kind, folder in FOLDERS.items() if folder}
    for path in sorted(data.rglob("*")):
        if path.is_dir():
            continue
        inner = path.relative_to(data).as_posix()
        folder, _, name = inner.rpartition("/")
        if folder in ("schema", PROSE) or (folder == "forms" and path.suffix == ".docx"):
            continue
        name_shown = f"{root}/{inner}"
        if folder == EDITIONS and path.suffix == ".json":
            _take_edition(catalog, path, name_shown)
            continue
        if inner == HANDBOOK:
            _take(catalog, path, name_shown, "handbook")
            continue
        if folder not in folders or path.suffix != ".yml":
            catalog.problems.append(_stray(name_shown, folder, name, folders))
            continue
        _take(catalog, path, name_shown, folders[folder])
    if not (data / HANDBOOK).is_file():
        what, mend = "chưa có tệp này", "tạo tệp nói tên sổ tay, người biên soạn và lời dặn"
        problem = Problem(f"{root}/{HANDBOOK}", Mark(1, 1), "lỗi", what, mend, "handbook-missing")
        catalog.problems.append(problem)
    catalog.editions = tuple(sorted(catalog.editions, key=lambda e: place(e.name) or (0, 0)))
    return catalog


def _stray(shown: str, folder: str, name: str, folders: dict[str, str]) -> Problem:
    if folder in folders and name.endswith(".yaml"):
        what, mend = "tên tệp kết thúc bằng .yaml", "đổi thành .yml"
        return Problem(shown, Mark(1, 1), "lỗi", what, mend, "file-name")
    what = "tệp không thuộc thư mục hoặc loại nào của sổ tay"
    mend = f"chuyển vào một trong: {', '.join(sorted(folders))}; tên tệp kết thúc bằng .yml"
    return Problem(shown, Mark(1, 1), "lỗi", what, mend, "file-stray")


def _take_edition(catalog: Catalog, path: Path, shown: str) -> None:
    """Read a frozen edition into the catalog, or note why not."""
    edition = codec.read(path.read_bytes(), shown)
    if isinstance(edition, Edition):
        catalog.editions += (edition,)
    else:
        catalog.problems.extend(edition)


def _take(catalog: Catalog, path: Path, shown: str, kind: str) -> None:
    """Read one file into the catalog, or note why not."""
    key = kind, path.stem
    item, loaded = _read(path.read_bytes(), shown, key)
    catalog.problems.extend(loaded.problems)
    if item is None:
        catalog.unread[key] = shown
    else:
        catalog.add(key, item, loaded)


@cache  # a preview reads only what has changed since it last built
def _read(raw: bytes, shown: str, key: Key) -> tuple[Item | None, Loaded]:
    """The item of a file; without one, why not stands in the problems."""
    loaded = load(raw, shown)
    if loaded.problems:
        return None, loaded
    data = loaded.data
    if isinstance(data, dict):
        if "id" in data:
            what, mend = "khóa “id” không viết trong tệp", "xóa dòng này; mã là tên tệp"
            loaded.error(loaded.at(("id",), key=True), "id-written", what, mend)
        data = {**data, "id": key[1]}
    item = structure(data, KINDS[key[0]])
    if isinstance(item, tuple):
        for fault in item:
            mark = loaded.at(fault.path, key=fault.at_key)
            loaded.error(mark, fault.code, fault.what, fault.mend)
        return None, loaded
    loaded.found, loaded.parts = tuple(walk(item)), tuple(nested(item))
    return item, loaded


def _backlinks(catalog: Catalog) -> dict[Key, tuple[Key, ...]]:
    found: dict[Key, dict[Key, None]] = {}
    for key in catalog.keys_in_order():
        for _, target in catalog.references(key):
            found.setdefault(target, {})[key] = None
    return {target: tuple(sorted(origins)) for target, origins in found.items()}
