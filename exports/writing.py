"""Files on disk, whole or not at all: written beside their place, made durable, put in place, and read back."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from exports.layout import spare
from inspection.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that its place holds the former file or the new one, never a part.

    A former file of other content is kept under a numbered name, for somebody may have worked on it. ``ExportError``
    names the file and the way out; the former file is then untouched and nothing half-written stays.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.read_bytes() == content:
            return
        made = _beside(path, content)
        former = None
        try:
            former = _kept(path) if path.exists() else None
            made.replace(path)
        except OSError:
            for rest in filter(None, (made, former)):
                rest.unlink(missing_ok=True)
            raise
        _settle(path.parent)
        if path.read_bytes() != content:
            raise ExportError("export.differs", file=path)


def _beside(path: Path, content: bytes) -> Path:
    """Write a temporary file in the same folder, durable; it is removed where that fails."""
    import tempfile  # noqa: PLC0415  # only who writes waits for it

    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        made.chmod(0o666 & ~_umask())
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    return made


def _kept(path: Path) -> Path:
    """Keep the former file under a second name before it is replaced; where links do not work, as a copy."""
    former = spare(path)
    try:
        former.hardlink_to(path)
    except OSError:
        _beside(path, path.read_bytes()).rename(former)
    return former


def _umask() -> int:
    # mkstemp gives 0600; a team's shared folder needs what every other new file there gets, and only setting tells
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _settle(folder: Path) -> None:
    """Make the new name durable as well; Windows cannot open folders and needs it not."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        kind = "full" if problem.errno in _FULL else "closed" if problem.errno in _CLOSED else "failed"
        codes = {"full": "export.full", "closed": "export.closed", "failed": "export.failed"}
        raise ExportError(codes[kind], file=path, problem=problem.strerror or problem) from problem
