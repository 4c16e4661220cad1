"""What editions promise of the things inside an item: questions, columns, steps, levels."""

from collections.abc import Iterator
from itertools import pairwise

from macros.check.edition.past import KEYS, Past, Said, changed, entry
from macros.check.form.parts import parts
from macros.edition.content import INNER
from macros.edition.form_parts import LINE, PERIOD
from macros.edition.frozen import FrozenPart
from macros.edition.part_names import sort_of
from macros.load import Path_
from macros.text import shorten

_LABEL = 60


def check_parts(past: Past) -> Iterator[Said]:
    """Every step of every part from one edition to the next, and from the last one to today."""
    for name in dict.fromkeys(name for _, frozen in past.editions for name in frozen.parts):
        known: FrozenPart | None = None
        states = [(edition, frozen.parts.get(name)) for edition, frozen in past.editions]
        for (after, old), (_, new) in pairwise([*states, ("", past.parts.get(name))]):
            known = old or known
            if old:
                yield from _step(past, name, after, (old, new))
            elif new and known and changed(known.meaning, new.meaning):
                what = f"{_named(past, name, new)} dùng lại mã của một câu, cột khác trước đây"
                mend = "đặt mã mới; mã đã dùng thì không dùng lại cho nghĩa khác"
                yield place(past, name), "edition-id-again", (what, mend)


def _step(
    past: Past, name: str, after: str, states: tuple[FrozenPart, FrozenPart | None]
) -> Iterator[Said]:
    """What an edition had, and the next one or today's file has not."""
    old, new = states
    explained = past.explained(name, after)
    named = _named(past, name, old)
    if new is None:
        if not explained:
            own = entry(name, after, "mã nay dùng thay, bỏ trống khi không có")
            said = (f"{named} có trong phiên bản {after}, nay không còn", f"trả lại, hoặc {own}")
            yield place(past, name), "edition-part", said
        return
    key = changed(old.meaning, new.meaning)
    if key and not explained:
        what = f"{named} đổi {KEYS[key]} so với phiên bản {after} (khi ấy: {old.meaning[key]})"
        mend = f"trả lại như cũ và đặt mã mới cho câu mới, hoặc {entry(name, after, name)}"
        yield place(past, name), "edition-meaning", (what, mend)
    if explained and name not in explained.replaced_by:
        return  # its answers go elsewhere, so what it offered is not looked for here
    told = explained.values if explained else {}
    for value in (each for each in old.values if each not in {*new.values, *told}):
        what = f"{named} có “{value}” trong phiên bản {after}, nay không còn"
        own = f"{entry(name, after, name)}, values: {{{value}: mã mới}}"
        yield place(past, name), "edition-value", (what, f"trả lại, hoặc {own}")


def _named(past: Past, name: str, part: FrozenPart) -> str:
    return f"{sort_of(past.key[0], name)} “{name}” ({shorten(part.label, _LABEL)})"


def place(past: Past, name: str) -> Path_:
    """Where a part stands in its file, or the list in which it should."""
    item = past.catalog.get(*past.key)
    if past.key[0] == "form" and name.startswith((LINE, PERIOD)):
        return ("identity",) if name.startswith(LINE) else ("periods",)
    if past.key[0] == "form":
        question, _, column = name.partition(".")
        placed = parts(past.catalog, item).by_id.get(question)
        columns = [each.id for each in placed.question.columns] if placed else []
        inside: Path_ = ("columns", columns.index(column)) if column in columns else ()
        return (*placed.path, *inside) if placed else ("sections",)
    list_ = INNER[past.key[0]]
    ids = [member.id for member in getattr(item, list_)]
    return (list_, ids.index(name)) if name in ids else (list_,)
