"""The annexes of a notice: each on pages of its own, counted from 1, with the document that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.docx.decree import decree
from exports.docx.paper import annex_section
from exports.docx.tables import ruled
from exports.docx.writing import write
from exports.text_notice import NUMERALS

if TYPE_CHECKING:
    from docx.document import Document

    from inspection.model.notice import ConclusionNotice, NoticeTable
    from inspection.wording import Wording

_WIDE = 6
"""Columns from which a table stands across the sheet."""


def put(document: Document, notice: ConclusionNotice, attached: str, say: Wording) -> None:
    """Write the annexes; ``attached`` says which document they belong to."""
    for numeral, table in zip(NUMERALS, notice.annexes, strict=False):
        width = begin(document, numeral, table, attached, say)
        if table.rows:
            ruled(document, table, width)
        else:
            write(document, "body", say("notice.letterhead.no_rows"))


def begin(document: Document, numeral: str, table: NoticeTable, attached: str, say: Wording) -> float:
    """Begin an annex for a table; return the width between its margins in millimetres."""
    wide = len(table.header) >= _WIDE
    annex_section(document, wide=wide)
    write(document, "annex", say("notice.letterhead.annex", numeral=numeral))
    write(document, "annex_title", table.title.upper())
    write(document, "attached", attached)
    return decree().wide_text_width if wide else decree().text_width
