"""The process in which pdfium reads: a file that fells it, or grows without end, fells only this process.

The bytes come on standard input, one JSON object goes to standard output: ``lines``, ``pages``, ``pictured`` (pages
with a picture below their words) and ``wordless`` (those with few words, and drawings without any), or ``problem``.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from inspection.intake.pdf.content import FEW_CHARACTERS, content
from inspection.intake.pdf.layout import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.intake.pdf.content import Content

MEMORY = 1024**3
"""Bytes."""
SECONDS = 10
MOST_PAGES = 300
_PICTURE = 0.5
"""Share of a page that its picture covers."""


def _pages(document: pypdfium2.PdfDocument, pictured: list[int], wordless: list[int]) -> Iterator[Content]:
    """Yield the pages; the numbers of those that show pictures are noted."""
    for number in range(len(document)):
        page = document[number]
        held = content(page)
        page.close()
        words = any(not char.text.isspace() for char in held.chars)
        if held.pictured >= _PICTURE:
            pictured.append(number + 1)
        if (held.drawn and not words) or (held.pictured >= _PICTURE and len(held.chars) < FEW_CHARACTERS):
            wordless.append(number + 1)
        yield held


def read(raw: bytes) -> dict[str, object]:
    """Return what a file holds, or why nothing can be read."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        return {"problem": "encrypted" if locked else "damaged"}
    if len(document) > MOST_PAGES:
        return {"problem": "pages"}
    pictured: list[int] = []
    wordless: list[int] = []
    try:
        lines = lines_of(_pages(document, pictured, wordless))
    except pypdfium2.PdfiumError:
        return {"problem": "damaged"}
    told = [[line.text, line.page, line.begins, line.row, ()] for line in lines]
    return {"pages": len(document), "lines": told, "pictured": pictured, "wordless": wordless}


def main() -> None:
    """Read standard input within the limits."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(read(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
