"""A copy of a site from a server: all of it without a network, and newer versions by a click alone.

`offline.mjs` makes the first visit and what follows it in three browsers; here are two versions,
several windows, and where there must be no copy.
"""

import json
import shutil
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from macros.offline import write_farewell, write_offline
from tests.browser import local_servers
from tests.browser.conftest import LAUNCH_ARGUMENTS
from tests.browser.draft_page import DraftPage
from tests.browser.form_page import FORM, FORM_ID
from tests.browser.local_servers import LOCAL, RefusingProxy
from tests.browser.other_browsers import arrived, seen_in
from tests.browser.visitor import Visitor, address, wait_for

pytestmark = pytest.mark.browser

FOLDER = "abc/so-tay"
FIELDS = {"respondent.ho-ten": "Nguyễn Văn A", "doan-ket-noi-bo": "tot-co-minh-chung"}
PAGE = "criteria/index.html"
NEWER = "Có bản mới của sổ tay."
MARK = "data-newer"
REGISTERED = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"


@pytest.mark.parametrize("browser", ["chromium", "firefox", "chrome109"])
def test_all_of_it_without_a_network(site: Path, node: str, tmp_path: Path, browser: str) -> None:
    plan: dict[str, Any] = {"site": str(site), "folder": FOLDER, "query": "doan ket"}
    plan |= {"form": FORM_ID, "fields": FIELDS}
    for name in ("profile", "downloads"):
        (tmp_path / name).mkdir()
        plan[name] = str(tmp_path / name)
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    seen = arrived(seen_in(browser, node, "offline.mjs", file))
    (cache,) = seen["visit"]["caches"]
    assert cache.startswith("so-tay-precache-")
    assert cache.endswith(f"/{FOLDER}/")
    assert seen["visit"]["size"]["files"] > 100
    assert "dùng được khi không có mạng" in seen["visit"]["copy"]
    assert seen["read"]["page"].startswith("Tiêu chí – ")
    assert seen["search"]["first"]
    assert seen["form"]["lacking"] == []
    assert seen["form"]["review"]["findings"]["Còn thiếu"]
    assert seen["form"]["word"]["name"].endswith(".docx")
    # What is said to be left is left, and nothing that was filled in.
    assert "không còn gì của người điền. Vẫn còn bản sao" in seen["erase"]["message"]
    assert seen["erase"]["keys"] == []
    assert (seen["complaints"], local_servers.from_pages(seen["asked"])) == ([], [])


class Served:
    """A copy of the site on a server of its own, which another version may take the place of."""

    def __init__(self, site: Path, folder: Path, host: str) -> None:
        self.site = folder / FOLDER
        self.root = f"http://{host}/{FOLDER}/"
        shutil.copytree(site, self.site)

    def renew(self) -> None:
        """Put a newer version there: a page says so, and a part of Python has another name."""
        page = self.site / PAGE
        page.write_text(
            page.read_text(encoding="utf-8").replace("<body", f"<body {MARK}", 1), encoding="utf-8"
        )
        engine = self.site / "assets/engine"
        (part,) = engine.glob("library.zip-*.bin")
        other = part.rename(part.with_name("library.zip-01234567.bin"))
        manifest = engine / "manifest.js"
        manifest.write_text(manifest.read_text().replace(part.name, other.name))
        write_offline(self.site, "Sổ tay")


@pytest.fixture(scope="module")
def window(chrome: Browser, chromium: str, proxy: RefusingProxy) -> Iterator[Browser]:
    """A Chromium that reaches any server of this computer; all else ends at the proxy."""
    arguments = [
        *LAUNCH_ARGUMENTS,
        f"--proxy-server=http://127.0.0.1:{proxy.server_port}",
        f"--proxy-bypass-list=<-loopback>;{LOCAL}",
    ]
    browser = chrome.browser_type.launch(executable_path=chromium, args=arguments)
    yield browser
    browser.close()


@pytest.fixture
def served(site: Path, tmp_path: Path) -> Iterator[Served]:
    with local_servers.serve(tmp_path) as host:
        yield Served(site, tmp_path, host)


@pytest.fixture
def context(window: Browser) -> Iterator[BrowserContext]:
    """A profile whose pages complain of nothing."""
    complaints: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if said.type == "error":
            complaints.append(f"{said.text} {said.location}")

    context = window.new_context(locale="vi-VN", reduced_motion="reduce")
    context.on("console", hear)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context
    context.close()
    assert complaints == []


def with_copy(context: BrowserContext, served: Served) -> Page:
    """The guide's page, once the copy is there."""
    page = context.new_page()
    page.goto(f"{served.root}guide.html")
    page.locator("[data-offline-store]").click()
    state = page.locator("[data-offline-state]")
    wait_for(page, "the copy", lambda: state.inner_text().startswith("Máy này đã có"))
    return page


def noticed(page: Page) -> str:
    notice = page.locator(".hb-notice [role=status]")
    return notice.inner_text() if notice.count() else ""


