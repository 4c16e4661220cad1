"""The rules for the head of the form: who fills it in, and for which period."""

from collections.abc import Iterator

from forms.days import FIRST_YEAR, LAST_YEAR
from forms.definition import FormDefinition
from forms.naming import inside
from forms.response import Period, Response
from forms.review.finding import Finding, Severity

_PERIODS = {
    "month": (12, "tháng nào", "tháng từ 1 đến 12"),
    "quarter": (4, "quý nào", "quý từ 1 đến 4"),
    "half": (2, "6 tháng đầu năm hay cuối năm", "6 tháng đầu năm hoặc cuối năm"),
}
"""Kind -> how many of it a year has, what is asked, what to choose."""


def heading(definition: FormDefinition, response: Response) -> Iterator[Finding]:
    """What is missing or wrong before the first question."""
    for field in definition.identity:
        if field.required and not response.respondent.get(field.id, "").strip():
            sentence = f"Mục “{field.label}” còn trống. Hãy điền mục này."
            yield Finding("", f"respondent-{field.id}", "missing", sentence)
    for severity, sentence in _period(definition, response.period):
        yield Finding("", "period-kind", severity, sentence)


_Said = Iterator[tuple[Severity, str]]


def _period(definition: FormDefinition, period: Period | None) -> _Said:
    offered = {option.kind for option in definition.periods}
    label, name = definition.period_label, inside(definition.period_label)
    if not offered:
        return
    if period is None and len(offered) == 1:
        # The page shows the only kind chosen; what it leaves open is still to be said.
        period = Period(kind=definition.periods[0].kind)
    if period is None:
        yield "missing", f"Chưa chọn {name}. Hãy chọn kỳ."
    elif period.kind not in offered:
        yield "contradiction", f"{label} trong tệp không có trong phiếu. Hãy chọn lại kỳ."
    else:
        yield from _index(label, name, period)
        yield from _year(label, name, period)


def _index(label: str, name: str, period: Period) -> _Said:
    if period.kind not in _PERIODS:
        return
    last, which, choose = _PERIODS[period.kind]
    if period.index is None:
        yield "missing", f"{label} chưa rõ {which}. Hãy chọn {choose}."
    elif not 1 <= period.index <= last:
        yield "contradiction", f"Một năm không có {name} như đã ghi. Hãy chọn {choose}."


def _year(label: str, name: str, period: Period) -> _Said:
    if period.year is None:
        if period.kind != "ad_hoc":
            yield "missing", f"{label} chưa có năm. Hãy ghi năm."
    elif not FIRST_YEAR <= period.year <= LAST_YEAR:
        yield (
            "contradiction",
            f"Năm của {name} có thể do gõ nhầm. Hãy ghi lại năm, đủ bốn chữ số.",
        )
