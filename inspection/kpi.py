"""Assess an inspection: progress and result apart, per group and over all, and every indicator's figures.

Progress counts judged items and says nothing about the result; the result counts points (``scoring.FORMULA``). What is
not judged or does not apply is left out of the possible points, so that a group half done is not a group half bad.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from inspection import frames
from inspection.model.codes import GroupCode, Verdict
from inspection.model.kpi import Assessment, FieldCount, GroupScore, IndicatorRow, TargetCount, Trend, TrendPoint
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import polars as pl

    from inspection.model.catalogue import ProcedureField
    from inspection.model.documents import Breakdown, Period, Reading
    from inspection.model.inspection import Inspection

_OVERDUE = ("files_overdue", "files_overdue_by_field")
"""Indicators whose breakdowns may tell the fields of overdue dossiers."""
_BEFORE_FIELD = re.compile(r"^(?:\s*(?:hồ sơ|thuộc|lĩnh vực|về))+\s+", re.IGNORECASE)
"""Words before the name of a field."""

NUMBERS = ("planned", "reported", "recomputed", "verified")


def assess(inspection: Inspection) -> Assessment:
    """Return the assessment; all seven groups are in it, also those without an item."""
    counted = _counted(frames.answers(inspection))
    groups = tuple(_score(group, counted.get(group, {})) for group in GroupCode)
    figures = frames.figures(inspection)
    return Assessment(
        groups=groups,
        total=_total(groups),
        indicators=tuple(_indicator(row) for row in figures.iter_rows(named=True)),
    )


def _counted(answers: pl.DataFrame) -> Mapping[str, Mapping[str, Any]]:
    import polars as pl  # noqa: PLC0415  # heavy, see frames

    verdicts = [(pl.col("verdict") == verdict.value).sum().alias(verdict.value) for verdict in Verdict]
    sums = answers.group_by("group").agg(
        pl.len().alias("items"),
        pl.col("verdict").count().alias("judged"),
        pl.col("points", "possible", "bonus").sum(),
        *verdicts,
    )
    return {row["group"]: row for row in sums.iter_rows(named=True)}


def _score(group: GroupCode, row: Mapping[str, Any]) -> GroupScore:
    return GroupScore(
        group=group,
        items=row.get("items", 0),
        judged=row.get("judged", 0),
        verdicts={verdict: row.get(verdict.value, 0) for verdict in Verdict},
        points=row.get("points", Decimal(0)),
        possible=row.get("possible", Decimal(0)),
        bonus=row.get("bonus", Decimal(0)),
    )


def _total(groups: tuple[GroupScore, ...]) -> GroupScore:
    return GroupScore(
        group=None,
        items=sum(group.items for group in groups),
        judged=sum(group.judged for group in groups),
        verdicts={verdict: sum(group.verdicts[verdict] for group in groups) for verdict in Verdict},
        points=sum((group.points for group in groups), Decimal(0)),
        possible=sum((group.possible for group in groups), Decimal(0)),
        bonus=sum((group.bonus for group in groups), Decimal(0)),
    )


def _indicator(row: Mapping[str, Any]) -> IndicatorRow:
    return IndicatorRow(
        item=row["item"],
        group=GroupCode(row["group"]),
        indicator=row["indicator"],
        label=row["label"],
        unit=row["unit"],
        **{name: _shortest(row[name]) for name in NUMBERS},
    )


def _shortest(value: Decimal | None) -> Decimal | None:
    """Return a frame's number without the zeros that its six places added."""
    if value is None or value == value.to_integral_value():
        return None if value is None else value.quantize(Decimal(1))
    return value.normalize()


def targets(inspection: Inspection) -> tuple[TargetCount, ...]:
    """Return each group's levels and how many are reached; all seven groups are in it."""
    import polars as pl  # noqa: PLC0415  # heavy, see frames

    names = ("reported", "verified")
    counted = (
        frames.targets(inspection)
        .group_by("group")
        .agg(
            pl.len().alias("planned"),
            *(pl.col(f"{name}_reached").count().alias(name) for name in names),
            *(pl.col(f"{name}_reached").sum() for name in names),
            *(pl.col("item").filter(~pl.col(f"{name}_reached")).alias(f"{name}_missed") for name in names),
        )
    )
    known = {row["group"]: row for row in counted.iter_rows(named=True)}
    return tuple(_target_count(group, known.get(group.value, {})) for group in GroupCode)


