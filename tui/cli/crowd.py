"""Many documents at a time: found in folders, read on every core, handed on in order, with memory that does not grow.

Only a few documents more than there are cores are under way at once, so a thousand need no more memory than ten. A
document that ends the process that reads it (a fault in a library of a format) is named, and the others are read.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context
from typing import TYPE_CHECKING, TypeVar

from inspection.errors import DocumentError
from inspection.vietnamese import collation_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext
    from pathlib import Path

FEW = 3
"""Documents that are read sooner than a second process has started."""
_AHEAD = 4
"""Documents under way for each core: enough that none waits, few enough that none piles up."""

Done = TypeVar("Done")


def files_in(given: Iterable[Path], endings: Collection[str]) -> Iterator[Path]:
    """Return the files that were named, and of named folders what lies in them, hidden and other files left out.

    A folder's files come in Vietnamese order, those of its folders after them. ``DocumentError`` where a folder cannot
    be listed.
    """
    for path in given:
        if path.is_dir():
            yield from _below(path, endings)
        else:
            yield path


def _below(folder: Path, endings: Collection[str]) -> Iterator[Path]:
    try:
        listed = sorted(folder.iterdir(), key=lambda path: collation_key(path.name))
    except OSError as problem:
        raise DocumentError("document.unreadable", name=folder.name or str(folder), problem=problem) from problem
    seen = [path for path in listed if not path.name.startswith(".")]
    yield from (path for path in seen if path.suffix.lower() in endings and path.is_file())
    for path in seen:
        if path.is_dir() and not path.is_symlink():  # a link may lead round in a circle
            yield from _below(path, endings)


def each(work: Callable[[Path], Done], paths: Sequence[Path], crashed: Callable[[Path], Done]) -> Iterator[Done]:
    """Return what ``work`` makes of each path, in their order; ``crashed`` stands in where it ended its process."""
    if len(paths) <= FEW:
        yield from map(work, paths)
        return
    left = deque(paths)
    while left:
        yield from _together(work, left)
        if left:  # one of those under way broke the pool: find it out alone
            yield _alone(work, left.popleft(), crashed)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _context() -> BaseContext:
    # A forked worker has the catalogue and the program already; a spawned one loads them again.
    return get_context("fork" if "fork" in get_all_start_methods() else None)


def _together(work: Callable[[Path], Done], left: deque[Path]) -> Iterator[Done]:
    """Take from the left what was done; stop where the pool broke, the first that was not done still on the left."""
    pool = ProcessPoolExecutor(cores(), mp_context=_context())
    waiting = iter(tuple(left))
    under_way: deque[Future[Done]] = deque()
    try:
        while left:
            while len(under_way) < _AHEAD * cores() and (path := next(waiting, None)) is not None:
                under_way.append(pool.submit(work, path))
            done = under_way.popleft().result()
            left.popleft()
            yield done
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(work: Callable[[Path], Done], path: Path, crashed: Callable[[Path], Done]) -> Done:
    with ProcessPoolExecutor(1, mp_context=_context()) as pool:
        try:
            return pool.submit(work, path).result()
        except BrokenProcessPool:
            return crashed(path)
