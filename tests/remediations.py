"""What follows on a finding, invented for tests: concluded findings, and strategies of all that can be said on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from inspection.model.codes import EvidenceMethod, FindingKind, FindingState, RemediationState, RetestVerdict, TermUnit
from inspection.model.events import FindingRecorded
from inspection.model.finding import Earlier, Evidence, Finding
from inspection.model.former import FindingsCarried, FormerFinding
from inspection.model.remediation import (
    RemediationDueSet,
    RemediationNoted,
    RemediationProved,
    RemediationReported,
    RemediationRetested,
    RemediationUnitSet,
    Term,
    WardReport,
)
from tests.inspections import finding

if TYPE_CHECKING:
    from inspection.model.events import Event

DUE = date(2025, 11, 14)
REPORT = WardReport(
    received=date(2025, 11, 12), number="88/BC-UBND", dated=date(2025, 11, 11), text="Đã trả hết hồ sơ chậm"
)


def concluded(finding_id: str = "f", due: date | None = DUE, **changes: object) -> Finding:
    """Return a confirmed finding that goes into the conclusion."""
    made = replace(finding(finding_id), state=FindingState.CONFIRMED, kind=FindingKind.MAJOR, due=due)
    return replace(made, **changes)  # type: ignore[arg-type]  # each test names its own fields


def proof(finding_id: str = "f", own: str = "p", text: str = "Sổ theo dõi hồ sơ") -> RemediationProved:
    """Return evidence that something was put right."""
    evidence = Evidence(id=own, item=None, method=EvidenceMethod.EXAMINE, description=text, finding=finding_id)
    return RemediationProved(finding=finding_id, evidence=evidence)


def follow_ups(findings: st.SearchStrategy[str], text: st.SearchStrategy[str]) -> st.SearchStrategy[Event]:
    """Return everything that can be said on the remediation of some findings."""
    days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
    maybe = st.none() | days
    terms = st.none() | st.builds(Term, count=st.integers(1, 99), unit=st.sampled_from(TermUnit))
    reports = st.none() | st.builds(WardReport, received=days, number=text, dated=maybe, text=text)
    return st.one_of(
        st.builds(RemediationUnitSet, finding=findings, unit=text),
        st.builds(RemediationDueSet, finding=findings, due=maybe, term=terms, start=maybe),
        st.builds(RemediationReported, finding=findings, report=reports),
        st.builds(proof, findings, st.sampled_from("pq"), text),
        st.builds(
            RemediationRetested,
            finding=findings,
            verdict=st.none() | st.sampled_from(RetestVerdict),
            reason=text,
            on=maybe,
        ),
        st.builds(RemediationNoted, finding=findings, note=text),
        st.builds(FindingRecorded, finding=st.builds(_again, findings, _earlier(text))),
    )


def carryings(text: st.SearchStrategy[str]) -> st.SearchStrategy[FindingsCarried]:
    """Return findings of an earlier inspection that a re-inspection takes over."""
    days = st.none() | st.dates(date(2024, 1, 1), date(2025, 12, 31))
    former = st.builds(
        FormerFinding,
        item=text,
        place=st.integers(1, 99),
        earlier=_earlier(text),
        finding=st.builds(_again, text, _earlier(text)),
        unit=text,
        due=days,
        state=st.sampled_from(RemediationState),
        report=st.none() | st.just(REPORT),
        verdict=st.none() | st.sampled_from(RetestVerdict),
        reason=text,
        retested_on=days,
    )
    return st.builds(FindingsCarried, findings=st.lists(former, max_size=3).map(tuple))


def _earlier(text: st.SearchStrategy[str]) -> st.SearchStrategy[Earlier]:
    days = st.none() | st.dates(date(2024, 1, 1), date(2025, 12, 31))
    return st.builds(Earlier, inspection=text, finding=text, notice=text, issued=days, held_on=days)


def _again(finding_id: str, earlier: Earlier) -> Finding:
    return concluded(finding_id, repeats=earlier)
