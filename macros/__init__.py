"""The build: an editor's YAML becomes pages, forms and papers."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def define_env(env: Any) -> None:
    """Register what pages may call; `hooks.py` has put the pages into the configuration."""
    for name, macro in env.conf["extra"]["pages"].macros().items():
        env.macro(macro, name)
