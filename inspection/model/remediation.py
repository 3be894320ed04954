"""What becomes of a finding after the notice: asked of whom until when, reported, proved, looked into again.

The finding stays as it was concluded; what follows stands beside it, under the finding's id. The events are registered
with all others in ``inspection.model.events``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from inspection.model.codes import RetestVerdict, TermUnit
from inspection.model.finding import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """So many days from a day that is not counted itself."""

    count: int
    unit: TermUnit = TermUnit.WORKING


@dataclass(frozen=True, slots=True, kw_only=True)
class WardReport:
    """The report on what was put right (báo cáo kết quả khắc phục), as far as it concerns one finding."""

    received: date
    number: str = ""
    """Such as ``12/BC-UBND``."""
    dated: date | None = None
    text: str = ""
    """What it says was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemediationUnitSet:
    """Another unit than the notice named is in charge; empty for the notice's own."""

    finding: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemediationDueSet:
    """Until when the finding is to be put right; None for the notice's own day."""

    finding: str
    due: date | None
    term: Term | None = None
    """What the day was counted by; None for a day that was given."""
    start: date | None = None
    """The day that the term runs from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemediationReported:
    """The ward reported; None takes it back."""

    finding: str
    report: WardReport | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemediationProved:
    """Evidence of what was put right was added, corrected or struck out (same id)."""

    finding: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class RemediationRetested:
    """The team looked again; no verdict takes it back."""

    finding: str
    verdict: RetestVerdict | None
    reason: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemediationNoted:
    """The note on a finding's remediation."""

    finding: str
    note: str


OnRemediation = (
    RemediationUnitSet
    | RemediationDueSet
    | RemediationReported
    | RemediationProved
    | RemediationRetested
    | RemediationNoted
)
"""What is said on one finding's remediation; each sets its own part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remediation:
    """What is known of how one finding was put right."""

    unit: str = ""
    """The unit in charge where it is another than the notice names."""
    due: date | None = None
    """The day where it is another than the notice's."""
    term: Term | None = None
    start: date | None = None
    report: WardReport | None = None
    evidence: tuple[Evidence, ...] = ()
    verdict: RetestVerdict | None = None
    reason: str = ""
    retested_on: date | None = None
    by: str = ""
    """The actor of the verdict."""
    reported_again: bool = False
    """A report came in after the last verdict: the team has to look again."""
    note: str = ""

    @property
    def proof(self) -> tuple[Evidence, ...]:
        """Return the evidence that was not struck out."""
        return tuple(one for one in self.evidence if not one.struck)

    def after(self, event: OnRemediation, by: str) -> Remediation:
        """Return what is known after an event of the actor ``by``."""
        match event:
            case RemediationUnitSet():
                return replace(self, unit=event.unit)
            case RemediationDueSet():
                return replace(self, due=event.due, term=event.term, start=event.start)
            case RemediationReported():
                again = event.report is not None and self.verdict is not None
                return replace(self, report=event.report, reported_again=again)
            case RemediationProved():
                others = [one for one in self.evidence if one.id != event.evidence.id]
                return replace(self, evidence=(*others, event.evidence))
            case RemediationRetested():
                judged = replace(self, verdict=event.verdict, reason=event.reason, retested_on=event.on)
                return replace(judged, by=by if event.verdict else "", reported_again=False)
            case RemediationNoted():
                return replace(self, note=event.note)
