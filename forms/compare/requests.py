"""What the page may ask about several files at once; `forms.bridge` answers it."""

import base64
from collections.abc import Callable
from dataclasses import asdict

from forms.codec import definition_from_data
from forms.compare.compare import compare
from forms.compare.comparison import Comparison, LeftFile
from forms.compare.files import Opened, open_file, unread
from forms.compare.identify import identify
from forms.errors import RequestError, SaveFileError, WordFileError
from forms.request import Members, data_of, day_of, files, member


def answered(request: Members) -> Members:
    """The answer to a request whose `action` is one of `_ACTIONS`."""
    return _ACTIONS[member(request, "action", str)](request)


def _identified(request: Members) -> Members:
    """Of which form, person and period each file is."""
    return asdict(identify(*_opened(request)))


def _compared(request: Members) -> Members:
    """The comparison, for the page to draw."""
    return asdict(_comparison(request))


def _as_word(request: Members) -> Members:
    """The comparison as a Word file."""
    from forms.export import compare_docx

    comparison = _whole(request)
    data = compare_docx.write(
        comparison,
        member(request, "template", dict),
        date=day_of(request),
        only_changed=member(request, "only_changed", bool),
    )
    return {"base64": base64.b64encode(data).decode("ascii")}


def _as_sheets(request: Members) -> Members:
    """The comparison as a spreadsheet."""
    from forms.export import compare_xlsx

    comparison = _whole(request)
    data = compare_xlsx.write(comparison, only_changed=member(request, "only_changed", bool))
    return {"base64": base64.b64encode(data).decode("ascii")}


def _read_back(request: Members) -> Members:
    """What a file holds that was just made of these files, read from its bytes."""
    from forms.export import read_back_compare

    comparison = _whole(request)
    data = data_of(member(request, "base64", str))
    only_changed = member(request, "only_changed", bool)
    holds = member(request, "holds", str)
    if holds == "tables":
        return asdict(read_back_compare.sheets(data, comparison, only_changed=only_changed))
    if holds != "paper":
        raise RequestError("Yêu cầu của trang thiếu hoặc sai mục “holds”.")
    date = day_of(request)
    return asdict(read_back_compare.word(data, comparison, date=date, only_changed=only_changed))


def _whole(request: Members) -> Comparison:
    """A comparison that has something to take away.

    Raises:
        RequestError: there are not two files to compare.
    """
    comparison = _comparison(request)
    if not comparison.groups:
        raise RequestError("Chưa có hai tệp so được với nhau nên chưa có gì để tải về.")
    return comparison


def _comparison(request: Members) -> Comparison:
    definition = definition_from_data(member(request, "definition", dict))
    return compare(definition, *_opened(request))


def _opened(request: Members) -> tuple[list[Opened], list[LeftFile]]:
    """The files that can be read, and why the others cannot."""
    opened: list[Opened] = []
    left: list[LeftFile] = []
    for name, encoded in files(request):
        try:
            opened.append(open_file(name, data_of(encoded)))
        except (SaveFileError, WordFileError) as error:
            left.append(unread(name, error))
    return opened, left


_ACTIONS: dict[str, Callable[[Members], Members]] = {
    "identify": _identified,
    "compare": _compared,
    "export_compare_docx": _as_word,
    "export_compare_xlsx": _as_sheets,
    "read_back_compare": _read_back,
}
