"""What a verdict earns: the scoring rules R1 to R7 as far as verdicts and figures carry them.

Rules by rate (R2, R7) follow the verified rate; a rate that is only reported earns no more than the verdict gives, for
without proof there are no points. The steps and deductions of R1, R3, R4 are the verdict's own: met 1, partly a half.
While a growing figure's span is not over, its rate says nothing and the verdict alone counts.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.codes import Verdict
from inspection.suggest import FLOOR, FULL, is_reference, measured, reached, stated

if TYPE_CHECKING:
    from inspection.model.checklist import ChecklistItem, Quantity
    from inspection.model.inspection import Answer

FORMULA = "score.formula"
"""Text id of the sentence that says how points are counted."""

BONUS = "R6"

ONE = Decimal(1)

SHARES = {
    Verdict.MET: ONE,
    Verdict.PARTLY: Decimal("0.5"),
    Verdict.NOT_MET: Decimal(0),
    Verdict.INSUFFICIENT: Decimal(0),
}
"""Share of the points that a verdict gives by itself; "not applicable" gives none and takes none."""

_HUNDREDTH = Decimal("0.01")


def possible(item: ChecklistItem, answer: Answer) -> Decimal:
    """Return the points that a judged item counts for; nothing while it is not judged or does not apply (R5)."""
    if item.points is None or BONUS in item.scoring or answer.verdict not in SHARES:
        return Decimal(0)
    return item.points


def points(item: ChecklistItem, answer: Answer) -> Decimal:
    """Return the points that an item earns, to the hundredth."""
    return (possible(item, answer) * share(item, answer)).quantize(_HUNDREDTH)


def bonus(item: ChecklistItem, answer: Answer) -> Decimal:
    """Return bonus (earned when met) or penalty (negative points, lost when not met), beside the hundred points."""
    if item.points is None or BONUS not in item.scoring or answer.verdict in {None, Verdict.INSUFFICIENT}:
        return Decimal(0)
    given = SHARES.get(answer.verdict) if answer.verdict else None
    if given is None:
        return Decimal(0)
    return (item.points * (given if item.points > 0 else ONE - given)).quantize(_HUNDREDTH)


def share(item: ChecklistItem, answer: Answer) -> Decimal:
    """Return the share of an item's points that is earned, from 0 to 1."""
    given = SHARES.get(answer.verdict, Decimal(0)) if answer.verdict else Decimal(0)
    if item.running or answer.verdict in {None, Verdict.NOT_APPLICABLE, Verdict.INSUFFICIENT}:
        return given
    if answer.verified is not None:
        verified = _by_rate(item, measured(answer.verified), answer.verified.unit)
        return given if verified is None else verified
    reported = _by_rate(item, stated(item.reported), item.reported.unit) if item.reported else None
    return given if reported is None else min(given, reported)


def _by_rate(item: ChecklistItem, figure: Decimal | None, unit: str) -> Decimal | None:
    """Return the share that a figure earns by the item's rule; None where the rule does not go by figures."""
    rule = item.scoring[0] if item.scoring else ""
    if figure is None:
        return None
    if rule == "R2" and item.direction == "up" and unit in {"", "%"}:
        return min(ONE, figure / FULL) if figure >= FLOOR else Decimal(0)
    if rule == "R7" and item.planned is not None and not is_reference(item):
        return _against_target(item, item.planned, figure)
    return None


def _against_target(item: ChecklistItem, planned: Quantity, figure: Decimal) -> Decimal | None:
    outcome = reached(planned, figure, item.direction)
    if outcome is None or planned.value is None:
        return None
    if outcome:
        return ONE
    over, under = (planned.value, figure) if item.direction == "down" else (figure, planned.value)
    return max(Decimal(0), min(ONE, over / under)) if under else Decimal(0)
