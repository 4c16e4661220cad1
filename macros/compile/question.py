"""A question of a form's YAML to the one that the page, the checks and the papers use."""

from collections.abc import Sequence

from forms import question as compiled
from macros.catalog import Catalog
from macros.compile.alike import alike
from macros.model import question as model
from macros.model.form import Form
from macros.model.items import Criterion, Directive, Period, Source, Trigger
from macros.model.question import question_id
from macros.model.rule import Rule
from macros.model.statement import Cite

_PERIOD_KINDS: tuple[compiled.PeriodKind, ...] = ("month", "quarter", "half", "year", "ad_hoc")
_OWN_KINDS: tuple[compiled.QuestionKind, ...] = (
    "text",
    "choice",
    "date",
    "number",
    "yes_no",
    "table",
)


def compile_question(
    catalog: Catalog, form: Form, number: str, question: model.Question
) -> compiled.Question:
    """A question with its number in the form, as in `2.3`."""
    if question.criterion:
        return _on_criterion(catalog, form, number, question)
    if question.trigger:
        return _on_trigger(catalog, form, number, question)
    return _of_its_own(catalog, form, number, question)


def period_kind(period: Period) -> compiled.PeriodKind:
    """A period as the form offers it; `macros.check.form` has ruled out the other lengths."""
    return next(kind for kind in _PERIOD_KINDS if kind == period.length)


def _of_its_own(
    catalog: Catalog, form: Form, number: str, question: model.Question
) -> compiled.Question:
    return compiled.Question(
        id=question_id(question),
        kind=next(kind for kind in _OWN_KINDS if kind == question.kind),
        label=question.label,
        number=number,
        hint=question.hint,
        origin=question.origin,
        citations=_own_citations(catalog, form, question),
        required=question.required,
        options=_options(question.options),
        words_at_most=question.words_at_most,
        short=question.short,
        at_most=_limit(question.at_most),
        leads=tuple(_lead(catalog.get("period", period)) for period in question.leads),
        columns=tuple(_column(column) for column in question.columns),
        rows=tuple(
            alike(compiled.FixedRow, row, at_most=_limit(row.at_most)) for row in question.rows
        ),
        deadline=alike(compiled.Deadline, question.deadline) if question.deadline else None,
        role=question.role,
        condition=alike(compiled.Condition, question.when) if question.when else None,
        periods=_periods(catalog, question),
        carry=question.carry,
    )


def _on_criterion(
    catalog: Catalog, form: Form, number: str, question: model.Question
) -> compiled.Question:
    criterion: Criterion = catalog.get("criterion", question.criterion)
    own = catalog.handbook.respondents
    others = [a for a in criterion.addressed_to if a not in own]
    return compiled.Question(
        id=question_id(question),
        kind="scale",
        label=question.label or criterion.statement,
        number=number,
        hint=question.hint or criterion.guidance,
        evidence_hint="; ".join(criterion.evidence_hints),
        addressed_to="; ".join(catalog.get("actor", a).title for a in others),
        origin=question.origin,
        citations=_citations(
            catalog, criterion.directive, criterion.cite, f"criteria/{criterion.id}.html"
        ),
        scale=form.scale,
        evidence_from=question.evidence_from,
        role=question.role,
        condition=alike(compiled.Condition, question.when) if question.when else None,
        periods=_periods(catalog, question),
        carry=question.carry,
    )


def _on_trigger(
    catalog: Catalog, form: Form, number: str, question: model.Question
) -> compiled.Question:
    trigger: Trigger = catalog.get("trigger", question.trigger)
    asked = {q.criterion: question_id(q) for s in form.sections for q in s.questions if q.criterion}
    place = f"directives/{trigger.directive}.html#trigger-{trigger.id}"
    return compiled.Question(
        id=question_id(question),
        kind="yes_no",
        label=question.label or trigger.condition,
        number=number,
        hint=question.hint,
        origin=question.origin,
        citations=_citations(catalog, trigger.directive, trigger.cite, place),
        consequence=trigger.consequence,
        contradicts=asked.get(trigger.contradicts, ""),
        role=question.role,
        condition=alike(compiled.Condition, question.when) if question.when else None,
        periods=_periods(catalog, question),
        carry=question.carry,
    )


def _own_citations(
    catalog: Catalog, form: Form, question: model.Question
) -> tuple[compiled.Citation, ...]:
    found: tuple[compiled.Citation, ...] = ()
    if question.cite:
        place = f"directives/{form.directive}.html" if form.directive else "sources.html"
        if question.procedure:
            place = f"procedures/{question.procedure}.html"
        # A question with an origin of its own is not from the form's document.
        directive = "" if question.origin else form.directive
        found = _citations(catalog, directive, question.cite, place)
    if question.rule:
        rule: Rule = catalog.get("rule", question.rule)
        text = f"{rule.short_title} (để đối chiếu)"
        found += (compiled.Citation(text=text, href=f"rules/{rule.id}.html"),)
    return found


def _citations(
    catalog: Catalog, directive_id: str, cites: Sequence[Cite], href: str
) -> tuple[compiled.Citation, ...]:
    before = ""
    if directive_id:
        directive: Directive = catalog.get("directive", directive_id)
        before = f"{directive.short_title}, theo "
    found: dict[str, compiled.Citation] = {}
    for cite in cites:
        source: Source = catalog.get("source", cite.source)
        day = "/".join(reversed(source.published.split("-")))
        text = f"{before}{source.publisher} ngày {day}, đoạn {cite.paragraph}"
        found.setdefault(text, compiled.Citation(text=text, href=href))
    return tuple(found.values())


def _limit(number: int) -> str:
    return str(number) if number else ""


def _options(options: tuple[model.Option, ...]) -> tuple[compiled.Option, ...]:
    return tuple(alike(compiled.Option, option) for option in options)


def _column(column: model.Column) -> compiled.Column:
    return alike(compiled.Column, column, options=_options(column.options))


def _periods(catalog: Catalog, question: model.Question) -> tuple[compiled.PeriodKind, ...]:
    return tuple(period_kind(catalog.get("period", period)) for period in question.periods)


def _lead(period: Period) -> compiled.Lead:
    """A time before a day; what its source leaves open goes along."""
    opened = [note.text for note in period.notes if note.kind == "open"]
    return compiled.Lead(
        label=period.applies_to,
        earliest_days=period.earliest_days,
        latest_days=period.latest_days,
        note=" ".join(opened),
    )
