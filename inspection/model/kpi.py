"""Assessment: what the answers and figures amount to, per group and over all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from inspection.model.codes import GroupCode, Verdict
from inspection.model.documents import Period


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetCount:
    """A group's levels to reach, and on how many the report and the team's own figures reach them.

    Rates of different things are never averaged; what can be counted over them is whether each was reached. A level
    of a plan that is not the ward's own binds nobody and is left out.
    """

    group: GroupCode
    planned: int
    """Items with a level."""
    reported: int
    """Of these, items whose reported figure can be held against the level."""
    reported_reached: int
    verified: int
    """Items whose verified figure can be held against the level."""
    verified_reached: int
    reported_missed: tuple[str, ...] = ()
    """Ids of the items whose reported figure falls short."""
    verified_missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCount:
    """Overdue dossiers of one field of procedures, as a report splits them."""

    field: str
    """The field in the report's words."""
    count: Decimal
    total: Decimal
    """The sum of all fields of the same breakdown."""
    share: Decimal
    """``count`` of ``total`` in per cent, two decimals."""
    stated: Decimal | None
    """The total that the report writes itself; may be another one."""
    line: int
    """The line of the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """A rate in one period."""

    period: Period
    planned: Decimal | None
    reported: Decimal | None
    verified: Decimal | None
    change: Decimal | None
    """Against the period before, verified figure before reported one, in points of per cent; None for the first."""

    @property
    def held(self) -> Decimal | None:
        """Return what the period is held to be: the verified figure, else the reported one."""
        return self.reported if self.verified is None else self.verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """One indicator's rate over periods, the earliest first; at least two."""

    indicator: str
    group: GroupCode
    points: tuple[TrendPoint, ...]
