"""What can be done with the charts; digits choose from what is listed, as everywhere."""

from __future__ import annotations

from typing import ClassVar

from tui.command import Command, Vocabulary
from tui.commands.judging import NextGroup, PreviousGroup


class ShowChart(Command):
    """Show one of the charts."""

    chart: ClassVar[str] = ""


class ChartTargets(ShowChart):
    """Planned, reported, verified: how many levels are reached per group, and each figure of a group."""

    id, keys, label, chart = "chart_targets", "1", "1", "targets"


class ChartProgress(ShowChart):
    """Progress and verdicts per group."""

    id, keys, label, chart = "chart_progress", "2", "2", "progress"


class ChartScores(ShowChart):
    """Points per group."""

    id, keys, label, chart = "chart_scores", "3", "3", "scores"


class ChartOverdue(ShowChart):
    """Overdue dossiers by field."""

    id, keys, label, chart = "chart_overdue", "4", "4", "overdue"


class ChartTrends(ShowChart):
    """Rates over periods."""

    id, keys, label, chart = "chart_trends", "5", "5", "trends"


class NextChart(Command):
    """To the next chart."""

    id, keys = "next_chart", "tab"


class OpenBar(Command):
    """From a group to its figures, from a figure to its item of the checklist."""

    id, keys, label = "open_bar", "enter", "⏎"


class ViewBarSource(Command):
    """Show the place in the document that the bar goes back to."""

    id, keys, label = "bar_source", "v", "v"


class ChartAsText(Command):
    """The same numbers as lines of text, or as bars again."""

    id, keys, label = "chart_text", "d", "d"


CHARTING = Vocabulary(
    ChartTargets,
    ChartProgress,
    ChartScores,
    ChartOverdue,
    ChartTrends,
    NextChart,
    NextGroup,
    PreviousGroup,
    OpenBar,
    ViewBarSource,
    ChartAsText,
)
