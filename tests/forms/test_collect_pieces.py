"""What is too large for one answer comes in pieces, all of it or nothing."""

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from forms import bridge
from forms.collect import gathered, outputs
from forms.collect.viewing import Wish
from tests.forms.gatherings import TODAY, file, gather, person
from tests.golden import cases

FILES = [file(f"{number}.json", person(f"Người {number}")) for number in range(7)]
WISH = Wish(form="phieu-nho")


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputs, "_PIECE", 3_000)


def ask(action: str, **members: object) -> dict[str, Any]:
    """An answer of the bridge."""
    request = {"action": action, "gathering": "1-2", **members}
    answer: dict[str, Any] = json.loads(bridge.handle(json.dumps(request)))
    return answer


def asked(action: str, **members: object) -> dict[str, Any]:
    """The result of what is not refused."""
    answer = ask(action, **members)
    assert answer["ok"], answer
    result: dict[str, Any] = answer["result"]
    return result


@pytest.fixture
def begun() -> None:
    """Python has the files."""
    asked("collect_begin", today=TODAY)
    files = [{"name": name, "base64": base64.b64encode(data).decode()} for name, data in FILES]
    asked("collect_add", files=files)
    asked("collect_form", form="phieu-nho", definition=cases.definition("small"))


def pieces() -> Iterator[bytes]:
    """Of the file of lines, as the page asks for them."""
    made = asked("collect_export_ndjson")
    assert made["name"] == "gop.ndjson"
    while made["more"]:
        yield base64.b64decode(made["base64"])
        made = asked("collect_rest")
    assert made["base64"] == ""


@pytest.mark.usefixtures("begun")
def test_pieces_are_whole_lines_and_together_the_file() -> None:
    found = list(pieces())
    assert len(found) > 3
    assert all(piece.endswith(b"\n") and len(piece) < 6_000 for piece in found)
    assert b"".join(found) == outputs.lines(gather(FILES), Wish(form="")).data


@pytest.mark.usefixtures("begun")
def test_what_is_decided_meanwhile_does_not_tear_the_file() -> None:
    whole = b"".join(pieces())
    coming = pieces()
    first = next(coming)
    (some, *_) = asked("collect_files")["files"]
    asked("collect_choose", key=some["key"], use=False)
    assert b"".join([first, *coming]) == whole


@pytest.mark.usefixtures("begun")
def test_after_the_last_piece_there_is_no_other() -> None:
    list(pieces())
    refused = ask("collect_rest")
    assert "đã bị ngắt giữa chừng" in refused["error"]["sentence"]
    assert "bấm tải lại" in refused["error"]["sentence"]


@pytest.mark.usefixtures("begun")
def test_python_that_was_started_anew_has_no_rest() -> None:
    next(pieces())
    asked("collect_begin", today=TODAY)
    assert not ask("collect_rest")["ok"]


def test_more_than_nine_gathered_files_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    members = gather([file(f"{number}.json", person(f"Người {number}")) for number in range(12)])
    monkeypatch.setattr(gathered.in_pieces, "__defaults__", (1,))
    made = outputs.gathered(members, WISH)
    assert made.name == "gop_phieu-nho.zip"
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        names = archive.namelist()
        texts = [json.loads(archive.read(name)) for name in names]
    assert names == [f"gop_phieu-nho_{number}.json" for number in range(1, 13)]
    hashes = [text["members"][0]["sha256"] for text in texts]
    assert hashes == sorted(hashes)
    again = gather([(made.name, made.data)])
    assert set(again.members) == set(members.members)
