"""The build: an editor's YAML becomes pages, forms and papers."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def define_env(env: Any) -> None:
    """Register what pages may call; `hooks.py` has put the pages into the configuration."""
    pages = env.conf["extra"]["pages"]
    for name, macro in pages.macros(lambda: env.page.file.dest_uri).items():
        env.macro(macro, name)