def press(page: Page, label: str) -> None:
    page.locator(".hb-notice button", has_text=label).click()


def is_newer(page: Page) -> bool:
    return bool(page.locator(f"body[{MARK}]").count())


def look_for_newer(page: Page) -> None:
    page.evaluate("SoTay.offline.registration().then((found) => found.update())")


def opened(context: BrowserContext, served: Served) -> DraftPage:
    page = context.new_page()
    page.goto(f"{served.root}{FORM}")
    return DraftPage(page, None)


def test_newer_version_waits_for_a_click(context: BrowserContext, served: Served) -> None:
    with_copy(context, served).close()
    form = opened(context, served)
    form.fill(FIELDS)
    form.saved()
    reading = context.new_page()
    reading.goto(served.root + PAGE)
    served.renew()
    look_for_newer(reading)
    wait_for(reading, "the notice", lambda: noticed(reading).startswith(NEWER))
    wait_for(form.page, "the notice", lambda: noticed(form.page).startswith(NEWER))
    assert "được lưu vào bản nháp trước khi chuyển" in noticed(form.page)

    # Another window's half-filled form stands in the way, and nothing changes for either.
    press(reading, "Dùng bản mới")
    wait_for(reading, "the refusal", lambda: noticed(reading).startswith("Chưa chuyển: cửa sổ"))
    reading.reload()
    assert not is_newer(reading)
    assert noticed(form.page).startswith(NEWER)
    # Python starts of the parts that the page began with, which the server has no more.
    assert "Còn thiếu" in form.review()
    assert form.values().items() >= FIELDS.items()

    with form.page.expect_event("load"):
        press(form.page, "Dùng bản mới")
    form.ready()
    assert form.values().items() >= FIELDS.items()
    wait_for(reading, "the newer page", lambda: is_newer(reading))
    assert noticed(form.page) == noticed(reading) == ""
    assert "Còn thiếu" in form.review()


def test_what_is_not_saved_is_not_left(context: BrowserContext, served: Served) -> None:
    with_copy(context, served).close()
    form = opened(context, served)
    form.do("private")
    form.agree()
    form.fill(FIELDS)
    served.renew()
    look_for_newer(form.page)
    wait_for(form.page, "the notice", lambda: noticed(form.page).startswith(NEWER))
    press(form.page, "Dùng bản mới")
    unsaved = "Chưa chuyển: nội dung đang điền chưa lưu"
    wait_for(form.page, "the refusal", lambda: noticed(form.page).startswith(unsaved))
    assert form.values().items() >= FIELDS.items()


def test_copy_is_removed_and_a_preview_ends_it(context: BrowserContext, served: Served) -> None:
    page = with_copy(context, served)
    page.locator("[data-offline-remove]").click()
    state = page.locator("[data-offline-state]")
    wait_for(page, "the end", lambda: "không giữ bản sao" in state.inner_text())
    assert page.evaluate("caches.keys()") == []
    page.locator("[data-offline-store]").click()
    wait_for(page, "the copy", lambda: state.inner_text().startswith("Máy này đã có"))

    served.renew()
    write_farewell(served.site)
    page.goto(served.root + PAGE)
    wait_for(page, "the page as it is now", lambda: is_newer(page))
    wait_for(page, "no worker", lambda: page.evaluate(REGISTERED) == 0)
    assert page.evaluate("caches.keys()") == []


def test_can_be_installed(context: BrowserContext, web: str) -> None:
    page = context.new_page()
    page.goto(f"http://{web}/{PAGE}")
    link = page.locator('link[rel="manifest"]').evaluate("link => link.href")
    assert link == f"http://{web}/manifest.webmanifest"
    app = page.request.get(link).json()
    assert app["name"]
    for member in ("start_url", "scope"):
        assert urllib.parse.urljoin(link, app[member]).startswith(f"http://{web}/")
    for icon in app["icons"]:
        width = page.evaluate(
            """async (src) => {
              const image = new Image();
              image.src = src;
              await image.decode();
              return image.naturalWidth;
            }""",
            urllib.parse.urljoin(link, icon["src"]),
        )
        assert icon["sizes"] == f"{width}x{width}"
    assert "maskable" in {icon.get("purpose") for icon in app["icons"]}


def test_data_saver_is_asked(context: BrowserContext, web: str) -> None:
    context.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    page = context.new_page()
    page.goto(f"http://{web}/{PAGE}")
    wait_for(page, "the question", lambda: "Cần tải khoảng" in noticed(page))
    press(page, "Không lưu")
    assert page.evaluate(REGISTERED) == 0


def test_nothing_of_it_by_double_click(visitor: Visitor, site: Path) -> None:
    page = visitor.page(offline=True)
    page.goto(address(site, "guide.html"))
    assert page.evaluate("SoTay.offline.possible") is False
    assert page.locator('link[rel="manifest"]').count() == 0
    assert page.locator("[data-offline-copy]").is_hidden()
