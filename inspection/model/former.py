"""Findings of an earlier inspection, as a re-inspection starts from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inspection.model.codes import RemediationState, RetestVerdict
from inspection.model.finding import Earlier, Finding
from inspection.model.remediation import WardReport


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerFinding:
    """A finding of an earlier inspection as it was concluded, and what had become of it."""

    item: str
    """The checklist item of the re-inspection that asks for it."""
    place: int
    """Its number in the earlier notice's annex of findings."""
    earlier: Earlier
    finding: Finding
    unit: str = ""
    due: date | None = None
    state: RemediationState = RemediationState.OPEN
    report: WardReport | None = None
    verdict: RetestVerdict | None = None
    reason: str = ""
    retested_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsCarried:
    """A re-inspection took over the findings of an earlier inspection."""

    findings: tuple[FormerFinding, ...]
