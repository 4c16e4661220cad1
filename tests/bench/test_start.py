"""Starts are held to what was measured beside them, and a task to the worst one seen."""

from bench import start
from bench.start_pages import PLAIN, STOCK

NAMES = {name for name, _, _ in start.STARTS}
SEEN = {
    "plain": [4000.0, 9000.0, 5000.0],
    "plain-again": [3000.0],
    "http": [1000.0],
    "http-again": [500.0],
    "file": [1500.0],
    "file-again": [1400.0],
    "compiled-file": [3000.0],
    "compiled-file-again": [3000.0],
    "stock-file": [6000.0],
    "stock-file-again": [6000.0],
    "typing-http": [600.0],
    "typing-http-material": [500.0],
    "typing-file": [300.0],
    "typing-file-material": [300.0],
    "task-http": [0.0, 150.0, 60.0],
    "task-file": [50.0],
    "memory-http": [200.0, 210.0],
    "memory-file": [330.0],
}


def test_ratios_are_those_of_the_medians() -> None:
    lines = {figure.name: figure for figure in start.figures(SEEN)}
    assert {f"start-{name}" for name in NAMES} <= set(lines)
    assert (lines["start-plain"].value, lines["start-plain"].unit) == (5000, "ms")
    assert lines["start-http-of-plain"].value == 0.2
    assert lines["start-http-of-plain"].against == "limit-0.35"
    assert lines["start-file-of-stock-file"].value == 0.25
    assert lines["start-typing-http-of-typing-http-material"].ratio == 1.0
    assert lines["start-file-of-compiled-file"].ratio == 0.75
    assert lines["start-task-http"].value == 150
    assert lines["start-memory-http"].value == 205
    ratio = lines["start-memory-file"].ratio
    assert ratio is not None
    assert ratio > 1


def test_every_limit_is_of_something_measured() -> None:
    measured = NAMES | {f"{name}-again" for name in NAMES} | set(SEEN)
    assert {name for held in start.LIMITS for name in held[:2]} <= measured


def test_the_plain_page_comes_from_a_server_and_the_others_from_both() -> None:
    ways = {name: (how, page) for name, how, page in start.STARTS}
    assert ways["plain"] == ("http", PLAIN)
    assert ways["stock-file"] == ("file", STOCK)
    assert ways["http"][1] == ways["file"][1]
