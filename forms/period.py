"""A period in words."""

from collections.abc import Mapping

from forms.definition import FormDefinition
from forms.question import PeriodKind
from forms.response import Period

_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_HALVES = {1: "6 tháng đầu năm", 2: "6 tháng cuối năm"}


def period_in_words(definition: FormDefinition, period: Period | None) -> str:
    """As in `quý III năm 2026`, with dots for what is not chosen yet; empty without a kind."""
    return in_words(period, {option.kind: option.label for option in definition.periods})


def in_words(period: Period | None, labels: Mapping[PeriodKind, str] | None = None) -> str:
    """The same for a form that is not at hand, or with its labels of kinds."""
    if period is None:
        return ""
    year = f"năm {period.year}" if period.year else "năm ………"
    index = period.index
    match period.kind:
        case "month":
            return f"tháng {index or '……'} {year}"
        case "quarter":
            return f"quý {_ROMAN.get(index or 0, '……')} {year}"
        case "half":
            return (
                f"{_HALVES[index]} {period.year or '………'}"
                if index in _HALVES
                else f"6 tháng …… {year}"
            )
        case "year":
            return year
    return (labels or {}).get(period.kind, "Đột xuất").lower()
