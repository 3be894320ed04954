"""Figures as people read them: "≥ 95%", "96,4% (1.190/1.235)", "1.235 hồ sơ"; one form for screens and notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.codes import Comparator
from inspection.vietnamese import format_number

if TYPE_CHECKING:
    from decimal import Decimal

    from inspection.model.checklist import Quantity

_SIGNS = {
    Comparator.EQUAL: "",
    Comparator.RANGE: "",
    Comparator.AT_LEAST: "≥ ",
    Comparator.ABOVE: "> ",
    Comparator.AT_MOST: "≤ ",
    Comparator.BELOW: "< ",
}

_RAISED = {"m2": "m²", "km2": "km²", "m3": "m³"}


def number_with_unit(value: Decimal, unit: str = "") -> str:
    """Return a number in Vietnamese form with its unit."""
    return _with_unit(format_number(value), unit)


def _with_unit(text: str, unit: str) -> str:
    """Put the unit behind; the per cent sign stands close to its number, as Vietnamese documents write it."""
    return f"{text}%" if unit == "%" else f"{text} {_RAISED.get(unit, unit)}".strip()


def quantity_text(quantity: Quantity | None) -> str:
    """Return a quantity with its comparator, and numerator and denominator where it has them; nothing for None."""
    if quantity is None or quantity.value is None:
        return ""
    value = format_number(quantity.value)
    if quantity.comparator is Comparator.RANGE and quantity.upper is not None:
        value = f"{value}–{format_number(quantity.upper)}"
    text = _SIGNS[quantity.comparator] + _with_unit(value, quantity.unit)
    if quantity.numerator is not None and quantity.denominator is not None:
        text += f" ({format_number(quantity.numerator)}/{format_number(quantity.denominator)})"
    return text
