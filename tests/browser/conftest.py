"""One Chromium for all tests here, cut off from every network but the built site's own server."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from forms.codec import definition_from_data
from forms.definition import FormDefinition
from tests.browser import local_servers
from tests.browser.form_page import read_script
from tests.browser.local_servers import RefusingProxy
from tests.browser.visitor import Visitor
from tests.sites.conftest import SMALL, built

LAUNCH_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def web(site: Path) -> Iterator[str]:
    """`host:port` under which the built site is served."""
    with local_servers.serve(site) as host:
        yield host


@pytest.fixture(scope="session")
def proxy() -> Iterator[RefusingProxy]:
    """What the browsers here ask when they want anything else."""
    with local_servers.refuse() as running:
        yield running


@pytest.fixture(scope="session")
def chrome(chromium: str, proxy: RefusingProxy, web: str) -> Iterator[Browser]:
    """A Chromium that reaches files and the site's server; all else ends at the proxy."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=[
                *LAUNCH_ARGUMENTS,
                f"--proxy-server=http://127.0.0.1:{proxy.server_port}",
                # Without the first entry Chromium goes past its proxy for local addresses.
                f"--proxy-bypass-list=<-loopback>;{web}",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def visitor(chrome: Browser, proxy: RefusingProxy) -> Iterator[Visitor]:
    """Opens pages for one test; in the end nothing has complained and nothing has left."""
    before = len(proxy.asked)
    with Visitor(chrome) as visitor:
        yield visitor
    assert visitor.complaints == []
    assert local_servers.from_pages(proxy.asked[before:]) == []


@pytest.fixture(scope="session")
def form_definition(site: Path) -> FormDefinition:
    """The site's form, as its page gets it."""
    return definition_from_data(read_script(site)["definition"])


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with forms that have every kind of question, or no period."""
    data = tmp_path_factory.mktemp("every-kind-data")
    for folder in (SMALL, SMALL.with_name("every-kind")):
        shutil.copytree(folder, data, dirs_exist_ok=True)
    return built(data, tmp_path_factory.mktemp("every-kind"))
