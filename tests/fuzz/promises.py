"""What the openers promise of any file: it is refused in Vietnamese or taken over without loss."""

import ast
import base64
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import forms
from forms import json_text
from forms.bridge import handle
from forms.codec import answer_data, decode, encode
from forms.errors import SaveFileError, WordFileError
from forms.file_text import text_of_file
from forms.naming import from_file
from tests.fuzz.numbered import Input
from tests.fuzz.seeds import form, texts

_UNEXPECTED = "mã lỗi"
_QUOTED = re.compile("“.*?”", re.DOTALL)
# What the rules of JSON do not have is said by its name.
_CONSTANTS = {"nan", "infinity"}
_WORDS = re.compile(r"[^\W\d_]+")
_MARKS = re.compile("[À-ỹ]")
_TAKES = {"phieu-nho": ("cau-tu-phieu-nho",), "phieu-lon": ("ky-truoc", "y-kien")}
_SHOWN = 80


class BrokenPromiseError(AssertionError):
    """An opener did what it must not."""


def check(given: Input) -> dict[str, Any] | None:
    """Hold all openers to their promises.

    For a file that the page reads by itself comes back what the page has to make of it.
    """
    expected = _opened(given)
    _kept_or_refused(given, expected)
    if len(given.data) % 8 == 1:
        _taken(given, expected)
        _compared(given, expected)
        _gathered(given, expected)
    return None if given.data.startswith((b"PK", bytes.fromhex("d0cf11e0a1b11ae1"))) else expected


def _opened(given: Input) -> dict[str, Any]:
    """`{"text"}` or `{"sentence", "problems"}`, as the page's codec has to say it too."""
    name = from_file(given.name, _SHOWN)
    try:
        text = encode(decode(text_of_file(given.data, name)))
    except SaveFileError as error:
        problems = [{"path": p.path, "sentence": p.sentence} for p in error.problems]
        return {"sentence": str(error), "problems": problems}
    except WordFileError as error:
        return {"sentence": str(error), "problems": []}
    if not given.data.startswith(b"PK"):
        _lossless(given, text)
    return {"text": text}


