"""What a notice and a place in a document are called: one form for screens, items, letters, notices and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.vietnamese import paper_date

if TYPE_CHECKING:
    from inspection.model.finding import Earlier
    from inspection.model.inspection import Inspection
    from inspection.model.source import SourceRef
    from inspection.wording import Wording


def numbered(inspection: Inspection) -> str:
    """Return the number of an inspection's notice with its symbol; nothing while the registry has given none."""
    number, symbol = inspection.registration.number, inspection.team.symbol.strip()
    return f"{number}/{symbol}" if number and symbol else number


def earlier_notice(earlier: Earlier, say: Wording) -> str:
    """Return the notice by number and day; without a number, the conclusion by the day of the visit."""
    if earlier.notice and earlier.issued:
        return say("earlier.dated", notice=earlier.notice, day=paper_date(earlier.issued))
    if earlier.notice:
        return say("earlier.numbered", notice=earlier.notice)
    return say("earlier.visit", day=paper_date(earlier.held_on)) if earlier.held_on else say("earlier.unnamed")


def place_of(ref: SourceRef, say: Wording) -> str:
    """Return a place in the plan or the report by line, and by page where there are pages."""
    document = say(f"notice.own.{ref.document}")
    if ref.page is None:
        return say("notice.place_line", document=document, line=ref.line)
    return say("notice.place_page", document=document, page=ref.page, line=ref.line)
