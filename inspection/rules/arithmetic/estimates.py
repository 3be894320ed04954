"""Family A, budgets: revenue and spending rest on one estimate (domain.md §5.1, A13)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, lines_of, show
from inspection.rules.desk.percentage import HUNDRED, decimals
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet


@rule("A13")
def implied_estimates(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that revenue and spending, each given with its share of the estimate, rest on one estimate."""
    for sheet in desk.sheets:
        spans = {b.amount: _implied(sheet, b.amount, b.rate) for b in desk.relations.budgets}
        for budget in desk.relations.budgets:
            one, other = spans.get(budget.amount), spans.get(budget.balances or "")
            first, second = sheet.figure(budget.amount), sheet.figure(budget.balances)
            if one is None or other is None or first is None or second is None or first.unit != second.unit:
                continue
            shown = [show(span[1]) for span in (one, other)]
            facts = {
                "indicator": budget.amount,
                "other_indicator": second.indicator or "",
                "working": f"{shown[0]} ~ {shown[1]}",
            }
            lines = lines_of([first, second])
            if one[0] <= other[2] and other[0] <= one[2]:
                yield Pass(sheet=sheet, lines=lines, facts=facts)
            else:
                yield Hit(
                    sheet=sheet,
                    lines=lines,
                    quote=first.quote,
                    stated=shown[0],
                    computed=shown[1],
                    facts=facts | {"against": second.quote},
                )


def _implied(sheet: Sheet, amount: str, rate: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """Return the smallest, the plain and the largest estimate of an amount and its rate, both rounded or cut."""
    top, bottom = sheet.value(amount), sheet.value(rate)
    if top is None or not bottom:
        return None
    slack, point = Decimal(1).scaleb(-decimals(top)), Decimal(1).scaleb(-decimals(bottom))
    low = HUNDRED * (top - slack / 2) / (bottom + point)
    high = HUNDRED * (top + slack) / (bottom - point / 2) if bottom > point else HUNDRED * top
    return low, (HUNDRED * top / bottom).quantize(Decimal("0.01")), high
