"""Read Word files (.docx): a line per paragraph and per row of a table, as Word shows them.

Automatic numbers are counted, deleted words left out, notes put behind the paragraph that refers to them. No library
is used: those that are well kept lose automatic numbers, notes or tracked words, or take ten times as long, and none
of them bounds what a hostile file may unpack to.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING

from inspection.errors import DocumentError

if TYPE_CHECKING:
    from inspection.model.source import SourceDocument

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED, _OLD_WORD = ("EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le"))
"""Names of streams in an OLE file: a Word file with a password, and the format before 2007."""


class DocxReader:
    """Word files since 2007, also those with macros; it says of encrypted and older ones what to do."""

    def score(self, name: str, head: bytes) -> float:
        """Return how sure it is to be the right reader: it takes all zips and all old files of Office."""
        if not head.startswith((_ZIP, _OLE)):
            return 0.0
        return 1.0 if PurePath(name).suffix.lower() in {".docx", ".docm", ".doc"} else 0.5

    def read(self, name: str, raw: bytes) -> SourceDocument:
        """Return the document; ``DocumentError`` where it cannot be read."""
        if raw.startswith(_OLE):
            old = "document.old_word" if _OLD_WORD in raw else "document.old_office"
            raise DocumentError("document.encrypted" if _ENCRYPTED in raw else old, name=name)
        from inspection.intake.docx import reading  # noqa: PLC0415  # readers of texts need no zip and no XML

        return reading.read(name, raw, hashlib.sha256(raw).hexdigest())
