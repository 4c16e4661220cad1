"""The filters of the index pages: by what readers narrow a list, and where each item falls.

The page holds each filter as a field with its choices, and each row its own values as attributes
(`data-filter-nam="2018"`); `assets/app/filter.js` compares the two.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from macros.pages import uses
from macros.pages.links import name
from macros.pages.views import ListView, View
from macros.text import dictionary_order


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader may choose; `value` stands in the page's address."""

    value: str
    text: str
    place: int = 0
    """Choices come by place, then as in a dictionary."""


Values = Callable[[View, Any], tuple[Choice, ...]]
"""The choices that an item belongs to."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something by which a list is narrowed; `name` stands in the page's address."""

    name: str
    label: str
    values: Values


@dataclass(frozen=True, slots=True)
class Filter:
    """A field of a list: its name, its label and what may be chosen."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FilteredView(ListView):
    """The items of one kind, with what the list can be narrowed by."""

    by: tuple[Aspect, ...]

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The fields that leave something to choose."""
        found = (Filter(a.name, a.label, self._choices(a)) for a in self.by)
        return tuple(each for each in found if len(each.choices) > 1)

    def values(self, item: Any) -> tuple[tuple[str, str], ...]:
        """An item's own values by the names of the fields, several of them with spaces between."""
        return tuple((a.name, " ".join(c.value for c in a.values(self, item))) for a in self.by)

    def _choices(self, aspect: Aspect) -> tuple[Choice, ...]:
        by_value: dict[str, Choice] = {}
        for item in self.items:
            for choice in aspect.values(self, item):
                by_value.setdefault(choice.value, choice)
        return tuple(sorted(by_value.values(), key=lambda c: (c.place, dictionary_order(c.text))))


_UNSAID = Choice("khong-neu", "Không nêu", 1)
"""What no source says, as an item's year."""


def slug(text: str) -> str:
    """A text in letters a–z, digits and hyphens, as in `ban-thuong-vu`."""
    letters = unicodedata.normalize("NFD", re.sub("[đð]", "d", text.lower()))
    without_marks = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", without_marks).strip("-")


def _issuer(_: View, item: Any) -> tuple[Choice, ...]:
    if not item.issuer:
        return (_UNSAID,)
    return (Choice(slug(item.issuer), item.issuer),)


def _year(_: View, item: Any) -> tuple[Choice, ...]:
    if not item.date:
        return (_UNSAID,)
    year = item.date[:4]
    return (Choice(year, year, -int(year)),)


def _labelled(member: str, table: str) -> Values:
    """By a member of the model, as one of the tables in `labels` calls its values."""

    def values(view: View, item: Any) -> tuple[Choice, ...]:
        texts: dict[str, str] = getattr(view.labels, table)
        value = getattr(item, member)
        return (Choice(value, texts[value], list(texts).index(value)),)

    return values


def _group(view: View, item: Any) -> tuple[Choice, ...]:
    group = view.catalog.get("group", item.group)
    return (Choice(group.id, group.title, group.order),)


def _actors(view: View, item: Any) -> tuple[Choice, ...]:
    if not item.addressed_to:
        return (_UNSAID,)
    links = view.links.all("actor", item.addressed_to)
    return tuple(Choice(a, link.text) for a, link in zip(item.addressed_to, links, strict=True))


def _directives(view: View, item: Any) -> tuple[Choice, ...]:
    ids = (item.directive, *getattr(item, "related", ()))
    links = view.links.all("directive", ids)
    return tuple(Choice(d, link.text) for d, link in zip(ids, links, strict=True))


def _bases(view: View, item: Any) -> tuple[Choice, ...]:
    keys = uses.bases(view.catalog, item)
    return tuple(Choice(key[1], name(view.catalog.get(*key))) for key in keys) or (_UNSAID,)


def _today(_: View, item: Any) -> tuple[Choice, ...]:
    if item.today:
        return (Choice("co", "Có ghi chú về hiện nay"),)
    return (Choice("khong", "Không có ghi chú", 1),)


_STATUS = Aspect("tinh-trang", "Trong sổ tay", _labelled("status", "STATUSES"))
_DIRECTIVE = Aspect("van-ban", "Văn bản", _directives)
BY: dict[str, tuple[Aspect, ...]] = {
    "directive": (
        Aspect("co-quan", "Cơ quan ban hành", _issuer),
        Aspect("loai", "Loại văn bản", _labelled("kind", "DIRECTIVE_KINDS")),
        Aspect("nam", "Năm ban hành", _year),
        _STATUS,
    ),
    "criterion": (
        Aspect("nhom", "Nhóm", _group),
        Aspect("doi-voi", "Yêu cầu đối với", _actors),
        Aspect("dau", "Cần làm hay cần tránh", _labelled("sign", "SIGNS")),
        Aspect("loai", "Loại nội dung", _labelled("use", "USES")),
        _DIRECTIVE,
        _STATUS,
    ),
    "procedure": (
        _DIRECTIVE,
        Aspect("thu-tu", "Thứ tự", _labelled("order", "ORDERS_SHORT")),
        _STATUS,
    ),
    "form": (Aspect("van-ban", "Dựa vào", _bases), _STATUS),
    "actor": (Aspect("hien-nay", "Hiện nay", _today), _STATUS),
}
"""By what the lists can be narrowed, by kind."""
