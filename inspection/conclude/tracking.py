"""The sheet on which the remediation of each finding is followed up: what was asked of whom by when, and what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.conclude.material import SHORTCOMINGS
from inspection.conclude.phrases import clause
from inspection.model.codes import FindingKind
from inspection.model.notice import NoticeTable, TrackingSheet
from inspection.vietnamese import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.conclude.material import Material

_OPEN = ("", "", "")
"""What the ward reported, what the team found when it looked again, and how it stands: for the pen."""


def tracking(material: Material) -> TrackingSheet:
    """Return the sheet; its rows have the places of the notice's annex of findings."""
    say, team = material.say, material.inspection.team
    title = say("notice.tracking.title")
    header = tuple(say("notice.tracking.header").split(" | "))
    until = format_date(material.inspection.details.remediation_due) or say("notice.blank_day")
    return TrackingSheet(
        superior=clause(team.superior).upper(),
        agency=clause(team.agency).upper(),
        title=title,
        summary=say("notice.tracking.summary", ward=material.ward),
        note=say("notice.tracking.note", unit=material.committee, day=until),
        table=NoticeTable(title=title, header=header, rows=tuple(_rows(material))),
    )


def _rows(material: Material) -> Iterator[tuple[str, ...]]:
    found = material.findings((*SHORTCOMINGS, FindingKind.IMPROVEMENT))
    for place, finding in enumerate(found, start=1):
        unit = clause(finding.unit) or material.committee
        asked = clause(finding.recommendation)
        yield str(place), clause(finding.condition), asked, unit, format_date(finding.due), *_OPEN
