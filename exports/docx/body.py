"""What a document says: its basis, the opening, the sections with their headings and lists, the closing sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.docx.writing import write
from exports.text_notice import DASHED

if TYPE_CHECKING:
    from docx.document import Document

    from inspection.model.notice import ConclusionNotice, Minutes, Paragraph


def put(document: Document, said: ConclusionNotice | Minutes) -> None:
    """Write the body of a notice or of minutes."""
    for line in said.basis:
        write(document, "basis", line)
    for line in said.opening:
        write(document, "body", line)
    for section in said.sections:
        write(document, "section", f"{section.numeral}. {section.title}")
        for paragraph in section.paragraphs:
            _put(document, paragraph)
    # the signature may not stand alone on a page
    write(document, "body", said.closing).paragraph_format.keep_with_next = True


def _put(document: Document, paragraph: Paragraph) -> None:
    if paragraph.level == DASHED:
        write(document, "body", f"- {paragraph.text}")
    else:
        write(document, "heading" if paragraph.level else "body", paragraph.text)
