"""The lines about the person and the period, which change as questions do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from forms.definition import FormDefinition
from forms.migrate.change import Asked, Change, ChangeKind
from forms.period import period_in_words
from forms.question import PeriodKind
from forms.replacement import Replacement
from forms.response import Answer, Period, Response
from forms.retired import with_answers

_LINE = "respondent."
_PERIOD = "period."
_JOINT = ", "


def stepped(
    response: Response, definition: FormDefinition, steps: Sequence[Replacement]
) -> tuple[Response, tuple[Change, ...]]:
    """The response with its head after the steps of one edition, and what changed there."""
    lines = [step for step in steps if step.question.startswith(_LINE)]
    changes = list(_lines_told(response, definition, lines))
    changed = _with_lines(response, lines)
    for step in steps:
        if step.question.startswith(_PERIOD) and response.period:
            if step.question.removeprefix(_PERIOD) != response.period.kind:
                continue
            changed, change = _with_period(changed, definition, step, response.period)
            changes.append(change)
    return changed, tuple(changes)


def _with_lines(response: Response, steps: Sequence[Replacement]) -> Response:
    leaving = {step.question.removeprefix(_LINE): step for step in steps}
    lines = {id_: text for id_, text in response.respondent.items() if id_ not in leaving}
    retired = response.retired_answers
    for id_, step in leaving.items():
        text = response.respondent.get(id_, "")
        if not text.strip():
            continue
        for successor in step.replaced_by:
            name = successor.removeprefix(_LINE)
            there = lines.get(name, "")
            parts = dict.fromkeys(part for part in (there, text) if part.strip())
            lines[name] = _JOINT.join(parts)
        if len(step.replaced_by) != 1 or lines[name] != text:
            old = (step.question, _wording(id_), Answer(value=text))
            retired = with_answers(retired, [old])
    return replace(response, respondent=lines, retired_answers=retired)


def _lines_told(
    response: Response, definition: FormDefinition, steps: Sequence[Replacement]
) -> Iterator[Change]:
    labels = {field.id: field.label for field in definition.identity}
    for step in steps:
        id_ = step.question.removeprefix(_LINE)
        text = response.respondent.get(id_, "")
        if text.strip():
            names = [successor.removeprefix(_LINE) for successor in step.replaced_by]
            yield Change(
                kind=_kind(step, steps),
                old=(Asked(id=step.question, wording=_wording(id_), answer=text),),
                new=tuple(
                    Asked(id=f"{_LINE}{name}", wording=labels.get(name, name), answer=text)
                    for name in names
                ),
                note=step.note,
            )


def _kind(step: Replacement, steps: Sequence[Replacement]) -> ChangeKind:
    if not step.replaced_by:
        return "retired"
    if len(step.replaced_by) > 1:
        return "split"
    (successor,) = step.replaced_by
    return "merged" if sum(successor in other.replaced_by for other in steps) > 1 else "moved"


def _wording(id_: str) -> str:
    return f"Mục “{id_}” ở đầu phiếu cũ"


def _with_period(
    response: Response, definition: FormDefinition, step: Replacement, period: Period
) -> tuple[Response, Change]:
    """Another kind of period where exactly one takes its place; else it is left to be chosen."""
    said = period_in_words(definition, period) or period.kind
    old = Asked(id=step.question, wording=definition.period_label, answer=said)
    kinds: dict[str, PeriodKind] = {f"{_PERIOD}{one.kind}": one.kind for one in definition.periods}
    found = [kinds[successor] for successor in step.replaced_by if successor in kinds]
    if len(found) != 1 or len(step.replaced_by) != 1:
        return response, Change(kind="retired", old=(old,), note=step.note)
    (kind,) = found
    moved = replace(period, kind=kind, index=period.index if kind == period.kind else None)
    new = Asked(
        id=f"{_PERIOD}{kind}",
        wording=definition.period_label,
        answer=period_in_words(definition, moved),
    )
    retired = with_answers(
        response.retired_answers,
        [(step.question, definition.period_label, Answer(value=said))],
    )
    changed = replace(response, period=moved, retired_answers=retired)
    return changed, Change(kind="moved", old=(old,), new=(new,), note=step.note)
