"""What a conclusion notice is made of, seen the way its sections need it: findings that count, items, names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.conclude.phrases import clause, spoken
from inspection.model.closing import NOTHING_OPEN, OpenEnds
from inspection.model.codes import FindingKind, FindingState, GroupCode
from inspection.model.finding import in_notice_order
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from inspection.model.case import Judgement
    from inspection.model.catalogue import Catalogue
    from inspection.model.checklist import ChecklistItem
    from inspection.model.documents import Citation, Figure
    from inspection.model.finding import Finding
    from inspection.model.inspection import Inspection, Member
    from inspection.model.kpi import Assessment
    from inspection.wording import Wording

SHORTCOMINGS = (FindingKind.MAJOR, FindingKind.MINOR, FindingKind.OBSERVATION)
"""Kinds that stand under "Tồn tại, hạn chế"; a chance to improve is only recommended, a good practice is a result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One inspection with all that was made of it, and the Vietnamese sentences."""

    inspection: Inspection
    assessment: Assessment
    judgement: Judgement
    catalogue: Catalogue
    say: Wording
    open_ends: OpenEnds = NOTHING_OPEN

    @property
    def ward(self) -> str:
        """Return the ward with its kind, such as "phường Hòa Mai"."""
        details = self.inspection.details
        name, kind = clause(details.ward), clause(details.ward_type)
        return name if not kind or fold(name).startswith(fold(kind) + " ") else f"{kind} {name}"

    @property
    def committee(self) -> str:
        """Return the ward's People's Committee, the unit inspected."""
        return self.say("notice.committee", ward=self.ward)

    @property
    def agency(self) -> str:
        """Return who issues the notice; a neutral name where the team file does not say."""
        return spoken(self.inspection.team.agency) or self.say("notice.agency_unknown")

    @property
    def superior(self) -> str:
        """Return the agency above it, or nothing."""
        return spoken(self.inspection.team.superior)

    @property
    def team(self) -> str:
        """Return the team's name."""
        return clause(self.inspection.team.name) or self.say("notice.team_unnamed")

    @property
    def head(self) -> Member | None:
        """Return the head of the team, where one is named."""
        return next((member for member in self.inspection.team.members if member.role == "head"), None)

    def group_name(self, code: GroupCode) -> str:
        """Return a group's Vietnamese name; its code where the catalogue lacks it."""
        return next((group.name.vi for group in self.catalogue.groups if group.code is code), code.value)

    def findings(self, kinds: Collection[FindingKind]) -> tuple[Finding, ...]:
        """Return confirmed findings of some kinds that go into the conclusion: by group, then in the team's order."""
        chosen = (
            f
            for f in self.inspection.findings
            if f.state is FindingState.CONFIRMED and f.in_conclusion and f.kind in kinds
        )
        return tuple(in_notice_order(chosen))

    @property
    def shortcomings(self) -> tuple[Finding, ...]:
        """Return the findings that stand as shortcomings."""
        return self.findings(SHORTCOMINGS)

    @property
    def items(self) -> dict[str, ChecklistItem]:
        """Return the checklist's items by id."""
        return {item.id: item for item in self.inspection.items}

    def group_of_line(self, line: int) -> GroupCode | None:
        """Return the reform group in whose section a line of the report stands; None before, after and without one."""
        report = self.inspection.report
        if report is None:
            return None
        ends = [] if report.results_end is None else [report.results_end]
        ends += [one.line for one in report.shortcomings]
        ends += [one.line for one in report.recommendations]
        last = max((group.line for group in report.groups), default=0)
        if any(last < end <= line for end in ends):
            return None
        before = [group for group in report.groups if group.line <= line]
        return max(before, key=lambda group: group.line).code if before else None

    def issued(self, code: GroupCode) -> tuple[Citation, ...]:
        """Return the ward's own documents that its report names in a group's section, each once."""
        report = self.inspection.report
        own = [c for c in report.citations if c.own and self.group_of_line(c.line) is code] if report else []
        return tuple({citation.number: citation for citation in reversed(own)}.values())[::-1]

    @property
    def general_figures(self) -> tuple[Figure, ...]:
        """Return the report's known figures on the ward at large, each once: area, population, staff."""
        report = self.inspection.report
        if report is None:
            return ()
        first = min((group.line for group in report.groups), default=0)

        def is_general(figure: Figure) -> bool:
            known = self.catalogue.indicators.get(figure.indicator or "")
            return bool(known and figure.value is not None and (known.group is None or figure.line < first))

        chosen = [figure for figure in report.figures if is_general(figure)]
        return tuple({figure.indicator: figure for figure in reversed(chosen)}.values())[::-1]
