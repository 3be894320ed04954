"""Findings that come again: what a re-inspection starts from, and which earlier notice has named a finding already.

A finding repeats an earlier one where it goes back to the same item: the criterion or the ward's own task, by its id,
or the item that a re-inspection made of the earlier finding itself. The mark is the program's; nobody sets it by hand.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.drafting import propose_due
from inspection.follow_up import followed
from inspection.model.codes import FindingState, Origin, Verdict
from inspection.model.finding import Earlier
from inspection.model.former import FormerFinding
from inspection.notice_names import numbered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from inspection.model.catalogue import Catalogue
    from inspection.model.documents import Period
    from inspection.model.finding import Finding
    from inspection.model.inspection import Answer, Inspection
    from inspection.wording import Wording

_ITEM = "former-"
_AGAIN: dict[Verdict | None, str] = {Verdict.PARTLY: "partly_again", Verdict.INSUFFICIENT: "unproven_again"}
"""What is said of a finding that was looked at again, other than that it was not put right."""


def earlier_of(finding: Finding, inspection: Inspection) -> Earlier:
    """Return how a later inspection names a finding of this one."""
    return Earlier(
        inspection=inspection.id,
        finding=finding.id,
        notice=numbered(inspection),
        issued=inspection.registration.issued,
        held_on=inspection.details.held_on,
    )


def carried(inspection: Inspection) -> tuple[FormerFinding, ...]:
    """Return the findings of an inspection as a re-inspection takes them over, in the order of its notice."""
    return tuple(
        FormerFinding(
            item=f"{_ITEM}{row.finding.id}",
            place=row.place,
            earlier=earlier_of(row.finding, inspection),
            finding=row.finding,
            unit=row.unit,
            due=row.due,
            state=row.state,
            report=row.remediation.report,
            verdict=row.remediation.verdict,
            reason=row.remediation.reason,
            retested_on=row.remediation.retested_on,
        )
        for row in followed(inspection)
    )


def former_of(item_id: str, inspection: Inspection) -> FormerFinding | None:
    """Return the earlier finding that an item of a re-inspection asks for."""
    return next((one for one in inspection.former if one.item == item_id), None)


def repeated(items: Collection[str], earlier: Iterable[tuple[Period, Inspection]]) -> Earlier | None:
    """Return the earlier finding that a finding on some items repeats: of the latest notice that has one.

    ``earlier`` is what is known of the same ward's earlier periods, the earliest first. What is found again on an item
    of a re-inspection says so by itself (``drafted_again``).
    """
    for _, other in reversed(tuple(earlier)):
        for row in followed(other):
            if set(row.finding.items).intersection(items):
                return earlier_of(row.finding, other)
    return None


def drafted_again(  # noqa: PLR0913  # as ``draft_finding``: what is known, the words, the identity
    one: FormerFinding,
    answer: Answer,
    inspection: Inspection,
    catalogue: Catalogue,
    wording: Wording,
    *,
    finding_id: str,
    today: date | None = None,
) -> Finding:
    """Return the finding that an earlier one amounts to when it was looked at again: its words, a new day."""
    again = _AGAIN.get(answer.verdict, "again")
    condition = one.finding.condition.strip().rstrip(".")
    said = [wording(f"finding.draft.{again}", condition=condition)]
    said += [wording("finding.draft.remark", text=text.rstrip(" .")) for text in (answer.reason, answer.note) if text]
    return replace(
        one.finding,
        id=finding_id,
        items=(one.item,),
        condition=" ".join(said),
        unit=one.unit,
        due=propose_due(one.finding.severity, inspection.details, catalogue, today=today),
        explanation="",
        explained_by="",
        explained_on=None,
        explained_of=None,
        origin=Origin.MACHINE,
        state=FindingState.DRAFT,
        issue="",
        sources=(),
        rank=0,
        repeats=one.earlier,
    )
