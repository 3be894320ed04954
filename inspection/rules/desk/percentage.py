"""Arithmetic of percentages: how a stated rate relates to the one its two numbers give.

Wards cut decimals off as often as they round, so a cut rate is told apart from a wrong one (domain.md §4.7).
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from enum import IntEnum

from inspection.rules.desk import show
from inspection.vietnamese import format_number

HUNDRED = Decimal(100)


class Fit(IntEnum):
    """How well a stated rate fits; the better, the smaller."""

    ROUNDED = 0
    """Right to the last digit that is written."""
    TRUNCATED = 1
    """Right but for digits cut off instead of rounded."""
    NEAR = 2
    """Within one unit of the last digit, yet neither rounded nor cut."""
    OFF = 3


def decimals(value: Decimal) -> int:
    """Return how many decimals a number is written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def share(numerator: Decimal, denominator: Decimal) -> Decimal:
    """Return numerator of denominator in per cent, to 28 digits."""
    with localcontext() as context:
        context.prec = 28
        return HUNDRED * numerator / denominator


def fit(stated: Decimal, numerator: Decimal, denominator: Decimal) -> Fit:
    """Tell how a stated rate fits its two numbers; the denominator is not zero."""
    exact = share(numerator, denominator)
    digit = Decimal(1).scaleb(-decimals(stated))
    if exact.quantize(digit, ROUND_HALF_UP) == stated:
        return Fit.ROUNDED
    if exact.quantize(digit, ROUND_DOWN) == stated:
        return Fit.TRUNCATED
    return Fit.NEAR if abs(stated - exact) <= digit else Fit.OFF


def within(stated: Decimal, numerator: Decimal, denominator: Decimal) -> bool:
    """Tell whether a rate fits two amounts that are themselves rounded, such as 15,5 of 13,7 billion đồng.

    The denominator is not zero.
    """
    top, bottom, rate = (Decimal(1).scaleb(-decimals(value)) / 2 for value in (numerator, denominator, stated))
    least = share(numerator - top, denominator + bottom)
    most = share(numerator + top, denominator - bottom)
    return least - rate <= stated <= most + rate


def possible(stated: Decimal, denominator: Decimal) -> bool:
    """Tell whether any whole number of ``denominator`` gives the rate, rounded or cut (the GRIM test)."""
    near = int(stated * denominator / HUNDRED)
    return any(fit(stated, Decimal(k), denominator) <= Fit.TRUNCATED for k in range(max(0, near - 1), near + 3))


def nearest(stated: Decimal, denominator: Decimal) -> str:
    """Return the two divisions by a whole denominator that come nearest to a rate."""
    below = (stated * denominator / HUNDRED).to_integral_value(rounding=ROUND_DOWN)
    return "; ".join(working(stated, k, denominator) for k in (below, below + 1) if k <= denominator)


def percent(value: Decimal, digits: int) -> str:
    """Return a rate as it is shown, such as ``99,57%``."""
    return f"{format_number(value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP), digits)}%"


def working(stated: Decimal, numerator: Decimal, denominator: Decimal) -> str:
    """Return the division in one line, with the digits of the stated rate."""
    return f"{show(numerator)}/{show(denominator)} = {percent(share(numerator, denominator), decimals(stated))}"
