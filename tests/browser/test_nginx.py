"""nginx with the configuration that is written out: types, headers, caching, and a form in use.

Only the port, the folder and what an nginx without an installation lacks are put in.
"""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros import environment, servers
from tests.browser.copy_visit import check, untouched, visited
from tests.browser.local_servers import LOCAL

pytestmark = pytest.mark.browser

AROUND = """\
daemon off;
pid {folder}/pid;
error_log stderr;
{user}
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/so-tay.conf;
}}
"""
PATIENCE = 20.0
Answer = tuple[int, dict[str, str], bytes]


def free_port() -> int:
    with socket.socket() as one:
        one.bind((LOCAL, 0))
        port: int = one.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`host:port` of an nginx that serves the site under `/so-tay/`; skips without nginx."""
    program = environment.nginx()
    if not program:
        pytest.skip("nginx is missing")
    folder = tmp_path_factory.mktemp("nginx")
    port = free_port()
    written = servers.nginx()
    changes = {"listen 80;": f"listen {LOCAL}:{port};", "alias /srv/so-tay/;": f'alias "{site}/";'}
    for old, new in changes.items():
        assert written.count(old) == 1
        written = written.replace(old, new)
    (folder / "so-tay.conf").write_text(written, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""  # else its workers cannot read here
    around = AROUND.format(folder=folder, user=user)
    (folder / "nginx.conf").write_text(around, encoding="utf-8")
    command = [program, "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        wait_for_answer(running, port)
        yield f"{LOCAL}:{port}"
    finally:
        running.terminate()
        said = running.communicate(timeout=PATIENCE)[1]
    assert "[emerg]" not in said, said


def wait_for_answer(running: subprocess.Popen[str], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        with socket.socket() as one:
            if one.connect_ex((LOCAL, port)) == 0:
                return
        assert running.poll() is None, running.communicate()[1]
        assert time.monotonic() < deadline


def ask(host: str, path: str, **headers: str) -> Answer:
    connection = http.client.HTTPConnection(host, timeout=PATIENCE)
    connection.request("GET", path, headers={"Host": "so-tay.example", **headers})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def one_of_each_kind(site: Path) -> dict[str, Path]:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.suffix.removeprefix("."): path for path in files}


def test_every_kind_of_file_comes_whole_with_type_and_headers(host: str, site: Path) -> None:
    found = one_of_each_kind(site)
    assert found.keys() >= {"html", "css", "js", "json", "bin", "svg", "png", "woff2", "docx"}
    for end, path in found.items():
        status, headers, body = ask(host, f"/so-tay/{path.relative_to(site).as_posix()}")
        assert (status, body) == (200, path.read_bytes()), path
        assert headers["content-type"].split(";")[0] == servers.TYPES[end]
        for name, said in servers.HEADERS.items():
            assert headers[name.lower()] == said
        texts = end in ("html", "css", "js", "json", "svg", "txt", "xml", "webmanifest")
        assert ("charset=utf-8" in headers["content-type"]) == texts, path


def test_names_by_content_are_kept_and_others_asked_for_again(host: str, site: Path) -> None:
    said = {}
    for path in sorted((site / "assets" / "engine").iterdir())[:12]:
        _, headers, _ = ask(host, f"/so-tay/assets/engine/{path.name}")
        said[path.name] = headers["cache-control"]
    assert said.pop("manifest.js", servers.ASKED_EACH_TIME) == servers.ASKED_EACH_TIME
    assert set(said.values()) == {servers.FOR_EVER}
    _, headers, _ = ask(host, "/so-tay/index.html")
    assert headers["cache-control"] == servers.ASKED_EACH_TIME
    again = ask(host, "/so-tay/index.html", **{"If-None-Match": headers["etag"]})
    assert again[0] == 304
    assert "cache-control" not in ask(host, "/so-tay/khong-co.html")[1]


def test_texts_are_compressed_and_folders_have_their_page(host: str, site: Path) -> None:
    wants = {"Accept-Encoding": "gzip"}
    for name in ("index.html", "search/search_index.json", "assets/app/fonts.css"):
        _, headers, body = ask(host, f"/so-tay/{name}", **wants)
        assert headers.get("content-encoding") == "gzip", name
        assert len(body) < (site / name).stat().st_size
    packed = next((site / "assets" / "engine").glob("*.bin"))
    assert "content-encoding" not in ask(host, f"/so-tay/assets/engine/{packed.name}", **wants)[1]
    assert ask(host, "/so-tay/forms/")[2] == (site / "forms" / "index.html").read_bytes()
    assert ask(host, "/so-tay")[1]["location"] == "/so-tay/"


def test_forms_work_under_both_policies(
    host: str, node: str, chromium: str, tmp_path: Path
) -> None:
    assert chromium
    record = visited(node, "chromium", f"http://{host}/so-tay/index.html", tmp_path, server=host)
    check(record, tmp_path)
    assert untouched(record)
    assert "từ máy chủ (http://)" in record["selftest"]["report"]
    assert host not in record["selftest"]["report"]
