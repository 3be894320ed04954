"""A re-inspection (kiểm tra lại): a new inspection of the same ward that starts from what an earlier one concluded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection.checklist.former import former_item
from inspection.errors import SettingsError
from inspection.model.checklist import Checklist, numbered
from inspection.model.codes import RetestVerdict, Verdict
from inspection.model.events import ChecklistDrafted
from inspection.model.former import FindingsCarried
from inspection.model.inspection import Details
from inspection.model.remediation import RemediationProved, RemediationRetested
from inspection.own_indicators import catalogue_of
from inspection.repeats import carried

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inspection.model.events import Event
    from inspection.model.former import FormerFinding
    from inspection.model.inspection import Inspection
    from inspection.model.remediation import Remediation
    from inspection.session import Session
    from inspection.workspace import Workspace

_RETESTED = {
    Verdict.MET: RetestVerdict.CORRECTED,
    Verdict.PARTLY: RetestVerdict.PARTLY,
    Verdict.NOT_MET: RetestVerdict.NOT_CORRECTED,
    Verdict.INSUFFICIENT: RetestVerdict.UNVERIFIABLE,
}
"""What a verdict on an earlier finding says of its remediation; one that did not arise says nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedBack:
    """What became of telling an earlier inspection what was found again."""

    written: int
    """Findings whose follow-up was written."""
    unproved: int
    """Findings that are met but without evidence, which no follow-up takes as put right."""


def reinspect(workspace: Workspace, inspection_id: str, *, held_on: date | None = None) -> Session:
    """Begin the re-inspection of an inspection; its findings are the items to judge.

    Ward and team go on; the decisions that the earlier visit rested on, its period and its days do not.
    ``SettingsError`` where nothing was concluded that could be looked at again.
    """
    former = workspace.session(inspection_id).inspection
    findings = carried(former)
    details = former.details
    if not findings:
        raise SettingsError("reinspection.nothing", ward=f"{details.ward_type} {details.ward}".strip())
    criteria = former.checklist.criteria_set if former.checklist else ""
    if not criteria:
        known = catalogue_of(workspace.folder).criteria_at(held_on or workspace.clock().date())
        criteria = known.id if known else ""
    return workspace.begin(
        Details(
            ward=details.ward,
            ward_type=details.ward_type,
            city=details.city,
            place=details.place,
            held_on=held_on,
        ),
        replace(former.team, plan_decision="", team_decision="", schedule_notice=""),
        FindingsCarried(findings=findings),
        ChecklistDrafted(
            checklist=Checklist(criteria_set=criteria, items=numbered([former_item(one) for one in findings]))
        ),
    )


def report_back(workspace: Workspace, session: Session) -> ReportedBack:
    """Write what a re-inspection found into the follow-up of the inspection that it started from.

    Verdict, reason and evidence of each item that was judged; what stands there already is not written again. It is one
    action there, taken back as any other. ``StoreError`` where the workspace does not hold that inspection.
    """
    inspection = session.inspection
    on = inspection.details.held_on or workspace.clock().date()
    written, unproved = 0, 0
    for earlier in dict.fromkeys(one.earlier.inspection for one in inspection.former):
        other = workspace.session(earlier)
        events: list[Event] = []
        for one in inspection.former:
            if one.earlier.inspection != earlier:
                continue
            known = other.inspection.remediation(one.earlier.finding)
            if _is_unproved(one, inspection, known):
                unproved += 1
            elif found := tuple(_events(one, inspection, known, on)):
                written += 1
                events += found
        if events:
            other.record(*events)
    return ReportedBack(written=written, unproved=unproved)


def _is_unproved(one: FormerFinding, inspection: Inspection, known: Remediation) -> bool:
    met = inspection.answer(one.item).verdict is Verdict.MET
    return met and not inspection.evidence_for(one.item) and not known.proof


def _events(one: FormerFinding, inspection: Inspection, known: Remediation, on: date) -> Iterator[Event]:
    answer = inspection.answer(one.item)
    verdict = _RETESTED.get(answer.verdict) if answer.verdict else None
    if verdict is None:
        return
    own = one.earlier.finding
    there = {proof.id for proof in known.evidence}
    for evidence in inspection.evidence_for(one.item):
        if evidence.id not in there:  # a place in a document of this inspection says nothing in that one
            yield RemediationProved(finding=own, evidence=replace(evidence, item=None, finding=own, source=None))
    reason = answer.reason or answer.note
    if (known.verdict, known.reason, known.reported_again) != (verdict, reason, False):
        yield RemediationRetested(finding=own, verdict=verdict, reason=reason, on=on)
