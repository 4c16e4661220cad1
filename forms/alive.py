"""Signs of life in long work, for whoever gives up what is silent for too long.

In the browser that is the page (`docs/assets/form/engine-thread.js`); elsewhere nobody listens.
"""

import time
from collections.abc import Callable, Iterable, Iterator

_PAUSE = 2.0
"""Seconds between two signs."""
_listeners: list[Callable[[], object]] = []
_last = 0.0


def listen(listener: Callable[[], object]) -> None:
    """Let this one, and no other, be told."""
    _listeners[:] = [listener]


def sign() -> None:
    """Say that the work goes on; cheap enough for every file and every row."""
    global _last
    now = time.monotonic()
    if now - _last >= _PAUSE:
        _last = now
        for listener in _listeners:
            listener()


def signing[T](pieces: Iterable[T]) -> Iterator[T]:
    """The same pieces, with a sign for each."""
    for piece in pieces:
        sign()
        yield piece
