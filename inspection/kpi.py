"""Assess an inspection: progress and result apart, per group and over all, and every indicator's figures.

Progress counts judged items and says nothing about the result; the result counts points (``scoring.FORMULA``). What is
not judged or does not apply is left out of the possible points, so that a group half done is not a group half bad.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from inspection import frames
from inspection.model.codes import GroupCode, Verdict
from inspection.model.kpi import Assessment, GroupScore, IndicatorRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from inspection.model.inspection import Inspection

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
