"""How far a long reading is: who wants to know says so around the reading, and may end it by raising.

Only scans take so long that anybody asks. What reads them tells; readers and callers in between need not know.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Watch = Callable[[int, int], None]
"""Told how many pages are done and of how many; what it raises ends the reading."""

_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Have what is read inside, in this thread, tell how far it is."""
    before = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(before)


def tell(done: int, total: int) -> None:
    """Tell how many pages are done, to whom it may concern."""
    watch = _WATCH.get()
    if watch is not None:
        watch(done, total)
