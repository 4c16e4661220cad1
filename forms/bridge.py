"""The seam to the page: one JSON request in, one JSON answer out, and nothing ever raised.

What may be asked is in `docs/contributing/interfaces.md`.  Word is imported when it is asked for,
so that a review does not wait for it.
"""

import base64
import binascii
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import PurePath
from typing import Any

import forms
from forms import json_text
from forms.codec import (
    MAX_BYTES,
    TOO_LARGE,
    cut_for_paper,
    decode,
    decode_data,
    definition_from_data,
    encode,
    encode_data,
    fits,
)
from forms.days import is_date
from forms.definition import FormDefinition
from forms.errors import FormsError, RequestError, SaveFileError, WordFileError
from forms.figures import reckon
from forms.file_text import ZIP, text_of_file
from forms.migrate import migrate, other_form
from forms.paper_code import paper_code
from forms.response import Response
from forms.review.rules import review
from forms.summary import summarise
from forms.taking.growing import OpenedFile
from forms.taking.take import carry_out

_Members = dict[str, Any]
_NAME_SHOWN = 80


def handle(text: str) -> str:
    """The answer to one request; every failure is said in a Vietnamese sentence."""
    try:
        request = _request(text)
        return json_text.write({"ok": True, "result": _action(request)(request)})
    except SaveFileError as error:
        return _failed(str(error), [asdict(problem) for problem in error.problems])
    except FormsError as error:
        return _failed(str(error))
    except Exception as error:
        return _failed(
            "Sổ tay gặp lỗi khi làm việc này; nội dung đã điền vẫn còn nguyên. Hãy lưu bản để "
            f"điền tiếp, rồi báo cho người phụ trách sổ tay mã lỗi: {_place(error)}."
        )


def _failed(sentence: str, problems: list[dict[str, Any]] | None = None) -> str:
    error = {"sentence": sentence, "problems": problems or []}
    return json_text.write({"ok": False, "error": error})


