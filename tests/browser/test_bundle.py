"""The bundle, unpacked where people put such things: it opens, checks itself, stays as it was."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from macros.bundle import make_bundle
from tests.browser.copy_visit import check, untouched, visited
from tests.browser.test_accessibility import violations
from tests.browser.visitor import Visitor, wait_for

pytestmark = pytest.mark.browser

LONG = 200
PLACE = Path(
    "Ổ đĩa dùng chung của cơ quan (bản chỉ đọc)", "Tài liệu tập huấn “năm 2026” số 1 & 2 #3 %41"
)


@pytest.fixture(scope="session")
def bundle(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the built site."""
    return make_bundle(site, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def unpacked(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its folder, read only, behind a long path with spaces, signs and Vietnamese letters."""
    place = tmp_path_factory.mktemp("usb") / PLACE
    while len(str(place)) <= LONG:
        place /= "Thư mục lồng nhau"
    place.mkdir(parents=True)
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(place)
    folder = place / bundle.stem
    for path in sorted(folder.rglob("*"), reverse=True):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)
    return folder


def sums(folder: Path) -> str:
    """The files that are there now, in the words of the list of sums."""
    files = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    return "".join(
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in files
        if name != "SHA256SUMS.txt"
    )


@pytest.mark.parametrize("browser", ["chromium", "firefox", "chrome109"])
def test_a_copy_is_all_that_is_needed(
    unpacked: Path, node: str, tmp_path: Path, browser: str
) -> None:
    assert len(str(unpacked)) > LONG
    record = visited(node, browser, (unpacked / "MO-SO-TAY.html").as_uri(), tmp_path)
    check(record, tmp_path)
    assert untouched(record)
    assert record["arrive"] == (unpacked / "so-tay" / "index.html").as_uri()
    report = record["selftest"]["report"]
    assert f"Trình duyệt: {'Firefox' if browser == 'firefox' else 'Chrome'} " in report
    assert ("Chrome 109" in report) == (browser == "chrome109")
    # A path may hold a person's name.
    assert not any(part in report for part in (*PLACE.parts, str(unpacked), "file:///"))
    assert sums(unpacked) == (unpacked / "SHA256SUMS.txt").read_text(encoding="utf-8")


def test_pages_beside_the_site_are_for_everyone(unpacked: Path, visitor: Visitor) -> None:
    page = visitor.page(viewport={"width": 360, "height": 740})
    for name in ("HUONG-DAN.html", "MO-SO-TAY.html"):
        page.route("**/open.js", lambda route: route.fulfill(body=""))
        page.goto((unpacked / name).as_uri())
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto((unpacked / "HUONG-DAN.html").as_uri())
    pages = page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n")
    assert pages == 1


def test_opening_page_says_what_is_missing(
    unpacked: Path, visitor: Visitor, tmp_path: Path
) -> None:
    visitor.deaf = True
    alone = tmp_path / "MO-SO-TAY.html"
    alone.write_bytes((unpacked / "MO-SO-TAY.html").read_bytes())
    page = visitor.page()
    page.goto(alone.as_uri())
    assert page.url == alone.as_uri()
    assert "Chưa giải nén" in page.locator("main").inner_text()


def test_opening_page_goes_on_without_scripts(unpacked: Path, visitor: Visitor) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto((unpacked / "MO-SO-TAY.html").as_uri())
    wait_for(page, "the first page", lambda: page.url.endswith("/so-tay/index.html"))
    assert page.locator("h1").is_visible()
