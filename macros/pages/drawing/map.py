"""The map: how documents hang together, as pictures and as lists."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.items import Directive
from macros.model.statement import Cite
from macros.pages import labels
from macros.pages.drawing.graph import Tie, clusters
from macros.pages.drawing.layout import Kind, Node, draw
from macros.pages.drawing.picture import Picture
from macros.pages.links import Link
from macros.pages.views import View

_STRONGEST_FIRST = ("concretises", "implements", "based_on", "replaces", "linked_with")
"""Which ties have their way when together they run in a circle."""
_MUTUAL = ("linked_with",)
"""Ties that hold both ways: lines, not arrows."""
KINDS = {
    kind: Kind(labels.RELATIONS[kind].lower(), arrow=kind not in _MUTUAL)
    for kind in _STRONGEST_FIRST
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A tie in words: `source`, what it does, `target`."""

    source: Link
    says: str
    target: Link
    cite: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Documents that hang together."""

    id: str
    around: str
    """The document with the most ties."""
    size: int
    picture: Picture
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class MapView(View):
    """Documents and their ties."""

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """Documents with ties, the largest cluster first."""
        ties = self._ties()
        return tuple(self._cluster(ids, ties) for ids in self._together(ties) if len(ids) > 1)

    @property
    def alone(self) -> tuple[Link, ...]:
        """Documents without a tie to another one."""
        together = self._together(self._ties())
        ids = tuple(item_id for ids in together for item_id in ids if len(ids) == 1)
        return self.links.all("directive", ids)

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of ties that there are."""
        used = {tie.kind for tie in self._ties()}
        return {kind: KINDS[kind] for kind in labels.RELATIONS if kind in used}

    @property
    def example(self) -> str:
        """The name of a kind, to explain how lines are read."""
        return next((k.name for k in self.kinds.values() if k.arrow), KINDS["concretises"].name)

    def _ties(self) -> list[Tie]:
        ties = [
            Tie(directive.id, relation.target, relation.kind)
            for directive in self.catalog.items("directive")
            for relation in directive.relations
        ]
        return sorted(ties, key=lambda tie: _STRONGEST_FIRST.index(tie.kind))

    def _together(self, ties: list[Tie]) -> list[tuple[str, ...]]:
        ids = [directive.id for directive in self.catalog.items("directive")]
        return clusters(ids, ties)

    def _cluster(self, ids: tuple[str, ...], all_ties: list[Tie]) -> Cluster:
        ties = [tie for tie in all_ties if tie.source in ids]
        count = Counter(end for tie in ties for end in (tie.source, tie.target))
        centre: Directive = self.catalog.get("directive", max(ids, key=count.__getitem__))
        members = [self.catalog.get("directive", item_id) for item_id in ids]
        label = f"Sơ đồ các văn bản quanh {centre.short_title}"
        return Cluster(
            id=centre.id,
            around=centre.short_title,
            size=len(ids),
            picture=draw(label, [self._node(member) for member in members], ties, KINDS),
            sentences=tuple(self._sentences(members)),
        )

    def _node(self, item: Directive) -> Node:
        details = []
        if item.number and item.number not in item.short_title:
            details.append(f"Số {item.number}")
        if item.status == "retired":
            details.append(labels.STATUSES[item.status])
        link = self.links.to("directive", item.id)
        return Node(item.id, link.text, tuple(details), link.href)

    def _sentences(self, members: list[Directive]) -> Iterator[Sentence]:
        for item in members:
            for relation in item.relations:
                yield Sentence(
                    self.links.to("directive", item.id),
                    KINDS[relation.kind].name,
                    self.links.to("directive", relation.target),
                    relation.cite,
                )
