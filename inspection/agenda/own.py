"""The inspection's own days: on site, of the notice, and until when what was found is to be put right and reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.follow_up import followed
from inspection.model.agenda import AgendaDay
from inspection.model.codes import AgendaKind, AgendaState, RemediationState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.follow_up import Followed
    from inspection.model.inspection import Inspection


def of_inspection(inspection: Inspection) -> Iterator[AgendaDay]:
    """Yield the days of an inspection that are known; what waits for the ward is overdue, should its day be past."""
    details, registry = inspection.details, inspection.registration
    if details.held_on:
        begun = any(answer.verdict for answer in inspection.answers.values())
        yield AgendaDay(
            id="visit",
            kind=AgendaKind.VISIT,
            day=details.held_on,
            until=details.held_until,
            about=details.place,
            state=AgendaState.DONE if begun else AgendaState.LATER,
        )
    if registry.issued:
        yield AgendaDay(
            id="notice", kind=AgendaKind.NOTICE, day=registry.issued, about=registry.number, state=AgendaState.DONE
        )
    rows = followed(inspection)
    if details.remediation_due:
        state = _reported(rows)
        yield AgendaDay(id="remediation", kind=AgendaKind.REMEDIATION, day=details.remediation_due, state=state)
    for row in rows:
        if row.finding.due or row.remediation.due:  # without a day of its own it goes with the report on all
            yield _put_right(row)


def _reported(rows: Sequence[Followed]) -> AgendaState:
    """Return whether the ward reported on everything that was asked of it."""
    if not rows:
        return AgendaState.LATER
    open_ones = [row for row in rows if row.state is RemediationState.OPEN]
    return AgendaState.OVERDUE if open_ones else AgendaState.DONE


def _put_right(row: Followed) -> AgendaDay:
    finding = row.finding
    waits = AgendaState.OVERDUE if row.waits_for_ward else AgendaState.LATER
    return AgendaDay(
        id=f"finding:{finding.id}",
        kind=AgendaKind.FINDING,
        day=row.due,
        about=finding.recommendation or finding.condition,
        unit=row.unit,
        finding=finding.id,
        state=AgendaState.DONE if row.state is RemediationState.CORRECTED else waits,
    )
