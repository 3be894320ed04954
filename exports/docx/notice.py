"""The conclusion notice, put together on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.docx import annexes, body, letterhead, package, paper, signature
from inspection.conclude.phrases import spoken
from inspection.fold import key
from inspection.wording import Wording

if TYPE_CHECKING:
    from exports.port import Bundle
    from inspection.model.notice import ConclusionNotice


def document(bundle: Bundle) -> bytes:
    """Return the notice of an inspection as the bytes of a Word file."""
    say, notice = Wording("vi"), bundle.notice
    made = paper.blank()
    letterhead.put(made, notice, say)
    body.put(made, notice)
    signature.put(made, notice, say)
    agency = spoken(bundle.inspection.team.agency)
    annexes.put(made, notice, _attached(notice, agency, say), say)
    paper.close(made)
    journal = sorted(bundle.entries, key=key)
    title = f"{notice.title}: {notice.summary}"
    package.describe(made, title=title, author=agency, first=journal[0].at, last=journal[-1].at)
    return package.content(made)


def _attached(notice: ConclusionNotice, agency: str, say: Wording) -> str:
    """Return the line that says on each annex which document it belongs to."""
    facts = {"number": notice.number or " " * 6, "symbol": notice.symbol, "day": notice.date}
    name = say("notice.letterhead.attached_to", title=notice.title.capitalize(), **facts)
    return f"({say('notice.letterhead.attached_by', document=name, agency=agency) if agency else name})"
