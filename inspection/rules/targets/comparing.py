"""How a result is held against a target: which way it should go, whether it still grows, in which unit it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.codes import Comparator

if TYPE_CHECKING:
    from decimal import Decimal

    from inspection.model.documents import Target
    from inspection.rules.desk import Desk

_LEVELS = frozenset(("%", "điểm", "ngày", "ngày làm việc", "giờ", "phút", "hạng", "lần"))
"""Units of what is measured at one time; anything else is counted and adds up."""
_AREAS = frozenset(("m²", "m2"))
_LAST_DAY = (12, 31)


def met(target: Target, value: Decimal, direction: str) -> bool:
    """Tell whether a value meets a target; a bare number is a floor for what should rise and a ceiling for the rest."""
    low = target.value[0]
    match target.comparator:
        case Comparator.AT_LEAST:
            return value >= low
        case Comparator.ABOVE:
            return value > low
        case Comparator.AT_MOST:
            return value <= low
        case Comparator.BELOW:
            return value < low
        case Comparator.RANGE:
            return value >= low and (direction == "up" or value <= target.value[-1])
        case _:
            return value <= low if direction == "down" else value >= low


def direction(desk: Desk, indicator: str | None) -> str:
    """Return which way an indicator should go; what is not known should rise."""
    known = desk.indicator(indicator)
    return known.direction if known else "up"


def under_way(desk: Desk, indicator: str | None, unit: str | None = None) -> bool:
    """Tell whether a figure still grows: it adds up over the plan's span, and the report ends before the span does.

    What is counted adds up, such as news items and courses; a rate, a score or a time does only where criteria say so.
    """
    plan, report = desk.plan and desk.plan.reading.period, desk.report and desk.report.reading.period
    if not plan or not report or report.end >= plan.end:
        return False
    if unit and unit not in _LEVELS and direction(desk, indicator) != "down":
        return True
    return any(c.cumulative and indicator in c.indicators for one in desk.catalogue.criteria_sets for c in one.criteria)


def within_year(desk: Desk, indicator: str | None, unit: str | None) -> bool:
    """Tell whether a count still grows that a report of part of a year holds against the level of the year."""
    report = desk.report and desk.report.reading.period
    if not report or (report.end.month, report.end.day) == _LAST_DAY or not unit or unit in _LEVELS or unit in _AREAS:
        return False
    return direction(desk, indicator) != "down"
