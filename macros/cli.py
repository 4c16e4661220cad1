"""The project's commands: `python -m macros.cli site | bundle | serve | test | check | new | …`.

The Makefile has one line a target that calls this, so Windows has everything too.  Like
`environment`, this file runs before anything is installed.
"""

from __future__ import annotations

import argparse
import sys
import time

from macros import environment
from macros.environment import ROOT, SetupError, prepare_node, prepare_python, run

ADDRESS = "127.0.0.1:8000"
MEASURED = (
    "builds",
    "preview",
    "weight",
    "search",
    "forms",
    "long_form",
    "rounds",
    "collect",
    "start",
)


def site(_: argparse.Namespace) -> None:
    """Build the site and say where its start page lies."""
    started = time.monotonic()
    prepare_python()
    prepare_node(tests=False)
    run(environment.venv_python(), "-m", "mkdocs", "build", "-q", "--strict")
    seconds = time.monotonic() - started
    print(f"Trang bắt đầu: {ROOT / 'site' / 'index.html'}")
    print(f"Thời gian: {seconds:.0f} giây")


def bundle(options: argparse.Namespace) -> None:
    """Build the site and pack it for giving out: an archive in dist/ and its checksum."""
    site(options)
    run(environment.venv_python(), "-m", "macros.bundle")


def serve(_: argparse.Namespace) -> None:
    """A live preview; builds anew when a file changes."""
    prepare_python()
    prepare_node(tests=False)
    print(f"Xem thử tại http://{ADDRESS} (dừng: Ctrl+C)", flush=True)
    run(environment.venv_python(), "-m", "mkdocs", "serve", "-q", "-a", ADDRESS)


def test(options: argparse.Namespace) -> None:
    """All tests, those in real browsers included."""
    prepare_python()
    prepare_node(tests=True)
    environment.prepare_browsers()
    run(environment.venv_python(), "-m", "mkdocs", "build", "-q", "--strict")
    # A file's tests stay together, for they share what was dear to make.
    at_once = ("-n", "auto", "--dist", "loadfile")
    run(environment.venv_python(), "-m", "pytest", *at_once, *options.rest)


def check(options: argparse.Namespace) -> None:
    """Formatting, lint, types, data; every part runs even when an earlier one fails."""
    prepare_python()
    python = environment.venv_python()
    release = ["--release"] if options.release else []
    if options.data or options.json:
        json = ["--json"] if options.json else []
        sys.exit(environment.answer(python, "-m", "macros.check", *release, *json))
    prepare_node(tests=True)
    node = environment.node() or "node"
    parts: list[tuple[str | object, ...]] = [
        (python, "-m", "ruff", "format", "--check", "-q", "."),
        (python, "-m", "ruff", "check", "-q", "."),
        (python, "-m", "mypy", "--no-error-summary"),
        (node, "node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json"),
        (python, "-m", "macros.check", *release),
    ]
    failed = 0
    for part in parts:
        try:
            run(*map(str, part))
        except SetupError as error:
            print(error, file=sys.stderr)
            failed += 1
    if failed:
        raise SetupError(f"{failed} phần kiểm tra chưa đạt")


def bench(options: argparse.Namespace) -> None:
    """Measure builds, previews, pages, search, forms and Python's start; a JSON line a figure."""
    prepare_python()
    prepare_node(tests=True)
    environment.prepare_bench()
    for part in options.parts or MEASURED:
        run(environment.venv_python(), "-m", f"bench.{part}")


def new(options: argparse.Namespace) -> None:
    """Start a file of the data, with what to write in it."""
    prepare_python()
    sys.exit(environment.answer(environment.venv_python(), "-m", "macros.new", *options.words))


def edition(options: argparse.Namespace) -> None:
    """Freeze the content under a name, as 2026.1."""
    prepare_python()
    python = environment.venv_python()
    sys.exit(environment.answer(python, "-m", "macros.edition", *options.name))


def template(options: argparse.Namespace) -> None:
    """Write a form's Word template for an editor to change."""
    prepare_python()
    run(environment.venv_python(), "-m", "macros.word", options.form)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 1 with a sentence when something is missing or fails."""
    parser = argparse.ArgumentParser(prog="python -m macros.cli", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in (site, bundle, serve, test, check, new, edition, bench, template):
        sub = commands.add_parser(command.__name__, help=command.__doc__)
        sub.set_defaults(command=command)
        if command is test:
            sub.add_argument("rest", nargs="*", help="passed on to what runs, after --")
        if command is bench:
            sub.add_argument("parts", nargs="*", choices=MEASURED, help="all, if none is named")
        if command is check:
            sub.add_argument("--release", action="store_true", help="warnings count as errors")
            sub.add_argument("--data", action="store_true", help="the data alone, in a second")
            sub.add_argument("--json", action="store_true", help="the data's problems as JSON")
        if command is new:
            sub.add_argument("words", nargs="*", help="kind and id")
        if command is edition:
            sub.add_argument("name", nargs="*", help="year and number, as 2026.1")
        if command is template:
            sub.add_argument("form", help="the form's id")
    options = parser.parse_args(arguments)
    try:
        options.command(options)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
