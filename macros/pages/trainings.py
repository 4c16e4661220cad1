"""A training session's page: the agenda by the clock, what to prepare, what to print."""

from dataclasses import dataclass

from macros.decks.page import deck_address
from macros.model.training import Training, TrainingPart
from macros.pages.links import Link, address, name
from macros.pages.views import View


@dataclass(frozen=True, slots=True)
class Slot:
    """A part with its place in the session."""

    part: TrainingPart
    number: int
    start: int
    """In minutes from the beginning, as `end`."""
    end: int
    shown: tuple[Link, ...]
    """The item whose slides it shows."""
    form: tuple[Link, ...]
    """The form that its exercise uses."""


@dataclass(frozen=True, slots=True)
class TrainingView(View):
    """A training session for the trainer who prepares it."""

    item: Training

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The parts in order, each with its minutes."""
        return tuple(
            Slot(
                part=part,
                number=number,
                start=start,
                end=end,
                shown=(self.links.to(*part.shows),) if part.shows else (),
                form=self.links.all("form", (_used(part),)) if _used(part) else (),
            )
            for number, (part, (start, end)) in enumerate(
                zip(self.item.parts, self.item.times, strict=True), 1
            )
        )

    @property
    def own_deck(self) -> str:
        """The way to its presentation."""
        return self.links.href(deck_address("training", self.item.id))

    @property
    def cards(self) -> tuple[Link, ...]:
        """Its procedures, each where it is printed on one sheet."""
        ids = dict.fromkeys(part.procedure for part in self.item.parts if part.procedure)
        return tuple(self._at("procedure", item_id, "mot-to") for item_id in ids)

    @property
    def forms(self) -> tuple[Link, ...]:
        """The forms that it tries or gives out."""
        ids = [used for part in self.item.parts for used in (part.form, _used(part)) if used]
        return self.links.all("form", tuple(dict.fromkeys(ids)))

    def _at(self, kind: str, item_id: str, place: str) -> Link:
        target = f"{address(self.catalog, (kind, item_id))}#{place}"
        return Link(name(self.catalog.get(kind, item_id)), self.links.href(target))


def _used(part: TrainingPart) -> str:
    return part.exercise.form if part.exercise else ""
