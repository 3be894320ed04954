"""Many wards at once as lines: progress, points per group, one indicator; and how they may be put in order. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from inspection.model.codes import GroupCode
from inspection.vietnamese import collation_key, format_number
from tui.phrases import fitted, period_words, ward_name
from tui.theme import Part, line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from rich.text import Text

    from inspection.model.catalogue import Catalogue
    from inspection.store.port import Summary
    from inspection.ward_figures import WardFigures
    from inspection.wording import Wording

ORDERS = ("score", "figure", "progress", "name")
_GROUP, _TOTAL, _PROGRESS, _FIGURE, _PERIOD = 4, 6, 8, 12, 17
_ROOM_FOR_PERIOD = 100
"""Cells from which on the period is shown too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRow:
    """An inspection, with its numbers as far as they were worked out."""

    summary: Summary
    known: WardFigures | None = None

    def value(self, indicator: str) -> Decimal | None:
        """Return the figure of an indicator; None where it has none."""
        held = self.known.figures.get(indicator) if self.known else None
        return held.quantity.value if held else None


def ordered(rows: Sequence[OverviewRow], order: str, indicator: str) -> list[OverviewRow]:
    """Return the rows in an order: the lowest first, where help is needed, and what is not known last."""

    def key(row: OverviewRow) -> tuple[bool, float]:
        if order == "progress":
            return False, row.summary.judged / row.summary.items if row.summary.items else 0.0
        known = row.known.total.percent if row.known and order == "score" else None
        value = row.value(indicator) if order == "figure" else known
        return value is None, float(value or 0)

    by_name = sorted(rows, key=lambda row: collation_key(f"{row.summary.ward} {row.summary.city}"))
    return by_name if order == "name" else sorted(by_name, key=key)


class OverviewLook:
    """Puts rows into lines of one width, in the language of the interface."""

    def __init__(self, catalogue: Catalogue, say: Wording, width: int, indicator: str) -> None:
        self._catalogue = catalogue
        self._say = say
        self._indicator = indicator
        self._period = _PERIOD if width >= _ROOM_FOR_PERIOD else 0
        taken = self._period + _PROGRESS + _GROUP * len(GroupCode) + _TOTAL + _FIGURE + 4
        self._ward = max(12, width - taken)

    def head(self) -> Text:
        """Return the names of the columns."""
        cells = [fitted(f"  {self._say('home.ward')}", self._ward + 2)]
        cells += [fitted(self._say("home.period"), self._period)] if self._period else []
        cells.append(fitted(self._say("overview.progress"), _PROGRESS))
        cells += [f"{self._catalogue.group(group).short:>{_GROUP}}" for group in GroupCode]
        cells.append(f"{self._say('overview.total'):>{_TOTAL}}")
        known = self._catalogue.indicators.get(self._indicator)
        cells.append(f"{(known.code or '') if known else '':>{_FIGURE}}")
        return line(("".join(cells), "dim"))

    def row(self, row: OverviewRow) -> Text:
        """Return the line of an inspection."""
        one = row.summary
        parts: list[Part] = ["  ", (fitted(ward_name(one.ward_type, one.ward), self._ward - 1), "strong"), " "]
        parts += [fitted(period_words(one.period) or "–", self._period)] if self._period else []
        parts.append(fitted(f"{one.judged}/{one.items}", _PROGRESS))
        if row.known is None:
            return line(*parts, (self._say("overview.working"), "dim"))
        for group in GroupCode:
            parts.append(f"{_share(row.known.groups[group].percent):>{_GROUP}}")
        parts.append((f"{_share(row.known.total.percent):>{_TOTAL}}", "strong"))
        held = row.known.figures.get(self._indicator)
        sign = self._say(f"chart.sign.{'verified' if held.verified else 'reported'}") if held else ""
        shown = f"{format_number(held.quantity.value)} {sign}" if held and held.quantity.value is not None else "–"
        return line(*parts, (f"{shown:>{_FIGURE}}", "verified" if held and held.verified else "reported"))

    def indicator(self) -> str:
        """Return the name of the indicator that is shown."""
        known = self._catalogue.indicators.get(self._indicator)
        return f"{known.name[self._say.language]} ({known.unit})" if known else "–"

    def spread(self, rows: Sequence[OverviewRow]) -> str:
        """Return lowest, median and highest of the indicator, with the wards at both ends."""
        held = sorted(
            ((value, row.summary.ward) for row in rows if (value := row.value(self._indicator)) is not None),
            key=lambda one: one[0],
        )
        if not held:
            return self._say("overview.no_figure")
        (low, first), (high, last) = held[0], held[-1]
        middle = median(value for value, _ in held)
        facts = {"low": format_number(low), "middle": format_number(middle), "high": format_number(high)}
        return self._say("overview.spread", count=len(held), first=first, last=last, **facts)


def _share(percent: Decimal | None) -> str:
    return "–" if percent is None else format_number(percent, 0)
