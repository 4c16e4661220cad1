"""A procedure's page: its steps as a list, as pictures and on one sheet of paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.items import Directive, Procedure, Source, Step
from macros.model.statement import Cite
from macros.pages.drawing.flow import Work, flow
from macros.pages.drawing.picture import Picture
from macros.pages.links import Link
from macros.pages.sheet import Sheet
from macros.pages.views import View
from macros.text import day, joined

_COLUMNS = {"narrow": 1, "wide": 2}


@dataclass(frozen=True, slots=True)
class ProcedureView(View):
    """A procedure as a numbered flow."""

    item: Procedure

    @property
    def serves(self) -> tuple[Link, ...]:
        """Its directive, and those that this directive carries further."""
        return self.links.all("directive", self._directives())

    @property
    def triggers(self) -> tuple[Link, ...]:
        """The cases for a review in these directives."""
        served = self._directives()
        found = tuple(t.id for t in self.catalog.items("trigger") if t.directive in served)
        return self.links.all("trigger", found)

    @property
    def forms(self) -> tuple[Link, ...]:
        """The forms that follow it or help with its papers."""
        papers = dict.fromkeys(record for step in self.item.steps for record in step.records)
        found = [*self.forms_with("procedure", self.item.id)]
        for record in papers:
            found += self.forms_with("record", record)
        return tuple(dict.fromkeys(found))

    @property
    def pictures(self) -> dict[str, Picture]:
        """The same picture for a narrow page and for a wide one."""
        works = [
            Work(step.title, self._details(step), f"#step-{step.id}") for step in self.item.steps
        ]
        label = f"{self.steps_title}: {self.item.title}"
        ordered = self.item.order == "printed"
        return {
            room: flow(label, works, columns=columns, ordered=ordered)
            for room, columns in _COLUMNS.items()
        }

    @property
    def steps_title(self) -> str:
        """What the steps are called together."""
        return "Các bước" if self.item.order == "printed" else "Các việc phải làm"

    @property
    def sheet(self) -> Sheet:
        """The procedure on one sheet of paper."""
        return Sheet(
            title=self.item.title,
            above=(f"Theo: {'; '.join(link.text for link in self.serves)}",),
            rows=tuple(
                (str(number), step.title, self._who(step), self._when(step), self._papers(step))
                for number, step in enumerate(self.item.steps, 1)
            ),
            below=(self.labels.ORDERS[self.item.order], f"Nguồn: {'; '.join(self._sources())}."),
            foot=self._foot(),
        )

    def _foot(self) -> tuple[str, ...]:
        """What `theme/partials/footer.html` prints, as long as it is there."""
        book = self.handbook
        first = f"{book.title}. Người biên soạn: {book.editor}. {book.origin}"
        return first, book.disclaimer, "Phiên bản nội dung"

    def _details(self, step: Step) -> tuple[str, ...]:
        details = [f"Ai làm: {self._who(step)}", f"Thời hạn: {self._when(step)}"]
        if step.records:
            details.append(f"Hồ sơ: {self._papers(step)}")
        return tuple(details)

    def _who(self, step: Step) -> str:
        return self._names("actor", step.actors)

    def _when(self, step: Step) -> str:
        return step.time or self.words.not_said

    def _papers(self, step: Step) -> str:
        return self._names("record", step.records)

    def _names(self, kind: str, ids: tuple[str, ...]) -> str:
        names = "; ".join(link.text for link in self.links.all(kind, ids))
        return names or self.words.not_said

    def _sources(self) -> Iterator[str]:
        """As in `Báo Quân khu 2 ngày 18/11/2019, đoạn 4 và 5`."""
        paragraphs: dict[str, set[int]] = {}
        for cite in self._cites():
            paragraphs.setdefault(cite.source, set()).add(cite.paragraph)
        for source_id, numbers in sorted(paragraphs.items()):
            source: Source = self.catalog.get("source", source_id)
            which = joined([str(number) for number in sorted(numbers)])
            yield f"{source.publisher} ngày {day(source.published)}, đoạn {which}"

    def _cites(self) -> Iterator[Cite]:
        yield from self.item.purpose.cite
        for step in self.item.steps:
            yield from step.cite
        for note in self.item.notes:
            yield from note.cite

    def _directives(self) -> tuple[str, ...]:
        own: Directive = self.catalog.get("directive", self.item.directive)
        further = [r.target for r in own.relations if r.kind in ("concretises", "implements")]
        return tuple(dict.fromkeys([own.id, *self.item.related, *further]))
