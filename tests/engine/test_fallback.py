"""Without its snapshot Python starts by what the snapshot was made of; without both it says so."""

import base64
import gzip
import json
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.bridge import handle
from tests.engine.conftest import Server
from tests.engine.shipped import files, manifest, piece, write_manifest
from tests.engine.visit import Visits, assert_answers
from tests.golden.cases import response

pytestmark = pytest.mark.browser

STILL_WORKS = "Vẫn điền, lưu, mở tệp .json và in được."
BUILD_ID = 16
"""Where a snapshot says which Pyodide it belongs to."""
BROWSERS_WORD = "Failed to load resource"


def script_of(folder: Path, name: str, index: int = 0) -> Path:
    """One of the scripts of a part."""
    (part,) = (part for part in manifest(folder)["parts"] if part["name"] == name)
    script: str = part["scripts"][index]["script"]
    return folder / script


def replace_part(folder: Path, name: str, data: bytes) -> None:
    """Put another part, whole by all that is said of its size, in the place of one."""
    listed = manifest(folder)
    (part,) = (part for part in listed["parts"] if part["name"] == name)
    text = base64.b64encode(gzip.compress(data, 1)).decode()
    script = part["scripts"][0]["script"]
    (folder / script).write_text(f'SoTay.enginePiece("{name}", 0, "{text}");\n')
    part["scripts"] = [{"script": script, "size": len(text)}]
    write_manifest(folder, listed)


def gone(folder: Path, name: str) -> None:
    script_of(folder, name).unlink()


def cut(folder: Path, name: str) -> None:
    script = script_of(folder, name)
    script.write_bytes(script.read_bytes()[:100_000])


def short(folder: Path, name: str) -> None:
    script_of(folder, name).write_text(f'SoTay.enginePiece("{name}", 0, "H4sI");')


def changed(folder: Path, name: str) -> None:
    """Other letters in the midst, as many as before."""
    script = script_of(folder, name)
    _, _, text = piece(script)
    middle = len(text) // 2
    script.write_text(script.read_text().replace(text[middle : middle + 40], "A" * 40))


def of_another_pyodide(folder: Path, name: str) -> None:
    memory = bytearray(files(folder)[name])
    (before,) = struct.unpack_from("<I", memory, BUILD_ID)
    struct.pack_into("<I", memory, BUILD_ID, before ^ 1)
    replace_part(folder, name, bytes(memory))


def of_other_sources(folder: Path, _: str) -> None:
    listed = manifest(folder)
    listed["ways"][0]["snapshot"]["made_of"] = "0" * 16
    write_manifest(folder, listed)


def of_another_version(folder: Path, _: str) -> None:
    listed = manifest(folder)
    snapshot = listed["ways"][0]["snapshot"]
    snapshot["ping"] = snapshot["ping"].replace("3.13.", "3.12.")
    write_manifest(folder, listed)


@pytest.mark.parametrize(
    "harm", [gone, short, changed, of_another_pyodide, of_other_sources, of_another_version]
)
def test_without_a_good_snapshot_python_starts_all_the_same(
    harm: Callable[[Path, str], None], page: Path, visits: Visits, shipped: Path
) -> None:
    harm(shipped, "snapshot.bin")
    outcome = visits.run("answers", page.as_uri())
    assert_answers(outcome)
    assert script_of(shipped, "python_stdlib.zip").name in outcome["asked"]
    # What a browser itself writes down of a missing file nobody sees.
    assert [said for said in outcome["complaints"] if not said.startswith(BROWSERS_WORD)] == []


