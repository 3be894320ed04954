"""Family A, nothing of nothing: where there was nothing to be done, no rate of it is told (domain.md §5.1, A09)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.rules.arithmetic.rates import numbers_of
from inspection.rules.desk import Desk, Hit, Pass, Sheet, show
from inspection.rules.desk.percentage import decimals, percent
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINES_BEFORE = 2
"""How many lines back the counts of a rate without a name may stand."""


@rule("A09")
def nothing_of_nothing(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a rate of nothing is called "không phát sinh", never 0% or 100%."""
    for sheet in desk.sheets:
        yield from _of_zeros(sheet)
        for figure in sheet.reading.figures:
            known = desk.indicator(figure.indicator)
            if known is None or known.unit != "%":
                continue
            bases = [figure.denominator] if figure.denominator is not None else []
            bases += numbers_of(sheet, known.denominator, figure)
            if not bases or any(bases):
                continue
            facts = {"indicator": known.id, "working": "0/0"}
            if figure.value is None:
                yield Pass(sheet=sheet, lines=(figure.line,), facts=facts)
            else:
                yield Hit(
                    sheet=sheet,
                    lines=(figure.line,),
                    quote=figure.quote,
                    stated=f"{show(figure.value)}%",
                    facts=facts,
                )


def _of_zeros(sheet: Sheet) -> Iterator[Hit]:
    """Give the rates without a name right behind what there was nothing of: "phải xử lý: 0", "đã xử lý: 0", "100%"."""
    figures = sheet.reading.figures
    for place, rate in enumerate(figures[2:], 2):
        if rate.unit != "%" or rate.indicator is not None or rate.value is None or rate.denominator:
            continue
        before = figures[place - 2 : place]
        if any(one.value != 0 or one.unit == "%" or rate.line - one.line > _LINES_BEFORE for one in before):
            continue
        facts = {"indicator": rate.label, "working": "0/0"}
        stated = percent(rate.value, decimals(rate.value))
        yield Hit(sheet=sheet, lines=(rate.line,), quote=rate.quote, stated=stated, facts=facts)
