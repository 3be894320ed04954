"""The foot of a document: who signs in which capacity, with room for the signature, and the recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.docx.tables import frameless
from exports.docx.writing import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.table import _Cell, _Row

    from inspection.model.notice import Signature
    from inspection.wording import Wording


def put(document: Document, signature: Signature, recipients: Sequence[str], say: Wording, width: float) -> None:
    """Write the recipients on the left and one signature on the right, over a width in millimetres."""
    left, right = frameless(document, rows=1, widths=(width / 2, width / 2)).rows[0].cells
    _recipients(left, recipients, say)
    _signed(right, signature)


def put_both_sides(
    document: Document, signatures: Iterable[Signature], recipients: Sequence[str], say: Wording, width: float
) -> None:
    """Write signatures two by two, the recipients below them beside the last one where its side is free."""
    signing = list(signatures)
    rows = frameless(document, rows=(len(signing) + 1) // 2, widths=(width / 2, width / 2)).rows
    for row, place in zip(rows, range(0, len(signing), 2), strict=True):
        left, right = row.cells
        if place + 1 < len(signing):
            _signed(left, signing[place])
            _signed(right, signing[place + 1])
        else:
            _recipients(left, recipients, say)
            _signed(right, signing[place])
    _keep_together(rows[:-1])


def _keep_together(rows: Iterable[_Row]) -> None:
    """Let rows stay on the page of the next one: nobody signs a page that holds a signature and nothing else."""
    for row in rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _signed(cell: _Cell, signature: Signature) -> None:
    for line in signature.capacity:
        write(cell, "authority", line)
    write(cell, "signer", signature.name)


def _recipients(cell: _Cell, recipients: Sequence[str], say: Wording) -> None:
    write(cell, "recipients", say("notice.letterhead.recipients"))
    for recipient in recipients:
        write(cell, "recipient", f"- {recipient}")
