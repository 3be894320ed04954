"""Figures read as Vietnam writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from inspection.model.checklist import Quantity
from inspection.model.codes import Comparator
from inspection.quantities import quantity_text


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (None, ""),
        (Quantity(value=None), ""),
        (Quantity(value=Decimal(95), unit="%", comparator=Comparator.AT_LEAST), "≥ 95%"),
        (Quantity(value=Decimal(150), upper=Decimal(200), unit="m2", comparator=Comparator.RANGE), "150–200 m²"),
        (
            Quantity(value=Decimal("96.40"), unit="%", numerator=Decimal(1190), denominator=Decimal(1235)),
            "96,4% (1.190/1.235)",
        ),
        (Quantity(value=Decimal(1235), unit="hồ sơ"), "1.235 hồ sơ"),
        (Quantity(value=Decimal(150), unit="m2", comparator=Comparator.RANGE), "150 m²"),
        (Quantity(value=Decimal(96), unit="%", numerator=Decimal(1190)), "96%"),
        (Quantity(value=Decimal(96), unit="%", denominator=Decimal(1235)), "96%"),
    ],
)
def test_a_quantity_reads_as_people_write_it(quantity: Quantity | None, text: str) -> None:
    assert quantity_text(quantity) == text
