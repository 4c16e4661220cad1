"""A form's YAML to the `FormDefinition` that the page, the checks and the papers use."""

import hashlib
import json
from typing import Any

import forms
from forms import definition as compiled
from forms import question as questions
from forms.codec import definition_to_json
from forms.question import PeriodKind
from macros.catalog import Catalog
from macros.compile.alike import alike
from macros.compile.question import compile_question, period_kind
from macros.compile.reckoning import compile_reckoning
from macros.compile.replaced import added, replacements
from macros.model import form as model
from macros.model.items import Period, Scale
from macros.model.question import Section


def compile_form(catalog: Catalog, form_id: str) -> compiled.FormDefinition:
    """The compiled form, with its two fingerprints."""
    form: model.Form = catalog.get("form", form_id)
    parts: dict[str, Any] = {
        "id": form.id,
        "title": form.title,
        "edition": catalog.edition,
        "edited": catalog.edited,
        "editions": tuple(edition.name for edition in catalog.editions),
        "replacements": replacements(catalog, form),
        "added": added(catalog, form),
        "tool_version": forms.__version__,
        "disclaimer": form.disclaimer,
        "notice": "" if form.verified_on else form.unverified,
        "identity": tuple(alike(compiled.IdentityField, line) for line in form.identity),
        "periods": tuple(_period(catalog.get("period", p)) for p in form.periods),
        "period_label": form.period_label,
        "scales": _scales(catalog, form),
        "sections": tuple(
            _section(catalog, form, number, section)
            for number, section in enumerate(form.sections, 1)
        ),
        "letterhead": form.letterhead and alike(compiled.Letterhead, form.letterhead),
        "numbered": form.numbered,
        "signatures": tuple(alike(compiled.Signature, signed) for signed in form.signatures),
        **compile_reckoning(catalog, form),
        "handbook": catalog.handbook.title,
    }
    blank = compiled.FormDefinition(**parts, meaning="", wording="")
    return compiled.FormDefinition(**parts, meaning=_meaning(blank), wording=_wording(blank))


def _section(catalog: Catalog, form: model.Form, number: int, section: Section) -> compiled.Section:
    return compiled.Section(
        id=section.id,
        title=section.title,
        intro=section.intro,
        by=section.by,
        questions=tuple(
            compile_question(catalog, form, f"{number}.{index}", question)
            for index, question in enumerate(section.questions, 1)
        ),
    )


def _period(period: Period) -> compiled.PeriodOption:
    kind = period_kind(period)
    return compiled.PeriodOption(kind=kind, label=_PERIOD_LABELS[kind])


_PERIOD_LABELS: dict[PeriodKind, str] = {
    "month": "Hằng tháng",
    "quarter": "Hằng quý",
    "half": "6 tháng",
    "year": "Một năm",
    "ad_hoc": "Đột xuất",
}


def _scales(catalog: Catalog, form: model.Form) -> tuple[questions.Scale, ...]:
    """The scale of the answers and that of the ballot."""
    ballot = form.ballot.scale if form.ballot else ""
    used = dict.fromkeys(name for name in (form.scale, ballot) if name)
    return tuple(_scale(catalog.get("scale", name)) for name in used)


def _scale(scale: Scale) -> questions.Scale:
    levels = tuple(alike(questions.Level, level) for level in scale.levels)
    return alike(questions.Scale, scale, levels=levels)


def _meaning(definition: compiled.FormDefinition) -> str:
    """Over what an answer's value refers to: ids, kinds, levels, columns, periods."""
    return _fingerprint(
        {
            "id": definition.id,
            "identity": [f.id for f in definition.identity],
            "periods": [p.kind for p in definition.periods],
            "scales": {s.id: [level.id for level in s.levels] for s in definition.scales},
            "questions": [
                [
                    q.id,
                    q.kind,
                    q.scale,
                    [[c.id, c.kind, *(o.id for o in c.options)] for c in q.columns],
                    *([[o.id for o in q.options]] if q.options else []),
                    *([[row.id for row in q.rows]] if q.rows else []),
                ]
                for q in definition.questions()
            ],
        }
    )


_NOT_READ = (
    *("meaning", "wording", "tool_version", "handbook"),
    *("edition", "edited", "editions", "replacements", "added"),
)  # fmt: skip
"""Members that are no text of the form itself."""


def _wording(definition: compiled.FormDefinition) -> str:
    """Over the whole definition but the fingerprints and what is the same on every form."""
    members = json.loads(definition_to_json(definition))
    for member in _NOT_READ:
        del members[member]
    return _fingerprint(members)


def _fingerprint(members: object) -> str:
    text = json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
