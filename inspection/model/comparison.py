"""Two inspections side by side: of one ward in two periods, or of two wards in one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from inspection.model.checklist import ChecklistItem, Quantity
from inspection.model.codes import GroupCode, Verdict
from inspection.model.finding import Finding
from inspection.model.inspection import Inspection


class Trend(StrEnum):
    """Which way something went from the first inspection to the second."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    OTHER = "other"
    """It changed, and which of the two is better cannot be told."""


class Fate(StrEnum):
    """What became of a finding of the first inspection, or that the second one has it anew."""

    REPEATED = "repeated"
    NEW = "new"
    FIXED = "fixed"
    """Proved: the same item was judged met, or the follow-up found it corrected."""
    UNSEEN = "unseen"
    """The second inspection does not have it, and nobody proved that it was put right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPair:
    """An item that both ask; by its code, or by its words."""

    before: ChecklistItem
    after: ChecklistItem
    verdict_before: Verdict | None
    verdict_after: Verdict | None
    trend: Trend

    @property
    def changed(self) -> bool:
        """Tell whether both judged it, and otherwise."""
        return self.trend is not Trend.SAME and None not in (self.verdict_before, self.verdict_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePair:
    """A figure that both have: the verified one where there is one, else the reported one."""

    indicator: str
    group: GroupCode
    before: Quantity
    after: Quantity
    verified_before: bool
    verified_after: bool
    difference: Decimal | None
    """Second minus first; None where they are counted in different units."""
    trend: Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPair:
    """A finding and its counterpart, if there is one."""

    fate: Fate
    before: Finding | None = None
    after: Finding | None = None

    @property
    def finding(self) -> Finding:
        """Return the finding in its latest wording."""
        found = self.after or self.before
        if found is None:
            raise LookupError("a pair holds a finding")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPair:
    """Points of a group, as far as its items were judged and apply."""

    group: GroupCode
    points_before: Decimal
    possible_before: Decimal
    points_after: Decimal
    possible_after: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All of it."""

    before: Inspection
    after: Inspection
    same_ward: bool
    items: tuple[ItemPair, ...]
    figures: tuple[FigurePair, ...]
    findings: tuple[FindingPair, ...]
    groups: tuple[GroupPair, ...]
    only_before: int
    """Items that only the first one asks."""
    only_after: int
