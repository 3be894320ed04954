"""The figure that the team found itself, as it is typed: ``a/b``, a percentage or a number. Nothing is guessed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from inspection.model.checklist import Quantity
from inspection.vietnamese import nfc, parse_number

if TYPE_CHECKING:
    from inspection.model.checklist import ChecklistItem

_PERCENT = "%"
_TWO_DECIMALS = Decimal("0.01")


class NeedsDenominatorError(ValueError):
    """A count was typed where the figure is a rate; ``proposed`` is the reported denominator, if there is one."""

    def __init__(self, proposed: Decimal | None) -> None:
        super().__init__("a rate needs its denominator")
        self.proposed = proposed


def rate(numerator: Decimal, denominator: Decimal) -> Decimal:
    """Return numerator of denominator in per cent, rounded half up to two decimals as reports do."""
    return (100 * numerator / denominator).quantize(_TWO_DECIMALS, ROUND_HALF_UP)


def verified_quantity(typed: str, item: ChecklistItem) -> Quantity:
    """Return the quantity that was typed for an item.

    ``NeedsDenominatorError`` where a whole number was typed for a rate that the report gives with numerator and
    denominator; ``ValueError`` where the text is no figure, or a rate is over nothing or above the whole.
    """
    text = nfc(typed).strip()
    unit = next((q.unit for q in (item.reported, item.planned) if q and q.unit), "")
    above, slash, below = text.partition("/")
    if slash:
        numerator, denominator = parse_number(above), parse_number(below)
        if numerator is None or not denominator or numerator < 0 or denominator < numerator:
            raise ValueError(typed)
        share = rate(numerator, denominator)
        return Quantity(value=share, unit=_PERCENT, numerator=numerator, denominator=denominator)
    has_sign = text.endswith(_PERCENT)
    value = parse_number(text.removesuffix(_PERCENT))
    if value is None or value < 0:
        raise ValueError(typed)
    reported = item.reported
    is_rate = unit == _PERCENT and not has_sign
    if is_rate and reported and reported.denominator is not None and value == value.to_integral_value():
        raise NeedsDenominatorError(reported.denominator)
    return Quantity(value=value, unit=_PERCENT if has_sign else unit)
