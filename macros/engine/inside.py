"""Runs inside the browser's Python: before its memory is kept as a snapshot, and after loading.

`make_snapshot.mjs` imports this file under the name `snapshot`, and `docs/assets/form/worker.js`
finds it there.  The memory is kept without its files, so what is imported later must be known.
"""

import gc
import importlib
import json
import random
import sys


class Watch:
    """Notes every import of a module that was left out; finds nothing itself."""

    def __init__(self, left_out: frozenset[str]) -> None:
        self.left_out = left_out
        self.asked: list[str] = []

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:  # noqa: ARG002
        """Called by the import system for whatever is not in memory."""
        if name in self.left_out:
            self.asked.append(name)


_watch = Watch(frozenset())
_sources: list[random.Random] = []
_made_of = ""


def prepare(text: str) -> str:
    """Import what will be wanted; the modules that must lie in the file system, as JSON.

    `text` is JSON: `made_of`; `modules`, to be imported; `shipped`, all that there are; `later`,
    packages that are loaded when they are asked for; `archive`, where files will lie.
    """
    global _watch, _made_of
    wanted = json.loads(text)
    waiting = [name for name in wanted["modules"] if not _imported(name, wanted["later"])]
    for name in waiting:
        _look_in(wanted["archive"], name.rpartition(".")[0])
    gc.collect()
    _sources[:] = [one for one in gc.get_objects() if isinstance(one, random.Random)]
    _made_of = wanted["made_of"]
    _watch = Watch(frozenset(wanted["shipped"]) - set(sys.modules) - set(waiting))
    sys.meta_path.insert(0, _watch)
    # The archive of the standard library will be another one, and much smaller.
    importlib.invalidate_caches()
    return json.dumps(waiting)


def _imported(name: str, later: list[str]) -> bool:
    """Import a module; whether it does without the packages that come later."""
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in later:
            raise
        return False
    return True


def _look_in(archive: str, package: str) -> None:
    """Let a package find modules in an archive as well."""
    place = f"{archive}/{package.replace('.', '/')}"
    path = sys.modules[package].__path__
    if place not in path:
        path.append(place)


def wake() -> str:
    """Renew what must not be alike for everyone; what the snapshot was made of."""
    for source in _sources:
        source.seed()
    return _made_of


def lacking() -> bool:
    """Whether something was asked for that only a start without a snapshot has."""
    return bool(_watch.asked)


def lacked() -> str:
    """What that was, as JSON."""
    return json.dumps(_watch.asked)
