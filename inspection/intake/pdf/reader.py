"""Read a PDF: its text in a process of its own with limits of time and memory, its pictures of pages by recognition."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspection.errors import DocumentError
from inspection.intake.language.quality import DAMAGED_BELOW, is_unaccented, soundness
from inspection.intake.scan import engine
from inspection.intake.scan.reader import recognised, without_engine
from inspection.intake.text.decoding import decode
from inspection.model.source import Line, SourceDocument

if TYPE_CHECKING:
    from collections.abc import Collection

_HOME = Path(__file__).resolve().parents[3]
"""Where our packages lie, in the tree as well as installed."""
_SECONDS = 10
MOST_PAGES = 300
"""As in ``child``, which is imported only in its own process."""
_ENOUGH_WORDS = 20
"""Below so many words a page is too short to be judged by its syllables."""


def _told(name: str, raw: bytes) -> dict[str, Any]:
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


def _document(name: str, raw: bytes, told: dict[str, Any]) -> SourceDocument:
    """Return the document of what a process told, words in old encodings put right."""
    found = told["lines"]
    texts = "\n".join(text for text, *_ in found)
    encoding = "pdf"
    if (
        (decoded := decode(texts.encode())) is not None
        and decoded[1] != "utf-8"
        and decoded[0].count("\n") == len(found) - 1
    ):
        texts, encoding = decoded[0], decoded[1].replace("utf-8", "pdf")
    lines = tuple(
        Line(number=number, text=text, page=page, begins=begins, row=row, unsure=tuple(unsure))
        for number, (text, (_, page, begins, row, unsure)) in enumerate(
            zip(texts.split("\n"), found, strict=bool(found)), 1
        )
    )
    return SourceDocument(
        name=name,
        sha256=hashlib.sha256(raw).hexdigest(),
        format="pdf",
        encoding=encoding,
        lines=lines,
        pages=told["pages"],
        quality=soundness(texts),
    )


def _garbled(document: SourceDocument, pictured: Collection[int]) -> set[int]:
    """Return the pages whose text makes no sense: a scan's own bad recognition, or a font that hides its letters.

    Text without accents and without a picture below it was written so; recognition would give it accents at will.
    """
    pages: dict[int, list[str]] = {}
    for line in document.lines:
        pages.setdefault(line.page or 0, []).append(line.text)
    return {
        page
        for page, texts in pages.items()
        if (text := " ".join(texts)).count(" ") >= _ENOUGH_WORDS
        and soundness(text) < DAMAGED_BELOW
        and (page in pictured or not is_unaccented(text))
    }


class PdfReader:
    """PDF as an office program, a portal or a scanner makes it."""

    def score(self, name: str, head: bytes) -> float:  # noqa: ARG002 - the bytes alone tell
        """Return 1 for a PDF by its first bytes."""
        return 1.0 if b"%PDF-" in head[:1024] else 0.0

    def read(self, name: str, raw: bytes) -> SourceDocument:
        """Return the document; ``DocumentError`` where it is locked, damaged, too long or empty.

        Pages that are pictures or whose text makes no sense are recognised in their pictures; without the program that
        can, they are named and the others read.
        """
        told = _told(name, raw)
        document = _document(name, raw, told)
        wanted = tuple(sorted({*told["wordless"], *_garbled(document, told["pictured"])}))
        if wanted and engine.available():
            again = recognised(name, raw, wanted)
            done, unclear = tuple(again["recognised"]), tuple(again["unclear"])
            document = replace(_document(name, raw, again), recognised=done, unclear=unclear)
            if document.lines and {line.page for line in document.lines} <= set(done):
                document = replace(document, format="scan", encoding=engine.LANGUAGE)
        elif wanted:
            if not document.lines:
                raise without_engine(name)
            document = replace(document, unrecognised=wanted)
        if not document.lines:
            raise DocumentError("document.picture_empty", name=name)
        return document
