"""The process in which pdfium reads: a file that fells it, or grows without end, fells only this process.

The bytes come on standard input; one JSON object goes to standard output: ``lines`` and ``pages``, or ``problem``.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from inspection.intake.pdf.content import content
from inspection.intake.pdf.layout import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.intake.pdf.content import Content

MEMORY = 1024**3
"""Bytes."""
SECONDS = 10
MOST_PAGES = 300


def _pages(document: pypdfium2.PdfDocument) -> Iterator[Content]:
    for number in range(len(document)):
        page = document[number]
        yield content(page)
        page.close()


def read(raw: bytes) -> dict[str, object]:
    """Return what a file holds, or why nothing can be read."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        return {"problem": "encrypted" if locked else "damaged"}
    if len(document) > MOST_PAGES:
        return {"problem": "pages"}
    try:
        lines = lines_of(_pages(document))
    except pypdfium2.PdfiumError:
        return {"problem": "damaged"}
    return {"pages": len(document), "lines": [[line.text, line.page, line.begins, line.row] for line in lines]}


def main() -> None:
    """Read standard input within the limits."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(read(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
