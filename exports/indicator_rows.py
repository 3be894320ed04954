"""Every figure that the report states and every target of the ward's own plan as rows of a table, by indicator.

The table of figures (``so-lieu``) is one of checklist items; most of what a report states is asked for by none of them
and stands here. A figure that could not be named keeps its own words; nothing is added up or filled in.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.codes import Comparator
from inspection.model.source import SourceRef
from inspection.notice_names import place_of
from inspection.verification import rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.port import Bundle
    from inspection.model.checklist import ChecklistItem
    from inspection.model.documents import Figure, Reading, Target
    from inspection.wording import Wording

Row = tuple[str | Decimal | date | None, ...]

SIGNS = {
    Comparator.EQUAL: "",  # a lone = would be taken for a formula
    Comparator.AT_LEAST: "≥",
    Comparator.ABOVE: ">",
    Comparator.AT_MOST: "≤",
    Comparator.BELOW: "<",
    Comparator.RANGE: "–",
}


def indicator_rows(bundle: Bundle, say: Wording) -> Iterator[Row]:
    """Yield the report's figures in its order, then the targets that it is silent on."""
    inspection = bundle.inspection
    plan = inspection.plan if inspection.plan_is_own else None
    targets = {target.indicator: target for target in reversed(plan.targets) if target.indicator} if plan else {}
    items = {item.indicator: item for item in reversed(inspection.items) if item.indicator and not item.withdrawn}
    figures = inspection.report.results if inspection.report else ()
    rows = _Rows(bundle, say)
    for figure in figures:
        own = figure.indicator or ""
        yield rows.row(own, figure, targets.get(own), items.get(own))
    told = {figure.indicator for figure in figures if figure.indicator}
    for target in plan.targets if plan else ():
        own = target.indicator or ""
        if own not in told:
            yield rows.row(own, None, target, items.get(own))


class _Rows:
    """Makes the rows of one bundle."""

    def __init__(self, bundle: Bundle, say: Wording) -> None:
        self._bundle = bundle
        self._say = say

    def row(self, own: str, figure: Figure | None, target: Target | None, item: ChecklistItem | None) -> Row:
        """Return the row of a figure, of a target, or of both."""
        known = self._bundle.catalogue.indicators.get(own)
        group = known.group if known else target.group if target else None
        names = {one.code: one.name.vi for one in self._bundle.catalogue.groups}
        verified = self._bundle.inspection.answer(item.id).verified if item else None
        period = figure.period if figure else None
        units = (figure.unit if figure else "", target.unit if target else "", known.unit if known else "")
        return (
            own,
            known.name.vi if known else "",
            names.get(group, "") if group else "",
            figure.label if figure else target.text if target else "",
            next(filter(None, units), ""),
            SIGNS[target.comparator] if target else "",
            target.value[0] if target and target.value else None,
            target.value[1] if target and len(target.value) > 1 else None,
            figure.value if figure else None,
            figure.numerator if figure else None,
            figure.denominator if figure else None,
            _again(figure),
            verified.value if verified else None,
            self._say("notice.file.item", number=item.number) if item else "",
            period.start if period else None,
            period.end if period else None,
            self._place(figure, target),
            figure.quote if figure else "",
        )

    def _place(self, figure: Figure | None, target: Target | None) -> str:
        role, line = ("report", figure.line) if figure else ("plan", target.line if target else 0)
        reading: Reading | None = self._bundle.inspection.reading(role)
        page = reading.source.page_of(line) if reading else None
        return place_of(SourceRef(document=role, line=line, page=page), self._say)


def _again(figure: Figure | None) -> Decimal | None:
    """Return a stated rate computed again from its own numerator and denominator; None for anything else."""
    if figure is None or figure.unit != "%" or figure.numerator is None or not figure.denominator:
        return None
    return rate(figure.numerator, figure.denominator)
