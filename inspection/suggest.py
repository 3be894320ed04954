"""Propose a verdict from an item's figures, with the working as facts; a person decides.

The required level is the ward's own plan's, else one set by a higher level. A sister ward's plan binds nobody here:
falling short of it only says that something is to be asked. Rule R2's steps (domain: full marks at 100 per cent,
nothing below the floor) speak where a rate has no required level.
"""

from __future__ import annotations

import operator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.checklist import ChecklistItem, Quantity, Suggestion
from inspection.model.codes import Comparator, Verdict
from inspection.quantities import number_with_unit, quantity_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FLOOR = Decimal(80)
"""Rule R2: the rate in per cent below which a proportional criterion earns nothing (default of the index guides)."""

FULL = Decimal(100)

TOLERANCE = Decimal("0.01")
"""Two figures that differ by no more are the same: wards cut or round the second decimal."""

_TOLERANCE_OF_ONE_DECIMAL = Decimal("0.05")

_HUNDREDTH = Decimal("0.01")

_COMPARED: dict[Comparator, Callable[[Decimal, Decimal], bool]] = {
    Comparator.AT_LEAST: operator.ge,
    Comparator.ABOVE: operator.gt,
    Comparator.AT_MOST: operator.le,
    Comparator.BELOW: operator.lt,
}


def suggest(item: ChecklistItem, verified: Quantity | None) -> Suggestion | None:
    """Return the verdict that a verified figure speaks for; without one, what the documents alone proposed."""
    if verified is None:
        return item.suggestion
    figure = measured(verified)
    if "R5" in item.scoring and _none_occurred(verified):
        return Suggestion(verdict=Verdict.NOT_APPLICABLE, reason="suggestion.none_occurred")
    if figure is None:
        return None
    shown = replace(verified, value=_rounded(figure), unit=verified.unit or _unit(item))
    facts = {"figure": quantity_text(shown)}
    reported = stated(item.reported) if item.reported else None
    if reported is not None and differs(reported, figure):
        facts |= {
            "reported": quantity_text(item.reported),
            "difference": number_with_unit(abs(_rounded(reported - figure)), _difference_unit(shown.unit)),
        }
        return _judge(item, shown, figure, facts, "verified_differing")
    return _judge(item, shown, figure, facts, "verified")


def propose(item: ChecklistItem) -> Suggestion | None:
    """Return the verdict that the report's own figure speaks for; used where the report is known."""
    reported = item.reported
    if reported is None:
        if item.planned is None or item.planned.value is None or item.running or is_reference(item):
            return None
        facts = {"planned": quantity_text(item.planned)}
        return Suggestion(verdict=Verdict.INSUFFICIENT, reason="suggestion.not_reported", facts=facts)
    if "R5" in item.scoring and _none_occurred(reported):
        return Suggestion(verdict=Verdict.NOT_APPLICABLE, reason="suggestion.none_occurred")
    figure = stated(reported)
    if figure is None:
        quote = reported.source.quote if reported.source else ""
        return Suggestion(verdict=Verdict.INSUFFICIENT, reason="suggestion.no_number", facts={"quote": quote})
    return _judge(item, reported, figure, {"figure": quantity_text(reported)}, "reported")


def measured(quantity: Quantity) -> Decimal | None:
    """Return what a quantity measures: its rate in per cent where it has numerator and denominator, else its value.

    None where there is neither, or where nothing could be measured (a denominator of zero).
    """
    if quantity.unit not in {"", "%"} or quantity.numerator is None or quantity.denominator is None:
        return quantity.value
    return 100 * quantity.numerator / quantity.denominator if quantity.denominator else None


def stated(quantity: Quantity) -> Decimal | None:
    """Return what a document states: its value as written; what it measures only where no value is written."""
    return measured(quantity) if quantity.value is None else quantity.value


def differs(written: Decimal, figure: Decimal) -> bool:
    """Tell whether a figure is another one than the written one, which may have been cut or rounded."""
    one_decimal = written.as_tuple().exponent == -1
    return abs(written - figure) > (_TOLERANCE_OF_ONE_DECIMAL if one_decimal else TOLERANCE)


def reached(planned: Quantity, figure: Decimal, direction: str = "") -> bool | None:
    """Tell whether a figure reaches the planned one; None where the plan does not say which way it counts.

    A bare number is read by the indicator's direction; a bare percentage without one counts upwards, for wards write
    "đạt 90%" for "at least".
    """
    if planned.value is None:
        return None
    if planned.comparator is Comparator.EQUAL:
        return _reached_bare(planned.value, figure, direction or ("up" if planned.unit == "%" else ""))
    if planned.comparator is Comparator.RANGE:
        above = planned.upper is not None and figure > planned.upper
        return figure >= planned.value and (not above or direction == "up")
    return _COMPARED[planned.comparator](figure, planned.value)


def _reached_bare(level: Decimal, figure: Decimal, direction: str) -> bool | None:
    ways = {"up": figure >= level, "down": figure <= level, "equal": abs(figure - level) <= TOLERANCE}
    return ways.get(direction)


def _judge(
    item: ChecklistItem, shown: Quantity, figure: Decimal, facts: Mapping[str, str], basis: str
) -> Suggestion | None:
    planned = item.planned
    if planned is not None and planned.value is not None:
        if planned.unit and shown.unit and planned.unit != shown.unit:
            return None
        return _against_plan(item, planned, figure, facts, basis)
    if "R2" in item.scoring and item.direction == "up" and shown.unit == "%":
        return _by_rate(item, figure, facts, basis)
    return None


def _against_plan(
    item: ChecklistItem, planned: Quantity, figure: Decimal, facts: Mapping[str, str], basis: str
) -> Suggestion | None:
    outcome = reached(planned, figure, item.direction)
    if outcome is None or (not outcome and item.running):
        return None
    facts = {**facts, "planned": quantity_text(planned)}
    if is_reference(item):
        verdict = Verdict.MET if outcome else Verdict.INSUFFICIENT
        basis = "reference"
    else:
        verdict = Verdict.MET if outcome else Verdict.NOT_MET
    end = "reached" if outcome else "short"
    return Suggestion(verdict=verdict, reason=f"suggestion.{basis}_{end}", facts=facts)


def _by_rate(item: ChecklistItem, figure: Decimal, facts: Mapping[str, str], basis: str) -> Suggestion | None:
    if figure >= FULL:
        verdict, end = Verdict.MET, "full"
    elif item.running:
        return None
    else:
        verdict, end = (Verdict.PARTLY, "part") if figure >= FLOOR else (Verdict.NOT_MET, "low")
    facts = {**facts, "floor": number_with_unit(FLOOR, "%")}
    return Suggestion(verdict=verdict, reason=f"suggestion.{basis}_{end}", facts=facts)


def is_reference(item: ChecklistItem) -> bool:
    """Tell whether the planned figure stands in a plan that is not the ward's own."""
    return item.planned_origin is not None and item.planned is not None and item.planned.source is not None


def _none_occurred(quantity: Quantity) -> bool:
    return quantity.denominator == 0 and not quantity.numerator


def _unit(item: ChecklistItem) -> str:
    known = item.reported or item.planned
    return known.unit if known else ""


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_HUNDREDTH) if value != value.to_integral_value() else value


def _difference_unit(unit: str) -> str:
    return "" if unit == "%" else unit
