"""Have pictures recognised in a process of its own, and read image files; a document's other pages keep their text."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer
from typing import TYPE_CHECKING, Any

from inspection.errors import DocumentError
from inspection.intake import watching
from inspection.intake.language.quality import soundness
from inspection.intake.scan import engine, kept
from inspection.model.source import Line, SourceDocument

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import IO

_HOME = Path(__file__).resolve().parents[3]
"""Where our packages lie, in the tree as well as installed."""
_SECONDS = 660
"""A minute more than the process gives itself."""
MOST_PAGES = 300
"""As in ``child``, which is imported only in its own process."""
_SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_PROBLEMS = {
    "damaged": "document.picture_damaged",
    "large": "document.picture_large",
    "pages": "document.picture_pages",
}


def recognised(name: str, raw: bytes, wanted: Sequence[int] = ()) -> dict[str, Any]:
    """Return the lines of a file with the wanted pages, or all, recognised in their pictures.

    ``DocumentError`` where no picture can be opened.
    """
    place = kept.place(raw, wanted)
    told = kept.found(place)
    if told is None:
        told = _recognised(name, raw, wanted)
        if not told["unclear"]:  # on another day there may be more time
            kept.keep(place, told)
    return told


def _recognised(name: str, raw: bytes, wanted: Sequence[int]) -> dict[str, Any]:
    command = [sys.executable, "-P", "-m", "inspection.intake.scan.child", *map(str, wanted)]
    ours = os.environ | {"PYTHONPATH": str(_HOME)}
    told: dict[str, Any] = {}
    with TemporaryFile() as file, _started(command, file, raw, ours) as process:
        watchdog = Timer(_SECONDS, process.kill)
        watchdog.start()
        try:
            for line in process.stdout or ():
                told = json.loads(line)
                if "done" in told:
                    watching.tell(told["done"], told["of"])
        except ValueError as problem:  # it ended in the middle of a line
            raise DocumentError("document.picture_damaged", name=name) from problem
        finally:
            watchdog.cancel()
            process.kill()  # whoever watches may have enough
    if reason := told.get("problem"):
        raise DocumentError(_PROBLEMS[reason], name=name, limit=MOST_PAGES)
    if "lines" not in told:
        raise DocumentError("document.picture_damaged", name=name)
    return told


def _started(command: Sequence[str], file: IO[bytes], raw: bytes, ours: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start the process; it takes the bytes from a file, for it begins to talk before anybody has heard all of it."""
    file.write(raw)
    file.seek(0)
    return subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ours)  # noqa: S603 - our own module


def without_engine(name: str) -> DocumentError:
    """Return what is said of a file that holds pictures only where nothing can recognise them."""
    return DocumentError("document.no_recognition", name=name, install=engine.INSTALL)


class PictureReader:
    """PNG, JPEG and TIFF: scans and photographs of pages."""

    def score(self, name: str, head: bytes) -> float:  # noqa: ARG002 - the bytes alone tell
        """Return 1 for a picture by its first bytes."""
        return 1.0 if head.startswith(_SIGNS) else 0.0

    def read(self, name: str, raw: bytes) -> SourceDocument:
        """Return the document; ``DocumentError`` where it is damaged, holds no words or nothing can recognise it."""
        if not engine.available():
            raise without_engine(name)
        told = recognised(name, raw)
        if not told["lines"]:
            raise DocumentError("document.picture_empty", name=name)
        return SourceDocument(
            name=name,
            sha256=hashlib.sha256(raw).hexdigest(),
            format="scan",
            encoding=engine.LANGUAGE,
            lines=tuple(
                Line(number=number, text=text, page=page, begins=begins, row=row, unsure=tuple(unsure))
                for number, (text, page, begins, row, unsure) in enumerate(told["lines"], 1)
            ),
            pages=told["pages"],
            quality=soundness("\n".join(text for text, *_ in told["lines"])),
            recognised=tuple(told["recognised"]),
            unclear=tuple(told["unclear"]),
        )