def _place(error: Exception) -> str:
    """Kind and line of an error, without its message, which may hold what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f", {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


def _request(text: str) -> _Members:
    try:
        # A response as deep and large as a save file may be lies inside the request.
        request = json_text.read(text, times=2)
    except json_text.JsonTextError as error:
        raise RequestError(f"Yêu cầu của trang không đọc được: {error}.") from None
    if not isinstance(request, dict):
        raise RequestError("Yêu cầu của trang không đúng dạng.")
    return request


def _action(request: _Members) -> Callable[[_Members], _Members]:
    action = _member(request, "action", str)
    if action not in _ACTIONS:
        raise RequestError(f"Sổ tay không biết yêu cầu “{action[:_NAME_SHOWN]}”.")
    return _ACTIONS[action]


def _member[T](request: _Members, name: str, wanted: type[T]) -> T:
    value = request.get(name)
    if type(value) is not wanted:
        raise RequestError(f"Yêu cầu của trang thiếu hoặc sai mục “{name}”.")
    return value


def _filled_form(request: _Members) -> tuple[FormDefinition, Response]:
    definition = definition_from_data(_member(request, "definition", dict))
    response = decode_data(_member(request, "response", dict))
    if not fits(response, definition):
        raise SaveFileError(other_form(response, definition))
    return definition, response


def _date(request: _Members) -> str:
    date = _member(request, "date", str)
    if not is_date(date):
        raise RequestError("Yêu cầu của trang ghi ngày không đúng dạng năm-tháng-ngày.")
    return date


def _ping(_: _Members) -> _Members:
    return {"version": forms.__version__, "python": sys.version.split()[0]}


def _review(request: _Members) -> _Members:
    definition, response = _filled_form(request)
    today = _date(request) if "date" in request else ""
    return {
        "findings": [asdict(finding) for finding in review(definition, response, today)],
        "summary": [asdict(section) for section in summarise(definition, response)],
        "figures": [asdict(figure) for figure in reckon(definition, response)],
    }


def _export_docx(request: _Members) -> _Members:
    from forms.export import docx

    definition, response = _filled_form(request)
    date = _date(request)
    template = _member(request, "template", dict)
    with_data = _member(request, "with_data", bool)
    data = docx.write(definition, response, template, date=date, with_data=with_data)
    return _paper(data, docx.printed(definition, response))


def _export_xlsx(request: _Members) -> _Members:
    from forms.export import xlsx

    definition, response = _filled_form(request)
    data = xlsx.write(definition, response, date=_date(request))
    return _paper(data, cut_for_paper(response, definition))


def _read_back(request: _Members) -> _Members:
    """What a file that was just made holds, read from the bytes that the person is given."""
    definition, response = _filled_form(request)
    date = _date(request)
    data = _bytes(_member(request, "base64", str))
    holds = _member(request, "holds", str)
    if holds == "tables":
        from forms.export import read_back_sheets

        return asdict(read_back_sheets.spreadsheet(data, definition, response, date=date))
    if holds not in ("answers", "paper"):
        raise RequestError("Yêu cầu của trang thiếu hoặc sai mục “holds”.")
    from forms.export import read_back

    with_data = holds == "answers"
    return asdict(read_back.word(data, definition, response, date=date, with_data=with_data))


def _paper(data: bytes, shown: Response) -> _Members:
    return {"base64": base64.b64encode(data).decode("ascii"), "code": paper_code(shown)}


def _open_file(request: _Members) -> _Members:
    definition = definition_from_data(_member(request, "definition", dict))
    name = _member(request, "name", str)
    data = _bytes(_member(request, "base64", str))
    response = decode(text_of_file(data, name[:_NAME_SHOWN]))
    migrated = migrate(response, definition)
    notes = migrated.notes
    if data.startswith(ZIP) and "template" in request:
        template = _member(request, "template", dict)
        notes = (*notes, *_edited(data, definition, response, template))
    # The answers in a paper are what its code stands for, whatever today's form shows of them.
    printed = response if data.startswith(ZIP) else cut_for_paper(response, definition)
    return {
        "response": encode_data(migrated.response),
        "changes": [asdict(change) for change in migrated.changes],
        "notes": list(notes),
        "code": paper_code(printed),
    }


def _edited(
    data: bytes, definition: FormDefinition, response: Response, template: _Members
) -> tuple[str, ...]:
    """A note when the paper's text was changed in Word, where the same paper can still be made."""
    from forms.export import edits, word_file

    saved = word_file.find(data)
    made_from = (saved.template, response.form.wording, response.tool_version)
    if made_from != (template.get("hash"), definition.wording, definition.tool_version):
        return ()
    note = edits.find(data, definition, response, template, saved.date).note()
    return (note,) if note else ()


def _take(request: _Members) -> _Members:
    """Take over from several files; one that cannot be read is told of and the others are taken."""
    definition, response = _filled_form(request)
    wanted = _member(request, "take", str)
    take = next((take for take in definition.takes if take.id == wanted), None)
    if take is None:
        raise RequestError(f"Phiếu này không có việc lấy “{wanted[:_NAME_SHOWN]}”.")
    opened: list[OpenedFile] = []
    unread: list[str] = []
    for file in _member(request, "files", list):
        if type(file) is not dict:
            raise RequestError("Yêu cầu của trang thiếu hoặc sai mục “files”.")
        name = _member(file, "name", str)[:_NAME_SHOWN]
        try:
            text = text_of_file(_bytes(_member(file, "base64", str)), name)
            opened.append(OpenedFile(name, decode(text)))
        except (SaveFileError, WordFileError) as error:
            unread.append(f"Không lấy được tệp “{name}”. {error}")
    taken, notes = carry_out(definition, response, take, opened)
    return {"response": encode_data(taken), "notes": [*unread, *notes]}


def _recode(request: _Members) -> _Members:
    return {"text": encode(decode(_member(request, "text", str)))}


_ACTIONS: dict[str, Callable[[_Members], _Members]] = {
    "ping": _ping,
    "review": _review,
    "export_docx": _export_docx,
    "export_xlsx": _export_xlsx,
    "read_back": _read_back,
    "open_file": _open_file,
    "take": _take,
    "recode": _recode,
}


def _bytes(encoded: str) -> bytes:
    if len(encoded) * 3 // 4 > MAX_BYTES + 2:
        raise SaveFileError(TOO_LARGE)
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise RequestError("Trang gửi tệp không đúng dạng base64.") from None
