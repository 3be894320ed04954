"""The words of the follow-up: time left or late, how a day was counted, reports and evidence in a line. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.codes import RemediationState
from inspection.vietnamese import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inspection.model.finding import Evidence
    from inspection.model.remediation import Term, WardReport
    from inspection.wording import Wording
    from inspection.working_days import Doubts


def days_words(late: int, due: date | None, state: RemediationState, say: Wording) -> str:
    """Return how much time is left or how late it is; ``late`` in days of the calendar, below 0 before the day."""
    if state in (RemediationState.CORRECTED, RemediationState.REPORTED):
        return say(f"remediation.short.{state}")
    if due is None:
        return say("remediation.no_due")
    if late == 0:
        return say("remediation.due_today")
    return say("remediation.late", days=late) if late > 0 else say("remediation.left", days=-late)


def unit_words(unit: str, ward_type: str, ward: str, say: Wording) -> str:
    """Return the unit in charge; the ward's own committee where none is named."""
    return unit or say("remediation.ward_itself", ward=f"{ward_type} {ward}".strip())


def doubt_words(doubts: Doubts, say: Wording) -> Iterator[str]:
    """Yield what may make a count of working days wrong, in sentences."""
    for year in doubts.years:
        yield say("remediation.unknown_year", year=year)
    for row in doubts.unsettled:
        yield say("remediation.unsettled_day", day=format_date(row.start), name=row.name[say.language])


def counted(term: Term, start: date, say: Wording) -> str:
    """Return how a due date was counted: ``15 ngày làm việc từ 20/10/2025``."""
    return say(f"notice.term.{term.unit}", count=term.count, start=format_date(start))


def report_words(report: WardReport, say: Wording) -> str:
    """Return number, day and receipt of a ward's report."""
    name = say("remediation.report_number", number=report.number) if report.number else say("remediation.report")
    dated = say("remediation.dated", day=format_date(report.dated)) if report.dated else ""
    return say("remediation.received", report=f"{name}{dated}", day=format_date(report.received))


def evidence_words(evidence: Evidence) -> str:
    """Return a piece of evidence in a line: what it is, its number or file where that says more."""
    words = (evidence.description, evidence.document_number, evidence.file_name)
    return " · ".join(dict.fromkeys(text for text in words if text))