def _asked(**members: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(handle(json.dumps(members)))
    for sentence in _said(answer):
        if _UNEXPECTED in sentence:
            raise BrokenPromiseError(f"{members['action']}: {sentence}")
    if not answer["ok"]:
        error = answer["error"]
        for sentence in (error["sentence"], *(p["sentence"] for p in error["problems"])):
            _vietnamese(sentence)
    return answer


def _said(answer: dict[str, Any]) -> Iterator[str]:
    if not answer["ok"]:
        yield answer["error"]["sentence"]
    else:
        yield from (note for note in answer["result"].get("notes", ()))


def _kept_or_refused(given: Input, expected: dict[str, Any]) -> None:
    ours = form(given.form)
    # The paper is made twice over to compare it, which takes longer than all the rest.
    with_template = ours.template and len(given.data) % 4 == 0
    template = {"template": ours.template} if with_template else {}
    answer = _asked(
        action="open_file",
        definition=ours.definition,
        name=given.name,
        base64=base64.b64encode(given.data).decode(),
        **template,
    )
    if not answer["ok"]:
        if "text" in expected and decode(expected["text"]).form.id == given.form:
            raise BrokenPromiseError(f"read and yet refused: {answer['error']['sentence']}")
        if "text" not in expected and answer["error"] != expected:
            raise BrokenPromiseError(f"two refusals: {answer['error']}, {expected}")
        return
    if "text" not in expected:
        raise BrokenPromiseError(f"opened and yet refused: {expected['sentence']}")
    before, after = decode(expected["text"]), decode(answer["result"]["text"])
    retired = [one.get("answer") for one in after.retired_answers.values() if type(one) is dict]
    for id_, one in before.answers.items():
        if after.answers.get(id_) != one and answer_data(one) not in retired:
            raise BrokenPromiseError(f"the answer {id_!r} is lost")
    for what, ours_now, theirs in (
        ("respondent", after.respondent, before.respondent),
        ("retired_answers", after.retired_answers, before.retired_answers),
        ("extra", after.extra, before.extra),
    ):
        if (
            not theirs.items() <= ours_now.items()
            if what == "respondent"
            else not all(
                name in ours_now and ours_now[name] == value for name, value in theirs.items()
            )
        ):
            raise BrokenPromiseError(f"something of {what} is lost")
    if after.period != before.period:
        raise BrokenPromiseError("the period is lost")


# Nothing lost in reading and writing


def _lossless(given: Input, text: str) -> None:
    """Whatever Python's own reader finds in the file stands in the text that is written."""
    source = text_of_file(given.data, "").removeprefix("\ufeff")
    read, written = json.loads(source), json.loads(text)
    if place := next(_lost(read, written), ""):
        raise BrokenPromiseError(f"lost at {place}")
    if encode(decode(text)) != text:
        raise BrokenPromiseError("the second time is another")


def _lost(given: Any, kept: Any, place: str = "file") -> Iterator[str]:
    if type(given) is not type(kept):
        yield place
    elif isinstance(given, dict):
        for name, value in given.items():
            clean = json_text.clean(name)
            if clean in kept:
                yield from _lost(value, kept[clean], f"{place}.{name!r}")
            else:
                yield f"{place}.{name!r}"
    elif isinstance(given, list):
        if len(given) != len(kept):
            yield place
        for number, (one, other) in enumerate(zip(given, kept, strict=False)):
            yield from _lost(one, other, f"{place}.{number}")
    elif (json_text.clean(given) if isinstance(given, str) else given) != kept:
        yield place


# A form that takes from the file; the file beside a whole one


def _taken(given: Input, expected: dict[str, Any]) -> None:
    ours = form("phieu-lon")
    takes = _TAKES.get(given.form, ())
    whole = next(seed for seed in texts() if seed.form == "phieu-lon")
    before = encode(decode(whole.data.decode()))
    for take in (one["id"] for one in ours.definition["takes"]):
        if take not in takes:
            continue
        answer = _asked(
            action="take",
            definition=ours.definition,
            text=before,
            take=take,
            files=[_file(given)],
        )
        if not answer["ok"]:
            raise BrokenPromiseError(f"a file spoils the form: {answer['error']['sentence']}")
        after = answer["result"]["text"]
        if "text" not in expected and after != before:
            raise BrokenPromiseError("a refused file changed the form")
        _grown(before, after)


def _grown(before: str, after: str) -> None:
    old, new = decode(before), decode(after)
    for id_, answer in old.answers.items():
        there = new.answers[id_]
        is_kept = there == answer if isinstance(answer.value, str) else True
        if not is_kept and (answer.value or answer.note):
            raise BrokenPromiseError(f"the answer {id_!r} was overwritten")
        if not isinstance(answer.value, str) and answer.value != there.value[: len(answer.value)]:
            raise BrokenPromiseError(f"rows of {id_!r} were changed")


def _compared(given: Input, expected: dict[str, Any]) -> None:
    whole = next(seed for seed in texts() if seed.form == given.form)
    good = {"name": "nguyen-ven.json", "base64": base64.b64encode(whole.data).decode()}
    files = [_file(given), good]
    named = _asked(action="identify", files=files)
    if not named["ok"]:
        raise BrokenPromiseError(f"a file spoils the others: {named['error']['sentence']}")
    compared = _asked(action="compare", definition=form(given.form).definition, files=files)
    if not compared["ok"]:
        raise BrokenPromiseError(f"a file spoils the comparison: {compared['error']['sentence']}")
    left = [one["sentence"] for one in compared["result"]["left"]]
    if "text" not in expected and not (len(left) == 1 and left[0].endswith(".")):
        raise BrokenPromiseError(f"the comparison does not say why a file is left out: {left}")


def _gathered(given: Input, expected: dict[str, Any]) -> None:
    ours = form(given.form).definition
    known = {"gathering": "thử"}
    _asked(action="collect_begin", today="2026-11-22", **known)
    _asked(action="collect_form", form=ours["id"], definition=ours, **known)
    added = _asked(action="collect_add", files=[_file(given)], **known)
    if not added["ok"]:
        raise BrokenPromiseError(f"a file spoils the gathering: {added['error']['sentence']}")
    left = [one["sentence"] for one in added["result"]["left"]]
    for sentence in left:
        if _UNEXPECTED in sentence or not sentence.endswith("."):
            raise BrokenPromiseError(f"the gathering does not say why: {sentence!r}")
    received = added["result"]["received"]
    is_zip = given.data.startswith(b"PK")
    if not (received or left or is_zip) or (received and "text" not in expected and not is_zip):
        raise BrokenPromiseError(f"received {received}, left {left}")
    for wanted in added["result"]["wanted"]:
        _asked(action="collect_form", form=wanted, definition=None, **known)
    for action in ("collect_files", "collect_view", "collect_export_ndjson"):
        answer = _asked(action=action, form=ours["id"], **known)
        if not answer["ok"] and action == "collect_files":
            raise BrokenPromiseError(f"{action}: {answer['error']['sentence']}")


def _file(given: Input) -> dict[str, str]:
    return {"name": given.name, "base64": base64.b64encode(given.data).decode()}


# Sentences


def _vietnamese(sentence: str) -> None:
    """A whole sentence of words that the package itself says; what it quotes stands in “…”."""
    if not sentence.endswith(".") or not sentence[:1].isupper():
        raise BrokenPromiseError(f"no sentence: {sentence!r}")
    for word in _WORDS.findall(_QUOTED.sub("", sentence)):
        if word.casefold() not in _own_words():
            raise BrokenPromiseError(f"a foreign word, {word!r}, in {sentence!r}")


@cache
def _own_words() -> set[str]:
    """Every word of the package's Vietnamese texts, and what its choices are called."""
    found: set[str] = set()
    for path in Path(forms.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and (_MARKS.search(text) or len(text.split()) == 1):
                found.update(word.casefold() for word in _WORDS.findall(text))
    return found | _CONSTANTS
