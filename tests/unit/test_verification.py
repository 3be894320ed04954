"""What an inspector types as the verified figure becomes a quantity, or is refused; nothing is guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from inspection.model.catalogue import Bilingual
from inspection.model.checklist import ChecklistItem, Quantity
from inspection.model.codes import GroupCode, ItemKind
from inspection.verification import NeedsDenominatorError, verified_quantity

NOTHING = Bilingual(vi="", en="")


def an_item(reported: Quantity | None = None, planned: Quantity | None = None) -> ChecklistItem:
    return ChecklistItem(
        id="TT-05",
        number="3.05",
        kind=ItemKind.CRITERION,
        group=GroupCode.PROCEDURES,
        title=NOTHING,
        basis=NOTHING,
        expected_evidence=NOTHING,
        reported=reported,
        planned=planned,
    )


RATE = an_item(Quantity(value=Decimal("97.49"), unit="%", numerator=Decimal(1204), denominator=Decimal(1235)))
BARE_RATE = an_item(Quantity(value=Decimal(75), unit="%"))
COUNT = an_item(Quantity(value=Decimal(38), unit="hồ sơ"))


@pytest.mark.parametrize(
    ("item", "typed", "value", "unit", "numerator"),
    [
        (RATE, "1190/1235", "96.36", "%", "1190"),
        (RATE, " 1.190 / 1.235 ", "96.36", "%", "1190"),
        (RATE, "96,4%", "96.4", "%", None),
        (RATE, "96,4", "96.4", "%", None),
        (BARE_RATE, "80", "80", "%", None),
        (COUNT, "1.038", "1038", "hồ sơ", None),
        (COUNT, "0", "0", "hồ sơ", None),
        (an_item(), "3/3", "100", "%", "3"),
        (an_item(planned=Quantity(value=Decimal(150), unit="m²")), "124", "124", "m²", None),
    ],
)
def test_a_figure_is_taken_as_typed(
    item: ChecklistItem, typed: str, value: str, unit: str, numerator: str | None
) -> None:
    quantity = verified_quantity(typed, item)
    assert quantity.value == Decimal(value)
    assert quantity.unit == unit
    assert quantity.numerator == (Decimal(numerator) if numerator else None)


@pytest.mark.parametrize("typed", ["", "abc", "5/0", "6/5", "-1", "1/2/3", "1.2.3", "10 hồ sơ", "/5", "5/"])
def test_what_is_no_figure_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        verified_quantity(typed, COUNT)


def test_a_count_for_a_rate_asks_for_its_denominator_and_proposes_the_reported_one() -> None:
    with pytest.raises(NeedsDenominatorError) as asked:
        verified_quantity("1190", RATE)
    assert asked.value.proposed == Decimal(1235)
