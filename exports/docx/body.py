"""What a notice says: its basis, the opening, the sections with their headings and lists, the closing sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.docx.writing import write
from exports.text_notice import DASHED

if TYPE_CHECKING:
    from docx.document import Document

    from inspection.model.notice import ConclusionNotice, Paragraph


def put(document: Document, notice: ConclusionNotice) -> None:
    """Write the body of a notice."""
    for line in notice.basis:
        write(document, "basis", line)
    for line in notice.opening:
        write(document, "body", line)
    for section in notice.sections:
        write(document, "section", f"{section.numeral}. {section.title}")
        for paragraph in section.paragraphs:
            _put(document, paragraph)
    # the signature may not stand alone on a page
    write(document, "body", notice.closing).paragraph_format.keep_with_next = True


def _put(document: Document, paragraph: Paragraph) -> None:
    if paragraph.level == DASHED:
        write(document, "body", f"- {paragraph.text}")
    else:
        write(document, "heading" if paragraph.level else "body", paragraph.text)
