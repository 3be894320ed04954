"""Open a file as a ``SourceDocument``: the reader that is surest of the format reads it.

A further format is a further class with ``score`` and ``read`` in ``READERS``. What cannot be opened is a
``DocumentError`` that says why: nothing here waits on a device or swallows a file larger than any ward document.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Protocol

from inspection.errors import DocumentError
from inspection.intake.docx.reader import DocxReader
from inspection.intake.pdf.reader import PdfReader
from inspection.intake.scan.reader import PictureReader
from inspection.intake.text.reader import TextReader

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.source import SourceDocument

LARGEST = 64 * 1024 * 1024
"""Bytes; scans of long reports stay well below."""

_HEAD = 8192


class Reader(Protocol):
    """One family of formats."""

    def score(self, name: str, head: bytes) -> float:
        """Return how sure the reader is (0..1) from the file's name and first bytes; 0 is "not mine"."""

    def read(self, name: str, raw: bytes) -> SourceDocument:
        """Return the document; ``DocumentError`` where it cannot be read."""


READERS: tuple[Reader, ...] = (TextReader(), DocxReader(), PdfReader(), PictureReader())


def _bytes(path: Path) -> bytes:
    """Return the bytes of a regular file of sensible size."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise DocumentError("document.folder", name=path.name or str(path))
        if not stat.S_ISREG(about.st_mode):
            raise DocumentError("document.device", name=path.name)
        if about.st_size > LARGEST:
            raise DocumentError("document.too_large", name=path.name, limit=LARGEST // 1024**2)
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError as problem:
        raise DocumentError("document.missing", name=str(path)) from problem
    except (OSError, ValueError) as problem:  # no permission, broken link, a name with a zero byte
        raise DocumentError("document.unreadable", name=path.name, problem=problem) from problem
    if len(raw) > LARGEST:  # it grew while it was read
        raise DocumentError("document.too_large", name=path.name, limit=LARGEST // 1024**2)
    if not raw:
        raise DocumentError("document.empty", name=path.name)
    return raw


def open_document(path: Path) -> SourceDocument:
    """Return the document of a file, decoded; ``DocumentError`` where it cannot be read, with the reason."""
    raw = _bytes(path)
    head = raw[:_HEAD]
    scores = [reader.score(path.name, head) for reader in READERS]
    if max(scores) <= 0:
        raise DocumentError("document.binary", name=path.name)
    return READERS[scores.index(max(scores))].read(path.name, raw)
