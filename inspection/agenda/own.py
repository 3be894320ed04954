"""The inspection's own days: on site, of the notice, and until when what was found is to be put right and reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.agenda import AgendaDay
from inspection.model.codes import AgendaKind, AgendaState, FindingKind, FindingState
from inspection.model.finding import in_notice_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.inspection import Inspection


def of_inspection(inspection: Inspection) -> Iterator[AgendaDay]:
    """Yield the days of an inspection that are known."""
    details, registry = inspection.details, inspection.registration
    if details.held_on:
        begun = any(answer.verdict for answer in inspection.answers.values())
        state = AgendaState.DONE if begun else AgendaState.LATER
        yield AgendaDay(id="visit", kind=AgendaKind.VISIT, day=details.held_on, about=details.place, state=state)
    if registry.issued:
        yield AgendaDay(
            id="notice", kind=AgendaKind.NOTICE, day=registry.issued, about=registry.number, state=AgendaState.DONE
        )
    if details.remediation_due:
        yield AgendaDay(id="remediation", kind=AgendaKind.REMEDIATION, day=details.remediation_due)
    for finding in in_notice_order(inspection.findings):
        concluded = finding.state is FindingState.CONFIRMED and finding.in_conclusion
        if concluded and finding.kind is not FindingKind.GOOD_PRACTICE and finding.due:
            yield AgendaDay(
                id=f"finding:{finding.id}",
                kind=AgendaKind.FINDING,
                day=finding.due,
                about=finding.recommendation or finding.condition,
                unit=finding.unit,
                finding=finding.id,
            )
