"""A form's numbers, its ballot and the files it takes over, from YAML to the compiled form."""

from typing import Any

from forms import definition as compiled
from macros.catalog import Catalog
from macros.compile.alike import alike
from macros.compile.labels import labels_taken
from macros.model.form import Form
from macros.model.reckoning import Take, Threshold

_PREVIOUS = "ky-truoc"
_OPINION = "phan-cua-tap-the"


def compile_reckoning(catalog: Catalog, form: Form) -> dict[str, Any]:
    """The members of a definition that say what is reckoned and what may be taken over."""
    return {
        "ballot": form.ballot and alike(compiled.Ballot, form.ballot),
        "checks": tuple(alike(compiled.Check, check) for check in form.checks),
        "figures": tuple(alike(compiled.Figure, figure) for figure in form.figures),
        "thresholds": tuple(
            alike(compiled.Threshold, threshold, at_least=_points(threshold))
            for threshold in form.thresholds
        ),
        "takes": (*_own_files(form), *(_take(catalog, take) for take in form.takes)),
    }


def _points(threshold: Threshold) -> dict[str, str]:
    return {option: str(points) for option, points in threshold.at_least.items()}


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
    return alike(compiled.Take, take, names=dict(take.names), labels=labels_taken(catalog, take))
