"""A form's YAML to the `FormDefinition` that the page, the checks and the papers use."""

import hashlib
import json
from pathlib import Path
from typing import Any

import forms
from forms import definition as compiled
from forms.codec import definition_to_json
from macros.catalog import Catalog
from macros.check.form import question_id
from macros.model.form import Form, Question, Section
from macros.model.items import Criterion, Directive, Period, Scale, Source, Trigger
from macros.word import template_for

EDITION = "0"
"""The content edition before the first frozen one."""


def compile_form(catalog: Catalog, form_id: str) -> compiled.FormDefinition:
    """The compiled form, with its two fingerprints."""
    form: Form = catalog.get("form", form_id)
    sections = tuple(
        _section(catalog, form, number, section) for number, section in enumerate(form.sections, 1)
    )
    parts: dict[str, Any] = {
        "id": form.id,
        "title": form.title,
        "edition": EDITION,
        "tool_version": forms.__version__,
        "disclaimer": form.disclaimer,
        "identity": tuple(
            compiled.IdentityField(id=f.id, label=f.label, required=f.required, hint=f.hint)
            for f in form.identity
        ),
        "periods": tuple(_period(catalog.get("period", p)) for p in form.periods),
        "scales": (_scale(catalog.get("scale", form.scale)),),
        "sections": sections,
        "signature": compiled.Signature(title=form.signature.title, note=form.signature.note),
        "handbook": catalog.handbook.title,
    }
    blank = compiled.FormDefinition(**parts, meaning="", wording="")
    return compiled.FormDefinition(**parts, meaning=_meaning(blank), wording=_wording(blank))


def form_script(catalog: Catalog, form_id: str, data: Path) -> str:
    """The classic script that gives a form page its definition and its Word template.

    Raises:
        macros.word.TemplateError: the editor's own template has problems.

    """
    definition = compile_form(catalog, form_id)
    own = data / "forms" / f"{form_id}.docx"
    template = template_for(definition, own if own.exists() else None)
    members = {
        "definition": json.loads(definition_to_json(definition)),
        "template": template,
        "siteRoot": "../",
    }
    # `<` never stands in the script's text, so nothing can close or open an element.
    text = json.dumps(members, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return (
        "var SoTay=window.SoTay||(window.SoTay={});SoTay.forms=SoTay.forms||{};"
        f"SoTay.forms[{json.dumps(form_id)}]={text};\n"
    )


def _section(catalog: Catalog, form: Form, number: int, section: Section) -> compiled.Section:
    questions = tuple(
        _question(catalog, form, f"{number}.{index}", question)
        for index, question in enumerate(section.questions, 1)
    )
    return compiled.Section(
        id=section.id, title=section.title, intro=section.intro, questions=questions
    )


def _question(catalog: Catalog, form: Form, number: str, question: Question) -> compiled.Question:
    name = question_id(question)
    if question.criterion:
        return _on_criterion(catalog, form, (name, number), question)
    if question.trigger:
        return _on_trigger(catalog, form, (name, number), question)
    return compiled.Question(
        id=name,
        kind="table" if question.kind == "table" else "text",
        label=question.label,
        number=number,
        hint=question.hint,
        origin=question.origin,
        columns=tuple(
            compiled.Column(id=c.id, label=c.label, kind=c.kind) for c in question.columns
        ),
        role=question.role,
    )


def _on_criterion(
    catalog: Catalog, form: Form, place: tuple[str, str], question: Question
) -> compiled.Question:
    criterion: Criterion = catalog.get("criterion", question.criterion)
    others = [a for a in criterion.addressed_to if a not in _RESPONDENTS]
    return compiled.Question(
        id=place[0],
        kind="scale",
        label=question.label or criterion.statement,
        number=place[1],
        hint=question.hint or criterion.guidance,
        evidence_hint="; ".join(criterion.evidence_hints),
        addressed_to="; ".join(catalog.get("actor", a).title for a in others),
        origin=question.origin,
        citations=_citations(catalog, criterion, f"criteria/{criterion.id}.html"),
        scale=form.scale,
        role=question.role,
    )


def _on_trigger(
    catalog: Catalog, form: Form, place: tuple[str, str], question: Question
) -> compiled.Question:
    trigger: Trigger = catalog.get("trigger", question.trigger)
    asked = {q.criterion: question_id(q) for s in form.sections for q in s.questions if q.criterion}
    return compiled.Question(
        id=place[0],
        kind="yes_no",
        label=question.label or trigger.condition,
        number=place[1],
        hint=question.hint,
        origin=question.origin,
        citations=_citations(
            catalog, trigger, f"directives/{trigger.directive}.html#trigger-{trigger.id}"
        ),
        consequence=trigger.consequence,
        contradicts=asked.get(trigger.contradicts, ""),
        role=question.role,
    )


_RESPONDENTS = frozenset({"can-bo-chu-tri", "can-bo-dang-vien"})
"""Actors whose duty is the respondent's own; a duty of others is said beside the question."""


def _citations(
    catalog: Catalog, item: Criterion | Trigger, href: str
) -> tuple[compiled.Citation, ...]:
    directive: Directive = catalog.get("directive", item.directive)
    found: dict[str, compiled.Citation] = {}
    for cite in item.cite:
        source: Source = catalog.get("source", cite.source)
        day = "/".join(reversed(source.published.split("-")))
        text = f"{directive.short_title}, theo {source.publisher} ngày {day}, đoạn {cite.paragraph}"
        found.setdefault(text, compiled.Citation(text=text, href=href))
    return tuple(found.values())


def _period(period: Period) -> compiled.PeriodOption:
    """A period as the form offers it; `check_form` has ruled out the other lengths."""
    kind = next(kind for kind in _PERIOD_LABELS if kind == period.length)
    return compiled.PeriodOption(kind=kind, label=_PERIOD_LABELS[kind])


_PERIOD_LABELS: dict[compiled.PeriodKind, str] = {
    "month": "Hằng tháng",
    "quarter": "Hằng quý",
    "half": "6 tháng",
    "year": "Một năm",
    "ad_hoc": "Đột xuất",
}


def _scale(scale: Scale) -> compiled.Scale:
    return compiled.Scale(
        id=scale.id,
        title=scale.title,
        note=scale.note,
        levels=tuple(
            compiled.Level(
                id=level.id,
                label=level.label,
                needs_evidence=level.needs_evidence,
                needs_note=level.needs_note,
            )
            for level in scale.levels
        ),
        not_applicable=scale.not_applicable,
    )


def _meaning(definition: compiled.FormDefinition) -> str:
    """Over what an answer's value refers to: ids, kinds, levels, columns, periods."""
    return _fingerprint(
        {
            "id": definition.id,
            "identity": [f.id for f in definition.identity],
            "periods": [p.kind for p in definition.periods],
            "scales": {s.id: [level.id for level in s.levels] for s in definition.scales},
            "questions": [
                [q.id, q.kind, q.scale, [[c.id, c.kind] for c in q.columns]]
                for q in definition.questions()
            ],
        }
    )


def _wording(definition: compiled.FormDefinition) -> str:
    """Over the whole definition but the fingerprints and what is the same on every form."""
    members = json.loads(definition_to_json(definition))
    for member in ("meaning", "wording", "tool_version", "edition", "handbook"):
        del members[member]
    return _fingerprint(members)


def _fingerprint(members: object) -> str:
    text = json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
