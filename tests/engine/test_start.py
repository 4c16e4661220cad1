"""engine.js and worker.js in real browsers: Python starts, or the page says why not."""

import base64
import gzip
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from macros.engine import WORKER_SOURCE
from tests.conftest import missing

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BROWSERS = ("chromium", "firefox", "chrome109")
PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Thử</title>
<body><script src="../assets/form/engine.js"></script></body></html>"""
STILL_WORKS = "Vẫn điền, lưu, mở tệp .json và in được."

pytestmark = pytest.mark.browser


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def page(engine: Path, tmp_path: Path) -> Path:
    """A page in a site of its own; the blank and the letter in its path must not matter."""
    site = tmp_path / "Sổ tay"
    shutil.copytree(engine, site / "assets" / "engine")
    (site / "assets" / "form").mkdir()
    shutil.copyfile(WORKER_SOURCE.with_name("engine.js"), site / "assets" / "form" / "engine.js")
    (site / "forms").mkdir()
    (site / "forms" / "page.html").write_text(PAGE, encoding="utf-8")
    return site / "forms" / "page.html"


@pytest.fixture
def server(page: Path) -> Iterator[str]:
    """The same site over HTTP; host and port."""
    handler = partial(QuietHandler, directory=str(page.parents[1]))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{http.server_port}"
        http.shutdown()


@pytest.fixture
def environment(request: pytest.FixtureRequest, node: str) -> dict[str, str]:
    """What `browsers.mjs` is told; skips when the computer lacks the wanted browser."""
    told = {**os.environ, "NODE": node}
    name = request.node.callspec.params.get("browser", "chromium")
    if name == "chromium":
        told["SO_TAY_CHROMIUM"] = request.getfixturevalue("chromium")
        return told
    module = json.dumps((ROOT / "tests" / "browser" / "browsers.mjs").as_uri())
    code = f"import {{ program }} from {module}; console.log(program({json.dumps(name)}) ?? '');"
    found = subprocess.run(
        [node, "--input-type=module", "-e", code], capture_output=True, text=True, check=True
    )
    if not found.stdout.strip():
        missing(name)
    return told


def run(
    environment: dict[str, str], browser: str, scenario: str, address: str, **told: str
) -> dict[str, Any]:
    done = subprocess.run(
        [environment["NODE"], str(HERE / "start_engine.mjs"), browser, scenario],
        input=json.dumps({"address": address, **told}),
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome


def assert_answers(outcome: dict[str, Any]) -> None:
    assert outcome["states"] == ["idle", "loading", "ready"]
    assert outcome["result"]["python"].startswith("3.13")
    assert outcome["refused"] == []
    assert outcome["scripts"] == ["engine.js"]
    shares = [share for _, share in outcome["sentences"]]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert len(set(shares)) > 5


# The theme replaces `Worker` on every page; Python must start beside that stand-in.
@pytest.mark.parametrize("scenario", ["answers", "answers+shim"])
@pytest.mark.parametrize("browser", BROWSERS)
def test_python_answers_after_a_double_click(
    browser: str, scenario: str, page: Path, environment: dict[str, str]
) -> None:
    outcome = run(environment, browser, scenario, page.as_uri())
    assert outcome["frames"] == (1 if scenario.endswith("shim") else 0)
    assert_answers(outcome)


@pytest.mark.parametrize("browser", ["chromium"])
def test_python_answers_from_a_web_server(
    browser: str, server: str, environment: dict[str, str]
) -> None:
    address = f"http://{server}/forms/page.html"
    assert_answers(run(environment, browser, "answers", address, server=server))


@pytest.mark.parametrize("browser", ["chromium"])
def test_a_refusal_is_a_sentence_and_python_stays(
    browser: str, page: Path, environment: dict[str, str]
) -> None:
    outcome = run(environment, browser, "refuses", page.as_uri())
    assert outcome["message"].endswith(".")
    assert isinstance(outcome["problems"], list)
    assert outcome["state"] == "ready"
    assert outcome["result"]["python"].startswith("3.13")


@pytest.mark.parametrize("browser", ["chromium", "chrome109"])
def test_what_one_action_alone_needs_is_read_when_it_is_asked_for(
    browser: str, page: Path, environment: dict[str, str]
) -> None:
    outcome = run(environment, browser, "later", page.as_uri())
    assert outcome["before"] == []
    assert len(outcome["after"]) == 1
    assert outcome["answers"] == ["Yêu cầu của trang thiếu hoặc sai mục “definition”."] * 2
    assert "Đang nạp phần xuất bảng tính…" in outcome["told"]
    assert outcome["state"] == "ready"


@pytest.mark.parametrize("browser", ["chromium"])
def test_without_it_the_rest_goes_on(browser: str, page: Path, environment: dict[str, str]) -> None:
    (script,) = (page.parents[1] / "assets" / "engine").glob("xlsxwriter-*.js")
    script.unlink()
    outcome = run(environment, browser, "later", page.as_uri())
    assert f"thiếu tệp “assets/engine/{script.name}”" in outcome["answers"][0]
    assert outcome["answers"][1] == outcome["answers"][0]
    assert len(outcome["after"]) == 2
    assert outcome["python"].startswith("3.13")
    assert outcome["state"] == "ready"


@pytest.mark.parametrize("browser", ["chromium"])
@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ("gone", "thiếu tệp “assets/engine/python_stdlib.zip.js”"),
        ("cut", "tệp “assets/engine/python_stdlib.zip.js” bị hỏng"),
        ("short", "tệp “assets/engine/python_stdlib.zip.js” bị hỏng"),
    ],
)
def test_a_damaged_copy_is_named(
    browser: str, damage: str, reason: str, page: Path, environment: dict[str, str]
) -> None:
    script = page.parents[1] / "assets" / "engine" / "python_stdlib.zip.js"
    if damage == "gone":
        script.unlink()
    elif damage == "cut":
        script.write_bytes(script.read_bytes()[:1_000_000])
    else:
        script.write_text('SoTay.engineFile("python_stdlib.zip", "H4sI");')
    outcome = run(environment, browser, "stops", page.as_uri())
    for failure in outcome["failures"]:
        assert reason in failure["message"]
        assert STILL_WORKS in failure["message"]
        assert failure["problems"] == []
        assert failure["state"] == "failed"


@pytest.mark.parametrize("browser", ["chromium"])
def test_a_silent_start_ends_with_a_sentence(
    browser: str, page: Path, environment: dict[str, str]
) -> None:
    folder = page.parents[1] / "assets" / "engine"
    manifest = folder / "manifest.js"
    text = base64.b64encode(gzip.compress(b"// says nothing")).decode()
    size = re.compile(r'(?<="script": "worker.js.js", "size": )\d+')
    changed, found = size.subn(str(len(text)), manifest.read_text())
    assert found == 1
    manifest.write_text(changed)
    (folder / "worker.js.js").write_text(f'SoTay.engineFile("worker.js", "{text}");')
    outcome = run(environment, browser, "stops+hurry", page.as_uri())
    for failure in outcome["failures"]:
        assert "quá hai phút mà chưa xong" in failure["message"]
        assert STILL_WORKS in failure["message"]
        assert failure["state"] == "failed"


@pytest.mark.parametrize("browser", ["chromium"])
def test_a_click_after_a_failed_start_tries_anew(
    browser: str, page: Path, environment: dict[str, str]
) -> None:
    first, second = run(environment, browser, "stops+stumble", page.as_uri())["failures"]
    assert STILL_WORKS in first["message"]
    assert first["state"] == "failed"
    assert second == {"attempt": "second", "state": "ready"}


@pytest.mark.parametrize("browser", BROWSERS)
def test_worker_has_no_way_to_a_network(
    browser: str, page: Path, environment: dict[str, str]
) -> None:
    source = WORKER_SOURCE.read_text(encoding="utf-8")
    outcome = run(environment, browser, "closed", page.as_uri(), worker=source)
    assert outcome.pop("refused") == []
    assert len(outcome) == 7
    assert {what: text for what, text in outcome.items() if "no network" not in text} == {}
