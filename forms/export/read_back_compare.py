"""A comparison that was just made, read again from its bytes before it is given away."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.compare.comparison import Comparison
from forms.compare.lines import shown_groups
from forms.errors import ReadBackError
from forms.export import compare_docx
from forms.export.docx import Scope
from forms.export.read_back import carries_data, missing, places_said, visible, whole


@dataclass(frozen=True, slots=True)
class HeldComparison:
    """What a file with a comparison holds."""

    files: int
    rows: int
    """Questions, lines about the person and figures, each of them in every file."""


def word(data: bytes, comparison: Comparison, *, date: str, only_changed: bool) -> HeldComparison:
    """Read a Word file that was made of a comparison on the day `date`.

    Raises:
        ReadBackError: it is damaged, a text of the comparison is missing, or it carries answers.
    """
    parts = whole(data)
    scope = compare_docx.fields(comparison, date=date, only_changed=only_changed)
    if lost := missing(visible(parts), _meant(scope)):
        raise ReadBackError(places_said(lost))
    if carries_data(parts):
        raise ReadBackError("Tệp có kèm dữ liệu của phiếu, lẽ ra không có.")
    return _held(comparison, only_changed=only_changed)


def sheets(data: bytes, comparison: Comparison, *, only_changed: bool) -> HeldComparison:
    """Read a spreadsheet that was made of a comparison.

    Raises:
        ReadBackError: it is damaged, or a cell holds anything else than it should.
    """
    from forms.export import compare_xlsx, read_back_sheets

    pages = compare_xlsx.pages(comparison, only_changed=only_changed)
    if wrong := read_back_sheets.differing(data, [page.sheet for page in pages]):
        raise ReadBackError(places_said([f"bảng “{pages[place].title}”" for place in wrong]))
    return _held(comparison, only_changed=only_changed)


def _held(comparison: Comparison, *, only_changed: bool) -> HeldComparison:
    groups = shown_groups(comparison, only_changed=only_changed)
    return HeldComparison(len(comparison.files), sum(len(rows) for _, rows in groups))


def _meant(scope: Scope) -> Iterator[tuple[str, Iterator[str]]]:
    """Every place of the paper, as sentences name it, with the texts that stand there."""
    conditions = set(compare_docx.COUNTS.values())
    heads = (text for name, text in scope.items() if name not in conditions)
    yield "phần đầu", (text for text in heads if isinstance(text, str))
    for file in (*_rows(scope, compare_docx.FILES), *_rows(scope, compare_docx.LEFT)):
        yield f"tệp “{file['tep.ten']}”", _texts(file)
    for group in _rows(scope, compare_docx.GROUPS):
        yield f"phần “{group['phan.ten']}”", iter((str(group["phan.ten"]),))
        for row in _rows(group, compare_docx.ROWS):
            yield f"câu “{row['cau.ten']}”", _texts(row)


def _rows(scope: Scope, name: str) -> list[Scope]:
    rows = scope[name]
    return [] if isinstance(rows, str) else list(rows)


def _texts(scope: Scope) -> Iterator[str]:
    return (text for text in scope.values() if isinstance(text, str))
