"""Have pictures recognised in a process of its own, and read image files; a document's other pages keep their text."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspection.errors import DocumentError
from inspection.intake.quality import soundness
from inspection.intake.scan import engine
from inspection.model.source import Line, SourceDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

_HOME = Path(__file__).resolve().parents[3]
"""Where our packages lie, in the tree as well as installed."""
_SECONDS = 660
"""A minute more than the process gives itself."""
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
    command = [sys.executable, "-P", "-m", "inspection.intake.scan.child", *map(str, wanted)]
    ours = os.environ | {"PYTHONPATH": str(_HOME)}
    try:
        done = subprocess.run(command, input=raw, capture_output=True, check=False, timeout=_SECONDS, env=ours)  # noqa: S603 - our own module
        told = json.loads(done.stdout.splitlines()[-1])
    except (subprocess.TimeoutExpired, ValueError, IndexError) as problem:
        raise DocumentError("document.picture_damaged", name=name) from problem
    if reason := told.get("problem"):
        raise DocumentError(_PROBLEMS[reason], name=name)
    return dict(told)


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
