"""The charts beside the checklist: scores, verdicts, three figures of a group; each with its formula on it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from inspection.model.codes import Verdict
from tui.theme import line, wrapped
from tui.widgets.bar_chart import Bar, Part, draw_bars, look_of_score

if TYPE_CHECKING:
    from rich.text import Text

    from inspection.model.catalogue import Catalogue
    from inspection.model.codes import GroupCode
    from inspection.model.kpi import Assessment
    from inspection.wording import Wording

_NAME = 16
"""Cells for an indicator's name."""


class Chart(StrEnum):
    """What can be drawn."""

    SCORES = "scores"
    FIGURES = "figures"
    VERDICTS = "verdicts"

    @property
    def next(self) -> Chart:
        """Return the chart that Tab brings."""
        charts = list(Chart)
        return charts[(charts.index(self) + 1) % len(charts)]


class ScoreCharts:
    """Draws in one language."""

    def __init__(self, wording: Wording, catalogue: Catalogue) -> None:
        self._say = wording
        self._catalogue = catalogue

    def lines(self, chart: Chart, assessment: Assessment, group: GroupCode | None, width: int) -> list[Text]:
        """Return a chart with its title and formula, as lines of at most ``width`` cells."""
        title = self._say(f"chart.{chart}")
        if chart is Chart.FIGURES and group:
            title = f"{title} · {self._catalogue.group(group).short}"
        head = [line(), line((title, "strong")), *wrapped(self._say(f"chart.{chart}_formula"), width, "dim")]
        match chart:
            case Chart.SCORES:
                bars = self._scores(assessment)
            case Chart.FIGURES:
                bars = self._figures(assessment, group)
            case Chart.VERDICTS:
                bars = self._verdicts(assessment)
        top = max((bar.value for bar in bars), default=0) if chart is Chart.VERDICTS else 100
        drawn = draw_bars(bars, width, top=max(top, 1), unit="" if chart is Chart.VERDICTS else "%")
        return [*head, *drawn] if drawn else [*head, line((self._say("chart.nothing"), "dim"))]

    def _scores(self, assessment: Assessment) -> list[Bar]:
        bars = []
        for score in assessment.groups:
            if score.group is None:
                continue
            percent = score.percent
            shown = "–" if percent is None else f"{percent:.0f}"
            label = f"{self._catalogue.group(score.group).short:<4}{shown:>4}"
            bars.append(
                Bar(label=label, parts=() if percent is None else (Part(float(percent), look_of_score(percent)),))
            )
        return bars

    def _figures(self, assessment: Assessment, group: GroupCode | None) -> list[Bar]:
        bars = []
        for row in assessment.indicators:
            if row.group is not group or row.unit != "%":
                continue
            known = [
                (name, value)
                for name, value in (("planned", row.planned), ("reported", row.reported), ("verified", row.verified))
                if value is not None
            ]
            for place, (name, value) in enumerate(known):
                label = row.label[:_NAME] if place == 0 else ""
                sign = self._say(f"chart.sign.{name}")
                shown = f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")
                bars.append(Bar(label=f"{label:<{_NAME}} {sign} {shown:>5}", parts=(Part(float(value), name),)))
        return bars

    def _verdicts(self, assessment: Assessment) -> list[Bar]:
        bars = []
        for verdict in Verdict:
            count = assessment.total.verdicts.get(verdict, 0)
            mark = self._say(f"checklist.mark.{verdict}")
            name = f"{mark} {self._say(f'code.verdict.{verdict}')[:_NAME]:<{_NAME}}{count:>4}"
            bars.append(Bar(label=name, parts=(Part(float(count), str(verdict), mark),)))
        return bars
