"""The head of a document: agency and Quốc hiệu side by side, number and date, type and summary, with their lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exports.docx import measure
from exports.docx.decree import decree
from exports.docx.tables import frameless
from exports.docx.writing import rule, write
from exports.text_notice import draft_mark, number_line

if TYPE_CHECKING:
    from docx.document import Document

    from inspection.model.notice import ConclusionNotice
    from inspection.wording import Wording


def put(document: Document, notice: ConclusionNotice, say: Wording) -> None:
    """Write the head of a notice."""
    layout = decree()
    left, right = layout.paper.letterhead, layout.text_width - layout.paper.letterhead
    grid = frameless(document, rows=2, widths=(left, right))
    agency, state = grid.rows[0].cells
    for line in _lines(notice.superior, "superior", left) if notice.superior else ():
        write(agency, "superior", line)
    for line in (named := _lines(notice.agency, "agency", left)):
        write(agency, "agency", line)
    rule(agency, "agency", named[-1], layout.rules.under_agency, left)
    write(state, "state", say("notice.letterhead.state"))
    motto = say("notice.letterhead.motto")
    write(state, "motto", motto)
    rule(state, "motto", motto, layout.rules.under_motto, right)
    number, dated = grid.rows[1].cells
    write(number, "number", number_line(notice, say))
    day = say("notice.letterhead.dated", place=notice.place, day=notice.date) if notice.place else notice.date
    write(dated, "dated", day)
    if mark := draft_mark(notice, say):
        write(document, "draft", mark)
    write(document, "title", notice.title)
    write(document, "summary", notice.summary)
    rule(document, "summary", notice.summary, layout.rules.under_summary, layout.text_width)


def _lines(name: str, style: str, width: float) -> list[str]:
    """Return an agency's name in the lines that a clerk would part it into: before the city, province or ward."""
    layout = decree()
    if measure.length(name, layout.styles[style].size.value) <= width:
        return [name]
    return re.split(rf"\s+(?=(?:{'|'.join(layout.paper.break_before)})\s)", name, maxsplit=1)
