"""Family A, budgets: revenue and spending rest on one estimate (domain.md §5.1, A13)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, lines_of, show
from inspection.rules.desk.percentage import HUNDRED, Fit, decimals, fit, percent, share
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Figure
    from inspection.rules.desk import Desk, Sheet

_ESTIMATE = re.compile(r"\b(?:du toan|ke hoach)\b[^.:]{0,80}\b(?:giao|phe duyet|duyet)\b[^.:]{0,80}:(?!.*thuc hien)")
"""Words that open a list of what an estimate gives."""


def is_estimated(sheet: Sheet, figure: Figure) -> bool:
    """Tell whether money is what an estimate gives, by the words that open its sentence, and not what came of it."""
    if "đồng" not in (figure.unit or "") or not 0 < figure.line <= len(sheet.folded):
        return False
    text = sheet.folded[figure.line - 1]
    end = max(text.find(show(figure.value)), 0)
    return _ESTIMATE.search(text, text.rfind(". ", 0, end) + 1, end) is not None


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


@rule("A37")
def share_of_a_listed_estimate(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "đạt 75% dự toán" by what the estimate gave some lines before."""
    for sheet in desk.sheets:
        for name in desk.relations.open_ended:
            known = desk.indicator(name)
            amounts = [one for one in sheet.figures(known.numerator if known else None) if one.value]
            given = [one for one in amounts if is_estimated(sheet, one)]
            done = [one for one in amounts if one not in given and len(given) == 1 and one.unit == given[0].unit]
            rate = next((one for one in sheet.figures(name) if done and one.line == done[0].line), None)
            if rate is None or rate.value is None or done[0].value is None or not given[0].value:
                continue
            whole, part = given[0].value, done[0].value
            made = percent(share(part, whole), max(decimals(rate.value), 1))
            facts = {"indicator": name, "working": f"{show(part)} / {show(whole)} = {made}"}
            lines = lines_of([given[0], rate])
            if fit(rate.value, part, whole) is Fit.ROUNDED:
                yield Pass(sheet=sheet, lines=lines, facts=facts)
                continue
            stated = percent(rate.value, decimals(rate.value))
            facts |= {"against": given[0].quote}
            yield Hit(sheet=sheet, lines=lines, quote=rate.quote, stated=stated, computed=made, facts=facts)
