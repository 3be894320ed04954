"""One indicator's figures as the notice tells them: planned, reported, recomputed, verified, with what each is of."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from inspection.conclude.phrases import capital, clause, made_of, number, quantity, tidy
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from inspection.conclude.material import Material
    from inspection.model.checklist import Quantity
    from inspection.model.documents import Figure
    from inspection.model.kpi import IndicatorRow

_TWO_DECIMALS = Decimal("0.01")


def label(material: Material, row: IndicatorRow) -> str:
    """Return what is measured: the indicator's own name, for an item's title often asks for more than one thing."""
    known = material.catalogue.indicators.get(row.indicator or "")
    return capital(clause(known.name.vi if known else row.label))


def told(material: Material, row: IndicatorRow) -> str:
    """Return the figures in a sentence; nothing where there is only a plan.

    A figure that was not found in a report may still stand there in other words, so nothing is said of its absence.
    """
    if row.reported is None and row.verified is None:
        return ""
    say, item = material.say, material.items.get(row.item)
    parts = []
    if row.planned is not None:
        planned = quantity(item.planned, say) if item and item.planned else number(row.planned, row.unit)
        own = material.inspection.plan_is_own
        parts.append(say("notice.planned" if own else "notice.planned_elsewhere", figure=planned))
    if row.reported is not None:
        parts.append(say("notice.reported", figure=reported(material, row)))
        if _deviates(row.reported, row.recomputed):
            parts.append(say("notice.recomputed", figure=recomputed(row)))
    if row.verified is not None:
        parts.append(say("notice.verified", figure=verified(material, row)))
    return f"{label(material, row)}: {'; '.join(parts)}."


def reported(material: Material, row: IndicatorRow) -> str:
    """Return the reported figure with its numerator and denominator, or nothing."""
    item = material.items.get(row.item)
    return _measured(material, row.reported, row.unit, item.reported if item else None)


def verified(material: Material, row: IndicatorRow) -> str:
    """Return the figure that the team recorded, with its numerator and denominator, or nothing."""
    found = material.inspection.answer(row.item).verified
    return _measured(material, found.value if found else row.verified, row.unit, found)


def recomputed(row: IndicatorRow) -> str:
    """Return the rate computed again from its own figures, with two decimals as reports have them, or nothing."""
    return "" if row.recomputed is None else number(row.recomputed.quantize(_TWO_DECIMALS, ROUND_HALF_UP), row.unit)


def _measured(material: Material, value: Decimal | None, unit: str, of: Quantity | None) -> str:
    if value is None:
        return ""
    if of and of.denominator is not None and not of.denominator:
        return material.say("notice.none_arisen") + made_of(of)  # a share of nothing is no rate
    return number(value, unit) + (made_of(of) if of else "")


def _deviates(stated: Decimal, computed: Decimal | None) -> bool:
    """Tell whether a rate does not follow from its own figures; one that was cut instead of rounded still does."""
    return computed is not None and stated not in {
        computed.quantize(stated, how) for how in (ROUND_HALF_UP, ROUND_DOWN)
    }


def general(material: Material, figure: Figure) -> str:
    """Return a figure on the ward at large; the unit only where the name does not say it."""
    name = tidy(material.catalogue.indicators[figure.indicator or ""].name.vi)
    unit = "" if f" {fold(figure.unit or '')} " in f" {fold(name)} " else figure.unit
    return f"{name}: {number(figure.value, unit)}"
