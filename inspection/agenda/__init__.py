"""The calendar of an inspection: reports and tasks of the ward's documents, the visit, the notice, what is put right.

Days come from what was read and recorded, none is made up. A day on which offices are closed stays where it is and says
so: whether a term moves is for law and people, not for a calendar.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.agenda.documents import of_documents
from inspection.agenda.own import of_inspection
from inspection.model.agenda import Agenda, AgendaDay
from inspection.model.codes import AgendaKind, AgendaState

if TYPE_CHECKING:
    from datetime import date

    from inspection.model.inspection import Inspection
    from inspection.working_days import WorkingDays

__all__ = ["CLOSED", "agenda"]

CLOSED = frozenset({AgendaState.DONE, AgendaState.PASSED})
"""What asks nothing of anybody any more, as far as is known."""
SOON = 7
"""Days before something is due on which it counts as near."""


def agenda(inspection: Inspection, working: WorkingDays, today: date) -> Agenda:
    """Return the calendar of an inspection as it stands on a day."""
    found = [*of_documents(inspection), *of_inspection(inspection)]
    placed = [_placed(one, working, today) for one in found]
    order = list(AgendaKind)
    days = [one for one in placed if one.day]
    return Agenda(
        days=tuple(sorted(days, key=lambda one: (one.day, order.index(one.kind)))),
        undated=tuple(one for one in placed if one.day is None),
        foreign_plan=inspection.plan is not None and not inspection.plan_is_own,
    )


def _placed(one: AgendaDay, working: WorkingDays, today: date) -> AgendaDay:
    """Return a day with how it stands and whether it is worked."""
    if one.day is None:
        return one
    off = not working.works_on(one.day)
    known = replace(one, state=_stands(one, one.day, today))
    if not off:
        return known
    return replace(known, off=True, holiday=working.holiday(one.day), works_next=working.ending(one.day))


def _stands(one: AgendaDay, day: date, today: date) -> AgendaState:
    """Return a state: what is known to be done stays so, what is known to be open is overdue once its day is past."""
    left = (day - today).days
    if one.state is AgendaState.DONE:
        return one.state
    if (one.until or day) < today:
        return AgendaState.OVERDUE if one.state is AgendaState.OVERDUE else AgendaState.PASSED
    return AgendaState.TODAY if left <= 0 else AgendaState.SOON if left <= SOON else AgendaState.LATER
