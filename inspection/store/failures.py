"""What the database and the file system say when they cannot go on, as the few things that a person can act on."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from inspection.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ALMOST_NOTHING = 1 << 20
"""Bytes; with less than this left an input/output error is the full disk speaking."""

_DATABASE = {
    sqlite3.SQLITE_FULL: "store.full",
    sqlite3.SQLITE_READONLY: "store.read_only",
    sqlite3.SQLITE_CANTOPEN: "store.no_access",
    sqlite3.SQLITE_PERM: "store.no_access",
    sqlite3.SQLITE_AUTH: "store.no_access",
    sqlite3.SQLITE_CORRUPT: "store.damaged",
    sqlite3.SQLITE_NOTADB: "store.damaged",
    sqlite3.SQLITE_BUSY: "store.locked",
    sqlite3.SQLITE_LOCKED: "store.locked",
    sqlite3.SQLITE_IOERR: "store.disk",
}

_SYSTEM = {
    errno.ENOSPC: "store.full",
    errno.EDQUOT: "store.full",
    errno.EROFS: "store.read_only",
    errno.EACCES: "store.no_access",
    errno.EPERM: "store.no_access",
    errno.ENOTDIR: "store.not_a_folder",
    errno.EEXIST: "store.not_a_folder",
}


def refusal(problem: OSError, path: Path) -> StoreError:
    """Return the error for what the file system refused."""
    return StoreError(_SYSTEM.get(problem.errno or 0, "store.disk"), path=path, problem=problem.strerror or problem)


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what the database refuses within the block into a ``StoreError``; mistakes of ours stay what they are."""
    try:
        yield
    except sqlite3.Error as problem:
        reason = getattr(problem, "sqlite_errorcode", 0) & 0xFF  # the rest of the bits only narrows it down
        code = _DATABASE.get(reason)
        if code is None:
            raise
        if code == "store.disk" and _space(path) < _ALMOST_NOTHING:
            code = "store.full"
        raise StoreError(code, path=path, problem=problem) from problem


def _space(path: Path) -> int:
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return _ALMOST_NOTHING
