"""The way from an inspection to its conclusion notice (Thông báo kết luận kiểm tra), section by section.

What goes in is what persons confirmed: drafts and struck findings never do. Sentences come from ``datasets/texts``;
they are Vietnamese whatever the language of the interface, for the notice is a legal document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.conclude.annexes import annexes
from inspection.conclude.blockers import blockers, described
from inspection.conclude.heading import basis, opening, recipients, registered, signing_for, thanks
from inspection.conclude.material import Material
from inspection.conclude.outcome import carrying_out, conclusion, recommendations
from inspection.conclude.phrases import clause, tidy
from inspection.conclude.results import overview, results
from inspection.conclude.shortcomings import causes, shortcomings
from inspection.model.closing import NOTHING_OPEN, OpenEnds
from inspection.model.notice import ConclusionNotice
from inspection.vietnamese import written_date
from inspection.wording import Wording

if TYPE_CHECKING:
    from datetime import date

    from inspection.model.case import Judgement
    from inspection.model.catalogue import Catalogue
    from inspection.model.inspection import Inspection
    from inspection.model.kpi import Assessment

__all__ = ["conclude", "described"]


def conclude(  # noqa: PLR0913  # a notice is made of all of these, and the door is agreed with its callers
    inspection: Inspection,
    assessment: Assessment,
    judgement: Judgement,
    catalogue: Catalogue,
    wording: Wording,
    *,
    today: date,
    number: str = "",
    issued: date | None = None,
    open_ends: OpenEnds = NOTHING_OPEN,
) -> ConclusionNotice:
    """Return the notice of an inspection, with what keeps it from being sound.

    ``wording`` names the blockers in the language of the interface. ``today`` judges deadlines. ``number`` and
    ``issued`` are the registry's; without them those that were recorded stand, and without any they stay blank.
    ``open_ends`` are what the state of the inspection does not tell.
    """
    say = Wording("vi")
    material = Material(
        inspection=inspection,
        assessment=assessment,
        judgement=judgement,
        catalogue=catalogue,
        say=say,
        open_ends=open_ends,
    )
    team, registry = inspection.team, inspection.registration
    day = issued or registry.issued
    return ConclusionNotice(
        superior=clause(team.superior).upper(),
        agency=clause(team.agency).upper(),
        number=registered(number or registry.number),
        symbol=tidy(team.symbol),
        place=clause(registry.place) or clause(team.place) or clause(inspection.details.city),
        date=written_date(day) if day else say("notice.blank_date"),
        title=say("notice.title"),
        summary=say("notice.summary", ward=material.ward),
        basis=basis(material),
        opening=opening(material),
        sections=(
            overview(material),
            results(material),
            shortcomings(material),
            causes(material),
            conclusion(material),
            recommendations(material),
            carrying_out(material),
        ),
        closing=thanks(material),
        recipients=recipients(material),
        signing_for=signing_for(material),
        signer_title=tidy(team.signer_title).upper(),
        signer=tidy(team.signer),
        annexes=annexes(material),
        blockers=blockers(material, wording, today),
        void=open_ends.void,
    )
