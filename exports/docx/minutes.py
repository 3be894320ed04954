"""The minutes of an inspection, put together on paper: both sides sign, so the signatures stand two by two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.docx import body, letterhead, package, paper, signature
from exports.docx.decree import decree
from exports.docx.package import material
from inspection.conclude.minutes import minutes

if TYPE_CHECKING:
    from exports.port import Bundle


def document(bundle: Bundle) -> bytes:
    """Return the minutes of an inspection as the bytes of a Word file."""
    made_of, width = material(bundle), decree().text_width
    say, said = made_of.say, minutes(made_of)
    made = paper.blank()
    number = say("notice.letterhead.number", number=" " * 6, symbol=said.symbol)
    head = letterhead.Head(
        superior=said.superior, agency=said.agency, number=number, title=said.title, summary=said.summary
    )
    letterhead.put(made, head, say, width)
    body.put(made, said)
    signature.put_both_sides(made, said.signatures, said.recipients, say, width)
    paper.close(made)
    return package.content(made, f"{said.title}: {said.summary}", bundle)
