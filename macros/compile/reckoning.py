"""A form's numbers, its ballot and the files it takes over, from YAML to the compiled form."""

from typing import Any

from forms import definition as compiled
from macros.catalog import Catalog
from macros.compile.labels import labels_taken
from macros.model.form import Form
from macros.model.reckoning import Ballot, Take

_PREVIOUS = "ky-truoc"
_OPINION = "phan-cua-tap-the"


def compile_reckoning(catalog: Catalog, form: Form) -> dict[str, Any]:
    """The members of a definition that say what is reckoned and what may be taken over."""
    return {
        "ballot": _ballot(form.ballot),
        "checks": tuple(
            compiled.Check(
                left=c.left, relation=c.relation, right=c.right, sentence=c.sentence, table=c.table
            )
            for c in form.checks
        ),
        "figures": tuple(
            compiled.Figure(
                id=f.id,
                label=f.label,
                of=f.of,
                base=f.base,
                base_from=f.base_from,
                table=f.table,
                section=f.section,
            )
            for f in form.figures
        ),
        "thresholds": tuple(
            compiled.Threshold(
                question=t.question,
                of=t.of,
                at_least={option: str(points) for option, points in t.at_least.items()},
                sentence=t.sentence,
            )
            for t in form.thresholds
        ),
        "takes": (*_own_files(form), *(_take(catalog, take) for take in form.takes)),
    }


def _ballot(ballot: Ballot | None) -> compiled.Ballot | None:
    if ballot is None:
        return None
    return compiled.Ballot(
        title=ballot.title,
        people=ballot.people,
        columns=ballot.columns,
        scale=ballot.scale,
        copies=ballot.copies,
        note=ballot.note,
    )


def _own_files(form: Form) -> tuple[compiled.Take, ...]:
    """What every form takes from its own files: last period's copy, and the other side's part."""
    found: list[compiled.Take] = []
    if form.previous:
        label = "Lấy bản kỳ trước làm gốc"
        found.append(compiled.Take(id=_PREVIOUS, label=label, kind="previous", form=form.id))
    if any(section.by == "collective" for section in form.sections):
        label = "Chỉ lấy phần của tập thể từ tệp khác"
        found.append(compiled.Take(id=_OPINION, label=label, kind="opinion", form=form.id))
    return tuple(found)


def _take(catalog: Catalog, take: Take) -> compiled.Take:
    return compiled.Take(
        id=take.id,
        label=take.label,
        kind=take.kind,
        form=take.form,
        table=take.table,
        source=take.source,
        names=dict(take.names),
        labels=labels_taken(catalog, take),
    )
