"""The conclusion notice, put together on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.docx import annexes, body, letterhead, package, paper, signature
from exports.docx.decree import decree
from exports.text_notice import draft_mark, number_line
from inspection.conclude.phrases import spoken
from inspection.model.notice import Signature
from inspection.wording import Wording

if TYPE_CHECKING:
    from exports.port import Bundle
    from inspection.model.notice import ConclusionNotice


def document(bundle: Bundle) -> bytes:
    """Return the notice of an inspection as the bytes of a Word file."""
    say, notice, width = Wording("vi"), bundle.notice, decree().text_width
    made = paper.blank()
    letterhead.put(made, _head(notice, say), say, width)
    body.put(made, notice)
    capacity = (*notice.signing_for, notice.signer_title)
    signature.put(made, Signature(capacity=capacity, name=notice.signer), notice.recipients, say, width)
    annexes.put(made, notice, _attached(notice, spoken(bundle.inspection.team.agency), say), say)
    paper.close(made)
    return package.content(made, f"{notice.title}: {notice.summary}", bundle)


def _head(notice: ConclusionNotice, say: Wording) -> letterhead.Head:
    place, day = notice.place, notice.date
    return letterhead.Head(
        superior=notice.superior,
        agency=notice.agency,
        number=number_line(notice, say),
        dated=say("notice.letterhead.dated", place=place, day=day) if place else day,
        draft=draft_mark(notice, say),
        title=notice.title,
        summary=notice.summary,
    )


def _attached(notice: ConclusionNotice, agency: str, say: Wording) -> str:
    """Return the line that says on each annex which document it belongs to."""
    facts = {"number": notice.number or " " * 6, "symbol": notice.symbol, "day": notice.date}
    name = say("notice.letterhead.attached_to", title=notice.title.capitalize(), **facts)
    return f"({say('notice.letterhead.attached_by', document=name, agency=agency) if agency else name})"