def _target_count(group: GroupCode, row: Mapping[str, Any]) -> TargetCount:
    numbers = ("planned", "reported", "reported_reached", "verified", "verified_reached")
    return TargetCount(
        group=group,
        **{name: row.get(name, 0) for name in numbers},
        reported_missed=tuple(row.get("reported_missed", ())),
        verified_missed=tuple(row.get("verified_missed", ())),
    )


def overdue(report: Reading | None, fields: Sequence[ProcedureField]) -> tuple[FieldCount, ...]:
    """Return the overdue dossiers by field, the most first, one breakdown of the report after the other.

    A breakdown of overdue dossiers in other parts than fields (online and on paper, say) is not one by field.
    """
    found: list[FieldCount] = []
    seen: set[frozenset[tuple[str, Decimal]]] = set()
    for split in report.breakdowns if report else ():
        names = [_BEFORE_FIELD.sub("", part.label).strip() for part in split.parts]
        told = frozenset((fold(name), part.value) for name, part in zip(names, split.parts, strict=True))
        if split.of not in _OVERDUE or told in seen or not _by_field(split, fields):
            continue
        seen.add(told)
        counts = [Decimal(int(part.value)) for part in split.parts]
        total = sum(counts, Decimal(0))
        for name, count in sorted(zip(names, counts, strict=True), key=lambda one: -one[1]):
            share = (100 * count / total).quantize(Decimal("0.01")) if total else Decimal(0)
            found.append(
                FieldCount(field=name, count=count, total=total, share=share, stated=split.total, line=split.line)
            )
    return tuple(found)


def _by_field(split: Breakdown, fields: Sequence[ProcedureField]) -> bool:
    """Tell whether the parts are fields: each says so, or at least two are known ones."""
    whole = all(part.value == part.value.to_integral_value() for part in split.parts)
    labels = [fold(part.label) for part in split.parts]
    names = [fold(name) for one in fields for name in (one.name, *one.aliases)]
    known = sum(any(re.search(rf"\b{re.escape(name)}\b", label) for name in names) for label in labels)
    return whole and (known > 1 or all("linh vuc" in label for label in labels))


def trends(inspections: Iterable[tuple[Period, Inspection]]) -> tuple[Trend, ...]:
    """Return the rates that at least two periods tell, in the order of the latest checklist.

    Rates only: counts of periods of different lengths say nothing side by side. Inspections come the earliest first.
    """
    import polars as pl  # noqa: PLC0415  # heavy, see frames

    periods: list[Period] = []
    taken: list[pl.DataFrame] = []
    for place, (period, inspection) in enumerate(inspections):
        periods.append(period)
        rates = frames.figures(inspection).filter(pl.col("indicator").is_not_null() & (pl.col("unit") == "%"))
        taken.append(
            rates.unique("indicator", keep="first", maintain_order=True)
            .with_row_index("order")
            .with_columns(pl.lit(place).alias("place"), pl.coalesce("verified", "reported").alias("held"))
        )
    if len(taken) < 2:  # noqa: PLR2004  # a trend takes two
        return ()
    told = pl.concat(taken).drop_nulls("held").filter(pl.len().over("indicator") > 1)
    told = told.sort("place").with_columns((pl.col("held") - pl.col("held").shift()).over("indicator").alias("change"))
    told = told.with_columns(pl.col("group", "order").last().over("indicator")).sort("group", "order", "place")
    rows: dict[tuple[str, str], list[TrendPoint]] = {}
    for row in told.iter_rows(named=True):
        numbers = {name: _shortest(row[name]) for name in ("planned", "reported", "verified", "change")}
        point = TrendPoint(period=periods[row["place"]], **numbers)
        rows.setdefault((row["group"], row["indicator"]), []).append(point)
    ranks = list(GroupCode)
    found = [Trend(indicator=key[1], group=GroupCode(key[0]), points=tuple(points)) for key, points in rows.items()]
    return tuple(sorted(found, key=lambda trend: ranks.index(trend.group)))
