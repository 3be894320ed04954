"""The charts (B): what was planned, reported and verified, verdicts and progress, points, late dossiers, trends.

Below the bars stands the formula of the one under the cursor with its own numbers; Enter goes to what it is made of,
``v`` to the line of the document. ``d`` shows the same rows as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.commands.charts import OpenBar, ShowChart, ViewBarSource
from tui.commands.judging import NextGroup, PreviousGroup
from tui.screens.charts_frame import CHARTS, CHOICE, ChartsFrame
from tui.screens.text_window import SourceWindow

if TYPE_CHECKING:
    from inspection.model.codes import GroupCode
    from tui.command import Command
    from tui.commands.everywhere import GoBack


class ChartsScreen(ChartsFrame):
    """Charts to be gone through."""

    def refusal(self, command: type[Command]) -> str:
        """Say why a key leads nowhere from here."""
        row = self.current
        if issubclass(command, NextGroup | PreviousGroup) and self.chart != "targets":
            return self.say("charts.groups_only", chart=self.say("chart.targets"))
        if issubclass(command, OpenBar) and (row is None or not (row.item or row.group)):
            return self.say("charts.leads_nowhere")
        if issubclass(command, ViewBarSource) and (row is None or row.source is None):
            return self.say("charts.no_source")
        return super().refusal(command)

    @on(ShowChart)
    def choose_chart(self, command: ShowChart) -> None:
        """Show the chart that was chosen; the figures of a group give way to all groups."""
        self.chart, self.group = command.chart, None
        self.show()

    def on_next_chart(self) -> None:
        """Go to the next chart."""
        self.chart, self.group = CHARTS[(CHARTS.index(self.chart) + 1) % len(CHARTS)], None
        self.show()

    def on_next_group(self) -> None:
        """Show the figures of the next group; after the last one all groups again."""
        self._go_group(1)

    def on_previous_group(self) -> None:
        """Show the figures of the group before."""
        self._go_group(-1)

    def _go_group(self, step: int) -> None:
        ring: list[GroupCode | None] = [None, *(group.code for group in self.host.catalogue.groups)]
        self.group = ring[(ring.index(self.group) + step) % len(ring)]
        self.show()

    def on_open_bar(self) -> None:
        """Go from a group's counts to its figures, from other bars to the checklist."""
        row = self.current
        if row is None:
            return
        if self.what == "targets":
            self.group = row.group
            self.show()
            return
        asked = [item for item in self.inspection.items if item.group is row.group and not item.withdrawn]
        waiting = [item for item in asked if self.inspection.answer(item.id).verdict is None]
        first = next(iter((*waiting, *asked)), None)
        if wanted := row.item or (first.id if first else ""):
            self.host.remember_place("checklist", wanted)
            self.host.go_to("checklist")

    def on_view_bar_source(self) -> None:
        """Show the line of the document."""
        row = self.current
        if row is None or row.source is None:
            return
        lines = self.host.inspection_open.source_lines(row.source.document)
        if not lines:
            self.hint(self.say("figures.no_source"), "warning")
            return
        document = self.say(f"checklist.document.{row.source.document}")
        title = self.say("checklist.place", document=document, line=row.source.line)
        self.host.push_screen(SourceWindow(title, lines, row.source.line, row.source.quote, row.shown))

    def on_chart_as_text(self) -> None:
        """Show the rows as text or as bars; the choice is kept."""
        self.as_text = not self.as_text
        self.host.choices.keep(CHOICE, "text" if self.as_text else "bars")
        self.show()

    def on_go_back(self, event: GoBack) -> None:
        """Go from a group's figures to all groups, else back to where the charts were asked for."""
        event.stop()
        if self.group is not None:
            self.group = None
            self.show()
        else:
            self.host.go_to(self.came_from)
