"""Counts without names for statistics: few answers are merged until nobody stands out.

One form and period at a time, question by question; groups of questions are left out, for their
numbers would give back what the questions merge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.collect.view import Count, Counts, View
from forms.errors import RequestError

FEWEST = 5
"""A number below this is never given."""
_CHOSEN = ("scale", "yes_no", "choice")
_TOO_FEW = f"Có dưới {FEWEST} bản nên không lập bản thống kê không tên."
LIMITS = (
    (
        "Bản này không có tên, không có mục nào về người điền, không có lời viết; chỉ đếm số bản "
        "ở từng câu trả lời."
    ),
    (
        f"Câu trả lời có dưới {FEWEST} bản, kể cả không có bản nào, được gộp với câu trả lời ít "
        f"bản kế tiếp cho đủ {FEWEST} bản; không gộp đủ thì bỏ cả câu."
    ),
    (
        "Không bảo đảm được điều này: ai có hai bản lập từ gần như cùng một nhóm người thì lấy "
        "hiệu hai bản có thể biết câu trả lời của người khác nhau giữa hai nhóm."
    ),
    (
        "Ai đã biết câu trả lời của gần hết nhóm thì suy ra được của người còn lại. "
        "Không lập nhiều bản cho những nhóm chỉ hơn kém nhau vài người."
    ),
)
"""Said in the file and on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractRow:
    """An answer, or several that were merged, and how many files gave it."""

    section: str
    number: str
    question: str
    answer: str
    """Labels, those of merged answers with a slash between them."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What may be given away."""

    title: str
    period: str
    files: int
    rows: tuple[ExtractRow, ...]
    omitted: tuple[str, ...]
    """Numbers of questions whose answers cannot be told apart without giving somebody away."""


def extract(view: View) -> Extract:
    """The counts of a view that may be given away.

    Raises:
        RequestError: there are too few files for any.
    """
    if len(view.files) < FEWEST:
        raise RequestError(_TOO_FEW)
    rows: list[ExtractRow] = []
    omitted: list[str] = []
    for section in view.sections:
        for question in section.questions:
            if question.kind not in _CHOSEN:
                continue
            merged = _merged(question.rows)
            if len(merged) <= 1:
                omitted.append(question.number)
            else:
                rows += _rows(section.title, question, merged)
    return Extract(
        title=view.title,
        period=view.period,
        files=len(view.files),
        rows=tuple(rows),
        omitted=tuple(omitted),
    )


def _merged(rows: Sequence[Count]) -> list[tuple[Count, ...]]:
    """The answers in groups of at least five files each; one group when that cannot be."""
    few = [row for row in rows if row.count < FEWEST]
    enough = sorted((row for row in rows if row.count >= FEWEST), key=lambda row: row.count)
    while few and sum(row.count for row in few) < FEWEST and enough:
        few.append(enough.pop(0))
    order = {row.id: place for place, row in enumerate(rows)}
    groups = [(row,) for row in sorted(enough, key=lambda row: order[row.id])]
    together = tuple(sorted(few, key=lambda row: order[row.id]))
    return [*groups, together] if together else [*groups]


def _rows(
    section: str, question: Counts, groups: Sequence[tuple[Count, ...]]
) -> Iterator[ExtractRow]:
    for group in groups:
        yield ExtractRow(
            section=section,
            number=question.number,
            question=question.label,
            answer=" / ".join(row.label for row in group),
            count=sum(row.count for row in group),
        )
