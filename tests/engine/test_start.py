"""Python in real browsers: it starts by the snapshot, answers, and reaches no network."""

from pathlib import Path

import pytest

from macros.engine import WORKER_SOURCES
from tests.engine.conftest import Server
from tests.engine.shipped import manifest
from tests.engine.visit import BROWSERS, Visits, assert_answers

pytestmark = pytest.mark.browser


def assert_no_detour(sentences: list[tuple[str, float]]) -> None:
    """The bar never goes back, as it does when another way has to be taken."""
    shares = [share for _, share in sentences]
    assert shares == sorted(shares)


# The theme replaces `Worker` on every page; Python must start beside that stand-in.
@pytest.mark.parametrize("scenario", ["answers", "answers+shim"])
@pytest.mark.parametrize("visits", BROWSERS, indirect=True)
def test_python_answers_after_a_double_click(
    scenario: str, page: Path, visits: Visits, shipped: Path
) -> None:
    outcome = visits.run(scenario, page.as_uri())
    assert outcome["frames"] == (1 if scenario.endswith("shim") else 0)
    assert_answers(outcome)
    assert_no_detour(outcome["sentences"])
    assert outcome["complaints"] == []
    listed = manifest(shipped)
    first = {"worker.js", *listed["ways"][0]["parts"]}
    scripts = [each["script"] for part in listed["parts"] if part["name"] in first
               for each in part["scripts"]]  # fmt: skip
    assert sorted(outcome["asked"]) == sorted(["manifest.js", *scripts])


@pytest.mark.parametrize("visits", BROWSERS, indirect=True)
def test_python_answers_from_a_web_server(server: Server, visits: Visits, shipped: Path) -> None:
    address = f"http://{server.host}/forms/page.html"
    outcome = visits.run("answers", address, server=server.host)
    assert_answers(outcome)
    assert_no_detour(outcome["sentences"])
    assert outcome["complaints"] == []
    assert outcome["asked"] == ["manifest.js"]
    listed = manifest(shipped)
    first = {"worker.js", *listed["ways"][0]["parts"]}
    files = {part["file"] for part in listed["parts"] if part["name"] in first}
    assert {name for name in server.asked if name.endswith(".bin")} == files


def test_a_refusal_is_a_sentence_and_python_stays(page: Path, visits: Visits) -> None:
    outcome = visits.run("refuses", page.as_uri())
    assert outcome["message"].endswith(".")
    assert isinstance(outcome["problems"], list)
    assert outcome["state"] == "ready"
    assert outcome["result"]["python"].startswith("3.13")


@pytest.mark.parametrize("visits", ["chromium", "chrome109"], indirect=True)
def test_what_one_action_alone_needs_is_read_when_it_is_asked_for(
    page: Path, visits: Visits
) -> None:
    outcome = visits.run("later", page.as_uri())
    assert outcome["before"] == []
    assert len(outcome["after"]) == 1
    assert outcome["answers"] == ["Yêu cầu của trang thiếu hoặc sai mục “definition”."] * 2
    assert "Đang nạp phần xuất bảng tính…" in outcome["told"]
    assert outcome["state"] == "ready"


def test_without_it_the_rest_goes_on(page: Path, visits: Visits, shipped: Path) -> None:
    (script,) = shipped.glob("xlsxwriter-*.js")
    script.unlink()
    outcome = visits.run("later", page.as_uri())
    assert f"thiếu tệp “assets/engine/{script.name}”" in outcome["answers"][0]
    assert outcome["answers"][1] == outcome["answers"][0]
    assert len(outcome["after"]) == 2
    assert outcome["python"].startswith("3.13")
    assert outcome["state"] == "ready"


@pytest.mark.parametrize("visits", BROWSERS, indirect=True)
def test_worker_has_no_way_to_a_network(page: Path, visits: Visits) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in WORKER_SOURCES)
    outcome = visits.run("closed", page.as_uri(), told=source)
    assert (outcome.pop("refused"), outcome.pop("complaints")) == ([], [])
    assert len(outcome) == 7
    assert {what: text for what, text in outcome.items() if "no network" not in text} == {}
