"""The seam to the page: one JSON request in, one JSON answer out, and nothing ever raised.

What may be asked is in `docs/contributing/interfaces.md`.  Word is imported when it is asked for,
so that a review does not wait for it.
"""

import base64
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import PurePath
from typing import Any

import forms
from forms import json_text
from forms.codec import (
    cut_for_paper,
    decode,
    decode_data,
    definition_from_data,
    encode,
    encode_data,
    fits,
)
from forms.definition import FormDefinition
from forms.errors import FormsError, RequestError, SaveFileError, WordFileError
from forms.figures import reckon
from forms.file_text import ZIP, text_of_file
from forms.migrate import migrate, other_form
from forms.naming import from_file
from forms.paper_code import paper_code
from forms.request import NAME_SHOWN, Members, data_of, day_of, files, member
from forms.response import Response
from forms.review.rules import review
from forms.summary import summarise
from forms.taking.growing import OpenedFile
from forms.taking.take import carry_out


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


def _request(text: str) -> Members:
    try:
        # A response as deep and large as a save file may be lies inside the request.
        request = json_text.read(text, times=2)
    except json_text.JsonTextError as error:
        raise RequestError(f"Yêu cầu của trang không đọc được: {error}.") from None
    if not isinstance(request, dict):
        raise RequestError("Yêu cầu của trang không đúng dạng.")
    return request


def _action(request: Members) -> Callable[[Members], Members]:
    action = member(request, "action", str)
    if action not in _ACTIONS:
        raise RequestError(f"Sổ tay không biết yêu cầu “{action[:NAME_SHOWN]}”.")
    return _ACTIONS[action]


def _filled_form(request: Members) -> tuple[FormDefinition, Response]:
    definition = definition_from_data(member(request, "definition", dict))
    response = _response(request)
    if not fits(response, definition):
        raise SaveFileError(other_form(response, definition))
    return definition, response


def _response(request: Members) -> Response:
    """What is filled in: whole as a text, for JavaScript's own numbers would change it."""
    if "text" in request:
        return decode(member(request, "text", str))
    return decode_data(member(request, "response", dict))


def _ping(_: Members) -> Members:
    return {"version": forms.__version__, "python": sys.version.split()[0]}


def _review(request: Members) -> Members:
    definition, response = _filled_form(request)
    today = day_of(request) if "date" in request else ""
    return {
        "findings": [asdict(finding) for finding in review(definition, response, today)],
        "summary": [asdict(section) for section in summarise(definition, response)],
        "figures": [asdict(figure) for figure in reckon(definition, response)],
    }


def _export_docx(request: Members) -> Members:
    from forms.export import docx

    definition, response = _filled_form(request)
    date = day_of(request)
    template = member(request, "template", dict)
    with_data = member(request, "with_data", bool)
    data = docx.write(definition, response, template, date=date, with_data=with_data)
    return _paper(data, docx.printed(definition, response))


def _export_xlsx(request: Members) -> Members:
    from forms.export import xlsx

    definition, response = _filled_form(request)
    data = xlsx.write(definition, response, date=day_of(request))
    return _paper(data, cut_for_paper(response, definition))


def _read_back(request: Members) -> Members:
    """What a file that was just made holds, read from the bytes that the person is given."""
    definition, response = _filled_form(request)
    date = day_of(request)
    data = data_of(member(request, "base64", str))
    holds = member(request, "holds", str)
    if holds == "tables":
        from forms.export import read_back_sheets

        return asdict(read_back_sheets.spreadsheet(data, definition, response, date=date))
    if holds not in ("answers", "paper"):
        raise RequestError("Yêu cầu của trang thiếu hoặc sai mục “holds”.")
    from forms.export import read_back

    with_data = holds == "answers"
    return asdict(read_back.word(data, definition, response, date=date, with_data=with_data))


def _paper(data: bytes, shown: Response) -> Members:
    return {"base64": base64.b64encode(data).decode("ascii"), "code": paper_code(shown)}


