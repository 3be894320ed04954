"""Rates that a report does not state though it states both of their numbers: "28 nhiệm vụ", "đã hoàn thành 17"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.documents import Figure

if TYPE_CHECKING:
    from inspection.model.catalogue import Indicator
    from inspection.model.documents import Reading

_HUNDREDTH = Decimal("0.01")


def made_rate(report: Reading, rate: Indicator) -> Figure | None:
    """Return the rate made of its two numbers, at the place of the numerator; None where one is not stated.

    Where nothing was to be done, a report need not say that nothing was done: such a rate has no value.
    """
    if rate.numerator is None or rate.denominator is None:
        return None
    over, under = report.result(rate.numerator), report.result(rate.denominator)
    if under is None or under.value is None:
        return None
    told = over is not None and over.value is not None
    if not told and under.value:
        return None
    done, place = (over.value, over) if over is not None and told else (None, under)
    return Figure(
        indicator=rate.id,
        label=rate.name.vi,
        value=(100 * done / under.value).quantize(_HUNDREDTH) if under.value and done is not None else None,
        unit="%",
        numerator=done,
        denominator=under.value,
        period=place.period,
        quote=place.quote,
        line=place.line,
    )
