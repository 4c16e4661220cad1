"""Long work says that it goes on: not for every row, and to one listener alone."""

import pytest

from forms import alive


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What time it is, to be set; nobody listens afterwards."""
    now = [100.0]
    monkeypatch.setattr("forms.alive.time.monotonic", lambda: now[0])
    monkeypatch.setattr(alive, "_last", 0.0)
    monkeypatch.setattr(alive, "_listeners", [])
    return now


def test_a_sign_is_given_every_two_seconds_of_work(clock: list[float]) -> None:
    heard: list[float] = []
    alive.listen(lambda: heard.append(clock[0]))
    for _ in alive.signing(range(41)):
        clock[0] += 0.25
    assert heard == [100.0, 102.0, 104.0, 106.0, 108.0, 110.0]


def test_the_last_listener_alone_is_told(clock: list[float]) -> None:
    heard: list[str] = []
    alive.listen(lambda: heard.append("first"))
    alive.listen(lambda: heard.append("second"))
    assert list(alive.signing("ab")) == ["a", "b"]
    assert heard == ["second"]
    assert clock == [100.0]


def test_nobody_has_to_listen(clock: list[float]) -> None:
    assert list(alive.signing("ab")) == ["a", "b"]
    assert clock == [100.0]