def _open_file(request: Members) -> Members:
    definition = definition_from_data(member(request, "definition", dict))
    name = member(request, "name", str)
    data = data_of(member(request, "base64", str))
    response = decode(text_of_file(data, from_file(name, NAME_SHOWN)))
    migrated = migrate(response, definition)
    notes = migrated.notes
    if data.startswith(ZIP) and "template" in request:
        template = member(request, "template", dict)
        notes = (*notes, *_edited(data, definition, response, template))
    # The answers in a paper are what its code stands for, whatever today's form shows of them.
    printed = response if data.startswith(ZIP) else cut_for_paper(response, definition)
    return {
        "response": encode_data(migrated.response),
        "text": encode(migrated.response),
        "changes": [asdict(change) for change in migrated.changes],
        "notes": list(notes),
        "code": paper_code(printed),
    }


def _edited(
    data: bytes, definition: FormDefinition, response: Response, template: Members
) -> tuple[str, ...]:
    """A note when the paper's text was changed in Word, where the same paper can still be made.

    The answers are read already; that nobody can read the text beside them does not take them back.
    """
    from forms.export import edits, word_file

    saved = word_file.find(data)
    made_from = (saved.template, response.form.wording, response.tool_version)
    if made_from != (template.get("hash"), definition.wording, definition.tool_version):
        return ()
    try:
        note = edits.find(data, definition, response, template, saved.date).note()
    except WordFileError:
        return (edits.UNREAD,)
    return (note,) if note else ()


def _take(request: Members) -> Members:
    """Take over from several files; one that cannot be read is told of and the others are taken."""
    definition, response = _filled_form(request)
    wanted = member(request, "take", str)
    take = next((take for take in definition.takes if take.id == wanted), None)
    if take is None:
        raise RequestError(f"Phiếu này không có việc lấy “{wanted[:NAME_SHOWN]}”.")
    opened: list[OpenedFile] = []
    unread: list[str] = []
    for name, encoded in files(request):
        try:
            text = text_of_file(data_of(encoded), name)
            opened.append(OpenedFile(name, decode(text)))
        except (SaveFileError, WordFileError) as error:
            unread.append(f"Không lấy được tệp “{name}”. {error}")
    taken, notes = carry_out(definition, response, take, opened)
    return {
        "response": encode_data(taken),
        "text": encode(taken),
        "notes": [*unread, *notes],
    }


def _of_several(request: Members) -> Members:
    """What is asked about several files at once."""
    from forms.compare import requests

    return requests.answered(request)


def _gathering(request: Members) -> Members:
    """What is asked of the many files that are gathered, from call to call."""
    from forms.collect import requests

    return requests.answered(request)


def _recode(request: Members) -> Members:
    return {"text": encode(decode(member(request, "text", str)))}


_ACTIONS: dict[str, Callable[[Members], Members]] = {
    "ping": _ping,
    "review": _review,
    "export_docx": _export_docx,
    "export_xlsx": _export_xlsx,
    "read_back": _read_back,
    "open_file": _open_file,
    "take": _take,
    "identify": _of_several,
    "compare": _of_several,
    "export_compare_docx": _of_several,
    "export_compare_xlsx": _of_several,
    "read_back_compare": _of_several,
    "recode": _recode,
    "collect_begin": _gathering,
    "collect_add": _gathering,
    "collect_more": _gathering,
    "collect_form": _gathering,
    "collect_choose": _gathering,
    "collect_files": _gathering,
    "collect_view": _gathering,
    "collect_behind": _gathering,
    "collect_rest": _gathering,
    "collect_export_xlsx": _gathering,
    "collect_export_docx": _gathering,
    "collect_export_ics": _gathering,
    "collect_export_ndjson": _gathering,
    "collect_export_gathered": _gathering,
    "collect_export_extract": _gathering,
    "collect_export_form": _gathering,
}
