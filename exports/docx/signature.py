"""The foot of a document: the recipients on the left, who signs for whom on the right, with room for the signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.docx.decree import decree
from exports.docx.tables import frameless
from exports.docx.writing import write

if TYPE_CHECKING:
    from docx.document import Document

    from inspection.model.notice import ConclusionNotice
    from inspection.wording import Wording


def put(document: Document, notice: ConclusionNotice, say: Wording) -> None:
    """Write recipients and signature block of a notice."""
    half = decree().text_width / 2
    left, right = frameless(document, rows=1, widths=(half, half)).rows[0].cells
    write(left, "recipients", say("notice.letterhead.recipients"))
    for recipient in notice.recipients:
        write(left, "recipient", f"- {recipient}")
    for line in (*notice.signing_for, notice.signer_title):
        write(right, "authority", line)
    write(right, "signer", notice.signer)
