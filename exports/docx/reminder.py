"""The reminder of what is overdue, put together on paper: a letter (công văn), Annex III, sample 1.5 of the decree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.docx import letterhead, package, paper, signature
from exports.docx.decree import decree
from exports.docx.package import material
from exports.docx.tables import ruled
from exports.docx.writing import write
from inspection.conclude.reminder import reminder
from inspection.model.notice import Signature

if TYPE_CHECKING:
    from exports.port import Bundle
    from inspection.model.notice import Reminder
    from inspection.wording import Wording


def document(bundle: Bundle) -> bytes:
    """Return the letter as the bytes of a Word file; no bytes where nothing is overdue."""
    made_of, width = material(bundle), decree().text_width
    say, letter = made_of.say, reminder(made_of, bundle.today, bundle.answer_by)
    if letter is None:
        return b""
    made = paper.blank()
    letterhead.put(made, _head(letter, say), say, width)
    write(made, "addressee", letter.addressee)
    for line in letter.opening:
        write(made, "body", line)
    ruled(made, letter.table, width)
    lead, *asked = letter.asked
    write(made, "after_table", lead)
    for line in asked:
        write(made, "body", line)
    # the signature may not stand alone on a page
    write(made, "body", letter.closing).paragraph_format.keep_with_next = True
    capacity = (*letter.signing_for, letter.signer_title)
    signature.put(made, Signature(capacity=capacity, name=letter.signer), letter.recipients, say, width)
    paper.close(made)
    return package.content(made, letter.subject, bundle)


def _head(letter: Reminder, say: Wording) -> letterhead.Head:
    day = say("notice.blank_date")
    return letterhead.Head(
        superior=letter.superior,
        agency=letter.agency,
        number=say("notice.letterhead.number", number=" " * 6, symbol=letter.symbol),
        dated=say("notice.letterhead.dated", place=letter.place, day=day) if letter.place else day,
        subject=letter.subject,
    )
