"""The bridge always answers, in the promised shape, and tells nothing that a person wrote."""

import base64
import io
import json
import subprocess
import sys
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import forms
from forms import bridge
from forms.bridge import handle
from forms.codec import MAX_BYTES, TOO_LARGE, encode_data
from forms.export import edits
from forms.response import Response
from tests.forms.strategies import anything, responses
from tests.golden.cases import FOLDER, definition, response

TEMPLATE = json.loads((FOLDER / "definitions" / "small.template.json").read_text(encoding="utf-8"))


def asked(**members: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(handle(json.dumps(members)))
    return answer


def word(**members: object) -> bytes:
    request = {
        "action": "export_docx",
        "definition": definition("small"),
        "response": response("complete"),
        "template": TEMPLATE,
        "date": "2026-11-22",
        "with_data": True,
    }
    return base64.b64decode(asked(**(request | members))["result"]["base64"])


def opened(data: bytes, **members: object) -> dict[str, Any]:
    return asked(
        action="open_file",
        definition=definition("small"),
        name="phieu.docx",
        base64=base64.b64encode(data).decode(),
        **members,
    )


def edited(data: bytes, old: str, new: str) -> bytes:
    """A Word file with a text of its document replaced, as by hand in Word."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode())
            target.writestr(name, part)
    return packed.getvalue()


def test_ping() -> None:
    version = ".".join(map(str, sys.version_info[:3]))
    assert asked(action="ping") == {
        "ok": True,
        "result": {"version": forms.__version__, "python": version},
    }


def is_error(answer: Any) -> bool:
    return (
        list(answer) == ["ok", "error"]
        and answer["ok"] is False
        and list(answer["error"]) == ["sentence", "problems"]
        and answer["error"]["sentence"].endswith(".")
    )


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert is_error(json.loads(handle(text)))


@given(st.sampled_from(list(bridge._ACTIONS)[1:]), st.dictionaries(st.text(), anything))
def test_any_members_get_an_answer(action: str, members: dict[str, Any]) -> None:
    assert is_error(asked(**(members | {"action": action})))


@pytest.mark.parametrize("action", [None, 1, "", "Ping", "__class__", "x" * 1000])
def test_unknown_action(action: object) -> None:
    answer = asked(action=action)
    assert is_error(answer)
    assert len(answer["error"]["sentence"]) < 200


@given(responses)
def test_any_response_is_reviewed_exported_and_opened(made: Response) -> None:
    data = encode_data(made)
    fits = made.form.id == "phieu-nho"
    for members in (
        {"action": "review"},
        {"action": "export_docx", "template": TEMPLATE, "date": "2026-11-22", "with_data": True},
    ):
        answer = asked(definition=definition("small"), response=data, **members)
        assert answer["ok"] is fits
    answer = opened(json.dumps(data).encode())
    assert answer["ok"] is fits


def test_answers_open_though_nobody_can_read_the_text_beside_them() -> None:
    data = word()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    damaged = edited(data, text, text[:-20])
    answer = opened(damaged, template=TEMPLATE)
    assert answer["ok"]
    assert answer["result"]["response"] == opened(data)["result"]["response"]
    assert answer["result"]["notes"] == [edits.UNREAD]


def test_names_of_files_do_not_turn_the_sentence() -> None:
    request = {"action": "open_file", "definition": definition("small"), "base64": ""}
    answer = asked(name="\u202efdp\n.docx" + "x" * 99, **request)
    assert answer["error"]["sentence"].startswith(f"Tệp “ fdp .docx{'x' * 70}…” không có")


def test_unexpected_error_tells_its_place_and_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("Nguyễn Văn A khai rằng…")

    monkeypatch.setattr(bridge, "review", fail)
    answer = asked(action="review", definition=definition("small"), response=response("complete"))
    assert is_error(answer)
    assert "Nguyễn" not in json.dumps(answer, ensure_ascii=False)
    assert "ValueError, test_bridge.py:" in answer["error"]["sentence"]


def test_something_that_is_no_text_gets_an_answer() -> None:
    assert is_error(json.loads(handle(None)))  # type: ignore[arg-type]


def test_response_as_deep_as_a_file_may_be_can_be_asked_about() -> None:
    deep: list[Any] = []
    for _ in range(98):
        deep = [deep]
    data = response("complete") | {"sau": deep}
    result = opened(json.dumps(data).encode())["result"]
    again = asked(action="review", definition=definition("small"), response=result["response"])
    assert again["ok"]


def test_file_of_more_than_20_mb_is_refused() -> None:
    encoded = base64.b64encode(b" " * (MAX_BYTES + 1)).decode()
    answer = asked(action="open_file", definition=definition("small"), name="x", base64=encoded)
    assert answer["error"]["sentence"] == TOO_LARGE


def test_word_file_as_it_was_made_opens_without_a_note() -> None:
    assert opened(word(), template=TEMPLATE)["result"]["notes"] == []


def test_edited_word_file_is_noted() -> None:
    data = edited(word(), "Còn chồng chéo giữa hai bộ phận.", "Đã khắc phục.")
    result = opened(data, template=TEMPLATE)["result"]
    (note,) = result["notes"]
    assert "đã được sửa sau khi tải về: Câu 1.2 “Phân công việc rõ ràng”." in note
    assert result["response"]["answers"]["phan-cong"]["note"] == "Còn chồng chéo giữa hai bộ phận."
    assert opened(data)["result"]["notes"] == []


@pytest.mark.parametrize(
    "members",
    [
        {"template": TEMPLATE | {"hash": "sha256:khac"}},
        {"definition": definition("small") | {"tool_version": "9.9"}},
    ],
)
def test_paper_that_cannot_be_made_again_is_not_called_edited(members: dict[str, Any]) -> None:
    data = edited(word(), "Còn chồng chéo", "Đã khắc phục")
    request = {"action": "open_file", "definition": definition("small"), "template": TEMPLATE}
    file = {"name": "x.docx", "base64": base64.b64encode(data).decode()}
    assert asked(**(request | file | members))["result"]["notes"] == []


def test_review_does_not_wait_for_word() -> None:
    program = "import sys, forms.bridge; print([m for m in sys.modules if 'forms.export' in m])"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"
