"""The head of a document: agency and Quốc hiệu side by side, number and date, type and summary, with their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.docx import measure
from exports.docx.decree import decree
from exports.docx.tables import frameless
from exports.docx.writing import rule, write

if TYPE_CHECKING:
    from docx.document import Document

    from inspection.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands at the head of a document; what is empty is left out, the agency excepted."""

    superior: str
    agency: str
    number: str = ""
    """The whole line: number and symbol."""
    dated: str = ""
    """The whole line: place and date."""
    draft: str = ""
    """What marks a draft."""
    subject: str = ""
    """What a letter is about, under its number; a letter has no title."""
    title: str = ""
    summary: str = ""
    usual_summary: str = ""
    """A summary of the usual length, for the line under one that is yet to be filled in."""


def put(document: Document, head: Head, say: Wording, width: float) -> None:
    """Write the head of a document over a width in millimetres."""
    layout = decree()
    left, right = layout.paper.letterhead, width - layout.paper.letterhead
    numbered = bool(head.number or head.dated)
    grid = frameless(document, rows=1 + numbered, widths=(left, right))
    agency, state = grid.rows[0].cells
    for line in _lines(head.superior, "superior", left) if head.superior else ():
        write(agency, "superior", line)
    for line in (named := _lines(head.agency, "agency", left)):
        write(agency, "agency", line)
    rule(agency, "agency", named[-1], layout.rules.under_agency, left)
    write(state, "state", say("notice.letterhead.state"))
    motto = say("notice.letterhead.motto")
    write(state, "motto", motto)
    rule(state, "motto", motto, layout.rules.under_motto, right)
    if numbered:
        for cell, style, text in zip(grid.rows[1].cells, ("number", "dated"), (head.number, head.dated), strict=True):
            write(cell, style, text)
    if head.subject:
        write(grid.rows[1].cells[0], "subject", head.subject)
    if head.draft:
        write(document, "draft", head.draft)
    if head.title:
        write(document, "title", head.title)
        write(document, "summary", head.summary)
        rule(document, "summary", head.usual_summary or head.summary, layout.rules.under_summary, width)


def _lines(name: str, style: str, width: float) -> list[str]:
    """Return an agency's name in the lines that a clerk would part it into: before the city, province or ward."""
    layout = decree()
    if measure.length(name, layout.styles[style].size.value) <= width:
        return [name]
    places = "|".join(layout.paper.break_before)
    others = "".join(rf"(?!{one}\b)" for one in layout.paper.never_before)
    return re.split(rf"\s+{others}(?=(?:{places})\s)", name, maxsplit=1)
