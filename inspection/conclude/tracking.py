"""The sheet on which the remediation of each finding is followed up: what was asked of whom by when, and what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.conclude.phrases import clause, listed, tidy
from inspection.conclude.reminder import state_words
from inspection.follow_up import followed
from inspection.model.codes import RemediationState
from inspection.model.notice import NoticeTable, TrackingSheet
from inspection.vietnamese import paper_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inspection.conclude.material import Material
    from inspection.follow_up import Followed


def tracking(material: Material, today: date) -> TrackingSheet:
    """Return the sheet as of a day; its rows have the places of the notice's annex of findings.

    What was not recorded yet stays blank for the pen.
    """
    say, team = material.say, material.inspection.team
    title = say("notice.tracking.title")
    header = tuple(say("notice.tracking.header").split(" | "))
    until = paper_date(material.inspection.details.remediation_due) or say("notice.blank_day")
    return TrackingSheet(
        superior=clause(team.superior).upper(),
        agency=clause(team.agency).upper(),
        title=title,
        summary=say("notice.tracking.summary", ward=material.ward),
        note=say("notice.tracking.note", unit=material.committee, day=until),
        table=NoticeTable(title=title, header=header, rows=tuple(_rows(material, today))),
    )


def _rows(material: Material, today: date) -> Iterator[tuple[str, ...]]:
    for row in followed(material.inspection):
        finding, unit = row.finding, clause(row.unit) or material.committee
        asked = (clause(finding.condition), clause(finding.recommendation), unit, paper_date(row.due))
        yield str(row.place), *asked, _reported(material, row), _retested(material, row), _state(material, row, today)


def _reported(material: Material, row: Followed) -> str:
    """Return the ward's report and what was shown, or nothing."""
    say, report = material.say, row.remediation.report
    parts = []
    if report:
        name = say("notice.own.report")
        name = say("notice.document", type=name, number=tidy(report.number)) if report.number else name
        name = say("notice.dated", document=name, day=paper_date(report.dated)) if report.dated else name
        parts += [say("notice.tracking.received", report=name, day=paper_date(report.received)), report.text]
    parts += [one.document_number or one.description or one.file_name for one in row.remediation.proof]
    return listed(parts)


def _retested(material: Material, row: Followed) -> str:
    known = row.remediation
    if known.verdict is None:
        return ""
    verdict = material.say(f"code.retest_verdict.{known.verdict}")
    told = material.say("notice.tracking.retested", day=paper_date(known.retested_on), verdict=verdict)
    return f"{told}: {clause(known.reason)}" if known.reason.strip() else told


def _state(material: Material, row: Followed, today: date) -> str:
    """Return how it stands; nothing while nothing was recorded and the day is not past."""
    if row.state is RemediationState.OPEN and not row.is_overdue(today):
        return ""
    return state_words(material, row, today)
