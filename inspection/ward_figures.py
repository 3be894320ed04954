"""What one inspection amounts to in a few numbers: points per group, and the figure of each indicator. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from inspection.model.codes import GroupCode
from inspection.scoring import points, possible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection.model.checklist import ChecklistItem, Quantity
    from inspection.model.inspection import Inspection


class Points(NamedTuple):
    """Points of items that were judged and apply."""

    earned: Decimal
    possible: Decimal

    @property
    def percent(self) -> Decimal | None:
        """Return the share; None where nothing was judged yet."""
        return 100 * self.earned / self.possible if self.possible else None


class HeldFigure(NamedTuple):
    """An indicator's figure, with the item that has it."""

    item: ChecklistItem
    quantity: Quantity
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WardFigures:
    """One inspection in numbers."""

    groups: Mapping[GroupCode, Points]
    figures: Mapping[str, HeldFigure]
    """By indicator."""

    @property
    def total(self) -> Points:
        """Return the points of all groups together."""
        earned = sum((one.earned for one in self.groups.values()), Decimal(0))
        return Points(earned, sum((one.possible for one in self.groups.values()), Decimal(0)))


def figures_of(inspection: Inspection) -> WardFigures:
    """Return an inspection in numbers."""
    groups = {group: group_points(group, inspection) for group in GroupCode}
    return WardFigures(groups=groups, figures=held_figures(inspection))


def asked(inspection: Inspection) -> list[ChecklistItem]:
    """Return the items that are asked."""
    return [item for item in inspection.items if not item.withdrawn]


def held_figures(inspection: Inspection) -> dict[str, HeldFigure]:
    """Return each indicator's figure from the first item that has one, a verified one before all others."""
    found: dict[str, HeldFigure] = {}
    for item in asked(inspection):
        verified = inspection.answer(item.id).verified
        held = verified or item.reported
        if item.indicator is None or held is None or held.value is None:
            continue
        known = found.get(item.indicator)
        if known is None or (verified is not None and not known.verified):
            found[item.indicator] = HeldFigure(item, held, verified is not None)
    return found


def group_points(group: GroupCode, inspection: Inspection) -> Points:
    """Return a group's points, as far as its items were judged and apply."""
    items = [(item, inspection.answer(item.id)) for item in asked(inspection) if item.group is group]
    earned = sum((points(item, answer) for item, answer in items), Decimal(0))
    return Points(earned, sum((possible(item, answer) for item, answer in items), Decimal(0)))
