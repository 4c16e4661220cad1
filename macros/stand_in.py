"""Makes a catalog with errors fit for a preview: broken items are known, and links to them hold.

A build stops at an error; a preview shows it where it is and builds everything else.
"""

from dataclasses import MISSING, fields, is_dataclass
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from macros.annotations import Ref
from macros.catalog import Catalog, Key
from macros.model.kinds import FOLDERS, KINDS, Item
from macros.problem import Mark, Problem

_NAMES = ("title", "short_title", "label")
_UNKNOWN = "(tệp đang có lỗi)"


def settle(catalog: Catalog, problems: tuple[Problem, ...], before: Catalog | None) -> None:
    """Note which items are broken, and give everything that is referred to something to show.

    A file that cannot be read stays as it was in the catalog `before`, where it was read there;
    otherwise, and for what has no file at all, something with the id for a name stands in.
    """
    files = {catalog.file(key): key for key in catalog.keys_in_order()}
    files |= {file: key for key, file in catalog.unread.items()}
    for problem in problems:
        if problem.is_error and problem.file in files:
            key = files[problem.file]
            catalog.broken[key] = (*catalog.broken.get(key, ()), problem)
    for key in catalog.unread:
        earlier = before.read(key) if before else None
        if earlier:
            catalog.add(key, *earlier)
        else:
            _stand_in(catalog, key)
    if not catalog.has("handbook", "handbook"):
        _stand_in(catalog, ("handbook", "handbook"))
    for key in catalog.keys_in_order():
        for _, target in catalog.references(key):
            if not catalog.has(*target):
                file = f"data/{FOLDERS[target[0]]}/{target[1]}.yml"
                what, mend = (
                    "chưa có tệp này",
                    f"tạo tệp, hoặc sửa chỗ nhắc đến trong {catalog.file(key)}",
                )
                catalog.broken[target] = (
                    Problem(file, Mark(1, 1), "lỗi", what, mend, "reference"),
                )
                _stand_in(catalog, target)


def _stand_in(catalog: Catalog, key: Key) -> None:
    item: Item = _made(catalog, KINDS[key[0]], key[1])
    catalog.stand_in(key, item)


def _made(catalog: Catalog, cls: Any, item_id: str) -> Any:
    """An object of a class with nothing in it but a name."""
    hints = get_type_hints(cls, include_extras=True)
    members: dict[str, Any] = {}
    for member in fields(cls):
        if member.name == "id":
            members["id"] = item_id
        elif member.name in _NAMES:
            members[member.name] = item_id.replace("-", " ").capitalize()
        elif member.default is MISSING:
            members[member.name] = _blank(catalog, hints[member.name])
    return cls(**members)


def _blank(catalog: Catalog, hint: Any) -> Any:
    """A value of a type that claims nothing; of a reference, any item of its kind."""
    if get_origin(hint) is Annotated:
        hint, *metadata = get_args(hint)
        kinds = [mark.kind for mark in metadata if isinstance(mark, Ref)]
        if kinds:
            return _any(catalog, kinds[0])
    if get_origin(hint) is tuple:
        return ()
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if is_dataclass(hint):
        return _made(catalog, hint, "")
    return {str: _UNKNOWN, int: 1, bool: False}[hint]


def _any(catalog: Catalog, kind: str) -> str:
    known = catalog.items(kind)
    if known:
        return str(known[0].id)
    key = kind, "chua-co"
    if not catalog.has(*key):
        _stand_in(catalog, key)
    return key[1]
