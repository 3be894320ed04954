"""What a workspace knows of the same ward in other periods: the ground of every trend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.vietnamese import fold

if TYPE_CHECKING:
    from inspection.model.documents import Period
    from inspection.model.inspection import Inspection
    from inspection.store.port import Summary
    from inspection.workspace import Workspace


def period_of(inspection: Inspection) -> Period | None:
    """Return the period that is inspected; where nobody set one, the report's own."""
    return inspection.details.period or (inspection.report.period if inspection.report else None)


def earlier_periods(inspection: Inspection, workspace: Workspace) -> tuple[tuple[Period, Inspection], ...]:
    """Return the inspections of the same ward whose period ended before this one's, the earliest first.

    Of several inspections of one period the one changed last counts.
    """
    own = period_of(inspection)
    found: dict[Period, Inspection] = {}
    for summary in workspace.inspections() if own else ():  # the last changed first
        period = summary.period
        if own is None or period is None or period.end >= own.end or period in found:
            continue
        if _same_ward(summary, inspection):
            found[period] = workspace.session(summary.id).inspection
    return tuple(sorted(found.items(), key=lambda one: (one[0].end, one[0].start)))


def _same_ward(summary: Summary, inspection: Inspection) -> bool:
    """Compare names without accents; a city may be written with or without its kind, or not at all."""
    details = inspection.details
    here = tuple(fold(word).strip() for word in (details.ward_type, details.ward))
    there = tuple(fold(word).strip() for word in (summary.ward_type, summary.ward))
    cities = sorted((fold(details.city).strip(), fold(summary.city).strip()), key=len)
    return here == there and cities[1].endswith(cities[0])
