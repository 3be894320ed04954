"""Read a PDF that has a text layer; reading happens in a process of its own, with limits of time and memory."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from inspection.errors import DocumentError
from inspection.intake.decoding import decode
from inspection.intake.quality import soundness
from inspection.model.source import Line, SourceDocument

_HOME = Path(__file__).resolve().parents[3]
"""Where our packages lie, in the tree as well as installed."""
_SECONDS = 10
MOST_PAGES = 300
"""As in ``child``, which is imported only in its own process."""


def _told(name: str, raw: bytes) -> dict[str, object]:
    """Return what the reading process says."""
    command = [sys.executable, "-P", "-m", "inspection.intake.pdf.child"]  # -P: never a folder of that name at hand
    ours = os.environ | {"PYTHONPATH": str(_HOME)}
    try:
        done = subprocess.run(command, input=raw, capture_output=True, check=False, timeout=_SECONDS, env=ours)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired as problem:
        raise DocumentError("document.pdf_too_long", name=name, seconds=_SECONDS) from problem
    try:
        told = json.loads(done.stdout)
    except ValueError as problem:
        raise DocumentError("document.pdf_damaged", name=name) from problem
    if told.get("problem") == "pages":
        raise DocumentError("document.pdf_pages", name=name, limit=MOST_PAGES)
    if told.get("problem") == "encrypted":
        raise DocumentError("document.pdf_encrypted", name=name)
    if told.get("problem"):
        raise DocumentError("document.pdf_damaged", name=name)
    return dict(told)


class PdfReader:
    """PDF as an office program or a portal makes it."""

    def score(self, name: str, head: bytes) -> float:  # noqa: ARG002 - the bytes alone tell
        """Return 1 for a PDF by its first bytes."""
        return 1.0 if b"%PDF-" in head[:1024] else 0.0

    def read(self, name: str, raw: bytes) -> SourceDocument:
        """Return the document; ``DocumentError`` where it is locked, damaged, too long or holds pictures only."""
        told = _told(name, raw)
        found = told["lines"]
        pages = told["pages"]
        if not isinstance(found, list) or not isinstance(pages, int):
            raise DocumentError("document.pdf_damaged", name=name)
        if not found:
            raise DocumentError("document.pdf_pictures", name=name)
        texts = "\n".join(text for text, *_ in found)
        encoding = "pdf"
        if (
            (decoded := decode(texts.encode())) is not None
            and decoded[1] != "utf-8"
            and decoded[0].count("\n") == len(found) - 1
        ):
            texts, encoding = decoded[0], decoded[1].replace("utf-8", "pdf")
        lines = tuple(
            Line(number=number, text=text, page=page, begins=begins, row=row)
            for number, (text, (_, page, begins, row)) in enumerate(zip(texts.split("\n"), found, strict=True), 1)
        )
        return SourceDocument(
            name=name,
            sha256=hashlib.sha256(raw).hexdigest(),
            format="pdf",
            encoding=encoding,
            lines=lines,
            pages=pages,
            quality=soundness(texts),
        )
