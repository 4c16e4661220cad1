"""Which slides a document, a procedure, a group of criteria or a form becomes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from forms.definition import FormDefinition
from forms.question import Question
from macros.catalog import Catalog
from macros.compile import compile_form
from macros.decks.slide import Remark, Slide, Whole
from macros.example import said_answers
from macros.model.form import Form
from macros.model.items import Criterion, Directive, Group, Procedure, Requirement, Source, Step
from macros.model.statement import Cite, Note, Statement
from macros.pages import labels
from macros.text import capital, day, joined

TO_THE_ROOM = "Hỏi hội trường"
_ABOUT_CRITERION = "Ở nơi mình, điều này thể hiện bằng việc cụ thể nào? Việc nào còn vướng, vì sao?"
_ABOUT_STEP = "Ở nơi mình, bước này ai làm, làm khi nào, ghi vào giấy tờ nào?"
_ABOUT_REQUIREMENT = "Yêu cầu này giao cho ai ở nơi mình? Lấy gì để biết là đã làm?"


@dataclass(frozen=True, slots=True)
class Telling:
    """Turns items into slides."""

    catalog: Catalog

    def of(self, kind: str, item_id: str) -> Iterator[Slide]:
        """The slides of an item, its head first."""
        tellers: dict[str, Callable[[Any], Iterator[Slide]]] = {
            "directive": self._directive,
            "procedure": self._procedure,
            "group": self._group,
            "criterion": self._criterion,
            "form": self._form,
        }
        return tellers[kind](self.catalog.get(kind, item_id))

    # Documents

    def _directive(self, item: Directive) -> Iterator[Slide]:
        words = labels.in_words(self.catalog.handbook.words)
        kind = words.DIRECTIVE_KINDS[item.kind]
        source = self.source(item.summary.cite)
        yield Slide(title=item.short_title, about=kind, source=source, is_head=True)
        if item.title != item.short_title:
            yield Slide(title="Tên đầy đủ", body=(item.title,), about=item.short_title)
        yield Slide(
            title="Văn bản về việc gì",
            body=(item.summary.text,),
            about=item.short_title,
            source=source,
            remarks=self.basis(item.summary.cite),
        )
        for requirement in item.requirements:
            yield self._requirement(item, requirement)
        for title, statements in (
            ("Để làm gì", item.aims),
            ("Dùng kết quả vào việc gì", item.uses),
            ("Kết quả nguồn thuật lại", item.reported),
        ):
            yield from self._statements(item.short_title, title, statements)
        for trigger in self.catalog.of("trigger", item.id):
            yield Slide(
                title=trigger.title,
                body=(trigger.condition, f"Nếu có: {trigger.consequence}"),
                about="Trường hợp phải xem xét",
                source=self.source(trigger.cite),
                remarks=self.basis(trigger.cite),
            )
        yield from self._notes(item.notes)

    def _requirement(self, item: Directive, requirement: Requirement) -> Slide:
        who = "; ".join(self.catalog.get("actor", actor).title for actor in requirement.who)
        facts = [
            f"Ai làm: {who}." if who else "",
            requirement.when and f"Thời hạn: {requirement.when}.",
        ]
        return Slide(
            title=requirement.title,
            inner=requirement.id,
            body=(requirement.what, *(fact for fact in facts if fact)),
            about=item.short_title,
            source=self.source(requirement.cite),
            remarks=(
                *self.basis(requirement.cite),
                Remark(label=TO_THE_ROOM, text=_ABOUT_REQUIREMENT),
            ),
        )

    def _statements(
        self, kicker: str, title: str, statements: tuple[Statement, ...]
    ) -> Iterator[Slide]:
        for statement in statements:
            yield Slide(
                title=title,
                body=(statement.text,),
                about=kicker,
                source=self.source(statement.cite),
                remarks=self.basis(statement.cite),
            )

    def _notes(self, notes: tuple[Note, ...]) -> Iterator[Slide]:
        for note in notes:
            yield Slide(
                title="Lưu ý khi đọc",
                body=(note.text,),
                source=self.source(note.cite),
                remarks=self.basis(note.cite),
            )

    # Procedures

    def _procedure(self, item: Procedure) -> Iterator[Slide]:
        words = labels.in_words(self.catalog.handbook.words)
        source = self.source(item.purpose.cite)
        yield Slide(
            title=item.title, about=self._number(item.directive), source=source, is_head=True
        )
        yield Slide(title="Để làm gì", body=(item.purpose.text,), source=source)
        yield Slide(title="Thứ tự", body=(words.ORDERS[item.order],))
        for number in range(len(item.steps)):
            yield self._step(item, number)
        yield from self._notes(item.notes)

    def _step(self, item: Procedure, number: int) -> Slide:
        step: Step = item.steps[number]
        who = "; ".join(self.catalog.get("actor", actor).title for actor in step.actors)
        papers = "; ".join(self.catalog.get("record", record).title for record in step.records)
        not_said = self.catalog.handbook.words.not_said
        remarks = [
            Remark(label="Ai làm", text=capital(who or not_said)),
            Remark(label="Giấy tờ", text=capital(papers or not_said)),
        ]
        if step.note:
            remarks.append(Remark(label="Lưu ý", text=step.note))
        return Slide(
            title=step.title,
            inner=step.id,
            body=(step.action, *([f"Thời hạn: {step.time}."] if step.time else [])),
            about=f"Bước {number + 1}/{len(item.steps)}",
            source=self.source(step.cite),
            remarks=(*remarks, Remark(label=TO_THE_ROOM, text=_ABOUT_STEP)),
            whole=Whole(titles=tuple(s.title for s in item.steps), current=number),
        )

    # Criteria

    def _group(self, item: Group) -> Iterator[Slide]:
        yield Slide(title=item.title, about="Nhóm tiêu chí", is_head=True)
        if item.intro:
            yield Slide(title="Nhóm gồm những gì", body=(item.intro,))
        for criterion in self.catalog.items("criterion"):
            if criterion.group == item.id and criterion.status == "active":
                yield from self._criterion(criterion)

    def _criterion(self, item: Criterion) -> Iterator[Slide]:
        sign = "Điều cần làm" if item.sign == "positive" else "Biểu hiện cần tránh"
        remarks = list(self.basis(item.cite))
        if item.guidance:
            remarks.append(Remark(label="Gợi ý tự soát", text=item.guidance))
        if item.evidence_hints:
            remarks.append(Remark(label="Minh chứng", text="; ".join(item.evidence_hints)))
        remarks.append(Remark(label=TO_THE_ROOM, text=_ABOUT_CRITERION))
        yield Slide(
            title=item.title,
            inner=item.id,
            body=(item.statement,),
            about=sign,
            source=f"{self._number(item.directive)}, theo {self.source(item.cite)}",
            remarks=tuple(remarks),
        )

    # Forms

    def _form(self, item: Form) -> Iterator[Slide]:
        definition = compile_form(self.catalog, item.id)
        answers = said_answers(self.catalog, item.id)
        yield Slide(title=item.title, about="Điền thử", is_head=True)
        yield Slide(title="Dành cho ai", body=(item.audience,), about=item.title)
        yield Slide(title="Dùng khi nào", body=(item.when,), about=item.title)
        yield Slide(title="Không dùng thay gì", body=(item.not_instead_of,), about=item.title)
        for section in definition.sections:
            yield Slide(
                title=section.title, body=(section.intro,) if section.intro else (), is_head=True
            )
            for question in section.questions:
                yield from _question(definition, question, answers.get(question.id, ""))

    # Where it is from

    def _number(self, directive_id: str) -> str:
        directive: Directive = self.catalog.get("directive", directive_id)
        return directive.short_title

    def source(self, cites: tuple[Cite, ...]) -> str:
        """As in `Báo Quân khu 2 ngày 17/05/2018, đoạn 4`: the first one."""
        return next((self._said(cite) for cite in cites), "")

    def _said(self, cite: Cite) -> str:
        source: Source = self.catalog.get("source", cite.source)
        return f"{source.publisher} ngày {day(source.published)}, đoạn {cite.paragraph}"

    def basis(self, cites: tuple[Cite, ...]) -> tuple[Remark, ...]:
        """For the speaker: all of them, with their phrases."""
        said = "; ".join(
            self._said(cite) + (f": “{cite.phrase}”" if cite.phrase else "") for cite in cites
        )
        return (Remark(label="Căn cứ", text=said),) if said else ()


def banner(form: Form) -> str:
    """What stands over a form's questions: that they are only tried, and for whom."""
    who = joined([field.example for field in form.identity[:1] if field.example])
    return f"Điền thử{f' cho {who}' if who else ''}. Không lưu gì."


def _question(definition: FormDefinition, question: Question, answer: str) -> Iterator[Slide]:
    remarks = [Remark(label="Gợi ý", text=question.hint)] if question.hint else []
    if question.citations:
        said = "; ".join(dict.fromkeys(citation.text for citation in question.citations))
        remarks.append(Remark(label="Căn cứ", text=said))
    if question.consequence:
        remarks.append(Remark(label="Khi trả lời “Có”", text=question.consequence))
    choices = tuple(definition.choices(question).values())
    asked = Slide(
        title=f"Câu {question.number}",
        inner=question.id,
        body=(question.label,),
        about="" if question.citations else definition.title,
        source=question.citations[0].text if question.citations else "",
        remarks=tuple(remarks),
        choices=choices,
        chosen=answer if answer in choices else "",
    )
    yield asked
    if answer and not choices:
        yield replace(asked, title=f"Câu {question.number}: ví dụ", body=(answer,), is_covered=True)
