"""How the remediation of an inspection's findings stands: state, unit, day, lateness. Pure; a day is passed in.

A finding is followed up when it was confirmed, goes into the conclusion and asks something of the ward. What the ward
reported waits for the team and is not overdue; what the team did not find put right is the ward's again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.model.codes import FindingKind, FindingState, RemediationState, RetestVerdict
from inspection.model.finding import in_notice_order

if TYPE_CHECKING:
    from datetime import date

    from inspection.model.finding import Finding
    from inspection.model.inspection import Inspection
    from inspection.model.remediation import Remediation

_WITH_THE_TEAM = (RemediationState.REPORTED, RemediationState.CORRECTED)
"""States in which nothing is waited for from the ward."""

_AFTER_RETEST = {
    RetestVerdict.CORRECTED: RemediationState.CORRECTED,
    RetestVerdict.PARTLY: RemediationState.PARTLY,
    RetestVerdict.NOT_CORRECTED: RemediationState.NOT_CORRECTED,
    RetestVerdict.UNVERIFIABLE: RemediationState.UNVERIFIABLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One finding with what became of it."""

    place: int
    """Its number among them, which is that of the notice's annex of findings."""
    finding: Finding
    remediation: Remediation
    due: date | None
    """Until when it is to be put right: the day set last, the finding's own, or the ward's day to report."""

    @property
    def unit(self) -> str:
        """Return the unit in charge; empty for the ward itself."""
        return self.remediation.unit or self.finding.unit

    @property
    def state(self) -> RemediationState:
        """Return how the remediation stands."""
        known = self.remediation
        if known.verdict is None or known.reported_again:
            return RemediationState.REPORTED if known.report else RemediationState.OPEN
        return _AFTER_RETEST[known.verdict]

    @property
    def waits_for_ward(self) -> bool:
        """Tell whether the ward has yet to do something."""
        return self.state not in _WITH_THE_TEAM

    def days_late(self, today: date) -> int:
        """Return by how many days it is late; 0 or below while there is time or nothing is waited for."""
        return (today - self.due).days if self.due and self.waits_for_ward else 0

    def is_overdue(self, today: date) -> bool:
        """Tell whether the ward has let the day pass."""
        return self.days_late(today) > 0


def is_followed(finding: Finding) -> bool:
    """Tell whether a finding's remediation is followed up."""
    concluded = finding.state is FindingState.CONFIRMED and finding.in_conclusion
    return concluded and finding.kind is not FindingKind.GOOD_PRACTICE


def followed(inspection: Inspection) -> tuple[Followed, ...]:
    """Return the findings that are followed up, in the order of the notice."""
    asked = [one for one in in_notice_order(inspection.findings) if is_followed(one)]
    limit = inspection.details.remediation_due
    made = []
    for place, finding in enumerate(asked, start=1):
        known = inspection.remediation(finding.id)
        made.append(Followed(place=place, finding=finding, remediation=known, due=known.due or finding.due or limit))
    return tuple(made)


def overdue(inspection: Inspection, today: date) -> list[Followed]:
    """Return the findings whose day the ward has let pass, in the order of the notice."""
    return [row for row in followed(inspection) if row.is_overdue(today)]


def most_urgent_first(rows: tuple[Followed, ...], today: date) -> list[Followed]:
    """Return them as one works through them: overdue by lateness, what waits for the team, the rest by day, done."""

    def urgency(row: Followed) -> tuple[int, int, int]:
        late = row.days_late(today)
        if late > 0:
            return 0, -late, row.place
        if row.state is RemediationState.REPORTED:
            return 1, 0, row.place
        if row.state is RemediationState.CORRECTED:
            return 3, 0, row.place
        return 2, row.due.toordinal() if row.due else 1 << 30, row.place

    return sorted(rows, key=urgency)
