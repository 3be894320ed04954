"""The sheet to track remediation, put together on paper that lies across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.docx import letterhead, package, paper
from exports.docx.decree import decree
from exports.docx.package import material
from exports.docx.tables import ruled
from exports.docx.writing import write
from inspection.conclude.tracking import tracking

if TYPE_CHECKING:
    from exports.port import Bundle


def document(bundle: Bundle) -> bytes:
    """Return the tracking sheet of an inspection as the bytes of a Word file."""
    made_of, width = material(bundle), decree().wide_text_width
    say, sheet = made_of.say, tracking(made_of, bundle.today)
    made = paper.blank(wide=True)
    head = letterhead.Head(superior=sheet.superior, agency=sheet.agency, title=sheet.title, summary=sheet.summary)
    letterhead.put(made, head, say, width)
    write(made, "body", sheet.note)
    if sheet.table.rows:
        ruled(made, sheet.table, width, pen=True)
    else:
        write(made, "body", say("notice.letterhead.no_rows"))
    paper.close(made)
    return package.content(made, f"{sheet.title}: {sheet.summary}", bundle)
