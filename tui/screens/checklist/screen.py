"""The checklist screen as it is shown: all of its commands together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.checklist.copying import Copying
from tui.screens.checklist.judging import Judging
from tui.screens.checklist.recording import Recording
from tui.widgets.score_charts import Chart

if TYPE_CHECKING:
    from inspection.undo import Reversal

_CHARTS = "-charts"
"""Class of the screen while a narrow one shows the charts in place of the card."""


class ChecklistScreen(Judging, Recording, Copying):
    """Step through the checklist, one key a verdict."""

    def on_switch_pane(self) -> None:
        """Go from the card to the charts and from chart to chart; on a narrow screen they take turns."""
        if not self.has_class("-narrow"):
            self.chart = self.chart.next
        elif not self.has_class(_CHARTS):
            self.chart = Chart.SCORES
            self.add_class(_CHARTS)
        elif self.chart.next is Chart.SCORES:
            self.remove_class(_CHARTS)
        else:
            self.chart = self.chart.next
        self.show()

    def show_reversal(self, reversal: Reversal) -> None:
        """Go to the item on which something was taken back or done again."""
        for step in reversal.steps:
            item = getattr(step.event, "item", "")
            if item:
                self.go_to_item(item)
