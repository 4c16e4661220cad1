"""What the page may ask of the gathering in memory; `forms.bridge` answers it."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from forms.codec import definition_from_data, encode
from forms.collect.gathering import Gathering
from forms.collect.left import Left
from forms.collect.listing import listing
from forms.collect.outputs import Output
from forms.collect.viewing import Wish, behind, view
from forms.days import is_date
from forms.errors import Problem, RequestError, SaveFileError
from forms.naming import from_file
from forms.request import Members, data_of, member

NAME_SHOWN = 120
AT_A_TIME = 25
"""Copies that one call reads, so that nobody waits long for a word."""
MOST_GIVEN = 60_000_000
"""Bytes of a file; a zip of many is larger than a save file may be."""
_TOO_LARGE = (
    "Tệp này lớn hơn 60 MB nên chưa đọc. Tệp nén thì hãy giải nén rồi chọn cả thư mục vừa giải nén."
)
_NO_REST = "Việc tải tệp đã bị ngắt giữa chừng, chưa có tệp nào được tải về. Hãy bấm tải lại."
_GONE = (
    "Việc tập hợp đã bị ngắt giữa chừng nên phải đọc lại các tệp. "
    "Nếu trang không tự đọc lại, hãy chọn lại các tệp."
)


@dataclass(slots=True)
class _Held:
    """The one gathering in memory, by the name that the page gave it."""

    name: str
    gathering: Gathering
    coming: Iterator[bytes] | None = None
    """What is still to come of a file that is given in pieces."""


_held: list[_Held] = []
"""At most one: between two calls there is nothing else that keeps it."""


def answered(request: Members) -> Members:
    """The answer to a request whose `action` is one of `_ACTIONS`."""
    return _ACTIONS[member(request, "action", str)](request)


def _begin(request: Members) -> Members:
    name = member(request, "gathering", str)
    today = member(request, "today", str)
    if not is_date(today):
        raise RequestError("Yêu cầu của trang ghi ngày không đúng dạng năm-tháng-ngày.")
    _held[:] = [_Held(name, Gathering(today=today))]
    return {}


def _gathering(request: Members) -> Gathering:
    """The gathering that a request is about."""
    return _one(request).gathering


def _one(request: Members) -> _Held:
    """The same with what is still to come of it.

    Raises:
        SaveFileError: Python has been started anew since, or another one was begun.
    """
    name = member(request, "gathering", str)
    if not _held or _held[0].name != name:
        raise SaveFileError(_GONE, (Problem("gathering", _GONE),))
    return _held[0]


def _rest(request: Members) -> Members:
    """The next piece of the file that was asked for last; an empty one after the last.

    Raises:
        RequestError: there is none.
    """
    held = _one(request)
    if held.coming is None:
        raise RequestError(_NO_REST)
    piece = next(held.coming, b"")
    if not piece:
        held.coming = None
    return {"base64": base64.b64encode(piece).decode("ascii"), "more": bool(piece)}


def _add(request: Members) -> Members:
    gathering = _gathering(request)
    refused: list[Left] = []
    for file in member(request, "files", list):
        if type(file) is not dict:
            raise RequestError("Yêu cầu của trang thiếu hoặc sai mục “files”.")
        name = from_file(member(file, "name", str), NAME_SHOWN)
        encoded = member(file, "base64", str)
        try:
            gathering.begin(name, data_of(encoded, MOST_GIVEN))
        except SaveFileError:
            refused.append(Left(name=name, way=(), kind="too_large", sentence=_TOO_LARGE))
    gathering.unread += refused
    return _read(gathering, refused)


def _more(request: Members) -> Members:
    return _read(_gathering(request), [])


def _read(gathering: Gathering, refused: list[Left]) -> Members:
    """What comes of the next copies in the files that were begun."""
    received, left = gathering.go_on(AT_A_TIME)
    return {
        "received": received,
        "left": [asdict(one) for one in (*refused, *left)],
        "wanted": gathering.wanted(),
        "more": gathering.more,
    }


def _form(request: Members) -> Members:
    gathering = _gathering(request)
    form = member(request, "form", str)
    data = request.get("definition")
    definition = None if data is None else definition_from_data(data)
    if definition and definition.id != form:
        raise RequestError("Trang gửi bản phiếu khác với phiếu đang cần.")
    gathering.bring(form, definition)
    return {}


def _choose(request: Members) -> Members:
    gathering = _gathering(request)
    use = request.get("use")
    if use is not None and type(use) is not bool:
        raise RequestError("Yêu cầu của trang thiếu hoặc sai mục “use”.")
    gathering.choose(member(request, "key", str), use)
    return {}


def _files(request: Members) -> Members:
    return asdict(listing(_gathering(request), hide_names=_flag(request, "hide_names")))


def _view(request: Members) -> Members:
    return asdict(view(_gathering(request), _wish(request)))


def _behind(request: Members) -> Members:
    keys = [key for key in member(request, "keys", list) if type(key) is str]
    question = member(request, "question", str)
    found = behind(_gathering(request), _wish(request), question, keys)
    return {"answers": [asdict(one) for one in found]}


def _wish(request: Members, *, any_form: bool = False) -> Wish:
    form = "" if any_form and request.get("form") is None else member(request, "form", str)
    return Wish(
        form=form,
        period=_text(request, "period"),
        roster=_text(request, "roster"),
        hide_names=_flag(request, "hide_names"),
    )


def _text(request: Members, name: str) -> str | None:
    """A text that may be left out."""
    return None if request.get(name) is None else member(request, name, str)


def _flag(request: Members, name: str) -> bool:
    """A flag that may be left out."""
    return request.get(name) is not None and member(request, name, bool)


def _as_word(request: Members) -> Members:
    from forms.collect import outputs

    template = member(request, "template", dict)
    return _file(outputs.word(_gathering(request), _wish(request), template))


def _as_sheets(request: Members) -> Members:
    from forms.collect import sheets

    return _file(sheets.answers(_gathering(request), _wish(request)))


def _as_extract(request: Members) -> Members:
    from forms.collect import sheets

    return _file(sheets.extract(_gathering(request), _wish(request)))


def _as_calendar(request: Members) -> Members:
    from forms.collect import outputs

    return _file(outputs.calendar(_gathering(request), _wish(request)))


def _as_lines(request: Members) -> Members:
    from forms.collect import outputs

    held, wish = _one(request), _wish(request, any_form=True)
    held.coming = outputs.lines_in_pieces(held.gathering, wish)
    return {**_rest(request), "name": outputs.name_of_lines(wish)}


def _as_gathered(request: Members) -> Members:
    from forms.collect import outputs

    return _file(outputs.gathered(_gathering(request), _wish(request, any_form=True)))


def _as_form(request: Members) -> Members:
    from forms.collect import prefill

    definition = definition_from_data(member(request, "definition", dict))
    made = prefill.prefilled(_gathering(request), _wish(request), definition)
    output = Output(prefill.name_of(definition), encode(made.response).encode())
    return {**_file(output), "notes": list(made.notes)}


def _file(output: Output) -> dict[str, Any]:
    return {"base64": base64.b64encode(output.data).decode("ascii"), "name": output.name}


_ACTIONS: dict[str, Callable[[Members], Members]] = {
    "collect_begin": _begin,
    "collect_add": _add,
    "collect_more": _more,
    "collect_form": _form,
    "collect_choose": _choose,
    "collect_files": _files,
    "collect_view": _view,
    "collect_behind": _behind,
    "collect_rest": _rest,
    "collect_export_xlsx": _as_sheets,
    "collect_export_docx": _as_word,
    "collect_export_ics": _as_calendar,
    "collect_export_ndjson": _as_lines,
    "collect_export_gathered": _as_gathered,
    "collect_export_extract": _as_extract,
    "collect_export_form": _as_form,
}
