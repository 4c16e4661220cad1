"""The built engine, taken from the cache of the site's build, and a page that starts it."""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from macros.engine import build_engine
from tests.conftest import missing
from tests.engine.visit import FORM_SCRIPTS, SCRIPTS, Visits

ROOT = Path(__file__).parents[2]
PAGE = f"""<!doctype html><html lang="vi"><meta charset="utf-8"><title>Thử</title>
<link rel="icon" href="data:,"><body>
{"".join(f'<script src="../assets/form/{name}"></script>' for name in SCRIPTS)}
</body></html>"""


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the site ships as `assets/engine`."""
    folder = tmp_path_factory.mktemp("engine") / "engine"
    build_engine(folder, ROOT / "build")
    return folder


@pytest.fixture
def page(engine: Path, tmp_path: Path) -> Path:
    """A page in a site of its own; the blank and the letter in its path must not matter."""
    site = tmp_path / "Sổ tay"
    shutil.copytree(engine, site / "assets" / "engine")
    (site / "assets" / "form").mkdir()
    for name in SCRIPTS:
        shutil.copyfile(FORM_SCRIPTS / name, site / "assets" / "form" / name)
    (site / "forms").mkdir()
    (site / "forms" / "page.html").write_text(PAGE, encoding="utf-8")
    return site / "forms" / "page.html"


@pytest.fixture
def shipped(page: Path) -> Path:
    """The engine's folder in that site."""
    return page.parents[1] / "assets" / "engine"


class _Handler(SimpleHTTPRequestHandler):
    server: "Server"

    def log_message(self, *_: object) -> None:
        """Say nothing; what was asked for is kept."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path.rpartition("/")[2])
        super().do_GET()


class Server(ThreadingHTTPServer):
    """Gives a site, and keeps the names of the files it was asked for."""

    daemon_threads = True

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
        self.asked: list[str] = []
        self.host = f"127.0.0.1:{self.server_port}"


@pytest.fixture
def server(page: Path) -> Iterator[Server]:
    """The same site over HTTP."""
    with Server(page.parents[1]) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield http
        http.shutdown()
        thread.join()


@pytest.fixture
def visits(request: pytest.FixtureRequest, node: str) -> Visits:
    """Opens pages in Chromium or the browser that a test names; skips without it."""
    told = {**os.environ, "NODE": node}
    name = getattr(request, "param", "chromium")
    if name == "chromium":
        told["SO_TAY_CHROMIUM"] = request.getfixturevalue("chromium")
        return Visits(name, told)
    module = json.dumps((ROOT / "tests" / "browser" / "browsers.mjs").as_uri())
    code = f"import {{ program }} from {module}; console.log(program({json.dumps(name)}) ?? '');"
    found = subprocess.run(
        [node, "--input-type=module", "-e", code], capture_output=True, text=True, check=True
    )
    if not found.stdout.strip():
        missing(name)
    return Visits(name, told)
