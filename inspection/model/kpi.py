"""Assessment: what the answers and figures amount to, per group and over all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from inspection.model.codes import GroupCode, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupScore:
    """One group, or all of them together (``group`` None)."""

    group: GroupCode | None
    items: int
    judged: int
    """Items with a verdict: progress, which says nothing about the result."""
    verdicts: Mapping[Verdict, int]
    points: Decimal
    """Points reached by the judged items."""
    possible: Decimal
    """Points of the judged items that apply; items not judged or not applicable are left out."""
    bonus: Decimal = Decimal(0)
    """Bonus less penalty (R6), beside the hundred points and in neither figure above."""

    @property
    def percent(self) -> Decimal | None:
        """Return points reached of points possible in per cent; None where nothing was judged."""
        return (100 * self.points / self.possible).quantize(Decimal("0.1")) if self.possible else None

    @property
    def progress(self) -> int:
        """Return the share of judged items in whole per cent."""
        return 100 * self.judged // self.items if self.items else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """One indicator's three figures."""

    item: str
    group: GroupCode
    indicator: str | None
    label: str
    unit: str
    planned: Decimal | None
    reported: Decimal | None
    recomputed: Decimal | None
    """The reported rate computed again from its own numerator and denominator."""
    verified: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The whole of it."""

    groups: tuple[GroupScore, ...]
    total: GroupScore
    indicators: tuple[IndicatorRow, ...]
