"""Planned and reported figures of a case as quantities: targets of the plan and of higher levels, results."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from inspection.made_rates import made_rate
from inspection.model.checklist import Quantity
from inspection.model.codes import Comparator
from inspection.model.source import SourceRef

if TYPE_CHECKING:
    from inspection.model.case import Case, TargetMatch
    from inspection.model.catalogue import Catalogue, StandardTarget
    from inspection.model.documents import Figure, Target


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """What is planned and reported for an indicator in one case."""

    case: Case
    catalogue: Catalogue
    growing: frozenset[str] = frozenset()
    """Indicators whose figures grow over the planned span."""

    def target(self, indicator: str) -> TargetMatch | None:
        """Return the plan's first target on an indicator."""
        return next((match for match in self.case.targets if match.target.indicator == indicator), None)

    def standard(self, indicator: str) -> StandardTarget | None:
        """Return the target that a higher level sets for an indicator on the day up to which the documents speak."""
        day = self._day()
        if day is None:
            return None
        fitting = [t for t in self.catalogue.targets if t.indicator == indicator and t.validity.holds(day)]
        return max(fitting, key=lambda t: t.validity.start or date.min, default=None)

    def reported(self, indicator: str) -> Quantity | None:
        """Return the reported figure of an indicator, a rate with its numerator and denominator if they are reported.

        A rate that the report does not state follows from the two.
        """
        report, known = self.case.report, self.catalogue.indicators.get(indicator)
        if report is None:
            return None
        figure = report.result(indicator)
        stated = figure_quantity(figure, known.unit if known else "") if figure is not None else None
        made = made_rate(report, known) if known is not None else None
        if made is None:
            return stated
        if stated is not None:
            bare = stated.numerator is None and stated.denominator is None and stated.unit == "%"
            return replace(stated, numerator=made.numerator, denominator=made.denominator) if bare else stated
        return figure_quantity(made)

    def running(self, indicator: str | None) -> bool:
        """Tell whether a figure may still have been growing when the report was written."""
        return indicator in self.growing and self._span_open()

    def _span_open(self) -> bool:
        plan, report = self.case.plan, self.case.report
        if report is None or report.period is None:
            return True
        end = report.period.end
        own = plan.period if plan is not None and self.case.plan_is_own else None
        return end < (own.end if own else date(end.year, 12, 31))

    def _day(self) -> date | None:
        for reading in (self.case.report, self.case.plan):
            if reading is not None and reading.period is not None:
                return reading.period.end
        return None


def figure_quantity(figure: Figure, unit: str = "") -> Quantity:
    """Return a figure of the report as a quantity; ``unit`` where the report gives none."""
    return Quantity(
        value=figure.value,
        unit=figure.unit or unit,
        numerator=figure.numerator,
        denominator=figure.denominator,
        source=_report_place(figure),
    )


def target_quantity(target: Target) -> Quantity:
    """Return a target of the plan as a quantity."""
    ranged = target.comparator is Comparator.RANGE and len(target.value) > 1
    return Quantity(
        value=target.value[0] if target.value else None,
        unit=target.unit,
        comparator=target.comparator,
        upper=target.value[1] if ranged else None,
        source=SourceRef(document="plan", line=target.line, quote=target.text),
    )


def _report_place(figure: Figure) -> SourceRef:
    return SourceRef(document="report", line=figure.line, quote=figure.quote)
