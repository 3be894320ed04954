"""What people type into the follow-up, understood: the day of a report, its number, until when. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from inspection.due_text import typed_due
from inspection.model.remediation import RemediationDueSet
from inspection.vietnamese import parse_date

if TYPE_CHECKING:
    from datetime import date

    from inspection.follow_up import Followed
    from inspection.model.inspection import Inspection
    from inspection.working_days import WorkingDays

_DATED = re.compile(r"[\s,;]*(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\s*$", re.IGNORECASE)


class Start(NamedTuple):
    """The day that a term runs from, and what day that is."""

    day: date
    since: str


def received_fault(day: date | None, held_on: date | None, today: date) -> str:
    """Return why a day cannot be that on which the ward's report came in; nothing where it can."""
    if day is None:
        return "not_a_day"
    if day > today:
        return "future"
    return "before_visit" if held_on and day < held_on else ""


def number_and_day(typed: str) -> tuple[str, date | None]:
    """Return number and day of a report, both of which may be missing."""
    return _DATED.sub("", typed).strip(" ,;"), parse_date(typed)


def term_start(inspection: Inspection, today: date) -> Start:
    """Return what a term runs from: the notice's day, the visit's, or today."""
    if issued := inspection.registration.issued:
        return Start(issued, "issued")
    held_on = inspection.details.held_on
    return Start(held_on, "held_on") if held_on else Start(today, "today")


def due_typed(
    row: Followed, typed: str, inspection: Inspection, days: WorkingDays, today: date
) -> RemediationDueSet | str:
    """Return until when a finding is to be put right; nothing typed is the notice's own day. Or why that cannot be."""
    own = row.finding.id
    if not typed:
        return RemediationDueSet(finding=own, due=None)
    asked = typed_due(typed)
    if asked is None:
        return "not_due"
    start = asked.start or term_start(inspection, today).day
    day = days.due(start, asked.term) if asked.term else asked.day
    held_on = inspection.details.held_on
    if held_on and day and day <= held_on:
        return "due_early"
    return RemediationDueSet(finding=own, due=day, term=asked.term, start=start if asked.term else None)