@pytest.mark.parametrize("harm", ["gone", "cut"])
@pytest.mark.parametrize("name", ["worker.js", "pyodide.asm.wasm", "snapshot.bin"])
def test_files_that_a_server_does_not_give_come_as_scripts(
    harm: str, name: str, server: Server, visits: Visits, shipped: Path
) -> None:
    (part,) = (part for part in manifest(shipped)["parts"] if part["name"] == name)
    file = shipped / part["file"]
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[: part["size"] // 2])
    address = f"http://{server.host}/forms/page.html"
    outcome = visits.run("answers", address, server=server.host)
    assert_answers(outcome)
    assert script_of(shipped, "python_stdlib.zip").name in outcome["asked"]


@pytest.mark.parametrize(
    ("harm", "names", "reason"),
    [
        (gone, ["pyodide.asm.wasm"], "thiếu tệp “assets/engine/{}”"),
        (cut, ["pyodide.asm.wasm"], "tệp “assets/engine/{}” bị hỏng"),
        (short, ["snapshot.bin", "python_stdlib.zip"], "tệp “assets/engine/{}” bị hỏng"),
    ],
)
def test_a_copy_damaged_in_both_ways_is_named(
    harm: Callable[[Path, str], None],
    names: list[str],
    reason: str,
    page: Path,
    visits: Visits,
    shipped: Path,
) -> None:
    for name in names:
        harm(shipped, name)
    outcome = visits.run("stops", page.as_uri())
    named = reason.format(script_of(shipped, names[-1]).name)
    for failure in outcome["failures"]:
        assert named in failure["message"]
        assert STILL_WORKS in failure["message"]
        assert failure["problems"] == []
        assert failure["state"] == "failed"


def test_a_silent_start_ends_with_a_sentence(page: Path, visits: Visits, shipped: Path) -> None:
    replace_part(shipped, "worker.js", b"// says nothing")
    outcome = visits.run("stops+hurry", page.as_uri())
    for failure in outcome["failures"]:
        assert "quá hai phút mà chưa xong" in failure["message"]
        assert STILL_WORKS in failure["message"]
        assert failure["state"] == "failed"


def test_where_webassembly_is_forbidden_nobody_waits(page: Path, visits: Visits) -> None:
    policy = "script-src 'self'; worker-src blob:"
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>'
    page.write_text(page.read_text(encoding="utf-8").replace("<title>", meta), encoding="utf-8")
    for failure in visits.run("stops", page.as_uri())["failures"]:
        assert "trình duyệt không chạy được phần này" in failure["message"]
        assert STILL_WORKS in failure["message"]
        assert failure["state"] == "failed"


def test_a_click_after_a_failed_start_tries_anew(page: Path, visits: Visits) -> None:
    first, second = visits.run("stops+stumble", page.as_uri())["failures"]
    assert STILL_WORKS in first["message"]
    assert first["state"] == "failed"
    assert second == {"attempt": "second", "state": "ready"}


LEFT_OUT = "wave"
"""A module of the standard library that no request needs, so that the snapshot lacks it."""
NEEDS_IT = f"""
from forms import bridge

def _needs(request, act=bridge._ACTIONS["recode"]):
    import {LEFT_OUT}
    return {{**act(request), "rate": {LEFT_OUT}.WAVE_FORMAT_PCM}}

bridge._ACTIONS["recode"] = _needs
"""
FOUND = 'bridge = python.pyimport("forms.bridge");'


def needs_what_was_left_out(folder: Path) -> None:
    """Let one action of the bridge import, when it is asked for, a module that was left out."""
    worker = files(folder)["worker.js"].decode()
    assert worker.count(FOUND) == 2  # by the snapshot, and without it
    more = f"python.runPython({json.dumps(NEEDS_IT)});"
    replace_part(folder, "worker.js", worker.replace(FOUND, f"{FOUND} {more}").encode())


def test_what_the_snapshot_lacks_is_done_without_it(
    page: Path, visits: Visits, shipped: Path
) -> None:
    needs_what_was_left_out(shipped)
    request = json.dumps({"action": "recode", "text": json.dumps(response("large"))})
    outcome = visits.run("lacking", page.as_uri(), told=request)
    answer = json.loads(handle(request))["result"]
    assert outcome["result"] == {**answer, "rate": 1}
    assert outcome["same"]
    library = script_of(shipped, "python_stdlib.zip").name
    assert outcome["asked"].count(library) == 1
    assert outcome["asked"].index(library) >= outcome["before"]
