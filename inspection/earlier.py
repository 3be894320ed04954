"""What a workspace knows of the same ward in other periods: the ground of every trend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection.model.documents import Period
    from inspection.model.inspection import Inspection
    from inspection.store.port import Summary
    from inspection.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another inspection of the workspace, as it stands to this one."""

    summary: Summary
    same_ward: bool
    earlier: bool
    """It is the same ward's, of a period that ended before this one's."""


def others(inspection: Inspection, summaries: Iterable[Summary]) -> tuple[Other, ...]:
    """Return all other inspections, the nearest first.

    The ward's earlier periods, the latest of them ahead; its other ones; other wards of the same period; the rest.
    """
    own = inspection.period
    found: list[Other] = []
    for summary in summaries:
        if summary.id == inspection.id:
            continue
        same, period = _same_ward(summary, inspection), summary.period
        earlier = same and own is not None and period is not None and period.end < own.end
        found.append(Other(summary=summary, same_ward=same, earlier=earlier))

    def rank(one: Other) -> tuple[bool, bool, bool, int]:
        period = one.summary.period
        same_period = not one.same_ward and period == own
        return (not one.earlier, not one.same_ward, not same_period, -period.end.toordinal() if period else 0)

    return tuple(sorted(found, key=rank))


def earlier_periods(inspection: Inspection, workspace: Workspace) -> tuple[tuple[Period, Inspection], ...]:
    """Return the inspections of the same ward whose period ended before this one's, the earliest first.

    Of several inspections of one period the one changed last counts.
    """
    own = inspection.period
    if own is None:
        return ()
    found: dict[Period, Inspection] = {}
    for summary in workspace.inspections():  # the last changed first
        period = summary.period
        if period is None or period.end >= own.end or period in found:
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
