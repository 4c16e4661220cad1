"""Which slides a training session becomes: its own, and those of the items that it shows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.catalog import Catalog
from macros.decks.items import TO_THE_ROOM, Telling, banner
from macros.decks.slide import Remark, Slide
from macros.model.training import Exercise, Training, TrainingPart
from macros.pages.links import name


@dataclass(frozen=True, slots=True)
class Session:
    """Turns a training session into slides."""

    catalog: Catalog
    item: Training

    def slides(self) -> Iterator[Slide]:
        """What it is for and its parts with their minutes, the parts, what is done at the end."""
        item = self.item
        yield Slide(
            title=item.title,
            about=f"Buổi tập huấn · {item.minutes} phút",
            remarks=tuple(self._before()),
            is_head=True,
        )
        yield Slide(title="Dành cho ai", body=(item.audience,), about=item.title)
        yield Slide(title="Sau buổi này", body=item.aims, about=item.title)
        lines = (f"{n}. {part.title}: {part.minutes} phút" for n, part in enumerate(item.parts, 1))
        yield Slide(title="Chương trình", body=tuple(lines), about=item.title)
        for number in range(len(item.parts)):
            yield from self._part(number)
        yield Slide(title="Trước khi ra về", body=item.closing, about=item.title)

    def _before(self) -> Iterator[Remark]:
        yield Remark(label="Chuẩn bị", text=" ".join(self.item.prepare))
        papers = [name(self.catalog.get("record", record)) for record in self.item.records]
        if papers:
            yield Remark(label="Giấy tờ mang theo", text="; ".join(papers))

    def _part(self, number: int) -> Iterator[Slide]:
        """A head slide with the speaker's reminders, then what the part shows or does."""
        part = self.item.parts[number]
        start, end = self.item.times[number]
        remarks = (
            Remark(label="Thời gian", text=f"Phút {start}–{end}, dài {part.minutes} phút."),
            *(Remark(label="Nhắc", text=text) for text in part.remarks),
        )
        shown = name(self.catalog.get(*part.shows)) if part.shows else ""
        head = Slide(
            title=part.title,
            body=(shown,) if shown not in ("", part.title) else (),
            about=f"Phần {number + 1}/{len(self.item.parts)} · phút {start}–{end}",
            remarks=remarks,
            is_head=True,
        )
        yield head
        if part.shows:
            yield from self._shown(part)
        else:
            yield from self._own(part, replace(head, body=(), is_head=False))

    def _shown(self, part: TrainingPart) -> Iterator[Slide]:
        """An item's slides without its head: all, or those that are chosen, in that order."""
        kind, item_id = part.shows or ("", "")
        said = banner(self.catalog.get(kind, item_id)) if kind == "form" else ""
        slides = tuple(Telling(self.catalog).of(kind, item_id))[1:]
        chosen = [s for inner in part.only for s in slides if s.inner == inner]
        yield from (replace(slide, banner=said) for slide in chosen or slides)

    def _own(self, part: TrainingPart, blank: Slide) -> Iterator[Slide]:
        """What is no item's; `blank` brings the foot and the speaker's reminders."""
        telling = Telling(self.catalog)
        for point in part.points:
            yield replace(
                blank,
                body=(point.text,),
                source=telling.source(point.cite),
                remarks=(*telling.basis(point.cite), *blank.remarks),
            )
        if part.question:
            yield replace(blank, title=TO_THE_ROOM, body=(part.question,))
        if part.exercise:
            yield from self._exercise(part, part.exercise, replace(blank, about=part.title))

    def _exercise(self, part: TrainingPart, exercise: Exercise, blank: Slide) -> Iterator[Slide]:
        yield replace(blank, title="Bài tập", body=(exercise.task,))
        form = name(self.catalog.get("form", exercise.form)) if exercise.form else ""
        how = [exercise.who, f"Thời gian: {part.minutes} phút."]
        yield replace(blank, title="Cách làm", body=(*how, *([f"Phiếu: {form}."] if form else [])))
        yield replace(blank, title="Làm tốt thì thấy gì", body=(exercise.outcome,))
