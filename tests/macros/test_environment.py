"""The set-up runs once, and says what is missing."""

from pathlib import Path

import pytest

from macros import environment
from macros.environment import SetupError


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder of its own, with lock files."""
    for name in (
        "requirements.lock",
        "requirements-browser.lock",
        "requirements-node.lock",
        "pyproject.toml",
        "package.json",
        "package-lock.json",
    ):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "BUILD", tmp_path / "build")
    return tmp_path


@pytest.fixture
def commands(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that would have run; the first one leaves an interpreter behind."""
    ran: list[str] = []

    def record(*command: str | Path, quiet: bool = False) -> None:
        assert quiet in (True, False)
        ran.append(" ".join(map(str, command)))
        python = environment.venv_python()
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    monkeypatch.setattr(environment, "run", record)
    assert project.is_dir()
    return ran


def test_second_run_does_nothing(commands: list[str]) -> None:
    environment.prepare_python()
    environment.prepare_node(tests=False)
    assert any("--require-hashes" in command for command in commands)
    assert any("ci --ignore-scripts --omit=dev" in command for command in commands)
    commands.clear()
    environment.prepare_python()
    environment.prepare_node(tests=False)
    assert commands == []


def test_changed_lock_runs_again(commands: list[str], project: Path) -> None:
    environment.prepare_python()
    environment.prepare_node(tests=True)
    commands.clear()
    (project / "requirements.lock").write_text("changed")
    environment.prepare_python()
    environment.prepare_node(tests=True)
    assert commands
    assert not any("npm" in command for command in commands)


def test_site_needs_no_more_when_tests_are_set_up(commands: list[str]) -> None:
    environment.prepare_node(tests=True)
    commands.clear()
    environment.prepare_node(tests=False)
    assert commands == []


def test_moved_folder_runs_again(
    commands: list[str], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare_python()
    commands.clear()
    moved = project.parent / "moved"
    project.rename(moved)
    monkeypatch.setattr(environment, "ROOT", moved)
    monkeypatch.setattr(environment, "VENV", moved / ".venv")
    monkeypatch.setattr(environment, "BUILD", moved / "build")
    environment.prepare_python()
    assert commands


def test_without_python_says_what_to_install(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "find_python", lambda: None)
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    with pytest.raises(SetupError, match=r"cài Python 3\.13"):
        environment.prepare_python()
    assert not (project / ".venv").exists()


def test_old_node_is_brought_from_pypi(
    commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "node_version", lambda: 18)
    environment.prepare_node(tests=False)
    assert "requirements-node.lock" in commands[0]
